//! What can be booked: receipts, flows and the treasurer's operations, each with its day, its cents and a name
//! that no other fact has. What is taken back is a fact of its own, with its cents against.

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::Office;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::read::last_closing;
use super::treasury;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Our part of a receipt, without stamps.
    Receipt,
    /// A flow in force, and one that a revision took out of force.
    Flow,
    FlowSuperseded,
    /// What the treasurer did with a credit.
    Treasury,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub kind: Kind,
    pub name: String,
    /// The day that it is about.
    pub day: Date,
    pub due: i64,
    pub amount: i64,
    /// A number or a name that people find it by.
    pub text: String,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Receipt, Kind::Flow, Kind::FlowSuperseded, Kind::Treasury];

    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Receipt => "receipt",
            Kind::Flow => "flow",
            Kind::FlowSuperseded => "flow-superseded",
            Kind::Treasury => "treasury",
        }
    }

    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Where facts that no sheet has booked can be: of days after the last closed one, or learned since it was closed.
#[derive(Clone, Debug)]
pub(super) struct Since {
    pub body: i64,
    pub day: String,
    day_at: Moment,
    pub learned: Moment,
    pub until: String,
    until_at: Moment,
}

/// What was being written while a day was closed bears a moment before it.
const LEARNED_MARGIN_S: i64 = 86_400;

/// Everything up to a day that no sheet has booked.
pub(super) fn unbooked(tx: &mut Tx, office: &Office, until: Date) -> Result<Vec<Fact>, StoreError> {
    let last = last_closing(tx, office.id)?;
    let start = |day: Date| office.begin_of(day).unwrap_or(Moment(i64::MAX));
    let first = last.and_then(|(day, _)| day.tomorrow().ok());
    let since = Since {
        body: office.id,
        day: first.map_or_else(String::new, |day| day.to_string()),
        day_at: first.map_or(Moment(i64::MIN), start),
        learned: last.map_or(Moment(i64::MAX), |(_, at)| at.plus_s(-LEARNED_MARGIN_S)),
        until: until.to_string(),
        until_at: until.tomorrow().map_or(Moment(i64::MAX), start),
    };
    let mut facts = receipts(tx, office, &since)?;
    facts.extend(flows(tx, &since)?);
    facts.extend(treasury::operations(tx, &since)?);
    // A fact of an open day that was learned since is found twice.
    let found: BTreeMap<(Kind, String), Fact> =
        facts.into_iter().map(|fact| ((fact.kind, fact.name.clone()), fact)).collect();
    Ok(found.into_values().collect())
}

macro_rules! receipts {
    ($when:literal) => {
        sql!(concat!("SELECT r.receipt_id, t.place, r.paid_at, t.amount, r.iuv, COALESCE(p.due, 0) FROM receipt r JOIN receipt_transfer t ON t.body = r.body AND t.receipt_id = r.receipt_id LEFT JOIN debt_position p ON p.body = r.body AND p.id = r.position WHERE r.body = ?1 AND ", $when, " AND t.beneficiary = ?4 AND t.stamp = 0 AND NOT EXISTS (SELECT 1 FROM closed_fact c WHERE c.body = r.body AND c.kind = 'receipt' AND c.fact = r.receipt_id || '/' || CAST(t.place AS TEXT))"))
    };
}

fn receipts(tx: &mut Tx, office: &Office, since: &Since) -> Result<Vec<Fact>, StoreError> {
    let ours = office.fiscal_code().unwrap_or_default();
    let mut rows = tx.rows(
        receipts!("r.paid_at >= ?2 AND r.paid_at < ?3"),
        values![since.body, since.day_at, since.until_at, ours],
    )?;
    rows.extend(tx.rows(
        receipts!("r.recorded_at >= ?2 AND r.paid_at < ?3"),
        values![since.body, since.learned, since.until_at, ours],
    )?);
    rows.iter()
        .map(|row| {
            let (receipt, place): (String, i64) = (row.get(0)?, row.get(1)?);
            Ok(Fact {
                kind: Kind::Receipt,
                name: format!("{receipt}/{place}"),
                day: office.date_of(Moment(row.get(2)?)),
                due: row.get(5)?,
                amount: row.get(3)?,
                text: row.get(4)?,
            })
        })
        .collect()
}

macro_rules! flows {
    ($kind:literal, $when:literal) => {
        sql!(concat!("SELECT f.id, f.regulation_on, f.declared_total, f.flow FROM settlement_flow f WHERE f.body = ?1 AND ", $when, " AND NOT EXISTS (SELECT 1 FROM closed_fact c WHERE c.body = f.body AND c.kind = '", $kind, "' AND c.fact = CAST(f.id AS TEXT))"))
    };
}

/// A flow counts when it comes, and against itself when a revision takes its place.
fn flows(tx: &mut Tx, since: &Since) -> Result<Vec<Fact>, StoreError> {
    let day = values![since.body, &since.day, &since.until];
    let learned = values![since.body, since.learned, &since.until];
    let mut rows = tx.rows(flows!("flow", "f.regulation_on >= ?2 AND f.regulation_on <= ?3"), day)?;
    rows.extend(tx.rows(flows!("flow", "f.kept_at >= ?2 AND f.regulation_on <= ?3"), learned)?);
    let mut gone = tx.rows(
        flows!(
            "flow-superseded",
            "f.superseded_at IS NOT NULL AND f.regulation_on >= ?2 AND f.regulation_on <= ?3"
        ),
        day,
    )?;
    gone.extend(
        tx.rows(flows!("flow-superseded", "f.superseded_at >= ?2 AND f.regulation_on <= ?3"), learned)?,
    );
    let kept = rows.iter().map(|row| fact(Kind::Flow, row, 1));
    kept.chain(gone.iter().map(|row| fact(Kind::FlowSuperseded, row, -1))).collect()
}

fn fact(kind: Kind, row: &Row, sign: i64) -> Result<Fact, StoreError> {
    let day: String = row.get(1)?;
    Ok(Fact {
        kind,
        name: row.get::<i64>(0)?.to_string(),
        day: day.parse().map_err(|_| StoreError::Shape(format!("day {day}")))?,
        due: 0,
        amount: sign * row.get::<i64>(2)?,
        text: row.get(3)?,
    })
}

//! What can be booked: receipts, flows and the treasurer's operations, each with its day, its cents and a name
//! that no other fact has. What is taken back is a fact of its own, with its cents against.

use jiff::civil::Date;
use office::Office;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

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

/// Everything up to a day that no sheet has booked.
pub(super) fn unbooked(tx: &mut Tx, office: &Office, until: Date) -> Result<Vec<Fact>, StoreError> {
    let mut facts = receipts(tx, office, until)?;
    let end = until.to_string();
    let flows = tx.rows(
        sql!("SELECT f.id, f.regulation_on, f.declared_total, f.flow FROM settlement_flow f WHERE f.body = ?1 AND f.regulation_on <= ?2 AND NOT EXISTS (SELECT 1 FROM closed_fact c WHERE c.body = f.body AND c.kind = 'flow' AND c.fact = CAST(f.id AS TEXT)) ORDER BY f.id"),
        values![office.id, &end],
    )?;
    for row in &flows {
        facts.push(fact(Kind::Flow, row, 1)?);
    }
    let superseded = tx.rows(
        sql!("SELECT f.id, f.regulation_on, f.declared_total, f.flow FROM settlement_flow f WHERE f.body = ?1 AND f.regulation_on <= ?2 AND f.superseded_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM closed_fact c WHERE c.body = f.body AND c.kind = 'flow-superseded' AND c.fact = CAST(f.id AS TEXT)) ORDER BY f.id"),
        values![office.id, &end],
    )?;
    for row in &superseded {
        facts.push(fact(Kind::FlowSuperseded, row, -1)?);
    }
    facts.extend(operations(tx, office.id, &end)?);
    Ok(facts)
}

fn receipts(tx: &mut Tx, office: &Office, until: Date) -> Result<Vec<Fact>, StoreError> {
    let ours = office.body.creditor.as_ref().map_or("", |creditor| &creditor.fiscal_code);
    let end = until.tomorrow().ok().and_then(|day| day.to_zoned(office.zone.clone()).ok());
    let end = end.map_or(Moment(i64::MAX), |zoned| zoned.timestamp().into());
    let rows = tx.rows(
        sql!("SELECT r.receipt_id, t.place, r.paid_at, t.amount, r.iuv, COALESCE(p.due, 0) FROM receipt r JOIN receipt_transfer t ON t.body = r.body AND t.receipt_id = r.receipt_id LEFT JOIN debt_position p ON p.body = r.body AND p.id = r.position WHERE r.body = ?1 AND r.paid_at < ?2 AND t.beneficiary = ?3 AND t.stamp = 0 AND NOT EXISTS (SELECT 1 FROM closed_fact c WHERE c.body = r.body AND c.kind = 'receipt' AND c.fact = r.receipt_id || '/' || CAST(t.place AS TEXT)) ORDER BY r.receipt_id, t.place"),
        values![office.id, end, ours],
    )?;
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

/// Executed and restored credits count for the body, reversed ones against it; one that was only put in order
/// counts where nothing else was told of the credit before.
fn operations(tx: &mut Tx, body: i64, end: &str) -> Result<Vec<Fact>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT o.id, o.moved_on, o.amount, m.bolletta, o.operation, (SELECT MIN(q.id) FROM treasury_operation q WHERE q.body = o.body AND q.movement = o.movement) FROM treasury_operation o JOIN treasury_movement m ON m.body = o.body AND m.id = o.movement WHERE o.body = ?1 AND o.moved_on <= ?2 AND NOT EXISTS (SELECT 1 FROM closed_fact c WHERE c.body = o.body AND c.kind = 'treasury' AND c.fact = CAST(o.id AS TEXT)) ORDER BY o.id"),
        values![body, end],
    )?;
    rows.iter()
        .map(|row| {
            let operation: String = row.get(4)?;
            let first = row.get::<i64>(5)? == row.get::<i64>(0)?;
            let mut fact = fact(Kind::Treasury, row, 1)?;
            let cents = fact.amount.saturating_abs();
            fact.amount = match operation.as_str() {
                "STORNATO" if first => 0,
                "STORNATO" => -cents,
                "REGOLARIZZATO" if !first => 0,
                _ => fact.amount,
            };
            Ok(fact)
        })
        .collect()
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

//! Cases as they are kept.

use jiff::civil::Date;
use pagopa::{Cents, NoticeNumber};
use platform::store::{Row, StoreError, Tx, keys};
use platform::{Moment, sql, values};

use crate::pay::Surplus;

/// Cases of a page.
pub const PAGE: i64 = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub id: i64,
    pub receipt: String,
    /// When and where the receipt was paid.
    pub paid: Option<(Moment, String)>,
    pub position: Option<i64>,
    /// The notice that was paid; nothing where only a flow has told of it and no notice of ours has its reference.
    pub nav: Option<String>,
    pub amount: Cents,
    /// What of the receipt went to others, or is a stamp: not ours to give back.
    pub rest: Cents,
    pub cause: Surplus,
    pub opened_at: Moment,
    pub proposed: Option<(Moment, String)>,
    /// Whether it is given back, when and by whom that was decided.
    pub decided: Option<(bool, Moment, String)>,
    pub reason: String,
    pub done: Option<(Moment, String)>,
    /// The day of the order to pay, its number, and what else was said of it.
    pub done_on: Option<Date>,
    pub mandate: String,
    pub note: String,
    /// Since when it is known that the money is not too much.
    pub groundless: Option<Moment>,
    /// Of its position; 0 for none.
    pub due: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Opened,
    Proposed,
    Approved,
    Refused,
    Done,
    Groundless,
}

/// Which cases a list is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Those that are over, instead of those that somebody still has to deal with.
    pub over: bool,
    /// The page after this case.
    pub after: Option<i64>,
}

impl Standing {
    pub fn word(self) -> &'static str {
        match self {
            Standing::Opened => "opened",
            Standing::Proposed => "proposed",
            Standing::Approved => "approved",
            Standing::Refused => "refused",
            Standing::Done => "done",
            Standing::Groundless => "groundless",
        }
    }
}

impl Case {
    pub fn standing(&self) -> Standing {
        match (&self.proposed, &self.decided, &self.done) {
            (_, _, Some(_)) => Standing::Done,
            (_, Some((true, ..)), None) => Standing::Approved,
            (_, Some((false, ..)), None) => Standing::Refused,
            (Some(_), None, None) => Standing::Proposed,
            (None, None, None) if self.groundless.is_some() => Standing::Groundless,
            (None, None, None) => Standing::Opened,
        }
    }

    /// What its payer paid, others' shares within.
    pub fn paid_amount(&self) -> Cents {
        Cents(self.amount.0 + self.rest.0)
    }

    /// Money that came under this number, and was too much.
    pub fn is_of(&self, nav: &NoticeNumber) -> bool {
        self.groundless.is_none() && self.nav.as_deref() == Some(nav.as_str())
    }
}

/// Whether what can be paid under a number had better wait: other money for it is here, and nobody has decided yet
/// whether it goes back.
pub(crate) fn hold(cases: &[Case], nav: &NoticeNumber) -> bool {
    cases.iter().filter(|case| matches!(case.standing(), Standing::Opened | Standing::Proposed)).any(|case| {
        match case.cause {
            Surplus::Twice => false,
            Surplus::OtherOption | Surplus::Withdrawn => true,
            Surplus::Amount => case.is_of(nav),
        }
    })
}

macro_rules! select_case {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.receipt_id, c.position, c.amount, c.cause, c.opened_at, c.proposed_at, c.proposed_by, c.decision, c.decided_at, c.decided_by, c.reason, c.done_at, c.done_by, d.due, r.paid_at, r.psp_name, r.amount, c.groundless_at, COALESCE(r.nav, (SELECT MIN(i.nav) FROM instalment i JOIN settlement_line l ON l.body = i.body AND l.iuv = i.iuv WHERE i.body = c.body AND i.position = c.position AND l.iur = c.receipt_id)), c.done_on, c.mandate, c.note FROM refund_case c LEFT JOIN debt_position d ON d.body = c.body AND d.id = c.position LEFT JOIN receipt r ON r.body = c.body AND r.receipt_id = c.receipt_id WHERE c.body = ?1 AND ",
            $rest
        )
    };
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Case>, StoreError> {
    tx.row(sql!(select_case!("c.id = ?2")), values![body, id])?.as_ref().map(case).transpose()
}

/// Of a receipt, where it is too much.
pub(crate) fn by_receipt(tx: &mut Tx, body: i64, receipt: &str) -> Result<Option<Case>, StoreError> {
    tx.row(sql!(select_case!("c.receipt_id = ?2")), values![body, receipt])?.as_ref().map(case).transpose()
}

pub fn of_position(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<Case>, StoreError> {
    of_positions(tx, body, [position])
}

/// Those of many positions, the oldest first.
pub(crate) fn of_positions(
    tx: &mut Tx,
    body: i64,
    positions: impl IntoIterator<Item = i64>,
) -> Result<Vec<Case>, StoreError> {
    let rows = tx.rows(
        sql!(select_case!("c.position IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) ORDER BY c.id")),
        values![body, keys(positions)],
    )?;
    rows.iter().map(case).collect()
}

/// A page of cases, newest first, of the kinds of due in `dues` (see [`crate::proof::Dues::list`]); what belongs to
/// no position is for those who deal with all kinds.
pub fn lines(tx: &mut Tx, body: i64, dues: &str, asked: Asked) -> Result<Vec<Case>, StoreError> {
    let rows = tx.rows(
        sql!(select_case!(
            "c.id < ?2 AND (?3 = '' OR ?3 LIKE '%,' || CAST(d.due AS TEXT) || ',%') AND ((?4 = 1 AND (c.done_at IS NOT NULL OR c.decision = 'refused' OR c.groundless_at IS NOT NULL)) OR (?4 = 0 AND c.done_at IS NULL AND c.groundless_at IS NULL AND (c.decision IS NULL OR c.decision <> 'refused'))) ORDER BY c.id DESC LIMIT ?5"
        )),
        values![body, asked.after.unwrap_or(i64::MAX), dues, i64::from(asked.over), PAGE],
    )?;
    rows.iter().map(case).collect()
}

fn case(row: &Row) -> Result<Case, StoreError> {
    let cause: String = row.get(4)?;
    let moment = |column| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(Moment));
    let name = |column| Ok::<_, StoreError>(row.get::<Option<String>>(column)?.unwrap_or_default());
    let (proposed_by, decision, decided_by, done_by) = (name(7)?, name(8)?, name(10)?, name(13)?);
    let amount: i64 = row.get(3)?;
    Ok(Case {
        id: row.get(0)?,
        receipt: row.get(1)?,
        paid: moment(15)?.zip(row.get::<Option<String>>(16)?),
        position: row.get(2)?,
        nav: row.get(19)?,
        amount: Cents(amount),
        rest: Cents(row.get::<Option<i64>>(17)?.map_or(0, |whole| (whole - amount).max(0))),
        cause: Surplus::parse(&cause).ok_or_else(|| StoreError::Shape(format!("cause {cause}")))?,
        opened_at: Moment(row.get(5)?),
        proposed: moment(6)?.map(|at| (at, proposed_by)),
        decided: moment(9)?.map(|at| (decision == "approved", at, decided_by)),
        reason: row.get(11)?,
        done: moment(12)?.map(|at| (at, done_by)),
        done_on: name(20)?.parse().ok(),
        mandate: name(21)?,
        note: name(22)?,
        groundless: moment(18)?,
        due: row.get::<Option<i64>>(14)?.unwrap_or_default(),
    })
}

//! Facts of some days, read set by set: whatever shares a reference with something of these days.

use std::collections::BTreeSet;

use jiff::civil::Date;
use office::Office;
use pagopa::settlement::PayStatus;
use pagopa::treasury::Operation;
use payments::position::Origin;
use payments::settlement::{LineFact, TransferFact};
use platform::store::{StoreError, Tx, keys};
use platform::{Moment, sql, values};

use super::gather::day;
use super::labels::Receipted;
use super::said::bank_words;

/// Our transfer of a receipt.
#[derive(Clone, Debug)]
pub(super) struct TransferRow {
    pub fact: TransferFact,
    pub sums: Receipted,
    pub day: Date,
    /// Kind of due; 0 for none.
    pub due: i64,
    /// Where its position comes from.
    pub origin: Option<Origin>,
    /// Who of the staff brought its receipt as a file, and when.
    pub uploaded: Option<(String, Moment)>,
}

/// A line of a flow in force.
#[derive(Clone, Debug)]
pub(super) struct LineRow {
    pub flow: i64,
    pub place: i64,
    pub fact: LineFact,
    pub revoked: bool,
    pub day: Date,
    pub flow_name: String,
    pub flow_total: i64,
}

/// A credit that no flow is joined to.
#[derive(Clone, Debug)]
pub(super) struct CreditRow {
    pub id: i64,
    pub amount: i64,
    pub day: Date,
    pub text: String,
    /// Somebody said what it is.
    pub explained: bool,
}

#[derive(Clone, Debug)]
pub(super) struct NoticeRow {
    pub iud: String,
    pub iuv: String,
    pub amount: i64,
    pub day: Date,
}

/// A line that cannot be read.
#[derive(Clone, Debug)]
pub(super) struct BadRow {
    pub flow: i64,
    pub place: i64,
    pub day: Date,
    pub flow_name: String,
    pub trouble: String,
}

/// Days as statements compare them.
#[derive(Clone, Debug)]
pub(super) struct Days {
    from: String,
    until: String,
    from_at: Moment,
    until_at: Moment,
}

impl Days {
    pub fn of(office: &Office, from: Date, until: Date) -> Days {
        let at = |day: Date| office.begin_of(day).unwrap_or(Moment(i64::MAX));
        let after = until.tomorrow().map_or(Moment(i64::MAX), at);
        Days { from: from.to_string(), until: until.to_string(), from_at: at(from), until_at: after }
    }
}

// The references of these days are asked for within each statement: ?2 and ?3 days, ?4 and ?5 moments.
macro_rules! references {
    ($head:literal, $tail:literal) => {
        concat!($head, " IN (SELECT iuv FROM receipt WHERE body = ?1 AND paid_at >= ?4 AND paid_at < ?5 UNION SELECT iuv FROM settlement_line WHERE body = ?1 AND paid_on >= ?2 AND paid_on <= ?3 UNION SELECT iuv FROM own_notice WHERE body = ?1 AND paid_on >= ?2 AND paid_on <= ?3)", $tail)
    };
}

pub(super) fn transfers(tx: &mut Tx, office: &Office, days: &Days) -> Result<Vec<TransferRow>, StoreError> {
    let ours = office.fiscal_code().unwrap_or_default();
    let rows = tx.rows(
        sql!(references!("SELECT r.iuv, r.receipt_id, t.place, t.amount, r.amount, r.paid_at, COALESCE(p.due, 0), p.origin, r.uploaded_by, r.recorded_at FROM receipt r JOIN receipt_transfer t ON t.body = r.body AND t.receipt_id = r.receipt_id LEFT JOIN debt_position p ON p.body = r.body AND p.id = r.position WHERE r.body = ?1 AND t.beneficiary = ?6 AND t.stamp = 0 AND r.iuv", " ORDER BY r.receipt_id, t.place")),
        values![office.id, &days.from, &days.until, days.from_at, days.until_at, ours],
    )?;
    rows.iter()
        .map(|row| {
            let fact = TransferFact {
                iuv: row.get(0)?,
                receipt: row.get(1)?,
                place: row.get(2)?,
                amount: row.get(3)?,
            };
            let (by, at): (Option<String>, i64) = (row.get(8)?, row.get(9)?);
            Ok(TransferRow {
                sums: Receipted { amount: fact.amount, whole: row.get(4)? },
                uploaded: by.map(|by| (by, Moment(at))),
                fact,
                day: office.date_of(Moment(row.get(5)?)),
                due: row.get(6)?,
                origin: row.get::<Option<String>>(7)?.as_deref().and_then(Origin::parse),
            })
        })
        .collect()
}

pub(super) fn lines(tx: &mut Tx, body: i64, days: &Days) -> Result<Vec<LineRow>, StoreError> {
    let rows = tx.rows(
        sql!(references!("SELECT l.flow, l.place, l.iuv, l.iur, l.transfer, l.amount, l.status, l.paid_on, f.flow, f.declared_total FROM settlement_line l JOIN settlement_flow f ON f.body = l.body AND f.id = l.flow WHERE l.body = ?1 AND l.trouble IS NULL AND f.superseded_at IS NULL AND l.iuv", " ORDER BY l.flow, l.place")),
        values![body, &days.from, &days.until, days.from_at, days.until_at],
    )?;
    rows.iter()
        .map(|row| {
            let fact =
                LineFact { iuv: row.get(2)?, iur: row.get(3)?, place: row.get(4)?, amount: row.get(5)? };
            Ok(LineRow {
                flow: row.get(0)?,
                place: row.get(1)?,
                fact,
                revoked: row.get::<String>(6)? == PayStatus::Revoked.code(),
                day: day(row, 7)?,
                flow_name: row.get(8)?,
                flow_total: row.get(9)?,
            })
        })
        .collect()
}

pub(super) fn notices(tx: &mut Tx, body: i64, days: &Days) -> Result<Vec<NoticeRow>, StoreError> {
    let rows = tx.rows(
        sql!(references!(
            "SELECT n.iud, n.iuv, n.amount, n.paid_on FROM own_notice n WHERE n.body = ?1 AND n.iuv",
            " ORDER BY n.iud"
        )),
        values![body, &days.from, &days.until, days.from_at, days.until_at],
    )?;
    rows.iter()
        .map(|row| {
            Ok(NoticeRow { iud: row.get(0)?, iuv: row.get(1)?, amount: row.get(2)?, day: day(row, 3)? })
        })
        .collect()
}

/// What came in for the flows of these lines.
pub(super) fn credited(tx: &mut Tx, body: i64, told: &[LineRow]) -> Result<Vec<[i64; 2]>, StoreError> {
    let flows: BTreeSet<i64> = told.iter().map(|line| line.flow).collect();
    tx.numbers::<2>(
        sql!("SELECT j.flow, CAST(SUM(m.amount) AS BIGINT) FROM flow_movement j JOIN treasury_movement m ON m.body = j.body AND m.id = j.movement WHERE j.body = ?1 AND j.flow IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) AND j.ended_at IS NULL GROUP BY j.flow"),
        &[body.into(), keys(flows)],
    )
}

pub(super) fn credits(tx: &mut Tx, body: i64, days: &Days) -> Result<Vec<CreditRow>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT m.id, m.amount, m.moved_on, m.reason, m.end_to_end, m.bank_data, (SELECT COUNT(*) FROM credit_explanation e WHERE e.body = m.body AND e.movement = m.id AND e.ended_at IS NULL) FROM treasury_movement m WHERE m.body = ?1 AND m.moved_on >= ?2 AND m.moved_on <= ?3 AND m.amount > 0 AND m.operation <> ?4 AND NOT EXISTS (SELECT 1 FROM flow_movement j WHERE j.body = m.body AND j.movement = m.id AND j.ended_at IS NULL) ORDER BY m.id"),
        values![body, &days.from, &days.until, Operation::Reversed.word()],
    )?;
    rows.iter()
        .map(|row| {
            let text = bank_words(&[row.get(3)?, row.get(4)?, row.get(5)?]);
            let explained = row.get::<i64>(6)? > 0;
            Ok(CreditRow { id: row.get(0)?, amount: row.get(1)?, day: day(row, 2)?, text, explained })
        })
        .collect()
}

pub(super) fn bad(tx: &mut Tx, body: i64, days: &Days) -> Result<Vec<BadRow>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT l.flow, l.place, f.regulation_on, f.flow, l.trouble FROM settlement_line l JOIN settlement_flow f ON f.body = l.body AND f.id = l.flow WHERE f.body = ?1 AND f.regulation_on >= ?2 AND f.regulation_on <= ?3 AND f.bad > 0 AND f.superseded_at IS NULL AND l.trouble IS NOT NULL ORDER BY l.flow, l.place"),
        values![body, &days.from, &days.until],
    )?;
    rows.iter()
        .map(|row| {
            Ok(BadRow {
                flow: row.get(0)?,
                place: row.get(1)?,
                day: day(row, 2)?,
                flow_name: row.get(3)?,
                trouble: row.get(4)?,
            })
        })
        .collect()
}

//! Receipts as they were filed, to be looked at.

use pagopa::{Cents, NoticeNumber};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Verdict;

/// A receipt with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    pub number: String,
    pub nav: String,
    pub paid_at: Moment,
    /// Where it was paid.
    pub provider: String,
    pub amount: Cents,
    pub verdict: Verdict,
    /// Who of the staff brought it as a file, and when: the platform itself never sent it.
    pub uploaded: Option<(String, Moment)>,
}

impl Filing {
    /// The notice in groups, as it stands on paper; another's number stands as it came.
    pub fn nav_read(&self) -> String {
        crate::said::notice(&self.nav)
    }
}

/// Whether this receipt is filed, and is the one of another notice.
pub(crate) fn is_of_another(
    tx: &mut Tx,
    body: i64,
    number: &str,
    nav: &NoticeNumber,
) -> Result<bool, StoreError> {
    let row =
        tx.row(sql!("SELECT nav FROM receipt WHERE body = ?1 AND receipt_id = ?2"), values![body, number])?;
    let of = row.map(|row| row.get::<String>(0)).transpose()?;
    Ok(of.is_some_and(|of| of != nav.as_str()))
}

/// Those of a position, in the order of payment. A partial index serves what has one; its condition is repeated
/// for it.
pub fn of_position(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<Filing>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT receipt_id, nav, paid_at, psp_name, amount, verdict, uploaded_by, recorded_at FROM receipt WHERE body = ?1 AND position = ?2 AND position IS NOT NULL ORDER BY paid_at, receipt_id"),
        values![body, position],
    )?;
    rows.iter()
        .map(|row| {
            let (word, by): (String, Option<String>) = (row.get(5)?, row.get(6)?);
            let recorded_at = Moment(row.get(7)?);
            Ok(Filing {
                number: row.get(0)?,
                nav: row.get(1)?,
                paid_at: Moment(row.get(2)?),
                provider: row.get(3)?,
                amount: Cents(row.get(4)?),
                verdict: Verdict::parse(&word).ok_or_else(|| StoreError::Shape(format!("verdict {word}")))?,
                uploaded: by.map(|by| (by, recorded_at)),
            })
        })
        .collect()
}

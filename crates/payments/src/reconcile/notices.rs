//! What the program that asked for money says was paid: its own notice (IUD), by file. A row is found again by
//! its id; the newest word counts.

use jiff::civil::Date;
use office::Office;
use pagopa::{Cents, Iuv};
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnNotice {
    pub iud: String,
    pub iuv: Iuv,
    /// Of the whole instalment.
    pub amount: Cents,
    pub paid_on: Date,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeVerdict {
    Kept,
    /// It was here, word for word.
    Known,
    /// It was here with another amount, reference or day.
    Changed,
    /// This field cannot be read.
    Bad(&'static str),
}

/// Rows `iud;iuv;importo;data`, the first of them with these names.
pub fn read_notices(text: &str) -> Vec<Result<OwnNotice, &'static str>> {
    let rows = text.lines().skip(1).filter(|row| !row.trim().is_empty());
    rows.map(|row| {
        let mut cells = row.split([';', ',', '\t']).map(|cell| platform::csv::unprefix(cell.trim()));
        let iud = cells.next().filter(|iud| (1..=35).contains(&iud.len())).ok_or("iud")?.to_owned();
        let iuv = cells.next().and_then(|iuv| Iuv::parse(iuv).ok()).ok_or("iuv")?;
        let amount = cells.next().and_then(|cell| Cents::from_number(cell).ok());
        let amount = amount.filter(|amount| amount.is_positive()).ok_or("amount")?;
        let paid_on = cells.next().and_then(|day| day.parse().ok()).ok_or("date")?;
        Ok(OwnNotice { iud, iuv, amount, paid_on })
    })
    .collect()
}

/// Keeps the good rows, each with its verdict.
pub fn keep_notices(
    tx: &mut Tx,
    office: &Office,
    rows: &[Result<OwnNotice, &'static str>],
    actor: &Actor,
    now: Moment,
) -> Result<Vec<NoticeVerdict>, StoreError> {
    let mut verdicts = Vec::new();
    for row in rows {
        verdicts.push(match row {
            Ok(notice) => keep(tx, office.id, notice, actor, now)?,
            Err(field) => NoticeVerdict::Bad(field),
        });
    }
    let kept = verdicts.iter().filter(|verdict| matches!(verdict, NoticeVerdict::Kept)).count();
    let facts = serde_json::json!({ "rows": rows.len(), "kept": kept });
    let event =
        NewEvent { body: office.id, place: 0, kind: "own-notices-kept", subject: 0, actor, at: now, facts };
    append(tx, event)?;
    Ok(verdicts)
}

fn keep(
    tx: &mut Tx,
    body: i64,
    notice: &OwnNotice,
    actor: &Actor,
    now: Moment,
) -> Result<NoticeVerdict, StoreError> {
    let day = notice.paid_on.to_string();
    let fresh = tx.execute(
        sql!("INSERT INTO own_notice (body, iud, iuv, amount, paid_on, kept_at, kept_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"),
        values![body, &notice.iud, notice.iuv.as_str(), notice.amount.0, &day, now, actor.0.as_str()],
    )?;
    if fresh == 1 {
        return Ok(NoticeVerdict::Kept);
    }
    let changed = tx.execute(
        sql!("UPDATE own_notice SET iuv = ?3, amount = ?4, paid_on = ?5, kept_at = ?6, kept_by = ?7 WHERE body = ?1 AND iud = ?2 AND (iuv <> ?3 OR amount <> ?4 OR paid_on <> ?5)"),
        values![body, &notice.iud, notice.iuv.as_str(), notice.amount.0, &day, now, actor.0.as_str()],
    )?;
    Ok(if changed == 1 { NoticeVerdict::Changed } else { NoticeVerdict::Known })
}

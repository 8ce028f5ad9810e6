//! What the program that asked for money says was paid: its own notice (IUD), by file. A row is found again by
//! its id; the newest word counts.

use jiff::civil::Date;
use office::Office;
use pagopa::cents::LARGEST;
use pagopa::treasury::csv::rows::{self, ROWS_MAX};
use pagopa::treasury::csv::value;
use pagopa::treasury::csv::value::NoText;
use pagopa::{Cents, Iuv};
use payments::proof::{Accounting, May};
use payments::refused;
use platform::events::Actor;
use platform::limits;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
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

/// Names of the columns, in any order; the first row says them.
const NAMES: [&str; 4] = ["iud", "iuv", "importo", "data"];

/// Why a whole file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticesError {
    /// The bytes are no text.
    Text(NoText),
    /// It is empty, or a quote never ends.
    Csv,
    /// This column is missing.
    Column(&'static str),
    /// More than [`ROWS_MAX`] rows.
    TooMany,
}

impl From<NoticesError> for Failed {
    fn from(error: NoticesError) -> Failed {
        Failed::bad(match error {
            NoticesError::Text(why) => refused::no_text(why),
            NoticesError::Csv => Sentence::new("upload-error-csv"),
            NoticesError::TooMany => Sentence::new("upload-error-rows").with("most", ROWS_MAX),
            NoticesError::Column(name) => Sentence::new("upload-error-column").with("column", name),
        })
    }
}

/// A row of a file: its line, and the notice or the field that cannot be read.
pub type NoticeRead = (u64, Result<OwnNotice, &'static str>);

/// The rows of a file as a bank or an office writes one.
pub fn read_notices(bytes: &[u8]) -> Result<Vec<NoticeRead>, NoticesError> {
    let text = value::text(bytes).map_err(NoticesError::Text)?;
    let read = rows::rows(&text, ROWS_MAX).unwrap_or_default();
    let (head, lines) = read.split_first().ok_or(NoticesError::Csv)?;
    if lines.len() > ROWS_MAX {
        limits::hit("ROWS_MAX");
        return Err(NoticesError::TooMany);
    }
    let head: Vec<String> = head.fields.iter().map(|name| value::name(name)).collect();
    let places = NAMES.map(|name| head.iter().position(|given| given == name));
    if let Some(at) = places.iter().position(Option::is_none) {
        return Err(NoticesError::Column(NAMES[at]));
    }
    let notice = |row: &rows::Row| {
        let [iud, iuv, amount, day] = places.map(|place| {
            let cell = place.and_then(|place| row.fields.get(place)).map_or("", |cell| cell.trim());
            platform::csv::unprefix(cell)
        });
        let iud = Some(iud).filter(|iud| (1..=35).contains(&iud.len())).ok_or("iud")?.to_owned();
        let iuv = Iuv::parse(iuv).map_err(|_| "iuv")?;
        let amount = value::amount(amount)
            .filter(|amount| amount.is_positive() && *amount <= LARGEST)
            .ok_or("amount")?;
        Ok(OwnNotice { iud, iuv, amount, paid_on: value::day(day).ok_or("date")? })
    };
    Ok(lines.iter().map(|row| (row.line, notice(row))).collect())
}

/// Keeps the good rows, each with its verdict.
pub fn keep_notices(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    rows: &[Result<OwnNotice, &'static str>],
    now: Moment,
) -> Result<Vec<NoticeVerdict>, StoreError> {
    let mut verdicts = Vec::new();
    for row in rows {
        verdicts.push(match row {
            Ok(notice) => keep(tx, office.id, notice, &accountant.actor, now)?,
            Err(field) => NoticeVerdict::Bad(field),
        });
    }
    let kept = verdicts.iter().filter(|verdict| matches!(verdict, NoticeVerdict::Kept)).count();
    let facts = serde_json::json!({ "rows": rows.len(), "kept": kept });
    accountant.note(tx, "own-notices-kept", 0, facts, now)?;
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

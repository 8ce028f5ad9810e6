//! What a changed office means for what is owed.
//!
//! A kind of due that leaves the file takes nothing away from who owes: its notices stay payable. A station that
//! leaves the file, though, would leave receipts without a door (they still come after its end, GovPay #832): it
//! gets an end instead, and taking it out is refused once a notice or a receipt went through it.

use std::sync::Arc;

use office::docs::StationDoc;
use office::import::{Consequences, ImportError, Settling};
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::web::Sentence;
use platform::{sql, values};

use crate::position::Progress;

pub fn consequences() -> Consequences {
    Consequences { find: Arc::new(find), settle: Arc::new(settle) }
}

fn find(tx: &mut Tx, settling: &Settling) -> Result<Vec<Sentence>, StoreError> {
    let (before, after) = (settling.before, settling.after);
    let lang = before.languages().first().copied().unwrap_or(Lang::It);
    let mut sentences = Vec::new();
    for due in &before.dues {
        if after.dues.iter().any(|kept| kept.id == due.id) {
            continue;
        }
        let open = open_positions(tx, before.id, Some(due.id))?;
        if open > 0 {
            let name = due.doc.name.say(lang);
            sentences.push(Sentence::new("payments-import-due").with("due", name).with("count", open));
        }
    }
    if before.fiscal_code() != after.fiscal_code()
        && before.fiscal_code().is_some_and(|code| !code.is_empty())
    {
        let open = open_positions(tx, before.id, None)?;
        if open > 0 {
            sentences.push(Sentence::new("payments-import-creditor").with("count", open));
        }
    }
    Ok(sentences)
}

/// Not withdrawn and not wholly paid.
fn open_positions(tx: &mut Tx, body: i64, due: Option<i64>) -> Result<i64, StoreError> {
    let row = tx.row(
        sql!(
            "SELECT COUNT(*) FROM debt_position WHERE body = ?1 AND (due = ?2 OR ?3 = 1) AND invalid_at IS NULL AND progress < ?4"
        ),
        values![body, due.unwrap_or(0), i64::from(due.is_none()), Progress::All as i64],
    )?;
    row.map_or(Ok(0), |row| row.get(0))
}

fn settle(tx: &mut Tx, settling: &Settling) -> Result<(), ImportError> {
    for station in &settling.before.stations {
        let kept = settling.after.stations.iter().any(|kept| kept.id == station.id);
        if !kept && used(tx, settling.before.id, &station.doc)? {
            return Err(ImportError::StationUsed { station: station.doc.key.clone() });
        }
    }
    Ok(())
}

/// Whether a notice was numbered under its code, or a receipt came over it.
fn used(tx: &mut Tx, body: i64, station: &StationDoc) -> Result<bool, StoreError> {
    let numbered = tx.row(
        sql!("SELECT last FROM number_series WHERE body = ?1 AND segregation = ?2"),
        values![body, station.segregation],
    )?;
    let came = tx.row(
        sql!("SELECT receipt_id FROM receipt_inbox WHERE body = ?1 AND station = ?2 LIMIT 1"),
        values![body, station.key.as_str()],
    )?;
    Ok(numbered.is_some() || came.is_some())
}

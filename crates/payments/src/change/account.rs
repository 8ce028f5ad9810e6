//! The transaction of replacing an account. It reads all transfers of the body, since nobody but a change of bank
//! asks by account.

use pagopa::Iban;
use platform::store::Tx;
use platform::{Moment, sql, values};

use crate::create::PositionError;
use crate::position;
use crate::proof::{May, Owing};

/// Transfers to `?2` that nobody paid yet, of positions that the clerk deals with: by kind of due (`?4`) and by
/// the segregation codes of all their numbers (`?5`). At most `?3`, and the same ones for whoever asks again.
macro_rules! open_transfers {
    () => {
        "FROM transfer t JOIN debt_position d ON d.body = t.body AND d.id = t.position WHERE t.body = ?1 AND t.iban = ?2 AND d.invalid_at IS NULL AND (?4 = '' OR ?4 LIKE '%,' || CAST(d.due AS TEXT) || ',%') AND (?5 = '' OR NOT EXISTS (SELECT 1 FROM instalment i WHERE i.body = t.body AND i.position = t.position AND ?5 NOT LIKE '%,' || SUBSTR(i.nav, 2, 2) || ',%')) AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.body = t.body AND p.position = t.position AND p.instalment = t.instalment) ORDER BY t.position, t.instalment, t.place LIMIT ?3"
    };
}

/// The body has changed bank: every transfer of its own that nobody paid yet goes to the new account. Answers how
/// many; bounded by `most`, so that it never holds the writer (call until it answers less). `codes` are those of
/// the register's calls, empty for all.
pub fn replace_account(
    tx: &mut Tx,
    clerk: &May<Owing>,
    codes: &str,
    (old, new): (&Iban, &Iban),
    most: i64,
    now: Moment,
) -> Result<u64, PositionError> {
    let dues = clerk.dues.list();
    // Before the transfers, which are found no more once they are changed. Their positions are others now, for
    // who has read them and for the archive.
    tx.execute(
        sql!(concat!(
            "UPDATE debt_position SET version = version + 1, touched_at = ?6, tell_at = 0 WHERE body = ?1 AND id IN (SELECT f.position FROM (SELECT t.position ",
            open_transfers!(),
            ") AS f)"
        )),
        values![clerk.body, old.as_str(), most, dues.as_str(), codes, now],
    )?;
    let done = tx.execute(
        sql!(concat!(
            "UPDATE transfer SET iban = ?6 WHERE body = ?1 AND (body, position, instalment, place) IN (SELECT t.body, t.position, t.instalment, t.place ",
            open_transfers!(),
            ")"
        )),
        values![clerk.body, old.as_str(), most, dues.as_str(), codes, new.as_str()],
    )?;
    if done > 0 {
        position::account_ended(tx, clerk.body, old.as_str(), now)?;
        let facts = serde_json::json!({ "transfers": done, "from": masked(old), "to": masked(new) });
        clerk.note(tx, "account-replaced", 0, facts, now)?;
    }
    Ok(done)
}

/// «IT60…3456»: enough to know it again.
fn masked(iban: &Iban) -> String {
    let text = iban.as_str();
    let end = text.len().saturating_sub(4);
    format!("{}…{}", text.get(..4).unwrap_or_default(), text.get(end..).unwrap_or_default())
}

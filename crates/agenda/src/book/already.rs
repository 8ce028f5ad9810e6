//! One live booking per service and person, and what becomes of a wish for a second one.
//!
//! Anybody can type somebody else's code or address, so the refusal tells nothing but that there is one;
//! its hour goes to the owner, by mail, to the address on file.

use office::Ctx;
use office::people::{self, Indexes, Someone};
use platform::jobs::{self, NewJob};
use platform::store::{Row, StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::BookError;
use crate::services::folded;
use crate::{appointment, mail};

/// The owner is told of further attempts once in this time.
const TOLD_AGAIN_S: i64 = 3_600;

/// The live future appointment of the same person for the same service: by the fiscal code when one is
/// given, else by address and name together, because families share an address.
pub(super) fn live(
    tx: &mut Tx,
    body: i64,
    service: i64,
    someone: &Someone,
    indexes: &Indexes,
    now: Moment,
) -> Result<Option<BookError>, StoreError> {
    // CROSS JOIN keeps SQLite to this order: from one person to the few appointments, never the other way.
    if let Some(code) = &indexes.code {
        let row = tx.row(
            sql!(
                "SELECT a.id, a.start_at FROM person p CROSS JOIN appointment a LEFT JOIN cancellation c ON c.body = a.body AND c.appointment = a.id WHERE a.body = p.body AND a.person = p.id AND p.body = ?1 AND p.code_index = ?2 AND a.service = ?3 AND a.start_at > ?4 AND c.at IS NULL ORDER BY a.start_at"
            ),
            values![body, code.clone(), service, now],
        )?;
        return row.as_ref().map(found).transpose();
    }
    let Some(mail) = &indexes.mail else { return Ok(None) };
    let name = |name: &Option<identity::PersonName>| name.as_ref().map(|name| name.as_str().to_owned());
    let wanted = words(name(&someone.given_name), name(&someone.family_name));
    let rows = tx.rows(
        sql!(
            "SELECT a.id, a.start_at, p.given_name, p.family_name FROM person p CROSS JOIN appointment a LEFT JOIN cancellation c ON c.body = a.body AND c.appointment = a.id WHERE a.body = p.body AND a.person = p.id AND p.body = ?1 AND p.mail_index = ?2 AND a.service = ?3 AND a.start_at > ?4 AND c.at IS NULL ORDER BY a.start_at"
        ),
        values![body, mail.clone(), service, now],
    )?;
    for row in &rows {
        if words(row.get(2)?, row.get(3)?) == wanted {
            return found(row).map(Some);
        }
    }
    Ok(None)
}

fn found(row: &Row) -> Result<BookError, StoreError> {
    Ok(BookError::AlreadyBooked { appointment: row.get(0)?, start: Moment(row.get(1)?) })
}

/// A name as it is compared: without case, accents, apostrophes and order.
fn words(given: Option<String>, family: Option<String>) -> Vec<String> {
    let name = [given, family].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let mut words: Vec<String> = folded(&name)
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(letters)
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words
}

/// After a refusal to somebody unknown: the owner of the booking that stands in the way is told, if it has
/// an address. In a transaction of its own, because the refused one is undone.
pub async fn tell_owner(ctx: &Ctx, body: i64, error: &BookError, now: Moment) {
    let BookError::AlreadyBooked { appointment, .. } = *error else { return };
    let told = ctx.db.write(Lane::of(body, 0), move |tx| tell(tx, body, appointment, now)).await;
    if let Err(error) = told {
        tracing::warn!(body, %error, "the owner of a booking is not told of an attempt");
    }
}

fn tell(tx: &mut Tx, body: i64, id: i64, now: Moment) -> Result<(), StoreError> {
    let Some(person) = appointment::by_id(tx, body, id)?.and_then(|booked| booked.person) else {
        return Ok(());
    };
    if people::contact(tx, body, person)?.email.is_none() {
        return Ok(());
    }
    let due = tx.execute(
        sql!(
            "INSERT INTO owner_told (body, appointment, at) VALUES (?1, ?2, ?3) ON CONFLICT (body, appointment) DO UPDATE SET at = excluded.at WHERE owner_told.at <= ?4"
        ),
        values![body, id, now, now.plus_s(-TOLD_AGAIN_S)],
    )?;
    if due == 0 {
        return Ok(());
    }
    let (dedup, work) =
        (format!("already:{id}:{}", now.ms()), mail::work_at(id, mail::Occasion::Already, now));
    jobs::ask(tx, NewJob { body, kind: mail::JOB, dedup, work, due: now })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_are_compared_as_a_clerk_would() {
        let of = |given: &str, family: &str| words(Some(given.into()), Some(family.into()));
        assert_eq!(of("Niccolò", "D’Angelo"), of("NICCOLO", "D'Angelo"));
        assert_eq!(of("Anna-Maria", "Rossi"), of("Rossi", "Anna Maria"));
        assert_ne!(of("Ada", "Rossi"), of("Ida", "Rossi"));
        assert_eq!(words(None, None), Vec::<String>::new());
    }
}

//! What an event is about, as somebody has it before him: the number of a notice, the reference of a payment, the name of
//! a position, or the number that the journal shows.

use platform::events::Event;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

/// The subjects that a text means; none where nothing bears that name.
pub(super) fn meant(tx: &mut Tx, body: i64, text: &str) -> Result<Vec<i64>, StoreError> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let rows = tx.numbers::<1>(
        sql!("SELECT position FROM instalment WHERE body = ?1 AND nav = ?2 UNION SELECT position FROM instalment WHERE body = ?1 AND iuv = ?2 UNION SELECT id FROM debt_position WHERE body = ?1 AND iupd = ?3"),
        values![body, digits.as_str(), text.trim()],
    )?;
    let number = digits.parse().ok().into_iter();
    Ok(rows.into_iter().map(|[position]| position).chain(number).collect())
}

/// Whether an event is about one of them, or about something of theirs.
pub(super) fn is_about(event: &Event, subjects: &[i64]) -> bool {
    let of = event.facts["position"].as_i64();
    subjects.contains(&event.subject) || of.is_some_and(|position| subjects.contains(&position))
}

//! What a change changed, instalment by instalment: in numbers for its event, in words for who reads it.

use office::Office;
use pagopa::Cents;
use platform::Moment;
use platform::reason::Reason;
use platform::store::{StoreError, Tx};
use platform::web::Page;
use platform::{sql, values};
use serde_json::Value;

use crate::position::{Instalment, PaymentOption, Position};
use crate::said;

type Part<'a> = (&'a PaymentOption, &'a Instalment);

/// Why amounts or days of a position were changed.
pub type Why = Reason<140>;

/// Instalments with another amount or another day than before, the new ones and those that are gone: numbers
/// only. An instalment is known by its notice number.
pub(super) fn parts(before: &Position, after: &Position) -> Vec<Value> {
    let had = |(_, part): &Part<'_>| before.option_of(&part.nav);
    let same = |now: &Part<'_>| {
        had(now).is_some_and(|(_, was)| (was.amount, was.due_at) == (now.1.amount, now.1.due_at))
    };
    let changed = after.instalments().filter(|now| !same(now)).map(|now| told(had(&now), Some(now)));
    let gone = before.instalments().filter(|(_, was)| after.option_of(&was.nav).is_none());
    changed.chain(gone.map(|was| told(Some(was), None))).collect()
}

fn told(before: Option<Part<'_>>, after: Option<Part<'_>>) -> Value {
    let place = after.or(before).filter(|(option, _)| !option.whole).map(|(_, part)| part.place);
    let amount = |of: Option<Part<'_>>| of.map(|(_, part)| part.amount.0);
    let day = |of: Option<Part<'_>>| of.map(|(_, part)| part.due_at.ms());
    serde_json::json!({
        "part": place,
        "amounts": [amount(before), amount(after)],
        "days": [day(before), day(after)],
    })
}

/// «Rata 2: 200,00 € → 250,00 €, 01/04/2026 → 01/05/2026».
pub fn said_part(office: &Office, page: &Page, part: &Value) -> String {
    let name =
        part["part"].as_i64().map_or_else(|| page.t("due-whole"), |at| page.t1("due-part-of", "place", at));
    let pair = |key: &str, say: &dyn Fn(i64) -> String| {
        let [before, after] = [0, 1].map(|at| part[key][at].as_i64().map_or_else(|| "–".to_owned(), say));
        (before != after).then(|| format!("{before} → {after}"))
    };
    let amounts = pair("amounts", &|cents| said::euro(Cents(cents)));
    let days = pair("days", &|at| said::short_day(office, Moment(at)));
    format!("{name}: {}", [amounts, days].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Why somebody changed it, beside the event of the change: events carry no free text.
pub(crate) fn put_reason(tx: &mut Tx, position: &Position, why: &Why) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO position_change (body, position, revision, reason) VALUES (?1, ?2, ?3, ?4)"),
        values![position.body, position.id, position.version, why.as_str()],
    )?;
    Ok(())
}

/// The reasons of a position's changes, each with the revision that its event tells.
pub(crate) fn reasons(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<(i64, String)>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT revision, reason FROM position_change WHERE body = ?1 AND position = ?2"),
        values![body, position],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

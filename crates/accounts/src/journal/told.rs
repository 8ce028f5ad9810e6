//! What somebody wrote when he did something: events carry no free text, so it is read where it is stored.

use std::collections::HashMap;

use office::Office;
use payments::position::PaidBy;
use payments::said;
use platform::events::Event;
use platform::store::{StoreError, Tx, Value, keys};
use platform::web::Page;
use platform::{Moment, sql};

/// What was written of an event.
#[derive(Clone, Debug)]
pub(super) struct Told {
    reason: String,
    /// Of a payment made elsewhere: when, and how.
    paid: Option<(Moment, String)>,
}

/// By what an event tells: its kind, what it is about, and when.
pub(super) type AllTold = HashMap<(String, i64, i64, Moment), Told>;

/// The second half of the name that an event is found by.
fn part(event: &Event) -> Option<i64> {
    let name = match event.kind.as_str() {
        "credit-joined" | "credit-parted" => "movement",
        "instalment-paid" => "instalment",
        // The event is about the credit or the journal itself.
        "credit-explained" | "credit-unexplained" | "journal-withdrawn" => return Some(event.subject),
        _ => return None,
    };
    event.facts[name].as_i64()
}

/// What was written of these events.
pub(super) fn told(tx: &mut Tx, body: i64, events: &[Event]) -> Result<AllTold, StoreError> {
    let of = |kinds: &[&str]| {
        let those = events.iter().filter(|event| kinds.contains(&event.kind.as_str()));
        those.filter_map(|event| Some((event.subject, part(event)?))).collect::<Vec<_>>()
    };
    let parts = |kinds: &[&str]| keys(of(kinds).into_iter().map(|(_, part)| part));
    let mut all = AllTold::new();
    joins(tx, body, parts(&["credit-joined", "credit-parted"]), &mut all)?;
    explanations(tx, body, parts(&["credit-explained", "credit-unexplained"]), &mut all)?;
    withdrawals(tx, body, parts(&["journal-withdrawn"]), &mut all)?;
    payments(tx, body, keys(of(&["instalment-paid"]).into_iter().map(|(position, _)| position)), &mut all)?;
    Ok(all)
}

fn joins(tx: &mut Tx, body: i64, movements: Value, all: &mut AllTold) -> Result<(), StoreError> {
    let rows = tx.rows(
        sql!("SELECT flow, movement, linked_at, reason, ended_at, ended_reason FROM flow_movement WHERE body = ?1 AND movement IN (SELECT CAST(key AS BIGINT) FROM json_each(?2))"),
        &[body.into(), movements],
    )?;
    for row in &rows {
        let (flow, movement) = (row.get(0)?, row.get(1)?);
        let joined = (Some(row.get(2)?), Some(row.get::<String>(3)?).filter(|reason| !reason.is_empty()));
        let parted = (row.get::<Option<i64>>(4)?, row.get::<Option<String>>(5)?);
        for (kind, (at, reason)) in [("credit-joined", joined), ("credit-parted", parted)] {
            if let Some((at, reason)) = at.zip(reason) {
                all.insert((kind.to_owned(), flow, movement, Moment(at)), Told { reason, paid: None });
            }
        }
    }
    Ok(())
}

fn explanations(tx: &mut Tx, body: i64, movements: Value, all: &mut AllTold) -> Result<(), StoreError> {
    let rows = tx.rows(
        sql!("SELECT movement, at, reason, ended_at, ended_reason FROM credit_explanation WHERE body = ?1 AND movement IN (SELECT CAST(key AS BIGINT) FROM json_each(?2))"),
        &[body.into(), movements],
    )?;
    for row in &rows {
        let movement = row.get(0)?;
        let said = (Some(row.get(1)?), Some(row.get::<String>(2)?));
        let ended = (row.get::<Option<i64>>(3)?, row.get::<Option<String>>(4)?);
        for (kind, (at, reason)) in [("credit-explained", said), ("credit-unexplained", ended)] {
            if let Some((at, reason)) = at.zip(reason) {
                all.insert((kind.to_owned(), movement, movement, Moment(at)), Told { reason, paid: None });
            }
        }
    }
    Ok(())
}

fn withdrawals(tx: &mut Tx, body: i64, journals: Value, all: &mut AllTold) -> Result<(), StoreError> {
    let rows = tx.rows(
        sql!("SELECT journal, withdrawn_at, reason FROM treasury_withdrawal WHERE body = ?1 AND journal IN (SELECT CAST(key AS BIGINT) FROM json_each(?2))"),
        &[body.into(), journals],
    )?;
    for row in &rows {
        let (journal, at): (i64, i64) = (row.get(0)?, row.get(1)?);
        let name = ("journal-withdrawn".to_owned(), journal, journal, Moment(at));
        all.insert(name, Told { reason: row.get(2)?, paid: None });
    }
    Ok(())
}

fn payments(tx: &mut Tx, body: i64, positions: Value, all: &mut AllTold) -> Result<(), StoreError> {
    let rows = tx.rows(
        sql!("SELECT position, instalment, recorded_at, reason, paid_at, method FROM payment WHERE body = ?1 AND position IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) AND way = ?3"),
        &[body.into(), positions, PaidBy::Elsewhere.word().into()],
    )?;
    for row in &rows {
        let paid = Some((Moment(row.get(4)?), row.get(5)?));
        let name = ("instalment-paid".to_owned(), row.get(0)?, row.get(1)?, Moment(row.get(2)?));
        all.insert(name, Told { reason: row.get(3)?, paid });
    }
    Ok(())
}

/// It as key and value, beside the facts of the event.
pub(super) fn in_words(office: &Office, page: &Page, event: &Event, all: &AllTold) -> Vec<(String, String)> {
    let name = part(event).map(|part| (event.kind.clone(), event.subject, part, event.at));
    let Some(told) = name.and_then(|name| all.get(&name)) else { return Vec::new() };
    let mut words = vec![(page.t("journal-told-reason"), told.reason.clone())];
    if let Some((at, method)) = &told.paid {
        words.push((page.t("journal-told-paid"), said::short_day(office, *at)));
        if !method.is_empty() {
            words.push((page.t("journal-told-method"), page.t(&format!("due-method-{}", said::key(method)))));
        }
    }
    words
}

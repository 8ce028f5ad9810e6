//! What somebody wrote when he did something: events carry no free text, so it is read where it is stored.

use std::collections::HashMap;

use office::Office;
use payments::position::PaidBy;
use payments::said;
use platform::events::Event;
use platform::store::{StoreError, Tx, keys};
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
        "journal-withdrawn" => return Some(event.subject),
        _ => return None,
    };
    event.facts[name].as_i64()
}

/// What was written of these events.
pub(super) fn told(tx: &mut Tx, body: i64, events: &[Event]) -> Result<AllTold, StoreError> {
    let of = |kinds: &[&str]| {
        events.iter().filter(|event| kinds.contains(&event.kind.as_str())).collect::<Vec<_>>()
    };
    let mut all = AllTold::new();
    let movements = of(&["credit-joined", "credit-parted"]).into_iter().filter_map(part).collect::<Vec<_>>();
    let joins = tx.rows(
        sql!("SELECT flow, movement, linked_at, reason, ended_at, ended_reason FROM flow_movement WHERE body = ?1 AND movement IN (SELECT CAST(key AS BIGINT) FROM json_each(?2))"),
        &[body.into(), keys(movements)],
    )?;
    for row in &joins {
        let (flow, movement) = (row.get(0)?, row.get(1)?);
        let joined = (Some(row.get(2)?), Some(row.get::<String>(3)?).filter(|reason| !reason.is_empty()));
        let parted = (row.get::<Option<i64>>(4)?, row.get::<Option<String>>(5)?);
        for (kind, (at, reason)) in [("credit-joined", joined), ("credit-parted", parted)] {
            if let Some((at, reason)) = at.zip(reason) {
                all.insert((kind.to_owned(), flow, movement, Moment(at)), Told { reason, paid: None });
            }
        }
    }
    let journals = of(&["journal-withdrawn"]).into_iter().map(|event| event.subject).collect::<Vec<_>>();
    let withdrawals = tx.rows(
        sql!("SELECT journal, withdrawn_at, reason FROM treasury_withdrawal WHERE body = ?1 AND journal IN (SELECT CAST(key AS BIGINT) FROM json_each(?2))"),
        &[body.into(), keys(journals)],
    )?;
    for row in &withdrawals {
        let (journal, at): (i64, i64) = (row.get(0)?, row.get(1)?);
        let name = ("journal-withdrawn".to_owned(), journal, journal, Moment(at));
        all.insert(name, Told { reason: row.get(2)?, paid: None });
    }
    let positions = of(&["instalment-paid"]).into_iter().map(|event| event.subject).collect::<Vec<_>>();
    let payments = tx.rows(
        sql!("SELECT position, instalment, recorded_at, reason, paid_at, method FROM payment WHERE body = ?1 AND position IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) AND way = ?3"),
        &[body.into(), keys(positions), PaidBy::Elsewhere.word().into()],
    )?;
    for row in &payments {
        let paid = Some((Moment(row.get(4)?), row.get(5)?));
        let name = ("instalment-paid".to_owned(), row.get(0)?, row.get(1)?, Moment(row.get(2)?));
        all.insert(name, Told { reason: row.get(3)?, paid });
    }
    Ok(all)
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

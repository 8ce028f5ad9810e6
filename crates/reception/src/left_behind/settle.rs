//! What a changed office means for whoever waits at this moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use office::import::{Consequences, ImportError, Settling};
use office::{Office, by_id};
use platform::store::{StoreError, Tx};
use platform::web::Sentence;
use platform::{sql, values};

use super::services;
use crate::call_next;
use crate::counter::{self, State};
use crate::line::{self, site_of};

/// People waiting for what their site no longer gives stay where they are and are called there. A change
/// after which nobody could call them is refused.
pub fn consequences() -> Consequences {
    Consequences { find: Arc::new(find), settle: Arc::new(settle) }
}

/// Everybody who waits or stepped aside today, counted by site and service.
fn present(tx: &mut Tx, settling: &Settling) -> Result<BTreeMap<(i64, i64), usize>, StoreError> {
    let mut present = BTreeMap::new();
    let rows = tx.rows(
        sql!(
            "SELECT v.site, v.service FROM (SELECT visit FROM waiting WHERE body = ?1 UNION SELECT visit FROM visit_pause WHERE body = ?1) here CROSS JOIN visit v WHERE v.body = ?1 AND v.id = here.visit AND v.day = ?2"
        ),
        values![settling.before.id, settling.before.date_of(settling.now).to_string()],
    )?;
    for row in &rows {
        *present.entry((row.get(0)?, row.get(1)?)).or_default() += 1;
    }
    Ok(present)
}

fn find(tx: &mut Tx, settling: &Settling) -> Result<Vec<Sentence>, StoreError> {
    let (before, after) = (settling.before, settling.after);
    let lang = before.first_language();
    let mut sentences = Vec::new();
    for ((site, service), count) in present(tx, settling)? {
        let elsewhere = site_of(after, service) != site && site_of(before, service) == site;
        let gives_tickets =
            |office: &Office| office.service(service).is_some_and(|service| service.doc.walk_in);
        let no_tickets = gives_tickets(before) && !gives_tickets(after);
        if elsewhere || no_tickets {
            let name = before.service(service).map_or("", |part| part.doc.name.say(lang));
            let key = if elsewhere { "reception-import-elsewhere" } else { "reception-import-no-tickets" };
            sentences.push(Sentence::new(key).with("service", name).with("count", count));
        }
    }
    Ok(sentences)
}

fn settle(tx: &mut Tx, settling: &Settling) -> Result<(), ImportError> {
    let (office, now) = (settling.after, settling.now);
    let mut people: BTreeMap<i64, usize> = BTreeMap::new();
    for ((site, service), count) in present(tx, settling)? {
        if site_of(office, service) != site {
            *people.entry(site).or_default() += count;
        }
    }
    for site in &settling.before.sites {
        let left = services(tx, office, site.id, now)?;
        if left.is_empty() {
            continue;
        }
        let mut desks = counter::of_site(tx, office.id, site.id, office.date_of(now))?;
        desks.retain(|desk| desk.state != State::Left);
        let kept = by_id(&office.sites, site.id);
        let staffed = kept.is_some_and(|kept| office.counters.iter().any(|c| c.doc.site == kept.doc.key));
        if let Some(people) = people.get(&site.id).filter(|_| desks.is_empty() && !staffed) {
            return Err(ImportError::PeopleWaiting { site: site.doc.name.clone(), people: *people });
        }
        for desk in &desks {
            let more = left.iter().filter(|service| !desk.skills.contains(service));
            let skills: Vec<i64> = desk.skills.iter().chain(more).copied().collect();
            counter::widen(tx, office.id, desk.counter, &skills)?;
        }
        // A counter that stood idle is able now: nobody waits for a key to be pressed.
        for entry in line::waiting(tx, office.id, site.id)? {
            let service = entry.person.service;
            if left.contains(&service)
                && entry.callable_s <= now.seconds()
                && line::of_visit(tx, office.id, entry.visit)?.is_some()
            {
                call_next::offer(tx, office, site.id, service, now)?;
            }
        }
    }
    Ok(())
}

//! A service that moves to another site: today is kept where it was promised, from tomorrow on people are
//! expected, and told to come, where the service then is.

use std::collections::{BTreeMap, BTreeSet};

use office::import::{ImportError, Settling};
use office::{Office, by_id};
use platform::events::{NewEvent, append};
use platform::jobs::{self, NewJob};
use platform::store::{StoreError, Tx};
use platform::web::Sentence;
use platform::{Moment, sql, values};

use crate::appointment::{self, Appointment};
use crate::{arrival, code, mail};

/// What becomes of an appointment whose service is elsewhere now.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Stays,
    MovesTo(i64),
}

/// `None` when the service still is, or no longer is anywhere, where the person was asked to come.
fn fate(office: &Office, booked: &Appointment, now: Moment) -> Option<Fate> {
    let service = office.service(booked.service)?;
    let site = office.site_of(&service.doc).filter(|site| site.id != booked.site)?;
    let old = by_id(&office.sites, booked.site);
    // Without a counter there, the old site can keep no promise, not even today's.
    let staffed = old.is_some_and(|old| office.counters.iter().any(|part| part.doc.site == old.doc.key));
    let today = booked.day == office.date_of(now);
    Some(if today && staffed { Fate::Stays } else { Fate::MovesTo(site.id) })
}

/// One sentence per service and fate.
pub(super) fn find(
    tx: &mut Tx,
    settling: &Settling,
    booked: &[Appointment],
) -> Result<Vec<Sentence>, StoreError> {
    let office = settling.after;
    let mut counts: BTreeMap<(i64, Fate), (usize, usize)> = BTreeMap::new();
    let mut with_mail: Option<BTreeSet<i64>> = None;
    for appointment in booked {
        let Some(fate) = fate(office, appointment, settling.now) else { continue };
        let told = match &mut with_mail {
            Some(told) => told,
            none => none.insert(with_address(tx, office.id, settling.now)?),
        };
        let (all, silent) = counts.entry((appointment.service, fate)).or_default();
        *all += 1;
        *silent += usize::from(!told.contains(&appointment.id));
    }
    let lang = office.first_language();
    let sentence = |((service, fate), (count, silent)): ((i64, Fate), (usize, usize))| {
        let name = office.service(service).map_or("", |part| part.doc.name.say(lang));
        match fate {
            Fate::Stays => Sentence::new("book-consequence-today").with("service", name).with("count", count),
            Fate::MovesTo(site) => {
                let site = by_id(&office.sites, site).map_or("", |site| site.doc.name.as_str());
                Sentence::new("book-consequence-site")
                    .with("service", name)
                    .with("site", site)
                    .with("count", count)
                    .with("silent", silent)
            }
        }
    };
    Ok(counts.into_iter().map(sentence).collect())
}

/// Future appointments of people who can be written to.
fn with_address(tx: &mut Tx, body: i64, now: Moment) -> Result<BTreeSet<i64>, StoreError> {
    tx.rows(
        sql!(
            "SELECT a.id FROM appointment a JOIN person p ON p.body = a.body AND p.id = a.person WHERE a.body = ?1 AND a.start_at >= ?2 AND p.email IS NOT NULL"
        ),
        values![body, now],
    )?
    .iter()
    .map(|row| row.get(0))
    .collect()
}

/// Sends people where the service will be, with a code of that site's series, and writes to them.
pub(super) fn settle(tx: &mut Tx, settling: &Settling) -> Result<(), ImportError> {
    let (office, now) = (settling.after, settling.now);
    for booked in appointment::from_now(tx, office.id, now)? {
        let Some(Fate::MovesTo(site)) = fate(office, &booked, now) else { continue };
        if arrival::is_here(tx, office.id, booked.id)? {
            continue;
        }
        let call_code = code::next(tx, settling.key, office.id, site, booked.day)?.to_string();
        tx.execute(
            sql!("UPDATE appointment SET site = ?3, call_code = ?4 WHERE body = ?1 AND id = ?2"),
            values![office.id, booked.id, site, call_code],
        )?;
        append(
            tx,
            NewEvent {
                body: office.id,
                place: site,
                kind: "resited",
                subject: booked.id,
                actor: settling.actor,
                at: now,
                facts: serde_json::json!({
                    "service": booked.service, "from": booked.site, "site": site, "start": booked.start,
                }),
            },
        )?;
        if booked.person.is_some() {
            let dedup = format!("resited:{}:{}", booked.id, now.ms());
            let work = mail::work_at(booked.id, mail::Occasion::Resited, now);
            jobs::ask(tx, NewJob { body: office.id, kind: mail::JOB, dedup, work, due: now })?;
        }
    }
    Ok(())
}

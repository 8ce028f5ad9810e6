//! Opening a counter: the operator states which one and for which services.

use office::{Office, by_id, rights};
use platform::Moment;
use platform::events::{NewEvent, append};
use platform::store::Tx;
use platform::web::Caller;

use super::ServeError;
use crate::counter::{self, State};
use crate::{left_behind, line, undo};

/// A wish to work at a counter.
#[derive(Clone, Debug)]
pub struct Opening {
    pub counter: i64,
    /// Narrows the services; empty means all that counter and person allow.
    pub services: Vec<String>,
}

/// Opens at rest: nobody is called before the operator asks.
pub fn open(
    tx: &mut Tx,
    office: &Office,
    caller: &Caller,
    opening: &Opening,
    now: Moment,
) -> Result<(), ServeError> {
    if caller.body != office.id || !caller.may(rights::SERVE) {
        return Err(ServeError::NotYours);
    }
    let part = office.counter(opening.counter).ok_or(ServeError::NotYours)?;
    let day = office.date_of(now);
    if let Some(desk) = counter::desk(tx, office.id, part.id, day)? {
        if desk.state == State::Serving && desk.staff != caller.id && caller.may(rights::PICK) {
            // A supervisor takes over whom an absent operator left at the counter.
            counter::take_over(tx, office.id, part.id, caller.id)?;
            let facts =
                serde_json::json!({ "services": desk.skills, "staff": caller.id, "from": desk.staff });
            return note(tx, office, desk.site, "counter_opened", part.id, caller, now, facts);
        }
        if desk.state == State::Serving {
            return Err(if desk.staff == caller.id { ServeError::Busy } else { ServeError::Taken });
        }
        if desk.state != State::Left && desk.staff != caller.id {
            return Err(ServeError::Taken);
        }
    }
    // One person, one counter: the earlier one is closed, unless somebody is being served there.
    if caller.kind == "staff"
        && let Some(other) = counter::of_staff(tx, office.id, caller.id, day)?
        && other.counter != part.id
    {
        if other.state == State::Serving {
            return Err(ServeError::Busy);
        }
        counter::set(tx, office.id, other.counter, State::Left, None, now)?;
        note(tx, office, other.site, "counter_closed", other.counter, caller, now, serde_json::json!({}))?;
    }
    let allowed =
        by_id(&office.staff, caller.id).map(|member| member.doc.services.clone()).unwrap_or_default();
    let mut skills = office.skills(&part.doc, &allowed);
    if !opening.services.is_empty() {
        skills.retain(|id| {
            office.service(*id).is_some_and(|service| opening.services.contains(&service.doc.key))
        });
    }
    let site = office.site_by_key(&part.doc.site).map_or(0, |site| site.id);
    for service in left_behind::services(tx, office, site, now)? {
        if !skills.contains(&service) {
            skills.push(service);
        }
    }
    if skills.is_empty() {
        return Err(ServeError::NoServices);
    }
    counter::open(tx, office, part.id, site, caller.id, &skills, now)?;
    undo::forget(tx, office.id, part.id)?;
    let facts = serde_json::json!({ "services": skills, "staff": caller.id });
    note(tx, office, site, "counter_opened", part.id, caller, now, facts)?;
    Ok(())
}

#[allow(clippy::too_many_arguments)]
fn note(
    tx: &mut Tx,
    office: &Office,
    place: i64,
    kind: &str,
    counter: i64,
    caller: &Caller,
    at: Moment,
    facts: serde_json::Value,
) -> Result<(), ServeError> {
    append(
        tx,
        NewEvent { body: office.id, place, kind, subject: counter, actor: &caller.actor(), at, facts },
    )?;
    Ok(())
}

/// Whether somebody waits for what a counter can serve.
pub(super) fn anybody_waits(
    tx: &mut Tx,
    office: &Office,
    site: i64,
    skills: &[i64],
) -> Result<bool, ServeError> {
    Ok(line::waiting(tx, office.id, site)?.iter().any(|entry| skills.contains(&entry.person.service)))
}

//! A counter asks for the next person.

use office::Office;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use queueing::{Head, Policy, Reason, Waiting};

use crate::counter::{self, Desk, State};
use crate::line::{self, InLine, Terms};
use crate::visit::{self, Visit};

/// Somebody was called.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Called {
    pub call: i64,
    pub counter: i64,
    pub visit: i64,
    pub call_code: String,
    pub service: i64,
    pub reason: Reason,
    /// Where she stood until now, should the call be undone.
    #[serde(skip)]
    pub stood: InLine,
}

/// Everything from which a call can be recomputed (queueing reference 1.7).
#[derive(serde::Serialize)]
struct Log<'a> {
    policy: &'a Policy,
    heads: &'a [Head],
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'a str>,
}

/// The choice of a counter (golden days §6): calls the best head of its lines, or arms the counter.
pub fn call_next(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    now: Moment,
) -> Result<Option<Called>, StoreError> {
    let policy = office.body.calling.policy();
    let line = line::waiting(tx, office.id, desk.site)?;
    let people: Vec<Waiting> = line.iter().map(|entry| entry.seen(now.seconds(), policy.early_s)).collect();
    let terms = Terms::now(tx, office, desk.site, now)?;
    let chosen = queueing::choose(
        now.seconds(),
        &desk.skills,
        &people,
        |service, kind| terms.of(service, kind),
        &policy,
    );
    let Some(choice) = chosen else {
        counter::set(tx, office.id, desk.counter, State::Idle, None, now)?;
        return Ok(None);
    };
    let log = Log { policy: &policy, heads: &choice.heads, because: None };
    summon(tx, office, desk, &line[choice.index], choice.reason, &log, now).map(Some)
}

/// A direct call of a chosen person: a right of its own, with a reason, counted apart.
pub fn call_person(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    visit: i64,
    because: &str,
    now: Moment,
) -> Result<Option<Called>, StoreError> {
    let Some(entry) = line::of_visit(tx, office.id, visit)? else { return Ok(None) };
    let log = Log { policy: &office.body.calling.policy(), heads: &[], because: Some(because) };
    summon(tx, office, desk, &entry, Reason::Chosen, &log, now).map(Some)
}

fn summon(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    entry: &InLine,
    reason: Reason,
    log: &Log,
    now: Moment,
) -> Result<Called, StoreError> {
    let visit = visit::by_id(tx, office.id, entry.visit)?
        .ok_or_else(|| StoreError::Shape("somebody waits without a visit".into()))?;
    line::leave(tx, office.id, visit.id)?;
    let call = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO call (body, id, site, counter, staff, visit, service, kind, called_at, announced_at, announced, reason, log) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, 1, ?10, ?11)"
        ),
        values![
            office.id,
            call,
            desk.site,
            desk.counter,
            desk.staff,
            visit.id,
            visit.service,
            entry.person.kind.as_str(),
            now,
            json(&reason),
            json(log)
        ],
    )?;
    counter::set(tx, office.id, desk.counter, State::Serving, Some((visit.id, call)), now)?;
    announce(tx, office, desk, &visit, entry, &reason, call, now)?;
    Ok(Called {
        call,
        counter: desk.counter,
        visit: visit.id,
        call_code: visit.call_code,
        service: visit.service,
        reason,
        stood: entry.clone(),
    })
}

#[allow(clippy::too_many_arguments)]
fn announce(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    visit: &Visit,
    entry: &InLine,
    reason: &Reason,
    call: i64,
    now: Moment,
) -> Result<(), StoreError> {
    let promise_s = office.service(visit.service).map_or(0, |part| part.doc.promise_s(entry.person.kind));
    let facts = serde_json::json!({
        "call": call, "counter": desk.counter, "staff": desk.staff, "service": visit.service,
        "kind": entry.person.kind.as_str(), "wait_s": now.seconds() - entry.person.due,
        "since_checkin_s": now.seconds() - entry.person.checkin, "promise_s": promise_s,
        "direct": *reason == Reason::Chosen,
    });
    visit::note(tx, office.id, visit, "called", &Actor::of("staff", desk.staff), now, facts)
}

/// Serialising cannot fail for our own plain types.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

//! The page of the suspensions: the one in force or to come with the visits it concerns, and the history.

use axum::extract::State;
use axum::response::Response;
use office::{Ctx, Here, Office};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};

use super::{Asking, REASON_MAX, Suspension, latest, of_suspension};
use crate::appoint::list::{Line, line};
use crate::appoint::{Way, read};
use crate::said::{actor_name, when};
use crate::ticket::{Ticket, by_id, survivor};
use crate::work::Lead;

/// Visits shown of one suspension.
const VISITS_MAX: i64 = 2_000;

#[derive(askama::Template)]
#[template(path = "appoint/suspend/page.html")]
struct SuspensionsPage {
    page: Page,
    /// Not over yet.
    current: Vec<Block>,
    past: Vec<Block>,
    reason_max: usize,
}

/// A suspension in words.
struct Block {
    id: i64,
    from: String,
    until: String,
    reason: String,
    made: String,
    ended: Option<String>,
    in_force: bool,
    /// Visits booked in its time without an exception.
    visits: Vec<Line>,
    exceptions: Vec<Exception>,
}

pub(crate) struct Exception {
    pub id: i64,
    pub ticket: i64,
    pub code: String,
    pub reason: String,
    pub asked: String,
    /// Empty while it waits.
    pub verdict: String,
    /// Asked by who is looking: somebody else decides.
    pub own: bool,
}

/// An exception in words.
pub(in crate::appoint) fn exception(
    office: &Office,
    page: &Page,
    asking: &Asking,
    code: &str,
    own: bool,
) -> Exception {
    let by = |who: &str, at: Moment| {
        page.t2("suspend-by", "who", actor_name(office, page, who), "at", when(office, page, at))
    };
    let verdict = asking.verdict.as_ref().map(|(granted, who, at)| {
        let key = if *granted { "suspend-granted" } else { "suspend-refused" };
        page.t1(key, "by", by(who, *at))
    });
    Exception {
        id: asking.id,
        ticket: asking.ticket,
        code: code.to_owned(),
        reason: asking.reason.clone(),
        asked: page.t1("suspend-asked", "by", by(&asking.asked_by, asking.asked_at)),
        verdict: verdict.unwrap_or_default(),
        own,
    }
}

type Read = (Suspension, Vec<(read::Appointed, Ticket)>, Vec<(Asking, Ticket)>);

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let body = office.id;
    let read = ctx.db.read(move |tx| all(tx, body, now)).await?;
    let me = lead.actor.0.clone();
    let (current, past): (Vec<Read>, Vec<Read>) = read.into_iter().partition(|(one, ..)| one.until > now);
    let blocks = |read: &[Read]| read.iter().map(|one| block(&office, &page, one, &me, now)).collect();
    let (current, past) = (blocks(&current), blocks(&past));
    Ok(html(&SuspensionsPage { page, current, past, reason_max: REASON_MAX }))
}

fn all(tx: &mut Tx, body: i64, now: Moment) -> Result<Vec<Read>, StoreError> {
    let mut found = Vec::new();
    for suspension in latest(tx, body)? {
        let mut visits = Vec::new();
        if suspension.until > now {
            for booked in read::live(tx, body, suspension.until, VISITS_MAX)? {
                let inside = booked.way == Way::OnSite && booked.end > suspension.from.max(now);
                if inside
                    && booked.exception == 0
                    && let Some(ticket) = survivor(tx, body, booked.ticket)?
                {
                    visits.push((booked, ticket));
                }
            }
        }
        let mut asked = Vec::new();
        for asking in of_suspension(tx, body, suspension.id)? {
            if let Some(ticket) = by_id(tx, body, asking.ticket)? {
                asked.push((asking, ticket));
            }
        }
        found.push((suspension, visits, asked));
    }
    Ok(found)
}

fn block(office: &Office, page: &Page, (one, visits, asked): &Read, me: &str, now: Moment) -> Block {
    let by = |who: &str| actor_name(office, page, who);
    Block {
        id: one.id,
        from: when(office, page, one.from),
        until: when(office, page, one.until),
        reason: one.reason.clone(),
        made: page.t2("suspend-by", "who", by(&one.made_by), "at", when(office, page, one.made_at)),
        ended: one.ended_by.as_ref().map(|who| page.t1("suspend-ended", "who", by(who))),
        in_force: one.from <= now && now < one.until,
        visits: visits.iter().map(|(booked, ticket)| line(office, page, booked, ticket, now)).collect(),
        exceptions: asked
            .iter()
            .map(|(asking, ticket)| exception(office, page, asking, &ticket.code, asking.asked_by == me))
            .collect(),
    }
}

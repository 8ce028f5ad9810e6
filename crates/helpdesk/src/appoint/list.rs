//! The desk's appointments: what was missed first, then what is to come.

use axum::extract::State;
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};

use super::{Appointed, read};
use crate::said::{said, when};
use crate::ticket::{Ticket, survivor};
use crate::work::AtDesk;

/// Appointments shown: those of the next weeks.
const SHOWN: i64 = 300;

/// An appointment in a list of many tickets.
pub(super) struct Line {
    pub ticket: i64,
    pub version: i64,
    pub appointment: i64,
    pub code: String,
    pub subject: String,
    pub way: String,
    pub when: String,
    pub missed: bool,
    /// Tried in vain so often.
    pub tries: i64,
}

#[derive(askama::Template)]
#[template(path = "appoint/list.html")]
struct ListPage {
    page: Page,
    missed: Vec<Line>,
    coming: Vec<Line>,
    leads: bool,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let body = office.id;
    let found = move |tx: &mut Tx| {
        let mut found = Vec::new();
        for booked in read::live(tx, body, Moment(i64::MAX), SHOWN)? {
            if let Some(ticket) = survivor(tx, body, booked.ticket)? {
                found.push((booked, ticket));
            }
        }
        Ok::<_, StoreError>(found)
    };
    let found = ctx.db.read(found).await?;
    let lines =
        found.iter().map(|(booked, ticket)| (booked.end <= now, line(&office, &page, booked, ticket, now)));
    let (missed, coming): (Vec<_>, Vec<_>) = lines.partition(|(over, _)| *over);
    let lines = |lines: Vec<(bool, Line)>| lines.into_iter().map(|(_, line)| line).collect();
    let (missed, coming) = (lines(missed), lines(coming));
    Ok(html(&ListPage { leads: caller.may(rights::LEAD_DESK), page, missed, coming }))
}

pub(super) fn line(office: &Office, page: &Page, booked: &Appointed, ticket: &Ticket, now: Moment) -> Line {
    Line {
        ticket: ticket.id,
        version: ticket.version,
        appointment: booked.appointment,
        code: ticket.code.clone(),
        subject: ticket.subject.clone(),
        way: said(page, "way", booked.way.word()),
        when: when(office, page, booked.start),
        missed: booked.is_missed(now),
        tries: booked.tries,
    }
}

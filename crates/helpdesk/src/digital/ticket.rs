//! One of the customer's own requests: what was said, its clocks, and a reply.

use office::lanes::HELPDESK;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office, by_id};
use platform::files;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Sentence, html};
use platform::{Lane, Moment};

use super::customer::AtCustomerDesk;
use super::list::{one, promised, said_in_public};
use crate::answer::{self, REOPEN_DAYS, Said};
use crate::attached::{self, Attached};
use crate::defects::{self, Defect};
use crate::open::text;
use crate::said::{Bar, bar, said, when};
use crate::ticket::{Author, Channel, Message, Ticket};

/// What somebody said.
struct Entry {
    who: String,
    at: String,
    /// `requester`, `staff`, `supplier` or `stranger`.
    class: &'static str,
    channel: String,
    text: String,
    files: Vec<Attached>,
}

#[derive(askama::Template)]
#[template(path = "digital/ticket.html")]
struct TicketPage {
    page: Page,
    id: i64,
    code: String,
    subject: String,
    state: String,
    kind: String,
    area: String,
    asked: String,
    /// Its contract does not cover it: an offer comes first.
    to_offer: bool,
    /// It was set aside: nothing can be added.
    aside: bool,
    over: bool,
    /// A defect is behind it: that alone, no word of the supplier.
    defect: Option<&'static str>,
    bars: Vec<Bar>,
    entries: Vec<Entry>,
    /// What was written and not sent, and why.
    unsent: String,
    refused: Option<String>,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    draw(&ctx, &office, page, desk, id, (String::new(), None), now).await
}

async fn draw(
    ctx: &Ctx,
    office: &Arc<Office>,
    page: Page,
    desk: AtCustomerDesk,
    id: i64,
    (unsent, refused): (String, Option<String>),
    now: Moment,
) -> Result<Response, Failed> {
    let here = office.clone();
    let read = ctx.db.read(move |tx| {
        let Some(ticket) = one(tx, &desk, id)? else { return Ok(None) };
        let clocks = promised(tx, &here, &ticket, now)?;
        let messages = said_in_public(tx, &desk, id)?;
        let files = attached::of_ticket(tx, desk.body, id)?;
        let defects = defects::of_ticket(tx, here.id, id)?;
        Ok::<_, StoreError>(Some((ticket, clocks, messages, files, defects)))
    });
    let (ticket, clocks, messages, files, defects) = read.await?.ok_or_else(Failed::not_found)?;
    let bars = clocks.iter().map(|clock| bar(office, &page, clock, now)).collect();
    let entries = messages.iter().map(|message| entry(office, &page, message, &files)).collect();
    let area = by_id(&office.areas, ticket.area);
    let status = if refused.is_some() { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::OK };
    let mut response = html(&TicketPage {
        id,
        state: said(&page, "state", ticket.state.word()),
        kind: said(&page, "kind", ticket.kind.word()),
        area: area.map_or_else(String::new, |part| part.doc.name.say(page.lang()).to_owned()),
        asked: when(office, &page, ticket.origin),
        to_offer: to_offer(office, &ticket),
        aside: ticket.state.is_aside(),
        over: !ticket.state.is_open(),
        defect: said_of(&defects),
        code: ticket.code,
        subject: ticket.subject,
        page,
        bars,
        entries,
        unsent,
        refused,
    });
    *response.status_mut() = status;
    Ok(response)
}

/// Its area is known and its contract does not cover it.
pub(crate) fn to_offer(office: &Office, ticket: &Ticket) -> bool {
    let contract = by_id(&office.contracts, ticket.contract);
    let area = by_id(&office.areas, ticket.area);
    contract.zip(area).is_some_and(|(contract, area)| !contract.doc.covers(&area.doc.key))
}

/// While one is under way that comes first; one that was refused or is over says nothing.
fn said_of(defects: &[Defect]) -> Option<&'static str> {
    let mended = defects.iter().any(|defect| defect.state == defects::State::Fixed);
    let under_way = defects.iter().any(|defect| defect.state.is_under_way());
    if under_way { Some("customer-defect") } else { mended.then_some("customer-defect-mended") }
}

fn entry(office: &Office, page: &Page, message: &Message, files: &[Attached]) -> Entry {
    Entry {
        // Who of the desk answered is our own affair.
        who: said(page, "author", message.author.word()),
        at: when(office, page, message.at),
        class: message.author.word(),
        channel: said(page, "channel", message.channel.word()),
        text: message.text.clone(),
        files: files.iter().filter(|file| file.message == message.id).cloned().collect(),
    }
}

pub(super) async fn reply(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: files::Attached,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    if let Some(refused) = &sent.refused {
        let unsent = (sent.text("text").to_owned(), Some(refused.say(page.tr)));
        return draw(&ctx, &office, page, desk, id, unsent, now).await;
    }
    let text = text(sent.text("text")).map_err(Failed::bad)?;
    let (body, here) = (office.id, office.clone());
    let work = move |tx: &mut Tx| {
        let Some(mut ticket) = one(tx, &desk, id)? else { return Ok(Err(Failed::not_found())) };
        let said = Said {
            author: Author::Requester,
            staff: 0,
            channel: Channel::Area,
            public: true,
            text: text.clone(),
            at: now,
        };
        let written = answer::by_requester(tx, &here, &mut ticket, &said, &desk.actor, now)?;
        let late = || Sentence::new("customer-reply-late").with("days", REOPEN_DAYS);
        Ok::<_, StoreError>(match written {
            Some(message) => {
                attached::keep(tx, desk.body, (id, message), &sent.files, now)?;
                Ok(())
            }
            None => Err(Failed::new(StatusCode::CONFLICT, late())),
        })
    };
    ctx.db.write(Lane::of(body, HELPDESK), work).await??;
    Ok(Redirect::to(&page.at(&format!("customer/{id}"))).into_response())
}

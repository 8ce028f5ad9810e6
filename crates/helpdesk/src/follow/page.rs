//! The page and the vote.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::reply;
use crate::appoint::own;
use crate::as_sent;
use crate::attached::{self, Attached};
use crate::faces::{self, Face, Vote};
use crate::said::when;
use crate::ticket::{self, Author, State as Stands, Ticket, messages};

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .get("/{body}/t/{token}", Access::Public, show)
        .post("/{body}/t/{token}", Access::Public, reply::reply)
        .get("/{body}/t/{token}/faces", Access::Public, faces)
        .post("/{body}/t/{token}/faces", Access::Public, vote)
}

/// A message as the requester reads it.
struct Entry {
    id: i64,
    at: String,
    ours: bool,
    text: String,
    files: Vec<Attached>,
    /// It came as a page, which can be looked at.
    html: bool,
}

/// What was not sent, and why.
#[derive(Default)]
pub(super) struct Unsent {
    pub text: String,
    pub refused: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "follow/follow.html")]
struct FollowPage {
    page: Page,
    token: String,
    ticket: Ticket,
    state: String,
    area: String,
    entries: Vec<Entry>,
    vote: Option<Vote>,
    is_new: bool,
    unsent: Unsent,
    appointments: Vec<own::Line>,
}

impl FollowPage {
    fn may_vote(&self) -> bool {
        self.vote.as_ref().is_some_and(|vote| vote.given.is_none())
    }

    fn may_reply(&self) -> bool {
        !self.ticket.state.is_aside()
    }
}

/// The ticket of a link, or of the one that it was merged into.
pub(crate) async fn found(
    ctx: &Ctx,
    body: i64,
    token: &str,
    caller: &Caller,
    now: Moment,
) -> Result<Ticket, Failed> {
    let unknown = || {
        let attempt = ctx.throttles.look_ups.attempt(&caller.name, now);
        attempt.map_or_else(Failed::too_many, |()| Failed::not_found())
    };
    let id = ticket::of_token(&ctx.key, body, token).ok_or_else(unknown)?;
    ctx.db.read(move |tx| ticket::survivor(tx, body, id)).await?.ok_or_else(unknown)
}

#[derive(serde::Deserialize)]
struct Look {
    #[serde(default)]
    new: String,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(look): Query<Look>,
) -> Result<Response, Failed> {
    let ticket = found(&ctx, office.id, &token, &caller, now).await?;
    draw(&ctx, &office, page, (ticket, token), !look.new.is_empty(), Unsent::default()).await
}

pub(super) async fn draw(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    (ticket, token): (Ticket, String),
    is_new: bool,
    unsent: Unsent,
) -> Result<Response, Failed> {
    let (body, id) = (office.id, ticket.id);
    let read = move |tx: &mut Tx| {
        let vote = faces::vote_of(tx, body, id)?;
        let files = attached::of_ticket(tx, body, id)?;
        let booked = own::live(tx, body, id)?;
        Ok::<_, StoreError>((messages(tx, body, id)?, vote, files, as_sent::of_ticket(tx, body, id)?, booked))
    };
    let (messages, vote, files, pages, booked) = ctx.db.read(read).await?;
    let status = if unsent.refused.is_some() { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::OK };
    let files_of = |message: i64| files.iter().filter(|file| file.message == message).cloned().collect();
    let entries = messages.into_iter().filter(|message| message.public).map(|message| Entry {
        at: when(office, &page, message.at),
        ours: message.author == Author::Staff,
        text: message.text,
        files: files_of(message.id),
        html: pages.contains(&message.id),
        id: message.id,
    });
    let area = office::by_id(&office.areas, ticket.area);
    let mut response = html(&FollowPage {
        state: page.t(state_said(ticket.state)),
        area: area.map_or_else(String::new, |part| part.doc.name.say(page.lang()).to_owned()),
        entries: entries.collect(),
        is_new,
        unsent,
        appointments: booked.iter().map(|booked| own::line(ctx, office, &page, booked)).collect(),
        vote,
        token,
        ticket,
        page,
    });
    *response.status_mut() = status;
    Ok(response)
}

/// Where it stands, for whoever asked: who works on it is our affair.
fn state_said(state: Stands) -> &'static str {
    match state {
        Stands::New => "follow-new",
        Stands::Assigned | Stands::InProgress | Stands::WaitingSupplier => "follow-working",
        Stands::WaitingRequester => "follow-waiting",
        Stands::Callback => "follow-callback",
        Stands::Resolved | Stands::Closed => "follow-solved",
        Stands::Merged | Stands::Duplicate | Stands::Spam => "follow-aside",
    }
}

#[derive(askama::Template)]
#[template(path = "follow/faces.html")]
struct FacesPage {
    page: Page,
    token: String,
    code: String,
    /// Nothing when this ticket takes no vote.
    vote: Option<Vote>,
}

async fn faces(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let ticket = found(&ctx, office.id, &token, &caller, now).await?;
    let (body, id) = (office.id, ticket.id);
    let vote = ctx.db.read(move |tx| faces::vote_of(tx, body, id)).await?;
    Ok(html(&FacesPage { page, token, code: ticket.code, vote }))
}

#[derive(serde::Deserialize)]
struct Given {
    face: String,
    #[serde(default)]
    words: String,
}

async fn vote(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(given): Posted<Given>,
) -> Result<Response, Failed> {
    let ticket = found(&ctx, office.id, &token, &caller, now).await?;
    let face: Face = given.face.parse().map_err(|_| Failed::not_found())?;
    let work = move |tx: &mut Tx| faces::vote(tx, &ticket, face, &given.words, now);
    ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("t/{token}/faces"))).into_response())
}

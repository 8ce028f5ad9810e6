//! What is done to a ticket, one form each; every one says which version its reader saw.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office};
use platform::files;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted, Sentence};
use platform::{Lane, Moment};

use super::page;
use super::view::Unsent;
use crate::answer::{self, Said};
use crate::drafts;
use crate::knowledge::{self, Editor, KnowledgeError};
use crate::merge::{self, MergeError};
use crate::open::{ROOM, text};
use crate::ticket::{Author, Channel, Kind, Level, State as Stands, Ticket, by_code};
use crate::work::{self, AtDesk, WorkError};
use crate::{attached, certified};

/// Characters of a reason: a sentence or two, read by whoever comes next.
const REASON_MAX: usize = 2_000;

/// A message to the requester, or a note among ourselves.
#[derive(serde::Deserialize)]
pub(super) struct Words {
    text: String,
    /// `public` or `note`.
    to: String,
    #[serde(default)]
    channel: String,
    version: i64,
    /// Where the ticket stands after it; empty leaves it.
    #[serde(default)]
    then: String,
    /// The article that the answer was taken from; 0 for none.
    #[serde(default)]
    article: i64,
}

pub(super) async fn say(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: files::Attached,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    if let Some(refused) = &sent.refused {
        let unsent = Unsent { text: sent.text("text").to_owned(), refused: Some(refused.say(page.tr)) };
        return page::again(&ctx, &office, page, &desk, now, (id, unsent)).await;
    }
    let words: Words = sent.form()?;
    let text = text(&words.text).map_err(Failed::bad)?;
    let channel: Channel = words.channel.parse().unwrap_or(Channel::Mail);
    let has_mailbox = certified::mailbox(&ctx, &office).is_some();
    let then: Option<Stands> = words.then.parse().ok();
    let (public, article) = (words.to == "public", words.article);
    let editor = Editor::prove(&caller)?;
    let work = move |tx: &mut Tx, office: &Office, ticket: &mut Ticket, desk: &AtDesk| {
        let certified = public && has_mailbox && certified::is_certified(ticket);
        let channel = if certified { Channel::Pec } else { channel };
        let said =
            Said { author: Author::Staff, staff: desk.staff, channel, public, text: text.clone(), at: now };
        let message = answer::by_staff(tx, office, ticket, desk, &said, now)?;
        attached::keep(tx, ticket.body, (ticket.id, message), &sent.files, now)?;
        drafts::let_go(tx, desk, ticket.id)?;
        // An article withdrawn meanwhile helped all the same: the answer goes out.
        if article != 0
            && let Err(KnowledgeError::Store(error)) =
                knowledge::used(tx, &editor, (ticket.body, article, ticket.id), now)
        {
            return Err(error.into());
        }
        match then {
            Some(state) => work::become_state(tx, office, ticket, desk, state, now),
            None => Ok(()),
        }
    };
    match carry_out(&ctx, office.id, desk.clone(), (id, words.version), work).await {
        // Somebody was faster: both are shown, what was written as a draft beside what is new.
        Err(WorkError::Changed) if desk.staff != 0 => {
            let keep = move |tx: &mut Tx| drafts::keep(tx, &desk, (id, words.version), &words.text, now);
            ctx.db.write(Lane::of(office.id, ROOM), keep).await?;
        }
        done => done?,
    }
    Ok(Redirect::to(&page.at(&format!("desk/{id}"))).into_response())
}

/// One of the things that can be done; only its own fields are read.
#[derive(serde::Deserialize)]
pub(super) struct Deed {
    what: String,
    version: i64,
    #[serde(default)]
    holder: i64,
    #[serde(default)]
    state: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    area: i64,
    #[serde(default)]
    urgency: i64,
    #[serde(default)]
    impact: i64,
    #[serde(default)]
    item: i64,
    #[serde(default)]
    done: String,
    /// Civil time of a call back, as a browser writes it.
    #[serde(default)]
    at: String,
    #[serde(default)]
    chosen: String,
    /// Code of another ticket, or a message of this one.
    #[serde(default)]
    other: String,
    #[serde(default)]
    message: i64,
    #[serde(default)]
    severity: i64,
}

pub(super) async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    if deed.reason.chars().count() > REASON_MAX {
        return Err(Failed::bad(Sentence::new("desk-error-long").with("most", REASON_MAX)));
    }
    if matches!(deed.what.as_str(), "merge" | "unmerge" | "link" | "split") {
        let shown = join(&ctx, &office, desk, id, deed, now).await?;
        return Ok(Redirect::to(&page.at(&format!("desk/{shown}"))).into_response());
    }
    let version = deed.version;
    let work = move |tx: &mut Tx, office: &Office, ticket: &mut Ticket, desk: &AtDesk| {
        do_it(tx, office, ticket, desk, &deed, now)
    };
    carry_out(&ctx, office.id, desk, (id, version), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/{id}"))).into_response())
}

/// What concerns two tickets; answers the one to look at afterwards.
async fn join(
    ctx: &Ctx,
    office: &Office,
    desk: AtDesk,
    id: i64,
    deed: Deed,
    now: Moment,
) -> Result<i64, Failed> {
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| -> Result<i64, MergeError> {
        let office = inner.offices.at(tx, body)?.ok_or(MergeError::Unknown)?;
        let other = |tx: &mut Tx| {
            let code = identity::TicketCode::parse(&deed.other).map_err(|_| MergeError::Unknown)?;
            Ok::<_, MergeError>(by_code(tx, body, code.as_str())?.ok_or(MergeError::Unknown)?.id)
        };
        match deed.what.as_str() {
            "merge" => {
                let into = other(tx)?;
                merge::merge(tx, &office, &desk, (id, into), now).map(|()| into)
            }
            "unmerge" => merge::unmerge(tx, &office, &desk, id, now).map(|()| id),
            "split" => merge::split(tx, &inner, &office, &desk, (id, deed.message), now).map(|new| new.id),
            _ => {
                let linked = other(tx)?;
                merge::link(tx, &desk, (id, linked), now).map(|()| id)
            }
        }
    };
    Ok(ctx.db.write(Lane::of(body, ROOM), work).await?)
}

fn do_it(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    deed: &Deed,
    now: Moment,
) -> Result<(), WorkError> {
    let is_done = !deed.done.is_empty();
    match deed.what.as_str() {
        "take" => work::take(tx, office, ticket, desk, desk.staff, now),
        "assign" => work::take(tx, office, ticket, desk, deed.holder, now),
        "state" => {
            let next = deed.state.parse().map_err(|_| WorkError::Transition)?;
            work::become_state(tx, office, ticket, desk, next, now)
        }
        "judge" => {
            let kind: Kind = deed.kind.parse().map_err(|_| WorkError::Whom)?;
            work::judge(tx, office, ticket, desk, (kind, deed.area), (deed.urgency, deed.impact), now)
        }
        "hand" => {
            let to = match deed.to.parse::<Level>() {
                Ok(level) => (level, 0),
                Err(_) => (Level::Supplier, deed.to.parse().map_err(|_| WorkError::Whom)?),
            };
            work::hand_over(tx, office, ticket, desk, to, &deed.reason, now).map(|_| ())
        }
        "callback" => {
            let civil: jiff::civil::DateTime = deed.at.parse().map_err(|_| WorkError::Past)?;
            let at = civil.to_zoned(office.zone.clone()).map_err(|_| WorkError::Past)?;
            let when = (at.timestamp().into(), !deed.chosen.is_empty());
            work::agree_callback(tx, office, ticket, desk, when, now)
        }
        "check" => work::check(tx, office, ticket, desk, (deed.item, is_done), now),
        "severity" => work::set_severity(tx, office, ticket, desk, (deed.severity, &deed.reason), now),
        "severity-back" => work::give_back_severity(tx, office, ticket, desk, now),
        "on-site" => work::on_site(tx, office, ticket, desk, is_done, now),
        _ => Err(WorkError::Whom),
    }
}

async fn carry_out<F>(
    ctx: &Ctx,
    body: i64,
    desk: AtDesk,
    (id, version): (i64, i64),
    work: F,
) -> Result<(), WorkError>
where
    F: Fn(&mut Tx, &Office, &mut Ticket, &AtDesk) -> Result<(), WorkError> + Send + Sync + 'static,
{
    let inner = ctx.clone();
    let job = move |tx: &mut Tx| {
        let (office, mut ticket) = work::load(tx, &inner, body, id, Some(version))?;
        work(tx, &office, &mut ticket, &desk)
    };
    ctx.db.write(Lane::of(body, ROOM), job).await
}

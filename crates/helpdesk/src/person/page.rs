//! `/{body}/desk/people`: looking for somebody, handing over what there is, erasing it.

use office::lanes::HELPDESK;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use platform::archive;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence, html};
use platform::{Lane, Moment};

use super::{Found, TICKETS_MAX, Who, erase, find};
use crate::archive::{self as handed_over, Source};
use crate::erase::Counts;
use crate::said::{said, when};
use crate::ticket::Ticket;
use crate::work::Lead;

/// Requests that are handed over at most.
const EXPORTED_MAX: i64 = 50_000;

pub fn routes() -> Routes<Ctx> {
    let lead = Access::Right(rights::LEAD_DESK);
    Routes::new()
        .get("/{body}/desk/people", lead, show)
        .post("/{body}/desk/people", lead, look)
        .post("/{body}/desk/people/export", lead, export)
        .post("/{body}/desk/people/erase", lead, forget)
}

struct Line {
    id: i64,
    code: String,
    subject: String,
    asked: String,
    state: String,
    held: bool,
}

#[derive(askama::Template)]
#[template(path = "person/people.html")]
struct PeoplePage {
    page: Page,
    who: String,
    wrong: Option<String>,
    /// Looked for.
    looked: bool,
    found: Found,
    /// With their headings.
    groups: Vec<(String, Vec<Line>)>,
    /// What has just been erased.
    gone: Option<Counts>,
}

impl PeoplePage {
    fn empty(page: Page, who: &str) -> PeoplePage {
        PeoplePage {
            page,
            who: who.to_owned(),
            wrong: None,
            looked: false,
            found: Found::default(),
            groups: Vec::new(),
            gone: None,
        }
    }
}

#[derive(serde::Deserialize)]
struct Wanted {
    who: String,
    #[serde(default)]
    reason: String,
}

impl Wanted {
    fn who(&self) -> Result<Who, Failed> {
        Who::parse(&self.who).ok_or_else(|| Failed::bad(Sentence::new("people-error-who")))
    }
}

async fn show(page: Page, caller: Caller) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    Ok(html(&PeoplePage::empty(page, "")))
}

async fn look(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    render(&ctx, &office, page, &wanted, None).await
}

async fn render(
    ctx: &Ctx,
    office: &Arc<Office>,
    page: Page,
    wanted: &Wanted,
    wrong: Option<String>,
) -> Result<Response, Failed> {
    let mut answer = PeoplePage { wrong, ..PeoplePage::empty(page, &wanted.who) };
    let Some(who) = Who::parse(&wanted.who) else {
        answer.wrong = Some(answer.page.t("people-error-who"));
        return Ok(html(&answer));
    };
    let (key, here) = (ctx.key.clone(), office.clone());
    let found = ctx.db.read(move |tx| find(tx, &key, &here, &who, TICKETS_MAX)).await?;
    let line = |ticket: &Ticket| Line {
        id: ticket.id,
        code: ticket.code.clone(),
        subject: ticket.subject.clone(),
        asked: when(office, &answer.page, ticket.origin),
        state: said(&answer.page, "state", ticket.state.word()),
        held: found.held.contains(&ticket.id),
    };
    let group = |title: &str, tickets: &[Ticket]| (answer.page.t(title), tickets.iter().map(line).collect());
    let groups = [group("people-asked", &found.asked), group("people-for-whom", &found.for_whom)];
    answer.groups = groups.into_iter().filter(|(_, lines): &(String, Vec<Line>)| !lines.is_empty()).collect();
    (answer.looked, answer.found) = (true, found);
    Ok(html(&answer))
}

/// Handing over is written down: an event without a name.
async fn export(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Failed> {
    let (lead, who) = (Lead::prove(&caller)?, wanted.who()?);
    let (key, here, body) = (ctx.key.clone(), office.clone(), office.id);
    let found = move |tx: &mut Tx| {
        let found = find(tx, &key, &here, &who, EXPORTED_MAX)?;
        let facts = serde_json::json!({ "tickets": found.tickets().len() });
        lead.note(tx, "person_exported", 0, facts, now)?;
        Ok::<_, StoreError>(found)
    };
    let found = ctx.db.write(Lane::of(body, HELPDESK), found).await?;
    let source = Source::new(&ctx, &office, &page, now);
    Ok(archive::download("dati-persona.zip", move |archive| handed_over::person(&source, found, archive)))
}

async fn forget(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Failed> {
    let (lead, who, key) = (Lead::prove(&caller)?, wanted.who()?, ctx.key.clone());
    let reason = wanted.reason.clone();
    let here = office.clone();
    let work = move |tx: &mut Tx| erase(tx, &key, (&here, &lead), &who, &reason, now);
    match ctx.db.write(Lane::of(office.id, HELPDESK), work).await {
        Ok(record) => Ok(html(&PeoplePage { gone: Some(record.counts), ..PeoplePage::empty(page, "") })),
        Err(crate::erase::EraseError::Store(error)) => Err(error.into()),
        Err(error) => {
            let wrong = Failed::from(error).sentence.say(page.tr);
            render(&ctx, &office, page, &wanted, Some(wrong)).await
        }
    }
}

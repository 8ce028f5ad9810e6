//! Requests for programs: opened by other modules and bodies, read back and worked on by their code.

mod work;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use identity::{Email, PersonName, TicketCode};
use office::lanes::HELPDESK;
use office::people::Someone;
use office::{Ctx, Here, Office, rights};
use platform::idempotency::{KEY_MAX, Key};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Json, Page, Routes, Sentence};
use platform::{Lane, Moment};

use crate::clocks::{self, Kept};
use crate::letters::{self, Occasion};
use crate::open::{self, Asked, OpenError, SUBJECT_MAX};
use crate::ticket::{self, Channel, Kind, Ticket};

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new()
        .post("/api/v1/{body}/requests", tickets, add)
        .get("/api/v1/{body}/requests/{code}", tickets, read)
        .post("/api/v1/{body}/requests/{code}/work", tickets, work::work)
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    kind: Kind,
    /// Key of an area.
    #[serde(default)]
    area: Option<String>,
    subject: String,
    text: String,
    email: String,
    #[serde(default)]
    given_name: Option<String>,
    #[serde(default)]
    family_name: Option<String>,
}

impl Wish {
    fn asked(&self, office: &Office, page: &Page, caller: &Caller, now: Moment) -> Result<Asked, Failed> {
        let wrong = |key| Failed::bad(Sentence::new(key));
        let name = |name: &Option<String>| name.as_deref().map(PersonName::parse).transpose();
        let area = match &self.area {
            None => 0,
            Some(key) => {
                let part = office.areas.iter().find(|part| part.doc.key == *key);
                part.ok_or_else(|| wrong("open-error-area"))?.id
            }
        };
        let subject = self.subject.trim();
        let fits = (1..=SUBJECT_MAX).contains(&subject.chars().count());
        if !fits || subject.chars().any(char::is_control) {
            return Err(Failed::bad(Sentence::new("open-wrong-subject").with("most", SUBJECT_MAX)));
        }
        Ok(Asked {
            body: office.id,
            kind: self.kind,
            area,
            subject: subject.to_owned(),
            text: crate::open::text(&self.text).map_err(Failed::bad)?,
            channel: Channel::Api,
            requester: Someone {
                given_name: name(&self.given_name).map_err(|_| wrong("open-wrong-name"))?,
                family_name: name(&self.family_name).map_err(|_| wrong("open-wrong-name"))?,
                email: Some(Email::parse(&self.email).map_err(|_| wrong("open-wrong-mail"))?),
                ..Someone::default()
            },
            beneficiary: None,
            customer: None,
            urgency: None,
            impact: None,
            origin: now,
            lang: page.lang(),
            key: None,
            actor: caller.actor(),
        })
    }
}

async fn add(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    headers: HeaderMap,
    Json(wish): Json<Wish>,
) -> Result<Response, Failed> {
    let mut asked = wish.asked(&office, &page, &caller, now)?;
    if let Some(key) = key_of(&headers)? {
        let content = format!("{} {} {} {}", wish.email, asked.area, asked.subject, asked.text);
        asked.key = Some(Key::new(office.id, &caller.name, "requests", key, &content));
    }
    let inner = ctx.clone();
    let work = move |tx: &mut Tx| -> Result<(Ticket, Vec<Kept>), OpenError> {
        let opened = open::open(tx, &inner, &asked, now)?;
        letters::ask(tx, &opened.ticket, opened.message, Occasion::Received, now)?;
        let clocks = clocks::kept(tx, opened.ticket.body, opened.ticket.id)?;
        Ok((opened.ticket, clocks))
    };
    let (ticket, clocks) = ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok((StatusCode::CREATED, axum::Json(answer(&ticket, &clocks))).into_response())
}

/// The caller's own key for this request, if it gives one.
fn key_of(headers: &HeaderMap) -> Result<Option<&str>, Failed> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().ok().filter(|key| !key.is_empty() && key.len() <= KEY_MAX);
    key.map(Some).ok_or_else(|| Failed::bad(Sentence::new("failed-unreadable")))
}

async fn read(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, code)): Path<(String, String)>,
    now: Moment,
) -> Result<Response, Failed> {
    let code = TicketCode::parse(&code).map_err(|_| Failed::not_found())?;
    let (inner, body) = (ctx.clone(), office.id);
    let read = move |tx: &mut Tx| -> Result<Option<(Ticket, Vec<Kept>)>, StoreError> {
        let Some(office) = inner.offices.at(tx, body)? else { return Ok(None) };
        let Some(ticket) = ticket::by_code(tx, body, code.as_str())? else { return Ok(None) };
        let clocks = clocks::shown(tx, &office, &ticket, now)?;
        Ok(Some((ticket, clocks)))
    };
    let (ticket, clocks) = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    Ok(axum::Json(answer(&ticket, &clocks)).into_response())
}

#[derive(serde::Serialize)]
struct Answer<'a> {
    code: &'a str,
    kind: Kind,
    state: ticket::State,
    level: ticket::Level,
    /// 1 (critical) to 4 (low).
    severity: i64,
    asked: String,
    clocks: Vec<Promise>,
}

#[derive(serde::Serialize)]
struct Promise {
    metric: &'static str,
    state: &'static str,
    target_s: i64,
    elapsed_s: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_from: Option<String>,
}

fn answer<'a>(ticket: &'a Ticket, clocks: &[Kept]) -> Answer<'a> {
    let promise = |clock: &Kept| Promise {
        metric: clock.metric.word(),
        state: clock.state,
        target_s: clock.target_s,
        elapsed_s: clock.elapsed_s,
        due_at: clock.due_at.map(Moment::rfc3339),
        late_from: clock.late_from.map(Moment::rfc3339),
    };
    Answer {
        code: &ticket.code,
        kind: ticket.kind,
        state: ticket.state,
        level: ticket.level,
        severity: ticket.severity,
        asked: ticket.origin.rfc3339(),
        clocks: clocks.iter().map(promise).collect(),
    }
}

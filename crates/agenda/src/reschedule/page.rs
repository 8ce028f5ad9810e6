//! Choosing another time for an appointment.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence, html};
use platform::{Lane, Moment};

use super::reschedule;
use crate::appointment::{self, Appointment};
use crate::book::BookError;
use crate::choose_time::{self, Times, Wanted};
use crate::{pass, when};

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/a/{token}/move", Access::Public, ask).post(
        "/{body}/a/{token}/move",
        Access::Public,
        carry_out,
    )
}

#[derive(askama::Template)]
#[template(path = "reschedule/move.html")]
struct MovePage {
    page: Page,
    token: String,
    subject: String,
    when: String,
    trouble: Option<String>,
    time: Times,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct View {
    month: String,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Choice {
    first: String,
    slot: String,
}

async fn ask(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    Query(view): Query<View>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let shown = pass::find(&ctx, &office, &token, &caller, now).await?;
    if shown.appointment.cancelled || shown.appointment.start <= now || fixed(&office, &shown.appointment) {
        return Ok(Redirect::to(&page.at(&format!("a/{token}"))).into_response());
    }
    show(&ctx, office, page, shown.appointment, (token, view.month), None, now).await
}

async fn carry_out(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(choice): Posted<Choice>,
) -> Result<Response, Failed> {
    let shown = pass::find(&ctx, &office, &token, &caller, now).await?;
    if shown.appointment.cancelled || shown.appointment.start <= now {
        return Err(Failed::conflict(Sentence::new("move-error-past")));
    }
    if fixed(&office, &shown.appointment) {
        return Err(Failed::conflict(Sentence::new("move-error-arranged")));
    }
    let typed = if choice.first.is_empty() { &choice.slot } else { &choice.first };
    let Some(start) = choose_time::start(typed) else {
        let trouble = (Sentence::new("book-wrong-slot"), StatusCode::UNPROCESSABLE_ENTITY, None);
        return show(&ctx, office, page, shown.appointment, (token, String::new()), Some(trouble), now).await;
    };
    if start == shown.appointment.start {
        // It stays where it is: nothing to say was done.
        return Ok(Redirect::to(&page.at(&format!("a/{token}"))).into_response());
    }
    match move_to(&ctx, office.id, &token, &caller, start, now).await {
        Ok(()) => Ok(Redirect::to(&page.at(&format!("a/{token}?moved=1"))).into_response()),
        Err(error @ (BookError::NotBookable | BookError::Arrived | BookError::Store(_))) => Err(error.into()),
        Err(error) => {
            let trouble = (error.sentence(), Failed::from(error).status, Some(start));
            show(&ctx, office, page, shown.appointment, (token, String::new()), Some(trouble), now).await
        }
    }
}

/// Arranged with the office: its owner gives it up, or asks there for another time.
fn fixed(office: &Office, appointment: &Appointment) -> bool {
    pass::service_of(office, appointment).is_some_and(|service| !service.given.owner_moves())
}

/// Moves the appointment of a token, in one transaction.
pub(crate) async fn move_to(
    ctx: &Ctx,
    body: i64,
    token: &str,
    caller: &Caller,
    start: Moment,
    now: Moment,
) -> Result<(), BookError> {
    let (inner, token, actor) = (ctx.clone(), token.to_owned(), caller.actor());
    let work = move |tx: &mut platform::Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(BookError::NotBookable)?;
        let appointment =
            appointment::by_token(tx, &inner.key, body, &token)?.ok_or(BookError::NotBookable)?;
        if fixed(&office, &appointment) {
            return Err(BookError::NotBookable);
        }
        reschedule(tx, &inner, &office, &appointment, start, &actor, now)
    };
    ctx.db.write(Lane::of(body, 0), work).await
}

/// Sentence, status, and the start that went.
type Trouble = (Sentence, StatusCode, Option<Moment>);

async fn show(
    ctx: &Ctx,
    office: Arc<Office>,
    page: Page,
    appointment: Appointment,
    (token, month): (String, String),
    trouble: Option<Trouble>,
    now: Moment,
) -> Result<Response, Failed> {
    let service = office.service(appointment.service).cloned();
    let offering = service.as_ref().and_then(|part| part.doc.offering(&appointment.offering)).cloned();
    let (Some(service), Some(offering)) = (service, offering) else {
        return Err(Failed::conflict(Sentence::new("move-error-service")));
    };
    let (at, tr, gone, current) =
        (office.clone(), page.tr, trouble.as_ref().and_then(|(.., gone)| *gone), appointment.start);
    let read = move |tx: &mut platform::Tx| {
        let chosen = gone.or(Some(current));
        let wanted = Wanted { office: &at, service: &service, offering: &offering, month: &month, chosen };
        let mut time = choose_time::times(tx, &wanted, tr, now)?;
        time.first = time.first.filter(|first| first.value != current.ms());
        if let Some(gone) = gone {
            time.nearest = choose_time::nearest(tx, &wanted, gone, tr, now)?;
        }
        Ok::<_, platform::StoreError>(time)
    };
    let time = ctx.db.read(read).await?;
    let mut response = html(&MovePage {
        subject: pass::subject(&office, &appointment, page.lang()),
        when: when::near(tr, &office, appointment.start, now),
        trouble: trouble.as_ref().map(|(sentence, ..)| sentence.say(tr)),
        token,
        time,
        page,
    });
    if let Some((_, status, _)) = trouble {
        *response.status_mut() = status;
    }
    Ok(response)
}

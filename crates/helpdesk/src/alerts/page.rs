//! The page of one's own alerts, and what one wants to be told.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::people::mail::trouble_of;
use office::{Ctx, Here, by_id, rights};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::said::said;
use super::{Kind, off, seen, set, shown, unseen};
use crate::said::when;
use crate::work::AtDesk;

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new().get("/{body}/desk/alerts", tickets, show).post("/{body}/desk/alerts", tickets, mark).post(
        "/{body}/desk/alerts/settings",
        tickets,
        settle,
    )
}

struct Row {
    id: i64,
    ticket: i64,
    code: String,
    kind: Kind,
    kind_said: String,
    words: String,
    at: String,
    seen: bool,
}

#[derive(askama::Template)]
#[template(path = "alerts/alerts.html")]
struct AlertsPage {
    page: Page,
    rows: Vec<Row>,
    unseen: i64,
    /// The newest on the page.
    last: i64,
    /// Word, name, whether it is told.
    kinds: Vec<(&'static str, String, bool)>,
    /// Where mails go; empty when the office file has no address.
    mail: String,
    /// Mails to it come back: nothing is sent there.
    back: bool,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let (body, staff) = (office.id, desk.staff);
    let mail = by_id(&office.staff, staff).map_or_else(String::new, |part| part.doc.mail.clone());
    let (inner, to) = (ctx.clone(), mail.clone());
    let read = move |tx: &mut Tx| {
        let back = trouble_of(tx, &inner.key, body, &to)?.is_some_and(|trouble| trouble.hard);
        Ok::<_, StoreError>((shown(tx, body, staff)?, unseen(tx, body, staff)?, off(tx, body, staff)?, back))
    };
    let (alerts, unseen, off, back) = ctx.db.read(read).await?;
    let name = |kind: Kind| page.t(&format!("alert-kind-{}", kind.word()));
    let row = |alert: &super::Alert| Row {
        id: alert.id,
        ticket: alert.ticket,
        code: alert.code.clone(),
        kind: alert.kind,
        kind_said: name(alert.kind),
        words: said(&office, page.tr, alert),
        at: when(&office, &page, alert.at),
        seen: alert.seen,
    };
    let rows: Vec<Row> = alerts.iter().map(row).collect();
    let kinds = Kind::ALL.iter().map(|kind| (kind.word(), name(*kind), !off.contains(kind))).collect();
    let last = rows.first().map_or(0, |row| row.id);
    Ok(html(&AlertsPage { page, rows, unseen, last, kinds, mail, back }))
}

#[derive(serde::Deserialize)]
struct Seen {
    /// One of them; absent for all up to the last.
    #[serde(default)]
    alert: Option<i64>,
    #[serde(default)]
    last: i64,
}

async fn mark(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(which): Posted<Seen>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let work = move |tx: &mut Tx| seen(tx, &desk, (which.alert, which.last), now);
    ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at("desk/alerts")).into_response())
}

/// A box for each kind.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Boxes {
    warning: String,
    breach: String,
    retracted: String,
    callback: String,
    bounced: String,
    defect: String,
}

async fn settle(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(boxes): Posted<Boxes>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let ticked = |kind: &Kind| {
        let said = match kind {
            Kind::Warning => &boxes.warning,
            Kind::Breach => &boxes.breach,
            Kind::Retracted => &boxes.retracted,
            Kind::Callback => &boxes.callback,
            Kind::Bounced => &boxes.bounced,
            Kind::Defect => &boxes.defect,
        };
        !said.is_empty()
    };
    let on: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| ticked(kind)).collect();
    let work = move |tx: &mut Tx| set(tx, &desk, &on, now);
    ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at("desk/alerts")).into_response())
}

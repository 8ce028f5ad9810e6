//! `/{body}/desk/holds`: the legal holds that stand, placing one, lifting one.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office, rights};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::written::{cut, line};
use platform::{Lane, Moment};

use super::EraseError;
use super::hold::{self, Hold, REASON_MAX, What};
use crate::said::when;
use crate::ticket::{by_code, by_id};
use crate::work::Lead;

pub fn routes() -> Routes<Ctx> {
    let lead = Access::Right(rights::LEAD_DESK);
    Routes::new().get("/{body}/desk/holds", lead, show).post("/{body}/desk/holds", lead, place).post(
        "/{body}/desk/holds/{hold}",
        lead,
        lift,
    )
}

struct Row {
    id: i64,
    about: String,
    link: String,
    reason: String,
    at: String,
}

#[derive(askama::Template)]
#[template(path = "erase/holds.html")]
struct HoldsPage {
    page: Page,
    rows: Vec<Row>,
    customers: Vec<(i64, String)>,
    reason_max: usize,
    wrong: Option<String>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    render(&ctx, &office, page, None).await
}

async fn render(ctx: &Ctx, office: &Office, page: Page, wrong: Option<String>) -> Result<Response, Failed> {
    let body = office.id;
    let read = move |tx: &mut Tx| {
        let mut all = Vec::new();
        for one in hold::standing(tx, body)? {
            let code = match one.what {
                What::Ticket => by_id(tx, body, one.subject)?.map(|ticket| ticket.code),
                What::Customer => None,
            };
            all.push((one, code));
        }
        Ok::<_, StoreError>(all)
    };
    let all = ctx.db.read(read).await?;
    let row = |(one, code): (Hold, Option<String>)| {
        let customer = office::by_id(&office.customers, one.subject).map(|part| part.doc.name.clone());
        let link = if one.what == What::Ticket { "desk" } else { "desk/services" };
        Row {
            id: one.id,
            about: code.or(customer).unwrap_or_default(),
            link: page.at(&format!("{link}/{}", one.subject)),
            reason: one.reason,
            at: when(office, &page, one.at),
        }
    };
    let rows = all.into_iter().map(row).collect();
    let customers = office.customers.iter().map(|part| (part.id, part.doc.name.clone())).collect();
    Ok(html(&HoldsPage { page, rows, customers, reason_max: REASON_MAX, wrong }))
}

#[derive(serde::Deserialize)]
struct Wanted {
    /// Code of a request; or else the customer.
    #[serde(default)]
    code: String,
    #[serde(default)]
    customer: i64,
    reason: String,
}

async fn place(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Failed> {
    let (lead, here) = (Lead::prove(&caller)?, office.clone());
    let work = move |tx: &mut Tx| {
        let subject = match (wanted.code.trim(), wanted.customer) {
            ("", customer) => (What::Customer, customer),
            (code, 0) => {
                let code = identity::TicketCode::parse(code).map_err(|_| EraseError::Unknown)?;
                let ticket = by_code(tx, here.id, code.as_str())?.ok_or(EraseError::Unknown)?;
                (What::Ticket, ticket.id)
            }
            _ => return Err(EraseError::Both),
        };
        let reason = cut(&line(&wanted.reason), REASON_MAX);
        hold::place(tx, &here, &lead, subject, &reason, now)
    };
    match ctx.db.write(Lane::of(office.id, HELPDESK), work).await {
        Ok(_) => Ok(Redirect::to(&page.at("desk/holds")).into_response()),
        Err(EraseError::Store(error)) => Err(error.into()),
        Err(error) => {
            let failed = Failed::from(error);
            let (status, wrong) = (failed.status, failed.sentence.say(page.tr));
            let mut response = render(&ctx, &office, page, Some(wrong)).await?;
            *response.status_mut() = status;
            Ok(response)
        }
    }
}

#[derive(serde::Deserialize)]
struct Nothing {}

async fn lift(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(_): Posted<Nothing>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let work = move |tx: &mut Tx| hold::lift(tx, &lead, id, now);
    ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at("desk/holds")).into_response())
}

//! `/{body}/customer/service`: the customer's own view: where it stands, the next day that counts, its data.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here};
use platform::Moment;
use platform::web::{Caller, Failed, Page, Posted, html};

use super::hand_over::{Nothing, hand_over};
use super::page::offered;
use super::shown::{Shown, Standing, read, shown, standing};
use crate::digital::AtCustomerDesk;

#[derive(askama::Template)]
#[template(path = "service_life/own.html")]
struct OwnPage {
    page: Page,
    name: String,
    standing: Standing,
    courses: Vec<Shown>,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    let (body, customer) = (desk.body, desk.customer);
    let courses = ctx.db.read(move |tx| read(tx, body, customer)).await?;
    let part = office::by_id(&office.customers, customer).ok_or_else(Failed::not_found)?;
    let newest = courses.first().map(|(course, _)| course);
    let mut all: Vec<Shown> = courses.iter().map(|each| shown(&office, &page, each, now)).collect();
    // Who of the desk did it is our own affair.
    all.iter_mut().flat_map(|course| &mut course.lines).for_each(|line| line.who.clear());
    let standing = standing(&office, &page, newest, now);
    Ok(html(&OwnPage { name: part.doc.name.clone(), standing, courses: all, page }))
}

pub(super) async fn document(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, course)): Path<(String, i64)>,
    caller: Caller,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    offered(&ctx, desk.body, desk.customer, course).await
}

pub(super) async fn export(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(_): Posted<Nothing>,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    hand_over(&ctx, &office, &page, (desk.customer, desk.actor), now).await
}

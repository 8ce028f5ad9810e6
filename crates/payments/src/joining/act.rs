//! What the administrator of payments changes by hand.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use platform::store::Tx;
use platform::tls::Shown;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::page::{Typed, render};
use super::{JoiningError, Product, certificates, keys};
use crate::proof::{Joining, May};

#[derive(serde::Deserialize)]
pub(super) struct KeyForm {
    product: String,
    #[serde(default)]
    slot: i64,
    #[serde(default)]
    key: String,
}

#[derive(serde::Deserialize)]
pub(super) struct CertificateForm {
    #[serde(default)]
    pem: String,
    #[serde(default)]
    fingerprint: String,
}

pub(super) async fn put_key(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<KeyForm>,
) -> Result<Response, Failed> {
    let admin = May::<Joining>::prove(&caller, &office)?;
    let product = Product::parse(&form.product).ok_or_else(Failed::not_found)?;
    let locked = match keys::lock(&ctx.key, office.id, product, &form.key) {
        Ok(locked) => locked,
        Err(error) => {
            let typed = Typed::Key { product, slot: form.slot };
            return refused(&ctx, &office, page, now, (error, typed)).await;
        }
    };
    let key = ctx.key.clone();
    let work = move |tx: &mut Tx| keys::put(tx, &key, &admin, (form.slot, &locked), now);
    let done = ctx.db.write(Lane::of(office.id, PAYMENTS), work).await;
    answer(&ctx, &office, page, now, (done, Typed::Key { product, slot: form.slot })).await
}

pub(super) async fn remove_key(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<KeyForm>,
) -> Result<Response, Failed> {
    let admin = May::<Joining>::prove(&caller, &office)?;
    let product = Product::parse(&form.product).ok_or_else(Failed::not_found)?;
    let work = move |tx: &mut Tx| keys::remove(tx, &admin, product, form.slot, now);
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    Ok(back(&page))
}

pub(super) async fn add_certificate(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<CertificateForm>,
) -> Result<Response, Failed> {
    let admin = May::<Joining>::prove(&caller, &office)?;
    let done = match Shown::of_pem(&form.pem) {
        None => Err(JoiningError::Certificate),
        Some(shown) => {
            let work = move |tx: &mut Tx| certificates::add(tx, &admin, &shown, now);
            ctx.db.write(Lane::of(office.id, PAYMENTS), work).await
        }
    };
    answer(&ctx, &office, page, now, (done, Typed::Certificate(form.pem))).await
}

pub(super) async fn remove_certificate(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<CertificateForm>,
) -> Result<Response, Failed> {
    let admin = May::<Joining>::prove(&caller, &office)?;
    let work = move |tx: &mut Tx| certificates::remove(tx, &admin, &form.fingerprint, now);
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    Ok(back(&page))
}

fn back(page: &Page) -> Response {
    Redirect::to(&page.at("payments/joining")).into_response()
}

/// Back to the page, or the page with what is wrong.
async fn answer(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    now: Moment,
    (done, typed): (Result<(), JoiningError>, Typed),
) -> Result<Response, Failed> {
    match done {
        Ok(()) => Ok(back(&page)),
        Err(error @ (JoiningError::Store(_) | JoiningError::Unknown)) => Err(error.into()),
        Err(error) => refused(ctx, office, page, now, (error, typed)).await,
    }
}

/// The form again, with what is wrong beside its field.
async fn refused(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    now: Moment,
    wrong: (JoiningError, Typed),
) -> Result<Response, Failed> {
    let mut response = render(ctx, office, page, now, Some(wrong)).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

//! «Paga online»: the cart goes to the checkout, the payer after it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted, html};
use platform::{Lane, Moment};

use super::checkout::is_followed;
use super::notice::{With, together};
use super::view::shown;
use super::{AtCheckout, CART, CheckoutError, at, cart, under_way};

#[allow(clippy::too_many_arguments)]
pub(super) async fn go(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, secret)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    checkout: AtCheckout,
    Posted(With { with }): Posted<With>,
) -> Result<Response, Failed> {
    let held = at(&ctx, office.id, &secret, &caller, now).await?;
    ctx.throttles.bookings.attempt(&caller.name, now).map_err(Failed::too_many)?;
    let address = office.body.creditor.as_ref().map(|creditor| creditor.checkout.clone()).unwrap_or_default();
    let checkout = checkout.filter(|_| !address.is_empty()).ok_or_else(Failed::not_found)?;
    let all = together(&ctx, office.id, held, &with, now).await?;
    // What was paid or withdrawn meanwhile, or is being checked, is said on the notice itself.
    let before = under_way::beside(&ctx, office.id, &all, now).await?;
    if before.held || all[0].position.payable(&all[0].nav, now).is_err() {
        return Ok(Redirect::to(&page.at(&format!("pay/n/{secret}"))).into_response());
    }
    let (body, navs) = (office.id, all.iter().map(|held| held.nav.clone()).collect::<Vec<_>>());
    let opening = move |tx: &mut Tx| cart::open(tx, body, &navs, now);
    let id = ctx.db.write(Lane::of(body, PAYMENTS), opening).await?;
    let token = identity::token::encode(ctx.key.sealed(CART, body, id));
    let back = format!("{}/{}/pay/back/{token}", ctx.public_address, office.body.key);
    let answer = match cart::request(&office, &all, (id, &back), now) {
        Ok(cart) => {
            let (speaker, to) = (checkout.0.clone(), address.clone());
            let spoken = tokio::task::spawn_blocking(move || speaker.open(body, &to, &cart)).await;
            spoken.unwrap_or(Err(CheckoutError::Away))
        }
        Err(error) => {
            tracing::warn!(?error, "a cart cannot be made");
            Err(CheckoutError::Refused)
        }
    };
    let why = match answer {
        Ok(location) if is_followed(&address, &location) => {
            return leaving(page, location);
        }
        Ok(_) | Err(CheckoutError::Away) => "pay-online-away",
        Err(CheckoutError::Refused) => "pay-online-refused",
    };
    under_way::came_back(&ctx, body, id, "error", now).await?;
    let beside = under_way::beside(&ctx, body, &all, now).await?;
    let wrong = Some(page.t(why));
    let mut response = html(&shown(&ctx, &office, page, &all, (true, beside, wrong), now));
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    Ok(response)
}

#[derive(askama::Template)]
#[template(path = "pay_now/leaving.html")]
struct Leaving {
    page: Page,
    location: String,
}

/// A page that goes on by itself: browsers let no form end on another host than its own (`form-action`), and the
/// host of the checkout is known only now.
fn leaving(page: Page, location: String) -> Result<Response, Failed> {
    let refresh = format!("0; url={location}").parse().map_err(|_| Failed::not_found())?;
    let mut response = html(&Leaving { page, location });
    response.headers_mut().insert("refresh", refresh);
    Ok(response)
}

//! Joining and parting from the bench: it comes back with the days that were chosen, and says what was done or why
//! not.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use payments::proof::{Accounting, May, Reading};
use payments::refused;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted};
use platform::{Lane, Moment};

use super::by_hand::{HandError, Why, join_by_hand, take_back};
use super::page::{Wanted, bench_after, render};

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Joining {
    flow: i64,
    movement: i64,
    reason: String,
    from: String,
    until: String,
    label: String,
}

/// What somebody wanted to join or to part, and why it was not done.
#[derive(Clone, Debug, Default)]
pub(super) struct Again {
    pub wrong: Option<String>,
    pub flow: i64,
    pub movement: i64,
    pub reason: String,
}

pub(super) async fn join(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(asked): Posted<Joining>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let pair = (asked.flow, asked.movement);
    let done = match Why::parse(&asked.reason) {
        Ok(why) => {
            let work = move |tx: &mut Tx| join_by_hand(tx, &here, &accountant, pair, &why, now);
            ctx.db.write(Lane::of(office.id, PAYMENTS), work).await
        }
        Err(none) => Err(none.into()),
    };
    back(&ctx, &office, page, &caller, (asked, "joined", done), now).await
}

pub(super) async fn part(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(asked): Posted<Joining>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let movement = asked.movement;
    let done = match Why::parse(&asked.reason) {
        Ok(why) => {
            let work = move |tx: &mut Tx| take_back(tx, &here, &accountant, movement, &why, now);
            ctx.db.write(Lane::of(office.id, PAYMENTS), work).await
        }
        Err(none) => Err(none.into()),
    };
    back(&ctx, &office, page, &caller, (asked, "parted", done), now).await
}

async fn back(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    caller: &Caller,
    (asked, word, done): (Joining, &str, Result<(), HandError>),
    now: Moment,
) -> Result<Response, Failed> {
    let Joining { flow, movement, reason, from, until, label } = asked;
    let wanted = Wanted { from, until, label, done: word.to_owned() };
    let Err(error) = done else {
        return Ok(Redirect::to(&page.at(&bench_after(office, &wanted, now))).into_response());
    };
    let again = Again { wrong: refused::above(&page, error)?, flow, movement, reason };
    let reading: May<Reading> = May::prove(caller, office)?;
    let wanted = Wanted { done: String::new(), ..wanted };
    render(ctx, office, page, &reading, (wanted, again), now).await.map(refused::again)
}

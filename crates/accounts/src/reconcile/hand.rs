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
use crate::explain::Typed;
use crate::reckon;

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Joining {
    flow: i64,
    movement: i64,
    reason: String,
    from: String,
    until: String,
    label: String,
    flows_after: i64,
    credits_after: i64,
}

/// What somebody wanted to join or to part, and why it was not done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Again {
    pub wrong: Option<String>,
    pub flow: i64,
    pub movement: i64,
    pub reason: String,
    /// What the credit was said to be, where it was to be explained.
    pub explaining: Option<Typed>,
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
    asked.back(&ctx, &office, page, &caller, ("joined", done), now).await
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
    asked.back(&ctx, &office, page, &caller, ("parted", done), now).await
}

impl Joining {
    async fn back(
        self,
        ctx: &Ctx,
        office: &Office,
        page: Page,
        caller: &Caller,
        (word, done): (&str, Result<(), HandError>),
        now: Moment,
    ) -> Result<Response, Failed> {
        let Joining { flow, movement, reason, from, until, label, flows_after, credits_after } = self;
        let wanted = Wanted { from, until, label, done: String::new(), flows_after, credits_after };
        let again = Again { flow, movement, reason, ..Again::default() };
        back(ctx, office, page, caller, (wanted, word, again, done), now).await
    }
}

/// What was decided may leave another credit its flow. To the bench as somebody left it, which says by a word what was done; or the bench again, with what was typed and why
/// it was not.
pub(crate) async fn back<E: Into<Failed>>(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    caller: &Caller,
    (wanted, word, again, done): (Wanted, &str, Again, Result<(), E>),
    now: Moment,
) -> Result<Response, Failed> {
    let Err(error) = done else {
        reckon::at_once(ctx, office.id, now).await;
        let wanted = Wanted { done: word.to_owned(), ..wanted };
        return Ok(Redirect::to(&page.at(&bench_after(office, &wanted, now))).into_response());
    };
    let again = Again { wrong: refused::above(&page, error)?, ..again };
    let reading: May<Reading> = May::prove(caller, office)?;
    render(ctx, office, page, &reading, (wanted, again), now).await.map(refused::again)
}

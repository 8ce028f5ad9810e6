//! `/{body}/payments/reconciliation/explain` and `…/unexplain`, sent from the bench: it comes back with the days that
//! were chosen, and says what was done or why not.

use axum::extract::State;
use axum::response::Response;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use payments::proof::{Accounting, May};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Fields, Page, Posted, Routes};
use platform::{Lane, Moment};

use super::Kind;
use super::error::ExplainError;
use super::rule::{Explanation, Why, explain, take_back};
use super::view::Typed;
use crate::reconcile::{Again, Wanted, back};

pub fn routes() -> Routes<Ctx> {
    let act = Access::Right(rights::ACCOUNTS);
    Routes::new().post("/{body}/payments/reconciliation/explain", act, send).post(
        "/{body}/payments/reconciliation/unexplain",
        act,
        undo,
    )
}

fn wanted(fields: &Fields) -> Wanted {
    let [from, until, label] = ["from", "until", "label"].map(|name| fields.text(name).to_owned());
    let after = |name| fields.number(name).unwrap_or_default();
    let (flows_after, credits_after) = (after("flows_after"), after("credits_after"));
    Wanted { from, until, label, done: String::new(), flows_after, credits_after }
}

fn typed(fields: &Fields) -> Typed {
    let pair = |name: &str| {
        let (position, instalment) = name.split_once('/')?;
        Some((position.parse().ok()?, instalment.parse().ok()?))
    };
    Typed {
        kind: fields.text("kind").to_owned(),
        payments: fields.all("payment").filter_map(pair).collect(),
        why: fields.text("why").to_owned(),
        although: fields.text("although") == "yes",
    }
}

async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(fields): Posted<Fields>,
) -> Result<Response, Failed> {
    let accountant = May::prove_all(&caller, &office)?;
    let (typed, movement) = (typed(&fields), fields.number("movement"));
    let done = done(&ctx, &office, accountant, (&typed, movement), now).await;
    let again = Again { movement: movement.unwrap_or_default(), explaining: Some(typed), ..Again::default() };
    back(&ctx, &office, page, &caller, (wanted(&fields), "explained", again, done), now).await
}

async fn done(
    ctx: &Ctx,
    office: &Office,
    accountant: May<Accounting>,
    (typed, movement): (&Typed, Option<i64>),
    now: Moment,
) -> Result<(), ExplainError> {
    let (kind, movement) = Kind::parse(&typed.kind).zip(movement).ok_or(ExplainError::Unchosen)?;
    let (payments, although, why) = (typed.payments.clone(), typed.although, Why::parse(&typed.why)?);
    let said = Explanation { movement, kind, payments, although, why };
    let here = office.clone();
    let work = move |tx: &mut Tx| explain(tx, &here, &accountant, &said, now);
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await
}

async fn undo(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(fields): Posted<Fields>,
) -> Result<Response, Failed> {
    let accountant: May<Accounting> = May::prove_all(&caller, &office)?;
    let (movement, reason) =
        (fields.number("movement").ok_or_else(Failed::not_found)?, fields.text("reason").to_owned());
    let done = match Why::parse(&reason) {
        Ok(why) => {
            let here = office.clone();
            let work = move |tx: &mut Tx| take_back(tx, &here, &accountant, movement, &why, now);
            ctx.db.write(Lane::of(office.id, PAYMENTS), work).await
        }
        Err(none) => Err(none.into()),
    };
    let again = Again { movement, reason, ..Again::default() };
    back(&ctx, &office, page, &caller, (wanted(&fields), "unexplained", again, done), now).await
}

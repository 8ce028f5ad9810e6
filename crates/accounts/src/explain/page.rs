//! `/{body}/payments/reconciliation/explain` and `…/unexplain`, sent from the bench: it comes back with the days that
//! were chosen, and says what was done or why not.

use axum::extract::State;
use axum::response::Response;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use payments::proof::{Accounting, May};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes};
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

/// The fields of a form, of which one may stand there several times.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text)
    }

    fn number(&self, name: &str) -> i64 {
        self.text(name).parse().unwrap_or(0)
    }

    fn wanted(&self) -> Wanted {
        let [from, until, label] = ["from", "until", "label"].map(|name| self.text(name).to_owned());
        let (flows_after, credits_after) = (self.number("flows_after"), self.number("credits_after"));
        Wanted { from, until, label, done: String::new(), flows_after, credits_after }
    }

    fn typed(&self) -> Typed {
        let named = self.0.iter().filter(|(field, _)| field == "payment");
        let pair = |name: &str| {
            let (position, instalment) = name.split_once('/')?;
            Some((position.parse().ok()?, instalment.parse().ok()?))
        };
        Typed {
            kind: self.text("kind").to_owned(),
            payments: named.filter_map(|(_, name)| pair(name)).collect(),
            why: self.text("why").to_owned(),
            although: self.text("although") == "yes",
        }
    }
}

async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let (accountant, fields) = (May::prove_all(&caller, &office)?, Fields(fields));
    let (typed, movement) = (fields.typed(), fields.number("movement"));
    let done = done(&ctx, &office, accountant, (&typed, movement), now).await;
    let again = Again { movement, explaining: Some(typed), ..Again::default() };
    back(&ctx, &office, page, &caller, (fields.wanted(), "explained", again, done), now).await
}

async fn done(
    ctx: &Ctx,
    office: &Office,
    accountant: May<Accounting>,
    (typed, movement): (&Typed, i64),
    now: Moment,
) -> Result<(), ExplainError> {
    let kind = Kind::parse(&typed.kind).filter(|_| movement != 0).ok_or(ExplainError::Unchosen)?;
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
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let (accountant, fields): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, Fields(fields));
    let (movement, reason) = (fields.number("movement"), fields.text("reason").to_owned());
    let done = match Why::parse(&reason) {
        Ok(why) => {
            let here = office.clone();
            let work = move |tx: &mut Tx| take_back(tx, &here, &accountant, movement, &why, now);
            ctx.db.write(Lane::of(office.id, PAYMENTS), work).await
        }
        Err(none) => Err(none.into()),
    };
    let again = Again { movement, reason, ..Again::default() };
    back(&ctx, &office, page, &caller, (fields.wanted(), "unexplained", again, done), now).await
}

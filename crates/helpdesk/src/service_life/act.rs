//! What the lead does with a customer's service, one form each.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office};
use platform::files::{self, Attached};
use platform::i18n::typed_amount;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted, Sentence};
use platform::{Lane, Moment};

use super::course::{Facts, Stage};
use super::{
    Advance, Notice, ServiceError, advance, ask_erasure, give_notice, page, request, send, withdraw,
};
use crate::work::Lead;

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Deed {
    what: String,
    course: i64,
    /// A civil time, as a browser writes it; a day.
    at: String,
    day: String,
    letter: i64,
}

impl Deed {
    fn at(&self, office: &Office) -> Result<Moment, ServiceError> {
        office.typed_moment(&self.at).ok_or(ServiceError::When)
    }

    fn day(&self) -> Option<Date> {
        self.day.trim().parse().ok()
    }
}

pub(super) async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, customer)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let (lead, body, inner) = (Lead::prove(&caller)?, office.id, ctx.clone());
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(ServiceError::Unknown)?;
        done(tx, &inner, &office, &lead, (customer, &deed), now)
    };
    answer(&ctx, &office, (page, customer), ctx.db.write(Lane::of(body, HELPDESK), work).await, now).await
}

fn done(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    lead: &Lead,
    (customer, deed): (i64, &Deed),
    now: Moment,
) -> Result<(), ServiceError> {
    match deed.what.as_str() {
        "request" => request(tx, office, lead, customer, deed.at(office)?, now).map(|_| ()),
        "notice" if deed.letter != 0 => {
            give_notice(tx, office, lead, customer, Notice::Letter(deed.letter), now).map(|_| ())
        }
        "notice" => {
            give_notice(tx, office, lead, customer, Notice::ByHand(deed.at(office)?), now).map(|_| ())
        }
        "withdraw" => withdraw(tx, office, lead, deed.course, now),
        "erase" => ask_erasure(tx, lead, deed.course, now),
        "letter" => send(tx, ctx, office, lead, deed.course, now).map(|_| ()),
        stage => {
            let stage: Stage = stage.parse().map_err(|_| ServiceError::Order)?;
            let with = Advance { starts_on: deed.day(), ..Advance::default() };
            advance(tx, office, lead, (deed.course, stage), &with, now)
        }
    }
}

/// The page again, with what was wrong.
async fn answer(
    ctx: &Ctx,
    office: &Office,
    (page, customer): (Page, i64),
    outcome: Result<(), ServiceError>,
    now: Moment,
) -> Result<Response, Failed> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&page.at(&format!("desk/services/{customer}"))).into_response()),
        Err(ServiceError::Store(error)) => Err(error.into()),
        Err(error) => {
            let failed = Failed::from(error);
            let (status, wrong) = (failed.status, failed.sentence.say(page.tr));
            let mut response = page::render(ctx, office, (page, customer), Some(wrong), now).await?;
            *response.status_mut() = status;
            Ok(response)
        }
    }
}

/// Nobody pays more for a plan: it is a slip.
const MOST_CENTS: i64 = 10_000_000_000;

/// The offer: its price plan, and the document if there is one.
pub(super) async fn offer(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, customer)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: Attached,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let wrong = || Failed::bad(Sentence::new("service-error-offer"));
    let course: i64 = sent.text("course").parse().map_err(|_| wrong())?;
    let cents =
        |name: &str| typed_amount(sent.text(name)).filter(|cents| *cents <= MOST_CENTS).ok_or_else(wrong);
    let included: i64 =
        sent.text("included").trim().parse().ok().filter(|count| *count >= 0).ok_or_else(wrong)?;
    let facts = Facts {
        fee_cents: Some(cents("fee")?),
        included: Some(included),
        extra_cents: Some(cents("extra")?),
    };
    let (body, inner, kept) = (office.id, ctx.clone(), sent.files.into_iter().next());
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(ServiceError::Unknown)?;
        let file = kept.as_ref().map(|kept| files::add(tx, body, kept, now)).transpose()?;
        let with = Advance { facts: facts.clone(), file, starts_on: None };
        advance(tx, &office, &lead, (course, Stage::Offered), &with, now)
    };
    answer(&ctx, &office, (page, customer), ctx.db.write(Lane::of(body, HELPDESK), work).await, now).await
}

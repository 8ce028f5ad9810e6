//! What the lead does with a customer's service, one form each.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office};
use platform::files::{self, Attached};
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
    let cents = |name: &str| cents(sent.text(name)).ok_or_else(wrong);
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

/// «4.500,00», «4500» or «4500.5»: whole cents.
fn cents(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('€').trim();
    let (whole, part) = match text.rsplit_once([',', '.']) {
        Some((whole, part)) if part.len() <= 2 => (whole, part),
        _ => (text, ""),
    };
    let whole = whole.replace(['.', ' ', '\u{a0}'], "");
    if [whole.as_str(), part].iter().any(|digits| !digits.bytes().all(|sign| sign.is_ascii_digit())) {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|whole| *whole <= 100_000_000)?;
    let part: i64 = if part.is_empty() { 0 } else { format!("{part:0<2}").parse().ok()? };
    Some(whole * 100 + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        assert_eq!(cents("4.500,00 €"), Some(450_000));
        assert_eq!(cents("4500"), Some(450_000));
        assert_eq!(cents("45,5"), Some(4_550));
        assert_eq!(cents("1.234"), Some(123_400));
        for wrong in ["-1", "0,-5", "1,+5", "99999999999999999", "9999999999999999999999", "", "due"] {
            assert_eq!(cents(wrong), None, "{wrong}");
        }
        assert_eq!(cents("molto"), None);
    }
}

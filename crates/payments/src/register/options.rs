//! The ways in which the debt behind a notice can be paid, as the platform asks for them
//! (`orgs_payment_options.json`; order and meanings of the states: payments reference, 7).

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::Office;
use pagopa::options::{
    ErrorResponse, Instalment as Part, InstalmentStatus, OptionStatus, PaymentOption as Way, PaymentOptions,
    Refusal,
};
use pagopa::{BodyCode, NoticeNumber};
use platform::Moment;
use platform::web::{Failed, Sentence};

use super::answers::INSTEAD;
use super::asking::Asking;
use super::one::Named;
use crate::position::{self, Instalment, PaymentOption, Position, State};

pub(super) async fn verify(asking: Asking, Path((_, text)): Named) -> Result<Response, Failed> {
    let now = asking.now;
    // Digits of another count are the number of no notice; anything else is no number.
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let why = if digits { Refusal::Unknown } else { Refusal::Syntax };
    let nav = NoticeNumber::parse(&text).map_err(|_| refused(why, now))?;
    let (body, asked) = (asking.office.id, nav.clone());
    let found = asking.read(move |_, tx| Ok(position::by_nav(tx, body, &nav)?)).await;
    let found = found.map_err(|_| refused(Refusal::System, now))?;
    let found = found.filter(|position| asking.codes.hold_all(position));
    let position = found.ok_or_else(|| refused(Refusal::Unknown, now))?;
    if position.has_withdrawn(&asked) {
        return Err(refused(Refusal::Cancelled, now));
    }
    let options = options_of(&position, &asking.office, now).map_err(|why| refused(why, now))?;
    Ok(axum::Json(options).into_response())
}

/// The platform's own form of a refusal.
fn refused(why: Refusal, now: Moment) -> Failed {
    let status = StatusCode::from_u16(why.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut failed = Failed::new(status, Sentence::new("failed-unreadable"));
    failed.more = serde_json::json!({ INSTEAD: ErrorResponse::new(why, "", now.timestamp()) });
    failed
}

/// All ways of paying a position, by their dates; a draft is nobody's to know of. Times are those of the
/// body's own clocks: they are shown to who pays.
pub fn options_of(position: &Position, office: &Office, now: Moment) -> Result<PaymentOptions, Refusal> {
    let state = position.state(now);
    if state == State::Draft {
        return Err(Refusal::Unknown);
    }
    let code = office.fiscal_code().ok_or(Refusal::Body)?;
    let code = BodyCode::parse(code).map_err(|_| Refusal::Body)?;
    let ways = position.options.iter().filter_map(|option| way(position, option, office, state, now));
    let options = PaymentOptions {
        organization_fiscal_code: code,
        company_name: position.company_name.clone(),
        office_name: position.office_name.clone(),
        standin: position.stand_in,
        payment_options: ways.collect(),
    };
    Ok(options.by_due_date())
}

fn way(
    position: &Position,
    option: &PaymentOption,
    office: &Office,
    state: State,
    now: Moment,
) -> Option<Way> {
    let other = position.in_use().is_some_and(|used| used.place != option.place);
    let closed = matches!(state, State::Invalid | State::Expired) || other;
    let from = option.valid_from.or(position.published_at).unwrap_or(position.created_at);
    let civil = |at: Moment| at.zoned(&office.zone).datetime();
    let part = |part: &Instalment| {
        let status = part_status(option, part, closed, now);
        Part {
            nav: part.nav.clone(),
            iuv: part.iuv.clone(),
            amount: part.price(now),
            description: part.description.clone(),
            due_date: civil(part.due_at),
            valid_from: civil(from),
            status,
            status_reason: reason(status).to_owned(),
        }
    };
    let parts: Vec<Part> = option.instalments.iter().map(part).collect();
    let status = status(&parts);
    let last = option.instalments.iter().map(|part| part.due_at).max()?;
    Some(Way {
        description: option.description.clone(),
        number_of_installments: parts.len(),
        amount: parts.iter().map(|part| part.amount).sum(),
        due_date: civil(last),
        valid_from: civil(from),
        status,
        status_reason: way_reason(status).to_owned(),
        all_ccp: option.instalments.iter().all(Instalment::all_postal),
        installments: parts,
    })
}

fn part_status(option: &PaymentOption, part: &Instalment, closed: bool, now: Moment) -> InstalmentStatus {
    if closed {
        InstalmentStatus::Invalid
    } else if part.payment.is_some() {
        InstalmentStatus::Paid
    } else if now <= part.due_at {
        InstalmentStatus::Unpaid
    } else if option.switch_to_expired {
        InstalmentStatus::ExpiredNotPayable
    } else {
        InstalmentStatus::ExpiredUnpaid
    }
}

/// Of the whole, from its parts: expired only where all that is left is.
fn status(parts: &[Part]) -> OptionStatus {
    let count = |status| parts.iter().filter(|part| part.status == status).count();
    let paid = count(InstalmentStatus::Paid);
    if count(InstalmentStatus::Invalid) > 0 {
        OptionStatus::Invalid
    } else if paid == parts.len() {
        OptionStatus::Paid
    } else if paid > 0 {
        OptionStatus::PartiallyPaid
    } else if count(InstalmentStatus::ExpiredNotPayable) == parts.len() {
        OptionStatus::ExpiredNotPayable
    } else if count(InstalmentStatus::ExpiredUnpaid) == parts.len() {
        OptionStatus::ExpiredUnpaid
    } else {
        OptionStatus::Unpaid
    }
}

/// Read by the platform's technicians: one plain word for each.
fn reason(status: InstalmentStatus) -> &'static str {
    match status {
        InstalmentStatus::Unpaid => "unpaid",
        InstalmentStatus::Paid => "paid",
        InstalmentStatus::ExpiredNotPayable => "expired, not payable",
        InstalmentStatus::ExpiredUnpaid => "expired, payable",
        InstalmentStatus::Invalid => "invalid, or another option is in use",
    }
}

fn way_reason(status: OptionStatus) -> &'static str {
    match status {
        OptionStatus::Unpaid => reason(InstalmentStatus::Unpaid),
        OptionStatus::Paid => reason(InstalmentStatus::Paid),
        OptionStatus::PartiallyPaid => "partially paid",
        OptionStatus::ExpiredNotPayable => reason(InstalmentStatus::ExpiredNotPayable),
        OptionStatus::ExpiredUnpaid => reason(InstalmentStatus::ExpiredUnpaid),
        OptionStatus::Invalid => reason(InstalmentStatus::Invalid),
    }
}

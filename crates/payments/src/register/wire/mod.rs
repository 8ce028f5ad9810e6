//! The register's documents: what both versions share.

pub(super) mod notice;
mod sent;
pub(super) mod v1;
pub(super) mod v3;

use office::Office;
use pagopa::NoticeNumber;
use platform::Moment;
use platform::web::Failed;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};

use super::asking::Asking;
use crate::create::NewPosition;
use crate::position::{Destination, Instalment, InstalmentState, Metadata, Position, Transfer};

/// A generation of the register's documents.
pub(super) trait Version: 'static {
    type Wish: DeserializeOwned + Send + 'static;
    /// What a document asks for.
    fn asked(wish: Self::Wish, asking: &Asking) -> Result<NewPosition, Failed>;
    /// As it is answered to who has just written it.
    fn written(position: &Position, now: Moment) -> Value;
    /// As it is read.
    fn shown(position: &Position, office: &Office, now: Moment) -> Value;
    /// Our words of the states that a filter means, between commas; nothing for a word that is none.
    fn states(word: &str) -> Option<&'static str>;
}

pub(super) struct V1;
pub(super) struct V3;

/// Members without a value are left out.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let said = |value: &Value| !value.is_null() && *value != json!("");
    let kept: Map<String, Value> = members
        .into_iter()
        .filter(|(_, value)| said(value))
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Value::Object(kept)
}

/// Times are UTC. They are written with their `Z`, which readers of both kinds understand; without one they
/// are read as UTC all the same, as the platform does.
pub(in crate::register) fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Moment>, D::Error> {
    let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
    let instant = text.parse::<jiff::Timestamp>().ok().or_else(|| {
        let civil = text.contains('T').then(|| text.parse::<jiff::civil::DateTime>().ok())??;
        civil.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    });
    let instant = instant.ok_or_else(|| serde::de::Error::custom("no date and time"))?;
    Ok(Some(instant.into()))
}

fn needed_date<'de, D: Deserializer<'de>>(from: D) -> Result<Moment, D::Error> {
    date(from)?.ok_or_else(|| serde::de::Error::custom("a date and time is missing"))
}

fn moment(at: Option<Moment>) -> Value {
    json!(at.map(Moment::rfc3339))
}

fn code_of(office: &Office) -> &str {
    office.fiscal_code().unwrap_or_default()
}

/// The last step that left a date behind.
fn changed_at(position: &Position) -> Moment {
    let paid = position.instalments().filter_map(|(_, part)| Some(part.payment.as_ref()?.recorded_at));
    let reported = position.instalments().filter_map(|(_, part)| reported_at(part));
    let dates = [Some(position.created_at), position.published_at, position.invalid_at];
    dates.into_iter().flatten().chain(paid).chain(reported).max().unwrap_or(position.created_at)
}

fn paid_at(position: &Position) -> Option<Moment> {
    position.instalments().filter_map(|(_, part)| Some(part.payment.as_ref()?.paid_at)).max()
}

fn reported_at(part: &Instalment) -> Option<Moment> {
    part.transfers.iter().filter_map(|transfer| transfer.reported_at).max()
}

fn pairs(metadata: &Metadata) -> Value {
    metadata.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect()
}

fn state_word(position: &Position, part: &Instalment) -> &'static str {
    match position.part_state(part) {
        InstalmentState::Unpaid => "UNPAID",
        InstalmentState::Paid => "PAID",
        InstalmentState::PartiallyReported => "PARTIALLY_REPORTED",
        InstalmentState::Reported => "REPORTED",
    }
}

fn transfer_written(transfer: &Transfer) -> Value {
    let (iban, postal, stamp) = to(transfer);
    object([
        ("idTransfer", json!(transfer.place.to_string())),
        ("amount", json!(transfer.amount)),
        ("organizationFiscalCode", json!(transfer.beneficiary)),
        ("remittanceInformation", json!(transfer.reason)),
        ("category", json!(transfer.category)),
        ("iban", iban),
        ("postalIban", postal),
        ("stamp", stamp),
        ("companyName", json!(transfer.company_name)),
        ("transferMetadata", pairs(&transfer.metadata)),
    ])
}

pub(super) fn transfer_shown(position: &Position, transfer: &Transfer) -> Value {
    let mut shown = transfer_written(transfer);
    let word = if transfer.reported_at.is_some() { "T_REPORTED" } else { "T_UNREPORTED" };
    shown["status"] = json!(word);
    shown["insertedDate"] = json!(position.created_at.rfc3339());
    shown["lastUpdatedDate"] = json!(transfer.reported_at.unwrap_or(position.created_at).rfc3339());
    shown
}

fn to(transfer: &Transfer) -> (Value, Value, Value) {
    match &transfer.to {
        Destination::Account { iban, postal } => (json!(iban), json!(postal), Value::Null),
        Destination::Told(account) => (json!(account), Value::Null, Value::Null),
        Destination::Stamp(stamp) => (
            Value::Null,
            Value::Null,
            json!({
                "hashDocument": stamp.document_hash, "stampType": stamp.kind, "provincialResidence": stamp.province,
            }),
        ),
    }
}

/// Of a notice that is shown: what came in for it.
fn payment_of(part: &Instalment) -> [(&'static str, Value); 6] {
    let payment = part.payment.as_ref();
    [
        ("paymentDate", moment(payment.map(|payment| payment.paid_at))),
        ("reportingDate", moment(reported_at(part))),
        ("paymentMethod", json!(payment.map(|payment| &payment.method))),
        ("pspCompany", json!(payment.map(|payment| &payment.provider))),
        ("idReceipt", json!(payment.and_then(|payment| payment.receipt.as_ref()))),
        ("fee", json!(0)),
    ]
}

/// Adds members that have a value.
fn with<const N: usize>(mut value: Value, more: [(&str, Value); N]) -> Value {
    if let (Some(members), Value::Object(more)) = (value.as_object_mut(), object(more)) {
        members.extend(more);
    }
    value
}

/// The number that a document brings, as notice or as reference; nothing where the body's series is to draw it.
fn number(nav: Option<&str>, iuv: Option<&str>) -> Option<Option<NoticeNumber>> {
    let said = |text: Option<&str>| text.map(str::to_owned).filter(|text| !text.is_empty());
    let number = match (said(nav), said(iuv)) {
        (None, None) => return Some(None),
        (Some(nav), None) => NoticeNumber::parse(&nav).ok()?,
        (None, Some(iuv)) => NoticeNumber::parse(&format!("3{iuv}")).ok()?,
        (Some(nav), Some(iuv)) => {
            NoticeNumber::parse(&nav).ok().filter(|number| number.iuv().as_str() == iuv)?
        }
    };
    Some(Some(number))
}

//! Receipts fetched by whoever lost them (`biz_events.json` 0.1.89).

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::civil::Date;
use pagopa::soap::{MessageTime, Paid, Receipt, Subject, SubjectKind};
use pagopa::{BodyCode, Cents};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{as_json, problem};
use crate::Node;

pub fn routes() -> Router<Arc<Node>> {
    Router::new()
        .route("/organizations/{body}/receipts/{iur}", get(by_id))
        .route("/organizations/{body}/receipts/{iur}/paymentoptions/{iuv}", get(by_id_and_reference))
}

async fn by_id(State(node): State<Arc<Node>>, Path((body, iur)): Path<(BodyCode, String)>) -> Response {
    answer(&node, &body, &iur, None)
}

async fn by_id_and_reference(
    State(node): State<Arc<Node>>,
    Path((body, iur, iuv)): Path<(BodyCode, String, String)>,
) -> Response {
    answer(&node, &body, &iur, Some(&iuv))
}

fn answer(node: &Node, body: &BodyCode, iur: &str, iuv: Option<&str>) -> Response {
    let asked = node.change(|kept| {
        kept.asked_back += 1;
        kept.asked_back
    });
    if node.settings.busy_every > 0 && asked.is_multiple_of(node.settings.busy_every) {
        return problem(StatusCode::TOO_MANY_REQUESTS, "too many requests");
    }
    let concerned = |payment: &crate::Payment| {
        payment.body == *body || payment.offered.parts.iter().any(|part| part.body == *body)
    };
    let receipt = node.payment(iur).filter(concerned).and_then(|_| node.receipt(iur));
    let receipt = receipt.filter(|receipt| iuv.is_none_or(|iuv| receipt.reference.as_str() == iuv));
    match receipt.map(|receipt| serde_json::to_string(&written(&receipt))) {
        Some(Ok(text)) => as_json(text),
        Some(Err(_)) => problem(StatusCode::INTERNAL_SERVER_ERROR, "receipt not writable"),
        None => problem(StatusCode::NOT_FOUND, "no such receipt"),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    receipt_id: String,
    notice_number: String,
    fiscal_code: String,
    outcome: &'static str,
    creditor_reference_id: String,
    payment_amount: Option<Box<RawValue>>,
    description: String,
    company_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    office_name: Option<String>,
    debtor: WrittenSubject,
    transfer_list: Vec<WrittenTransfer>,
    #[serde(rename = "idPSP")]
    id_psp: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    psp_fiscal_code: Option<String>,
    psp_company_name: String,
    id_channel: String,
    channel_description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_date_time: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_date_time_formatted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transfer_date: Option<Date>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrittenSubject {
    entity_unique_identifier_type: &'static str,
    entity_unique_identifier_value: String,
    full_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

/// The interface wants all of these names; one of the two credits is null.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrittenTransfer {
    id_transfer: u8,
    transfer_amount: Option<Box<RawValue>>,
    #[serde(rename = "fiscalCodePA")]
    body: String,
    iban: Option<String>,
    mbd_attachment: Option<String>,
    remittance_information: String,
    transfer_category: String,
}

fn written(receipt: &Receipt) -> Written {
    let transfers = receipt.transfers();
    Written {
        receipt_id: receipt.id.to_string(),
        notice_number: receipt.notice.to_string(),
        fiscal_code: receipt.body.to_string(),
        outcome: if receipt.outcome == pagopa::soap::Outcome::Ok { "OK" } else { "KO" },
        creditor_reference_id: receipt.reference.to_string(),
        payment_amount: number(receipt.amount.cents()),
        description: receipt.description.to_string(),
        company_name: receipt.company.to_string(),
        office_name: receipt.office.as_ref().map(ToString::to_string),
        debtor: subject(&receipt.debtor),
        transfer_list: transfers
            .as_slice()
            .iter()
            .map(|transfer| {
                let (iban, stamp) = match &transfer.credit.to {
                    Paid::Iban(iban) => (Some(iban.to_string()), None),
                    Paid::Stamp(bytes) => (None, Some(BASE64_STANDARD.encode(bytes))),
                };
                WrittenTransfer {
                    id_transfer: transfer.index.number(),
                    transfer_amount: number(transfer.amount.cents()),
                    body: transfer.body.to_string(),
                    iban,
                    mbd_attachment: stamp,
                    remittance_information: transfer.remittance.to_string(),
                    transfer_category: transfer.category.to_string(),
                }
            })
            .collect(),
        id_psp: receipt.psp.id.to_string(),
        psp_fiscal_code: receipt.psp.fiscal_code.as_ref().map(ToString::to_string),
        psp_company_name: receipt.psp.company.to_string(),
        id_channel: receipt.psp.channel.to_string(),
        channel_description: receipt.psp.channel_description.to_string(),
        payment_method: receipt.method.as_ref().map(ToString::to_string),
        fee: receipt.fee.and_then(|fee| number(fee.cents())),
        payment_date_time: receipt.paid_at.map(|at| at.date_time().date()),
        payment_date_time_formatted: receipt.paid_at.map(|at: MessageTime| at.date_time().to_string()),
        application_date: receipt.applied_on,
        transfer_date: receipt.transfer_on,
    }
}

fn subject(subject: &Subject) -> WrittenSubject {
    WrittenSubject {
        entity_unique_identifier_type: if subject.kind == SubjectKind::Company { "G" } else { "F" },
        entity_unique_identifier_value: subject.code.to_string(),
        full_name: subject.name.to_string(),
        email: subject.email.as_ref().map(ToString::to_string),
    }
}

/// Euro as a JSON number, by its digits.
fn number(amount: Cents) -> Option<Box<RawValue>> {
    RawValue::from_string(amount.to_message()).ok()
}

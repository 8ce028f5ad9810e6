//! A receipt as the platform's archive tells it afterwards, in JSON (`biz_events.json`, `CtReceiptModelResponse`):
//! the same facts as in the message that got lost. Amounts are JSON numbers in euro, read by their digits.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::fields::Why;
use super::receipt::{Edition, More, Psp, Receipt};
use super::text::{AnyNotice, Capitals, Email, Text};
use super::transfer::{Named, Paid, Transfer, TransferIndex, Transfers};
use super::value::{Amount, Value};
use super::{Metadata, Note, Outcome, Subject, SubjectKind};
use crate::{BodyCode, Cents};

/// Why the answer is no receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// Not JSON, or without a field that must be there.
    Json(String),
    /// A field of this name that is not as the schema wants it.
    Field(&'static str),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    receipt_id: String,
    notice_number: String,
    fiscal_code: String,
    outcome: String,
    creditor_reference_id: String,
    payment_amount: Box<RawValue>,
    description: String,
    company_name: String,
    office_name: Option<String>,
    debtor: Person,
    transfer_list: Vec<Part>,
    #[serde(rename = "idPSP")]
    id_psp: String,
    psp_fiscal_code: Option<String>,
    #[serde(rename = "pspPartitaIVA")]
    psp_vat: Option<String>,
    psp_company_name: String,
    id_channel: String,
    channel_description: Option<String>,
    payer: Option<Person>,
    payment_method: Option<String>,
    fee: Option<Box<RawValue>>,
    payment_date_time: Option<String>,
    payment_date_time_formatted: Option<String>,
    application_date: Option<String>,
    transfer_date: Option<String>,
    metadata: Option<Vec<Pair>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Person {
    entity_unique_identifier_type: String,
    entity_unique_identifier_value: String,
    full_name: String,
    street_name: Option<String>,
    civic_number: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    state_province_region: Option<String>,
    country: Option<String>,
    email: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    id_transfer: Option<u8>,
    transfer_amount: Box<RawValue>,
    #[serde(rename = "fiscalCodePA")]
    fiscal_code_pa: String,
    iban: Option<String>,
    mbd_attachment: Option<String>,
    remittance_information: String,
    transfer_category: String,
}

#[derive(Deserialize)]
struct Pair {
    key: Option<String>,
    value: Option<String>,
}

/// The receipt in an answer of the archive; it is told in the form of the second version.
pub fn read_archived(bytes: &[u8]) -> Result<Receipt, ArchiveError> {
    let told: Told = serde_json::from_slice(bytes).map_err(|error| ArchiveError::Json(error.to_string()))?;
    let moment = told.payment_date_time_formatted.or(told.payment_date_time);
    let wrong = |name| move |_: Why| ArchiveError::Field(name);
    let parts = told.transfer_list.iter().enumerate().map(|(place, part)| transfer(place, part));
    let transfers = Transfers::new(parts.collect::<Result<_, _>>()?);
    Ok(Receipt {
        id: Text::parse(&told.receipt_id).map_err(wrong("receiptId"))?,
        notice: AnyNotice::parse(&told.notice_number).map_err(wrong("noticeNumber"))?,
        body: BodyCode::parse(&told.fiscal_code).map_err(|_| ArchiveError::Field("fiscalCode"))?,
        outcome: Outcome::read(&told.outcome).map_err(wrong("outcome"))?,
        reference: Text::parse(&told.creditor_reference_id).map_err(wrong("creditorReferenceId"))?,
        amount: amount("paymentAmount", &told.payment_amount)?,
        description: Text::cut_or_dash(&told.description),
        company: Text::cut_or_dash(&told.company_name),
        office: told.office_name.as_deref().and_then(Text::cut),
        debtor: person(&told.debtor).ok_or(ArchiveError::Field("debtor"))?,
        psp: Psp {
            id: Text::cut_or_dash(&told.id_psp),
            fiscal_code: told.psp_fiscal_code.as_deref().and_then(Text::cut),
            vat_number: told.psp_vat.as_deref().and_then(Text::cut),
            company: Text::cut_or_dash(&told.psp_company_name),
            channel: Text::cut_or_dash(&told.id_channel),
            channel_description: Text::cut_or_dash(told.channel_description.as_deref().unwrap_or("")),
        },
        payer: told.payer.as_ref().and_then(person),
        method: told.payment_method.as_deref().and_then(Text::cut),
        fee: told.fee.as_deref().map(|fee| amount("fee", fee)).transpose()?,
        paid_at: moment.as_deref().and_then(|text| Value::read(text).ok()),
        applied_on: told.application_date.as_deref().and_then(|text| Value::read(text).ok()),
        transfer_on: told.transfer_date.as_deref().and_then(|text| Value::read(text).ok()),
        metadata: told.metadata.as_deref().and_then(notes),
        stand_in: None,
        edition: Edition::Second {
            transfers: transfers.map_err(|_| ArchiveError::Field("transferList"))?,
            more: More::default(),
        },
    })
}

fn transfer(place: usize, part: &Part) -> Result<Transfer<Named<Paid>>, ArchiveError> {
    // The number of a transfer may be missing; their order is the message's.
    let place = u8::try_from(place + 1).unwrap_or(u8::MAX);
    let index = TransferIndex::new(part.id_transfer.unwrap_or(place));
    let account = part.iban.as_deref().and_then(Text::cut).map(Paid::Iban);
    // The archive may leave the stamp out: the transfer is one all the same.
    let stamp = part.mbd_attachment.as_deref().unwrap_or("");
    let stamp = || Vec::read(stamp).map(Paid::Stamp).map_err(|_| ArchiveError::Field("mbdAttachment"));
    Ok(Transfer {
        index: index.ok_or(ArchiveError::Field("idTransfer"))?,
        amount: amount("transferAmount", &part.transfer_amount)?,
        body: BodyCode::parse(&part.fiscal_code_pa).map_err(|_| ArchiveError::Field("fiscalCodePA"))?,
        credit: Named { company: None, to: account.map_or_else(stamp, Ok)? },
        remittance: Text::cut_or_dash(&part.remittance_information),
        category: Text::cut_or_dash(&part.transfer_category),
        metadata: None,
    })
}

fn person(told: &Person) -> Option<Subject> {
    let kind = SubjectKind::read(&told.entity_unique_identifier_type).ok()?;
    let code = Text::cut(&told.entity_unique_identifier_value)?;
    Some(Subject {
        street: told.street_name.as_deref().and_then(Text::cut),
        number: told.civic_number.as_deref().and_then(Text::cut),
        postal_code: told.postal_code.as_deref().and_then(Text::cut),
        city: told.city.as_deref().and_then(Text::cut),
        province: told.state_province_region.as_deref().and_then(Text::cut),
        country: told.country.as_deref().and_then(|text| Capitals::parse(text).ok()),
        email: told.email.as_deref().and_then(|text| Email::parse(text).ok()),
        ..Subject::new(kind, code, Text::cut_or_dash(&told.full_name))
    })
}

fn notes(pairs: &[Pair]) -> Option<Metadata> {
    let note = |pair: &Pair| {
        Some(Note { key: Text::cut(pair.key.as_deref()?)?, value: Text::cut(pair.value.as_deref()?)? })
    };
    Metadata::new(pairs.iter().filter_map(note).collect()).ok()
}

fn amount<const LEAST: i64>(name: &'static str, number: &RawValue) -> Result<Amount<LEAST>, ArchiveError> {
    let wrong = || ArchiveError::Field(name);
    let cents = Cents::from_number(number.get()).map_err(|_| wrong())?;
    Amount::new(cents).map_err(|_| wrong())
}

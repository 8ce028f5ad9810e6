//! Parts of a document that both versions send alike, parsed into ours.

use office::Office;
use pagopa::{Cents, Iban};
use platform::i18n::Lang;
use platform::web::Failed;
use platform::written;
use serde::Deserialize;

use crate::create::{self, NewOption, PositionError};
use crate::position::{Debtor, DebtorKind, Destination, Metadata, Stamp, Transfer};
use crate::register::error::RegisterError;

/// Columns of a debtor and of a printed notice (pagopa-api, `ctSubject`).
const TEXT_MAX: usize = 70;
const MAIL_MAX: usize = 256;
pub(super) const NAME_MAX: usize = 140;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DebtorSent {
    r#type: String,
    fiscal_code: String,
    full_name: String,
    street_name: Option<String>,
    civic_number: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    province: Option<String>,
    country: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferSent {
    id_transfer: String,
    amount: i64,
    organization_fiscal_code: Option<String>,
    remittance_information: String,
    category: String,
    iban: Option<String>,
    postal_iban: Option<String>,
    stamp: Option<StampSent>,
    company_name: Option<String>,
    transfer_metadata: Option<Vec<Pair>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StampSent {
    hash_document: String,
    stamp_type: String,
    provincial_residence: String,
}

#[derive(Deserialize)]
pub struct Pair {
    key: String,
    value: Option<String>,
}

pub(super) fn wrong(field: &'static str) -> Failed {
    RegisterError::from(PositionError::Text(field)).into()
}

pub(super) fn pairs(sent: Option<Vec<Pair>>) -> Metadata {
    sent.unwrap_or_default().into_iter().map(|pair| (pair.key, pair.value.unwrap_or_default())).collect()
}

/// A text that may be missing.
pub(super) fn text(sent: Option<String>, field: &'static str, most: usize) -> Result<Option<String>, Failed> {
    let text = sent.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let fits = |text: &String| text.chars().count() <= most && written::is_readable(text);
    if text.as_ref().is_none_or(fits) { Ok(text) } else { Err(wrong(field)) }
}

impl DebtorSent {
    pub fn debtor(self) -> Result<Debtor, Failed> {
        let kept = |sent, field| Ok::<_, Failed>(text(sent, field, TEXT_MAX)?.unwrap_or_default());
        let country = kept(self.country, "country")?;
        if !country.is_empty() && !two_capitals(&country) {
            return Err(wrong("country"));
        }
        let province = kept(self.province, "province")?.to_ascii_uppercase();
        Ok(Debtor {
            kind: DebtorKind::parse(&self.r#type).ok_or_else(|| wrong("type"))?,
            code: self.fiscal_code.trim().to_ascii_uppercase(),
            name: self.full_name.trim().to_owned(),
            street: kept(self.street_name, "streetName")?,
            civic: kept(self.civic_number, "civicNumber")?,
            postcode: kept(self.postal_code, "postalCode")?,
            city: kept(self.city, "city")?,
            // The register takes any text; messages of the platform carry two letters or nothing.
            province: if two_capitals(&province) { province } else { String::new() },
            country,
            email: text(self.email, "email", MAIL_MAX)?,
            phone: text(self.phone, "phone", TEXT_MAX)?,
        })
    }
}

fn two_capitals(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// In the order of their ids, which count from 1. `creditor` gets what names nobody.
pub(super) fn transfers(
    mut sent: Vec<TransferSent>,
    creditor: &str,
    company: &str,
) -> Result<Vec<Transfer>, Failed> {
    sent.sort_by(|a, b| a.id_transfer.cmp(&b.id_transfer));
    let transfer = |(place, sent): (i64, TransferSent)| {
        if sent.id_transfer != place.to_string() {
            return Err(wrong("idTransfer"));
        }
        Ok(Transfer {
            place,
            amount: Cents(sent.amount),
            to: destination(sent.iban, sent.postal_iban, sent.stamp)?,
            beneficiary: sent.organization_fiscal_code.unwrap_or_else(|| creditor.to_owned()),
            company_name: text(sent.company_name, "companyName", NAME_MAX)?
                .unwrap_or_else(|| company.to_owned()),
            reason: sent.remittance_information,
            category: sent.category,
            metadata: pairs(sent.transfer_metadata),
            reported_at: None,
        })
    };
    (1..).zip(sent).map(transfer).collect()
}

/// An account or a stamp, never both.
fn destination(
    iban: Option<String>,
    postal: Option<String>,
    stamp: Option<StampSent>,
) -> Result<Destination, Failed> {
    let no_account = || Failed::from(RegisterError::from(PositionError::Iban));
    let account = |text: String| Iban::parse(&text).map_err(|_| no_account());
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    match (given(iban), stamp) {
        (Some(iban), None) => {
            Ok(Destination::Account { iban: account(iban)?, postal: given(postal).map(account).transpose()? })
        }
        (None, Some(stamp)) => Ok(Destination::Stamp(Stamp {
            document_hash: stamp.hash_document,
            kind: stamp.stamp_type,
            province: stamp.provincial_residence,
        })),
        _ => Err(no_account()),
    }
}

pub(super) fn due_of(office: &Office, options: &[NewOption]) -> i64 {
    let parts = options.iter().flat_map(|option| &option.instalments);
    create::due_of(office, parts.flat_map(|part| &part.transfers))
}

pub(super) fn language(office: &Office) -> Lang {
    office.languages().first().copied().unwrap_or(Lang::It)
}

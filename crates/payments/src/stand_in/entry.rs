//! What the archive is told of an instalment.

use jiff::tz::TimeZone;
use pagopa::{Cents, Iban};
use platform::Moment;

use crate::position::{Destination, Instalment, PaymentOption, Position};

/// The body of `POST /paCreatePosition`; amounts in cents, nothing takes the notice off.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Archived {
    pub pa_fiscal_code: String,
    pub entity_type: String,
    pub entity_fiscal_code: String,
    pub entity_full_name: String,
    pub iuv: String,
    pub nav: String,
    pub amount: Cents,
    pub description: String,
    /// Local date and time, as the archive reads it.
    pub expiration_date: String,
    pub iban: Iban,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_iban: Option<Iban>,
    pub switch_to_expired: bool,
    pub pay_stand_in: bool,
}

/// One entry for each instalment that the archive can hold.
pub fn entries(position: &Position, creditor: &str, zone: &TimeZone, now: Moment) -> Vec<Archived> {
    let known = position.instalments().filter_map(|(option, part)| {
        let amount = if position.payable(&part.nav, now).is_ok() { part.amount } else { Cents::ZERO };
        entry(option, part, creditor, zone, amount)
    });
    known.collect()
}

fn entry(
    option: &PaymentOption,
    part: &Instalment,
    creditor: &str,
    zone: &TimeZone,
    amount: Cents,
) -> Option<Archived> {
    let [transfer] = &part.transfers[..] else { return None };
    let Destination::Account { iban, postal } = transfer.to else { return None };
    if !part.reductions.is_empty() || transfer.beneficiary != creditor {
        return None;
    }
    Some(Archived {
        pa_fiscal_code: creditor.to_owned(),
        entity_type: option.debtor.kind.word().into(),
        entity_fiscal_code: option.debtor.code.clone(),
        entity_full_name: option.debtor.name.clone(),
        iuv: part.iuv.to_string(),
        nav: part.nav.to_string(),
        amount,
        description: option.description.clone(),
        expiration_date: part.due_at.zoned(zone).strftime("%Y-%m-%dT%H:%M:%S").to_string(),
        iban,
        postal_iban: postal,
        switch_to_expired: option.switch_to_expired,
        pay_stand_in: true,
    })
}

//! The receipt of a payment: made, sent, sent again.
//!
//! An answer settles it, also a refusal: the node does not try again after a well-formed KO. Silence and answers
//! that are none are tried again, each time after a longer wait.

mod send;
mod stamp;

use jiff::tz::TimeZone;
use pagopa::Cents;
use pagopa::soap::{
    Amount, Capitals, Edition, Email, MessageTime, More, Named, Outcome, Paid, Receipt, Subject, SubjectKind,
    Text, Transfer, TransferIndex, Transfers,
};

use crate::kept::{Part, Party, Payment, To};
use crate::psp::Provider;
use crate::settings::Version;

/// Nothing where an amount fits no message.
pub fn receipt(payment: &Payment, version: Version, zone: &TimeZone) -> Option<Receipt> {
    let offered = &payment.offered;
    let provider = Provider::of(payment.psp);
    let paid_at = payment.paid_at.zoned(zone);
    let edition = match version {
        Version::First => Edition::First { transfers: transfers(&offered.parts, account)? },
        Version::Second => Edition::Second {
            transfers: transfers(&offered.parts, |part| {
                let to = match &part.to {
                    To::Account(iban) => Paid::Iban(Text::cut(iban)?),
                    To::Stamp(document) => Paid::Stamp(stamp::bought(part, document, payment, provider)),
                };
                Some(Named { company: part.company.as_deref().and_then(Text::cut), to })
            })?,
            more: More { note: payment.note.as_deref().and_then(Text::cut), ..More::default() },
        },
    };
    Some(Receipt {
        id: Text::cut_or_dash(&payment.token),
        notice: payment.notice.clone().into(),
        body: payment.body.clone(),
        outcome: if payment.failed { Outcome::Ko } else { Outcome::Ok },
        reference: offered.reference.clone().into(),
        amount: Amount::new(offered.amount).ok()?,
        description: Text::cut_or_dash(&offered.description),
        company: Text::cut_or_dash(&offered.company),
        office: offered.office.as_deref().and_then(Text::cut),
        debtor: subject(&offered.debtor),
        psp: provider.in_receipt(),
        payer: None,
        method: Text::cut(provider.method),
        fee: Amount::new(Cents(provider.fee_cents)).ok(),
        paid_at: Some(MessageTime::local(paid_at.datetime())),
        applied_on: Some(paid_at.date()),
        transfer_on: Some(crate::close_day::next_working(paid_at.date())),
        metadata: None,
        stand_in: payment.stand_in.then_some(true),
        edition,
    })
}

/// The first version knows no stamps, and no body offers one there.
fn account(part: &Part) -> Option<Text<35>> {
    match &part.to {
        To::Account(iban) => Text::cut(iban),
        To::Stamp(_) => None,
    }
}

fn transfers<C>(parts: &[Part], credit: impl Fn(&Part) -> Option<C>) -> Option<Transfers<C>> {
    let transfers = parts.iter().map(|part| {
        Some(Transfer {
            index: TransferIndex::new(part.index)?,
            amount: Amount::new(part.amount).ok()?,
            body: part.body.clone(),
            credit: credit(part)?,
            remittance: Text::cut_or_dash(&part.remittance),
            category: Text::cut_or_dash(&part.category),
            metadata: None,
        })
    });
    Transfers::new(transfers.collect::<Option<_>>()?).ok()
}

fn subject(party: &Party) -> Subject {
    fn said<const MAX: usize>(text: &Option<String>) -> Option<Text<MAX>> {
        text.as_deref().and_then(Text::cut)
    }
    Subject {
        kind: if party.company { SubjectKind::Company } else { SubjectKind::Person },
        code: Text::cut_or_dash(&party.code),
        name: Text::cut_or_dash(&party.name),
        street: said(&party.street),
        number: said(&party.number),
        postal_code: said(&party.postal_code),
        city: said(&party.city),
        province: said(&party.province),
        country: party.country.as_deref().and_then(|code| Capitals::parse(code).ok()),
        email: party.email.as_deref().and_then(|mail| Email::parse(mail).ok()),
    }
}

//! What a creditor answered to the question about a payment, in the node's own form.

use pagopa::soap::{self, Named, Payable, Subject, SubjectKind, Text};
use pagopa::{BodyCode, Iuv};

use crate::kept::{Offered, Part, Party, To};

pub fn of_first(payment: &soap::Payment<soap::Iban>) -> Option<Offered> {
    offered(payment, |iban| (None, To::Account(iban.to_string())))
}

pub fn of_second(payment: &soap::Payment<Named<Payable>>) -> Option<Offered> {
    offered(payment, |named| {
        let to = match &named.to {
            Payable::Iban(iban) => To::Account(iban.to_string()),
            Payable::Stamp(stamp) => To::Stamp(stamp.document.bytes().to_vec()),
        };
        (named.company.as_ref().map(ToString::to_string), to)
    })
}

/// Nothing where a body's code is none of eleven digits, which the message itself has ruled out.
fn offered<C>(payment: &soap::Payment<C>, credit: impl Fn(&C) -> (Option<String>, To)) -> Option<Offered> {
    let parts = payment.breakdown.transfers().as_slice().iter().map(|transfer| {
        let (company, to) = credit(&transfer.credit);
        Some(Part {
            index: transfer.index.number(),
            amount: transfer.amount.cents(),
            body: BodyCode::parse(transfer.body.as_str()).ok()?,
            company,
            to,
            remittance: transfer.remittance.to_string(),
            category: transfer.category.to_string(),
        })
    });
    Some(Offered {
        reference: Iuv::clone(&payment.reference),
        amount: payment.breakdown.total().cents(),
        description: payment.description.to_string(),
        company: payment.company.to_string(),
        office: payment.office.as_ref().map(ToString::to_string),
        debtor: party(&payment.debtor),
        parts: parts.collect::<Option<_>>()?,
    })
}

fn party(subject: &Subject) -> Party {
    fn said<const MAX: usize>(text: &Option<Text<MAX>>) -> Option<String> {
        text.as_ref().map(ToString::to_string)
    }
    Party {
        company: subject.kind == SubjectKind::Company,
        code: subject.code.to_string(),
        name: subject.name.to_string(),
        street: said(&subject.street),
        number: said(&subject.number),
        postal_code: said(&subject.postal_code),
        city: said(&subject.city),
        province: said(&subject.province),
        country: subject.country.as_ref().map(ToString::to_string),
        email: subject.email.as_ref().map(ToString::to_string),
    }
}

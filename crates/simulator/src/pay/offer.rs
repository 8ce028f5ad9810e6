//! What a creditor answered to the question about a payment, in the node's own form.

use pagopa::soap::{self, Named, Payable, Subject, SubjectKind, Text};

use crate::kept::{Offered, Part, Party, To};

pub fn of_first(payment: &soap::Payment<soap::Account>) -> Offered {
    offered(payment, |iban| (None, To::Account(iban.to_string())))
}

pub fn of_second(payment: &soap::Payment<Named<Payable>>) -> Offered {
    offered(payment, |named| {
        let to = match &named.to {
            Payable::Iban(iban) => To::Account(iban.to_string()),
            Payable::Stamp(stamp) => To::Stamp(stamp.document.bytes().to_vec()),
        };
        (named.company.as_ref().map(ToString::to_string), to)
    })
}

fn offered<C>(payment: &soap::Payment<C>, credit: impl Fn(&C) -> (Option<String>, To)) -> Offered {
    let parts = payment.breakdown.transfers().as_slice().iter().map(|transfer| {
        let (company, to) = credit(&transfer.credit);
        Part {
            index: transfer.index.number(),
            amount: transfer.amount.cents(),
            body: transfer.body.clone(),
            company,
            to,
            remittance: transfer.remittance.to_string(),
            category: transfer.category.to_string(),
        }
    });
    Offered {
        reference: payment.reference.clone(),
        amount: payment.breakdown.total().cents(),
        description: payment.description.to_string(),
        company: payment.company.to_string(),
        office: payment.office.as_ref().map(ToString::to_string),
        debtor: party(&payment.debtor),
        parts: parts.collect(),
    }
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

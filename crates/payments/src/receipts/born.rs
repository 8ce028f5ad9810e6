//! A position made from a receipt: of a notice of ours that we do not know (another program's, or one that was
//! removed), or of another body's that holds a transfer for us.
//!
//! The numbers of another body's notice may be equal to numbers of ours: such a position gets a number of our own
//! series, which stands on no paper, and the receipt keeps the foreign one.

use office::Office;
use pagopa::Cents;
use pagopa::soap::{Paid, Receipt, Subject, SubjectKind};
use platform::Moment;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::written::line;

use super::file;
use crate::create::{NewInstalment, NewOption, PositionError, due_of, holder, numbered, told_of};
use crate::node;
use crate::position::{self, Debtor, DebtorKind, Destination, Origin, Position, Stamp, Transfer};

/// The transfers of a receipt, as positions have them.
pub(super) fn transfers(receipt: &Receipt) -> Vec<Transfer> {
    let parts = receipt.transfers();
    let made = parts.as_slice().iter().map(|part| Transfer {
        place: i64::from(part.index.number()),
        amount: part.amount.cents(),
        beneficiary: part.body.as_str().to_owned(),
        company_name: part
            .credit
            .company
            .as_ref()
            .map_or(receipt.company.as_str(), |name| name.as_str())
            .to_owned(),
        to: match &part.credit.to {
            Paid::Iban(account) => Destination::told(account.as_str()),
            Paid::Stamp(_) => Destination::Stamp(Stamp {
                document_hash: String::new(),
                kind: "01".into(),
                province: String::new(),
            }),
        },
        reason: line(part.remittance.as_str()),
        category: part.category.as_str().to_owned(),
        metadata: Vec::new(),
        reported_at: None,
    });
    made.collect()
}

/// Writes the position, still unpaid; nothing where no number is left for it.
pub(super) fn born(
    tx: &mut Tx,
    office: &Office,
    receipt: &Receipt,
    origin: Origin,
    transfers: Vec<Transfer>,
    now: Moment,
) -> Result<Option<Position>, StoreError> {
    let Some(creditor) = office.fiscal_code() else { return Ok(None) };
    let own = receipt.notice.known().filter(|_| origin == Origin::Receipt);
    let nav = match own {
        Some(nav) if holder(tx, office.id, &nav)?.is_none() => Some(nav),
        _ => None,
    };
    let description = line(receipt.description.as_str());
    let due = due_of(office, transfers.iter());
    let amount: Cents = transfers.iter().map(|part| part.amount).sum();
    let option = NewOption {
        debtor: debtor(&receipt.debtor),
        description: description.clone(),
        valid_from: None,
        switch_to_expired: false,
        whole: true,
        instalments: vec![NewInstalment {
            nav,
            amount,
            fee: Cents::ZERO,
            due_at: file::paid_at(office, receipt, now),
            description,
            reductions: Vec::new(),
            metadata: Vec::new(),
            transfers,
        }],
    };
    let options = match numbered(tx, office, vec![option], &[]) {
        Ok(options) => options,
        Err(PositionError::Store(error)) => return Err(error),
        Err(_) => return Ok(None),
    };
    let id = tx.new_id();
    let position = Position {
        body: office.id,
        id,
        iupd: format!("{}-{id}", origin.word()),
        due,
        origin,
        creditor: creditor.to_owned(),
        company_name: line(receipt.company.as_str()),
        office_name: receipt.office.as_ref().map(|name| line(name.as_str())),
        stand_in: receipt.stand_in.unwrap_or(false),
        tie: None,
        lang: Lang::It,
        created_at: now,
        published_at: Some(now),
        invalid_at: None,
        version: 1,
        options,
        former: Vec::new(),
    };
    if !position::insert(tx, &position, now)? {
        return Err(StoreError::Conflict);
    }
    told_of(tx, &position, &node::platform(), now)?;
    Ok(Some(position))
}

fn debtor(subject: &Subject) -> Debtor {
    // Whoever sent it wrote it: the inbox keeps it as it came, here it is read and printed.
    let text = |value: Option<&str>| line(value.unwrap_or_default());
    Debtor {
        kind: if subject.kind == SubjectKind::Company { DebtorKind::Company } else { DebtorKind::Person },
        code: subject.code.as_str().to_owned(),
        name: line(subject.name.as_str()),
        street: text(subject.street.as_ref().map(|street| street.as_str())),
        civic: text(subject.number.as_ref().map(|number| number.as_str())),
        postcode: text(subject.postal_code.as_ref().map(|code| code.as_str())),
        city: text(subject.city.as_ref().map(|city| city.as_str())),
        province: text(subject.province.as_ref().map(|province| province.as_str())),
        country: text(subject.country.as_ref().map(|country| country.as_str())),
        email: subject.email.as_ref().map(|email| email.as_str().to_owned()),
        phone: None,
    }
}

//! A notice in the words of the messages. What does not fit is cut, an address that the schema does not know is
//! left out: a citizen who wants to pay is not stopped by a long name.

use office::Office;
use pagopa::soap::{
    Amount, BodyCode, Breakdown, Capitals, DocumentHash, Email, Metadata, Named, Note, Payable, Payment,
    Stamp, Subject, SubjectKind, Text, Transfer, TransferIndex, TransferType, Transfers, Verified,
};
use pagopa::{Cents, Iban};
use platform::Moment;

use crate::position::{self, Debtor, DebtorKind, Destination, Instalment, PaymentOption, Position};

/// Under this key the postal account goes along where another one is credited (payments reference, 5).
const SUPPORT_IBAN: &str = "IBANAPPOGGIO";
/// `ctMetadata`
const NOTES_MAX: usize = 15;

pub(super) fn creditor(office: &Office) -> Option<BodyCode> {
    BodyCode::parse(office.fiscal_code()?).ok()
}

pub(super) fn verified(
    office: &Office,
    position: &Position,
    option: &PaymentOption,
    part: &Instalment,
    now: Moment,
) -> Option<Verified> {
    Some(Verified {
        amount: Amount::new(part.price(now)).ok()?,
        due: Some(office.date_of(part.due_at)),
        detail: Text::cut(&option.description),
        all_postal: part.all_postal(),
        description: Text::cut_or_dash(&part.description),
        body: creditor(office)?,
        company: Text::cut_or_dash(&position.company_name),
        office: position.office_name.as_deref().and_then(Text::cut),
    })
}

/// `way` counts only when it was `asked` for.
pub(super) fn payment(
    office: &Office,
    position: &Position,
    (option, part): (&PaymentOption, &Instalment),
    (asked, way): (bool, TransferType),
    now: Moment,
) -> Option<Payment<Named<Payable>>> {
    let transfers = part.transfers_at(now);
    let total: Cents = transfers.iter().map(|part| part.amount).sum();
    let transfers: Option<Vec<_>> =
        transfers.iter().map(|part| transfer(part, asked.then_some(way))).collect();
    let transfers = Transfers::new(transfers?).ok()?;
    Some(Payment {
        reference: part.iuv.clone(),
        due: office.date_of(part.due_at),
        retention: None,
        last: None,
        description: Text::cut_or_dash(&part.description),
        company: Text::cut_or_dash(&position.company_name),
        office: position.office_name.as_deref().and_then(Text::cut),
        debtor: subject(&option.debtor),
        breakdown: Breakdown::new(Amount::new(total).ok()?, transfers).ok()?,
        metadata: notes(&part.metadata, None),
    })
}

fn transfer(part: &position::Transfer, way: Option<TransferType>) -> Option<Transfer<Named<Payable>>> {
    let postal = part.postal();
    let to = match &part.to {
        Destination::Account { iban, .. } => {
            let chosen = postal.filter(|_| way == Some(TransferType::Postal)).unwrap_or(*iban);
            Payable::Iban(Text::cut(chosen.as_str())?)
        }
        Destination::Told(_) => return None,
        Destination::Stamp(stamp) => Payable::Stamp(Stamp {
            document: digest(&stamp.document_hash)?,
            province: Capitals::parse(&stamp.province).ok()?,
        }),
    };
    let support = postal.filter(|_| way == Some(TransferType::PagoPa));
    Some(Transfer {
        index: TransferIndex::new(u8::try_from(part.place).ok()?)?,
        amount: Amount::new(part.amount).ok()?,
        body: BodyCode::parse(&part.beneficiary).ok()?,
        credit: Named { company: Text::cut(&part.company_name), to },
        remittance: Text::cut_or_dash(&part.reason),
        category: Text::cut_or_dash(&part.category),
        metadata: notes(&part.metadata, support),
    })
}

fn digest(base64: &str) -> Option<DocumentHash> {
    DocumentHash::from_base64(base64).ok()
}

fn notes(pairs: &position::Metadata, support: Option<Iban>) -> Option<Metadata> {
    let support = support.as_ref().map(|iban| (SUPPORT_IBAN, iban.as_str()));
    let own = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let note = |(key, value)| Some(Note { key: Text::cut(key)?, value: Text::cut(value)? });
    let notes: Vec<Note> = support.into_iter().chain(own).filter_map(note).take(NOTES_MAX).collect();
    Metadata::new(notes).ok()
}

fn subject(debtor: &Debtor) -> Subject {
    let kind = match debtor.kind {
        DebtorKind::Person => SubjectKind::Person,
        DebtorKind::Company => SubjectKind::Company,
    };
    Subject {
        street: Text::cut(&debtor.street),
        number: Text::cut(&debtor.civic),
        postal_code: Text::cut(&debtor.postcode),
        city: Text::cut(&debtor.city),
        province: Text::cut(&debtor.province),
        country: Capitals::parse(&debtor.country).ok(),
        email: debtor.email.as_deref().and_then(|address| Email::parse(address).ok()),
        ..Subject::new(kind, Text::cut_or_dash(&debtor.code), Text::cut_or_dash(&debtor.name))
    }
}

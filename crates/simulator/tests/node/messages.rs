//! What the creditor says.

use pagopa::soap::{
    Account, Amount, Breakdown, Capitals, DocumentHash, Fault, FaultCode, Named, Payable, Payment, Stamp,
    Subject, SubjectKind, Text, Transfer, TransferIndex, Transfers, Verified,
};
use pagopa::{BodyCode, Cents, NoticeNumber};

use crate::creditor::{Due, NEIGHBOUR, OWN};

pub fn fault(code: FaultCode) -> Fault {
    Fault::new(code, Text::parse(OWN).unwrap(), "")
}

pub fn verified(due: &Due) -> Verified {
    Verified {
        amount: Amount::new(Cents(due.cents)).unwrap(),
        due: Some(jiff::civil::date(2026, 4, 30)),
        detail: None,
        all_postal: false,
        description: Text::parse("Mensa scolastica").unwrap(),
        body: BodyCode::parse(OWN).unwrap(),
        company: Text::parse("Comune di Prova").unwrap(),
        office: None,
    }
}

pub fn payment(notice: &NoticeNumber, due: &Due) -> Payment<Named<Payable>> {
    let iban: Account = Text::parse("IT60X0542811101000000123456").unwrap();
    let stamp =
        Stamp { document: DocumentHash::new(&[7; 32]).unwrap(), province: Capitals::parse("RM").unwrap() };
    let parts = [
        (due.cents - due.neighbour - due.stamp, OWN, Payable::Iban(iban.clone())),
        (due.neighbour, NEIGHBOUR, Payable::Iban(iban)),
        (due.stamp, OWN, Payable::Stamp(stamp)),
    ];
    let transfers =
        parts.into_iter().filter(|part| part.0 > 0).zip(1..).map(|((cents, body, to), index)| Transfer {
            index: TransferIndex::new(index).unwrap(),
            amount: Amount::new(Cents(cents)).unwrap(),
            body: BodyCode::parse(body).unwrap(),
            credit: Named { company: Some(Text::parse("Comune di Prova").unwrap()), to },
            remittance: Text::parse("Mensa marzo").unwrap(),
            category: Text::parse("9/0101109SP/").unwrap(),
            metadata: None,
        });
    let total = Amount::new(Cents(due.cents)).unwrap();
    Payment {
        reference: notice.iuv(),
        due: jiff::civil::date(2026, 4, 30),
        retention: None,
        last: None,
        description: Text::parse("Mensa scolastica").unwrap(),
        company: Text::parse("Comune di Prova").unwrap(),
        office: None,
        debtor: Subject::new(
            SubjectKind::Person,
            Text::parse("RSSMRA80A01H501U").unwrap(),
            Text::parse("Maria Rossi").unwrap(),
        ),
        breakdown: Breakdown::new(total, Transfers::new(transfers.collect()).unwrap()).unwrap(),
        metadata: None,
    }
}

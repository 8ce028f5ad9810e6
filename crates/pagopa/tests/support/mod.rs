//! Flows and journals of an invented body.

use jiff::civil::date;
use pagopa::settlement::{Flow, FlowId, Line, PayStatus, Receiver, Sender, SenderKind};
use pagopa::{Cents, Iuv};

pub fn line(index: i64, cents: i64, status: PayStatus) -> Line {
    Line {
        index,
        iuv: Iuv::parse(&format!("0100000000000{index:04}")).unwrap(),
        iur: format!("receipt-{index}"),
        id_transfer: Some(u8::try_from(index % 5 + 1).unwrap()),
        amount: Cents(cents),
        status,
        date: date(2026, 3, 1),
    }
}

pub fn flow(lines: &[Line]) -> Flow {
    Flow {
        id: FlowId::parse("2026-03-02PSPDIMO1XXX-S2026030201").unwrap(),
        psp: "PSPDIMO1XXX".to_owned(),
        revision: 1,
        date: "2026-03-02T08:15:30Z".parse().unwrap(),
        published: None,
        regulation: "TRN 4711".to_owned(),
        regulation_date: date(2026, 3, 2),
        sender: Sender {
            kind: SenderKind::Bic,
            code: "PSPDIMO1XXX".to_owned(),
            name: Some("Istituto <di> prova & figli".to_owned()),
            broker: None,
            channel: None,
        },
        receiver: Receiver {
            code: "00000000000".to_owned(),
            body: "00000000000".to_owned(),
            name: Some("Comune d'esempio".to_owned()),
        },
        bic: Some("PSPDIMO1XXX".to_owned()),
        declared_count: i64::try_from(lines.len()).unwrap(),
        declared_total: lines.iter().map(|line| line.amount).sum(),
    }
}

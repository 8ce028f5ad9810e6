//! The national platform's side: questions, receipts, and how our answers are read.

use axum::body::Body;
use axum::http::Request as Http;
use pagopa::soap::*;
use pagopa::{Cents, NoticeNumber};
use payments::position::{Position, Transfer as Part};

use super::till::Till;

/// The creditor of the town, and its station.
pub const TOWN: &str = "80012345676";
pub const STATION: &str = "80012345676_01";
pub const OTHER: &str = "90011122232";

pub fn text<const MAX: usize, const MIN: usize>(text: &str) -> Text<MAX, MIN> {
    Text::parse(text).unwrap()
}

pub fn sender() -> Sender {
    Sender { body: text(TOWN), broker: text(TOWN), station: text(STATION) }
}

pub fn qr(nav: &NoticeNumber) -> QrCode {
    QrCode { body: BodyCode::parse(TOWN).unwrap(), notice: nav.clone() }
}

pub fn verify(nav: &NoticeNumber) -> Request {
    Request::Verify { sender: sender(), qr: qr(nav) }
}

pub fn asked(nav: &NoticeNumber) -> Asked {
    Asked { sender: sender(), qr: qr(nav), amount: None, note: None, transfer_type: None, due: None }
}

/// The receipt of a payment of the first notice of a position, whole and in the second version.
pub fn receipt(position: &Position, name: &str) -> Receipt {
    let (option, part) = position.instalments().next().unwrap();
    let transfers = part.transfers.iter().map(share).collect();
    Receipt {
        id: text(name),
        notice: part.nav.clone().into(),
        body: BodyCode::parse(TOWN).unwrap(),
        outcome: Outcome::Ok,
        reference: part.iuv.clone().into(),
        amount: Amount::new(part.amount).unwrap(),
        description: text(&part.description),
        company: text(&position.company_name),
        office: None,
        debtor: Subject::new(SubjectKind::Person, text(&option.debtor.code), text(&option.debtor.name)),
        psp: Psp {
            id: text("ABI01005"),
            fiscal_code: None,
            vat_number: None,
            company: text("Banca di Prova"),
            channel: text("01005_01"),
            channel_description: text("app"),
        },
        payer: None,
        method: Some(text("creditCard")),
        fee: Some(Amount::new(Cents(150)).unwrap()),
        paid_at: Some(MessageTime::local("2026-03-02T09:58:00".parse().unwrap())),
        applied_on: None,
        transfer_on: Some("2026-03-03".parse().unwrap()),
        metadata: None,
        stand_in: None,
        edition: Edition::Second { transfers: Transfers::new(transfers).unwrap(), more: More::default() },
    }
}

fn share(part: &Part) -> Transfer<Named<Paid>> {
    transfer(part.place as u8, part.amount.0, &part.beneficiary)
}

pub fn transfer(index: u8, cents: i64, body: &str) -> Transfer<Named<Paid>> {
    Transfer {
        index: TransferIndex::new(index).unwrap(),
        amount: Amount::new(Cents(cents)).unwrap(),
        body: BodyCode::parse(body).unwrap(),
        credit: Named { company: None, to: Paid::Iban(text("IT60X0542811101000000123456")) },
        remittance: text("Mensa di marzo"),
        category: text("9/0101109SP/"),
        metadata: None,
    }
}

/// The same receipt in the first version.
pub fn first(receipt: &Receipt) -> Receipt {
    let transfers = receipt.transfers().change(|credit| match credit.to {
        Paid::Iban(account) => Ok(account),
        Paid::Stamp(_) => Err(()),
    });
    Receipt { edition: Edition::First { transfers: transfers.unwrap() }, ..receipt.clone() }
}

pub fn send(receipt: &Receipt) -> Request {
    Request::SendReceipt { sender: sender(), receipt: Box::new(receipt.clone()) }
}

impl Till {
    /// What the door answers to bytes.
    pub async fn say(&self, bytes: Vec<u8>) -> super::Answer {
        let request = Http::post(payments::node::PATH).header("content-type", "text/xml; charset=utf-8");
        self.house.request(request.body(Body::from(bytes)).unwrap()).await
    }

    pub async fn ask(&self, request: &Request) -> Response {
        let answer = self.say(request.to_envelope().into_bytes()).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        read_response(answer.text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {}", answer.text))
    }

    /// The code of a refusal; nothing for an answer.
    pub async fn refusal(&self, request: &Request) -> Option<FaultCode> {
        self.ask(request).await.fault().map(|fault| fault.code)
    }

    /// Sends a receipt; it must be answered OK.
    pub async fn receives(&self, receipt: &Receipt) {
        assert_eq!(self.refusal(&send(receipt)).await, None, "{receipt:?}");
    }

    /// Verdicts of all receipts, by name.
    pub async fn verdicts(&self) -> Vec<(String, String)> {
        let body = self.body;
        let read = self.house.house.ctx.db.read(move |tx| {
            let all =
                platform::sql!("SELECT receipt_id, verdict FROM receipt WHERE body = ?1 ORDER BY receipt_id");
            let rows = tx.rows(all, platform::values![body])?;
            rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect::<Result<_, platform::StoreError>>()
        });
        read.await.unwrap()
    }

    /// Rows of the inbox, of receipts, of payments, of cases of giving back, of positions.
    pub async fn counts(&self) -> [i64; 5] {
        let body = self.body;
        let read = self.house.house.ctx.db.read(move |tx| {
            tx.numbers::<5>(
                platform::sql!("SELECT (SELECT COUNT(*) FROM receipt_inbox WHERE body = ?1), (SELECT COUNT(*) FROM receipt WHERE body = ?1), (SELECT COUNT(*) FROM payment WHERE body = ?1), (SELECT COUNT(*) FROM refund_case WHERE body = ?1), (SELECT COUNT(*) FROM debt_position WHERE body = ?1)"),
                platform::values![body],
            )
        });
        read.await.unwrap()[0]
    }
}

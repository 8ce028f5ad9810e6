//! Receipts: filed once, explained each.

use pagopa::soap::{
    AnyNotice, BodyCode, Edition, FaultCode, More, Outcome, Receipt, Request, Sender, Transfers,
};
use payments::position::{Origin, PaidBy, Position, State};

use crate::support::On;
use crate::support::node::{OTHER, first, receipt, send, sender, text, transfer, verify};
use crate::support::till::{Till, nav};

async fn meals(till: &Till) -> Position {
    till.create(till.meals(4_500)).await.unwrap()
}

fn verdict(name: &str, verdict: &str) -> (String, String) {
    (name.into(), verdict.into())
}

pub async fn a_receipt_pays_once_however_often_it_comes(on: On) {
    let till = Till::open(on).await;
    let made = meals(&till).await;
    let paid = receipt(&made, "t1");
    till.receives(&paid).await;
    till.receives(&paid).await;
    till.receives(&first(&paid)).await;
    assert_eq!(till.counts().await, [1, 1, 1, 0, 1]);
    let now = till.read(made.id).await;
    let payment = now.options[0].instalments[0].payment.clone().unwrap();
    assert_eq!((payment.way, payment.receipt.as_deref()), (PaidBy::Platform, Some("t1")));
    assert_eq!(payment.paid_at, crate::support::at("2026-03-02T09:58:00"));
    assert_eq!(now.state(till.now()), State::Paid);
    assert_eq!(till.refusal(&verify(&nav(&made))).await, Some(FaultCode::PaymentDuplicate));
    assert_eq!(till.verdicts().await, [verdict("t1", "settled")]);
    assert_eq!(till.house.events("receipt-filed").await, 1);
    let kept = till.house.house.ctx.db.read(|tx| {
        let raw = platform::sql!("SELECT raw FROM receipt_inbox WHERE receipt_id = 't1'");
        tx.row(raw, &[])?.unwrap().get::<Vec<u8>>(0)
    });
    assert_eq!(kept.await.unwrap(), send(&paid).to_envelope().into_bytes(), "byte for byte");
}

pub async fn another_receipt_of_a_paid_notice_is_to_be_given_back(on: On) {
    let till = Till::open(on).await;
    let made = meals(&till).await;
    till.receives(&receipt(&made, "t1")).await;
    till.receives(&receipt(&made, "t2")).await;
    till.receives(&receipt(&made, "t2")).await;
    assert_eq!(till.counts().await, [2, 2, 1, 1, 1]);
    assert_eq!(till.verdicts().await, [verdict("t1", "settled"), verdict("t2", "twice")]);
    assert_eq!(till.house.events("refund-case-opened").await, 1);
}

pub async fn receipts_come_over_a_station_that_has_ended(on: On) {
    let ended = "broadcast = true\nfrom = \"2025-01-01\"\nuntil = \"2026-03-01\"\n\n[[station]]\nkey = \"80012345676_02\"\nbroker = \"80012345676\"\nsegregation = 1\nfrom = \"2026-03-02\"";
    let till =
        Till::open_with(on, |office| office.replace("broadcast = true\nfrom = \"2025-01-01\"", ended)).await;
    let made = meals(&till).await;
    assert_eq!(till.refusal(&verify(&nav(&made))).await, Some(FaultCode::UnknownStation));
    till.receives(&receipt(&made, "t1")).await;
    assert_eq!(till.verdicts().await, [verdict("t1", "settled")]);
    let stranger = Request::SendReceipt {
        sender: Sender { broker: text(OTHER), ..sender() },
        receipt: Box::new(receipt(&made, "t2")),
    };
    assert_eq!(till.refusal(&stranger).await, Some(FaultCode::UnknownBroker));
    assert_eq!(till.counts().await, [1, 1, 1, 0, 1]);
}

fn with(receipt: Receipt, parts: Vec<(u8, i64, &str)>) -> Receipt {
    let transfers = parts.into_iter().map(|(index, cents, body)| transfer(index, cents, body)).collect();
    let transfers = Transfers::new(transfers).unwrap();
    Receipt { edition: Edition::Second { transfers, more: More::default() }, ..receipt }
}

pub async fn our_share_of_anothers_notice_is_filed_and_touches_nothing_of_ours(on: On) {
    let till = Till::open(on).await;
    let ours = meals(&till).await;
    // Another body's notice, under the very number that a notice of ours has.
    let foreign = Receipt { body: BodyCode::parse(OTHER).unwrap(), ..receipt(&ours, "t1") };
    let foreign = with(foreign, vec![(1, 3_000, OTHER), (2, 1_500, crate::support::node::TOWN)]);
    till.receives(&foreign).await;
    assert_eq!(till.verdicts().await, [verdict("t1", "born")]);
    assert_eq!(till.counts().await, [1, 1, 1, 0, 2]);
    assert_eq!(till.read(ours.id).await, ours, "ours is as it was");
    assert_eq!(till.refusal(&verify(&nav(&ours))).await, None);
    let made = made_by(&till, "t1").await;
    assert_eq!(
        (made.origin, made.amount().0, made.state(till.now())),
        (Origin::Secondary, 1_500, State::Paid)
    );
    assert_eq!(made.due, till.due("mensa"), "by the code of the national list");
    assert_ne!(nav(&made), nav(&ours));
    // A copy that holds nothing for us is kept, and means nothing.
    let nothing = Receipt { id: text("t2"), ..with(foreign, vec![(1, 4_500, OTHER)]) };
    till.receives(&nothing).await;
    assert_eq!(till.verdicts().await, [verdict("t1", "born"), verdict("t2", "foreign")]);
    assert_eq!(till.counts().await, [2, 2, 1, 0, 2]);
}

/// The position that a receipt speaks of.
async fn made_by(till: &Till, name: &'static str) -> Position {
    let body = till.body;
    let read = till.house.house.ctx.db.read(move |tx| {
        let row = platform::sql!("SELECT position FROM receipt WHERE body = ?1 AND receipt_id = ?2");
        tx.row(row, platform::values![body, name])?.unwrap().get::<i64>(0)
    });
    till.read(read.await.unwrap()).await
}

pub async fn a_receipt_of_a_notice_that_nobody_issued_makes_its_position(on: On) {
    let till = Till::open(on).await;
    let known = meals(&till).await;
    let lost = |name: &str| Receipt {
        notice: AnyNotice::parse("301000000000004285").unwrap(),
        reference: text("01000000000004285"),
        description: text("Mensa\u{202e} 6202 ozram\u{200b}"),
        ..receipt(&known, name)
    };
    till.receives(&lost("t1")).await;
    till.receives(&lost("t2")).await;
    assert_eq!(till.verdicts().await, [verdict("t1", "born"), verdict("t2", "twice")]);
    assert_eq!(till.counts().await, [2, 2, 1, 1, 2]);
    let made = made_by(&till, "t1").await;
    assert_eq!((made.origin, nav(&made).as_str()), (Origin::Receipt, "301000000000004285"));
    assert_eq!(made.options[0].debtor.name, "Ada Rossi");
    assert_eq!(made.options[0].description, "Mensa 6202 ozram", "what turns a line around is taken out");
}

pub async fn numbers_of_no_rule_of_ours_are_kept_and_explained(on: On) {
    let till = Till::open(on).await;
    let known = meals(&till).await;
    let strange = Receipt {
        notice: AnyNotice::parse("912345678901234567").unwrap(),
        reference: text("RF18 5390/075-X"),
        ..receipt(&known, "t1")
    };
    till.receives(&strange).await;
    assert_eq!(till.verdicts().await, [verdict("t1", "born")]);
    let made = made_by(&till, "t1").await;
    assert!(nav(&made).checks() && made.state(till.now()) == State::Paid);
    assert_eq!(till.read(known.id).await, known);
}

pub async fn a_failed_payment_pays_nothing(on: On) {
    let till = Till::open(on).await;
    let made = meals(&till).await;
    till.receives(&Receipt { outcome: Outcome::Ko, ..receipt(&made, "t1") }).await;
    assert_eq!(till.verdicts().await, [verdict("t1", "failed")]);
    assert_eq!(till.counts().await, [1, 1, 0, 0, 1]);
    assert_eq!(till.refusal(&verify(&nav(&made))).await, None);
}

pub async fn the_archive_stands_in_for_us(on: On) {
    let till = Till::open(on).await;
    let made = meals(&till).await;
    till.receives(&Receipt { stand_in: Some(true), ..receipt(&made, "t1") }).await;
    let read = till.house.house.ctx.db.read(|tx| {
        tx.numbers::<1>(platform::sql!("SELECT stand_in FROM receipt WHERE receipt_id = 't1'"), &[])
    });
    assert_eq!(read.await.unwrap(), [[1]]);
    assert_eq!(till.read(made.id).await.state(till.now()), State::Paid);
}

pub async fn another_body_is_not_touched(on: On) {
    let till = Till::open(on).await;
    let other = till.neighbour().await;
    let made = meals(&till).await;
    till.receives(&receipt(&made, "t1")).await;
    let read = till.house.house.ctx.db.read(move |tx| {
        tx.numbers::<1>(
            platform::sql!("SELECT (SELECT COUNT(*) FROM receipt_inbox WHERE body = ?1) + (SELECT COUNT(*) FROM debt_position WHERE body = ?1)"),
            platform::values![other],
        )
    });
    assert_eq!(read.await.unwrap(), [[0]]);
    // The other body's door knows nothing of this notice.
    let theirs = Sender { body: text_of(OTHER), broker: text_of(OTHER), station: text_of("90011122232_01") };
    let qr = pagopa::soap::QrCode { body: BodyCode::parse(OTHER).unwrap(), notice: nav(&made) };
    let asked = Request::Verify { sender: theirs, qr };
    assert_eq!(till.refusal(&asked).await, Some(FaultCode::PaymentUnknown));
}

fn text_of(value: &str) -> pagopa::soap::Text<35> {
    text(value)
}

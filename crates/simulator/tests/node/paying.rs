//! Somebody pays.

use pagopa::Cents;
use pagopa::soap::{FaultCode, Operation, Outcome};
use simulator::archive::{Fed, FedOption, FedTransfer};
use simulator::{Answer, Course, Refusal, Version, Wish};

use crate::creditor::{Mood, NEIGHBOUR, OWN, Town, later, neighbour, notice, own};

#[tokio::test]
async fn a_notice_is_asked_for_paid_and_its_receipt_taken_in_both_versions() {
    for (version, get, send) in [
        (Version::First, Operation::Get, Operation::SendRt),
        (Version::Second, Operation::GetV2, Operation::SendRtV2),
    ] {
        let town = Town::new();
        let (node, _) = town.node(version);
        let offer = node.verify(&own(), &notice(12)).await.unwrap();
        assert_eq!((offer.amount, offer.stand_in), (Cents(1200), false));
        let wish = Wish { note: Some("cart-1".into()), ..Wish::new(own(), notice(12)) };
        let token = node.pay(wish).await.unwrap();
        let receipts = town.receipts();
        let (to, receipt) = &receipts[0];
        assert_eq!((to.as_str(), receipts.len()), (OWN, 1));
        assert_eq!((receipt.id.as_str(), receipt.outcome), (token.as_str(), Outcome::Ok));
        assert_eq!((receipt.amount.cents(), receipt.notice.known()), (Cents(1200), Some(notice(12))));
        assert_eq!((town.times(Operation::Verify), town.times(get), town.times(send)), (1, 1, 1));
        assert!(node.payment(&token).unwrap().is_delivered());
        // and the town knows it now
        let again = node.pay(Wish::new(own(), notice(12))).await.unwrap_err();
        assert!(matches!(again, Refusal::Refused(fault) if fault.code == FaultCode::PaymentDuplicate));
    }
}

#[tokio::test]
async fn what_the_creditor_refuses_is_not_paid() {
    let town = Town::new();
    let (node, _) = town.node(Version::Second);
    let unknown = node.pay(Wish::new(own(), notice(99))).await.unwrap_err();
    assert_eq!(unknown.code(), "PAA_PAGAMENTO_SCONOSCIUTO");
    let stranger = pagopa::BodyCode::parse("00000000000").unwrap();
    assert_eq!(node.verify(&stranger, &notice(1)).await.unwrap_err(), Refusal::Body);
    let wish = Wish { amount: Some(Cents(1)), ..Wish::new(own(), notice(1)) };
    assert_eq!(node.pay(wish).await.unwrap_err(), Refusal::Changed);
    town.is(Mood::Babbling);
    assert_eq!(
        node.verify(&own(), &notice(1)).await.unwrap_err().code(),
        "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE"
    );
    town.is(Mood::Away);
    assert_eq!(node.verify(&own(), &notice(1)).await.unwrap_err(), Refusal::Unreachable);
    town.is(Mood::Silent);
    assert_eq!(node.verify(&own(), &notice(1)).await.unwrap_err(), Refusal::Timeout);
    assert!(node.payments().is_empty() && town.receipts().is_empty());
    let answers: Vec<_> = node.questions().into_iter().map(|question| question.answer).collect();
    assert_eq!(
        (answers.len(), &answers[1]),
        (5, &Answer::Ok),
        "the changed amount was asked for, and not paid"
    );
}

#[tokio::test]
async fn a_late_outcome_comes_late_and_a_failed_one_says_so() {
    let town = Town::new();
    let (node, clock) = town.node(Version::Second);
    let pay = |number, course| node.pay(Wish { course, ..Wish::new(own(), notice(number)) });
    pay(1, Course::Late).await.unwrap();
    pay(2, Course::Lost).await.unwrap();
    assert!(town.receipts().is_empty());
    later(&clock, 599);
    assert_eq!(node.deliver_due().await, 0);
    later(&clock, 1);
    assert_eq!(node.deliver_due().await, 1);
    assert_eq!(town.receipts().len(), 1);
    pay(3, Course::Failed).await.unwrap();
    assert_eq!(town.receipts()[1].1.outcome, Outcome::Ko);
    later(&clock, 1_000_000);
    assert_eq!(node.deliver_due().await, 0, "a lost receipt stays lost");
}

#[tokio::test]
async fn each_body_of_the_transfers_gets_the_receipt() {
    let town = Town::new();
    town.change(5, |due| due.neighbour = 200);
    let (node, _) = town.node(Version::Second);
    node.pay(Wish::new(own(), notice(5))).await.unwrap();
    let to: Vec<String> = town.receipts().iter().map(|(to, _)| to.clone()).collect();
    assert_eq!(to, [OWN, NEIGHBOUR]);
    assert!(town.receipts().iter().all(|(_, receipt)| receipt.body.as_str() == OWN), "it names who issued");
    let mut settings = town.settings(Version::Second);
    settings.creditors[1].broadcast = false;
    town.change(6, |due| due.neighbour = 200);
    let (node, _) = town.node_with(settings);
    node.pay(Wish::new(own(), notice(6))).await.unwrap();
    assert_eq!(town.receipts().len(), 3, "who does not want it does not get it");
}

fn fed(number: i64, cents: i64) -> Fed {
    let transfer = FedTransfer {
        id_transfer: "1".into(),
        amount: cents,
        remittance_information: "Mensa marzo".into(),
        category: "9/0101109SP/".into(),
        iban: Some("IT60X0542811101000000123456".into()),
        ..FedTransfer::default()
    };
    let option = FedOption {
        nav: Some(notice(number).to_string()),
        iuv: notice(number).iuv().to_string(),
        amount: cents,
        description: "Mensa scolastica".into(),
        due_date: "2026-04-30T00:00:00".into(),
        transfer: vec![transfer],
    };
    Fed {
        iupd: format!("P-{number}"),
        kind: "F".into(),
        pay_stand_in: true,
        fiscal_code: "RSSMRA80A01H501U".into(),
        full_name: "Maria Rossi".into(),
        company_name: "Comune di Prova".into(),
        payment_option: vec![option],
        ..Fed::default()
    }
}

#[tokio::test]
async fn while_the_creditor_is_silent_the_archive_stands_in() {
    let town = Town::new();
    let (node, clock) = town.node(Version::Second);
    let closed = Fed { pay_stand_in: false, ..fed(2, 200) };
    node.feed(&own(), &[fed(1, 100), closed, fed(3, 300)]).unwrap();
    assert!(node.paid_elsewhere(&own(), &notice(3)));
    town.is(Mood::Silent);
    assert!(node.verify(&own(), &notice(1)).await.unwrap().stand_in);
    for refused in [2, 3, 4] {
        assert_eq!(node.pay(Wish::new(own(), notice(refused))).await.unwrap_err(), Refusal::Timeout);
    }
    let token = node.pay(Wish::new(own(), notice(1))).await.unwrap();
    assert_eq!(node.pay(Wish::new(own(), notice(1))).await.unwrap_err(), Refusal::Timeout, "paid once");
    town.is(Mood::Awake);
    later(&clock, 60);
    assert_eq!(node.deliver_due().await, 1);
    let (_, receipt) = town.receipts().pop().unwrap();
    assert_eq!((receipt.id.as_str(), receipt.stand_in), (token.as_str(), Some(true)));
    // awake, the creditor is asked and nobody else
    town.change(5, |due| due.fault = Some(FaultCode::PaymentCancelled));
    node.feed(&own(), &[fed(5, 500)]).unwrap();
    assert!(matches!(node.verify(&own(), &notice(5)).await, Err(Refusal::Refused(_))));
    assert!(node.feed(&own(), &[fed(6, 600), Fed { kind: "X".into(), ..fed(7, 700) }]).is_err());
    assert!(node.archive(&own()).iter().all(|position| position.notice != notice(6)), "all or nothing");
    assert!(node.archive(&neighbour()).is_empty());
}

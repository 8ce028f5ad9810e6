//! Receipts: tried again, refused, doubled.

use pagopa::soap::Operation;
use simulator::{Answer, Node, Version, Wish};

use crate::creditor::{Mood, Town, clock, later, notice, own};

const SLOT: i64 = 60;

#[tokio::test]
async fn silence_is_tried_again_after_one_three_seven_slots() {
    for mood in [Mood::Silent, Mood::Away, Mood::Babbling] {
        let town = Town::new();
        let (node, clock) = town.node(Version::Second);
        let token = pay_unheard(&town, &node, mood).await;
        for slots in [1, 3, 7, 15] {
            later(&clock, slots * SLOT - 1);
            assert_eq!(node.deliver_due().await, 0, "{mood:?}: too early for {slots}");
            later(&clock, 1);
            assert_eq!(node.deliver_due().await, 1, "{mood:?}: {slots}");
        }
        town.is(Mood::Awake);
        later(&clock, 31 * SLOT);
        assert_eq!(node.deliver_due().await, 1);
        assert!(node.payment(&token).unwrap().is_delivered());
        later(&clock, 1_000 * SLOT);
        assert_eq!(node.deliver_due().await, 0, "taken once, sent no more");
    }
}

/// The question is answered, the receipt is not.
async fn pay_unheard(town: &Town, node: &Node, mood: Mood) -> String {
    let token =
        node.pay(Wish { course: simulator::Course::Late, ..Wish::new(own(), notice(1)) }).await.unwrap();
    town.is(mood);
    later(&node.clock, 600);
    assert_eq!(node.deliver_due().await, 1);
    assert!(!node.payment(&token).unwrap().is_delivered());
    token
}

#[tokio::test]
async fn the_node_gives_up_in_the_end() {
    let town = Town::new();
    let (node, clock) = town.node(Version::First);
    pay_unheard(&town, &node, Mood::Silent).await;
    let mut sent = 1;
    for _ in 0..30 {
        later(&clock, 10_000_000);
        sent += node.deliver_due().await;
    }
    assert_eq!(sent, 10);
}

#[tokio::test]
async fn a_refusal_is_final() {
    let town = Town::new();
    let (node, clock) = town.node(Version::Second);
    let token = pay_unheard(&town, &node, Mood::Refusing).await;
    town.is(Mood::Awake);
    later(&clock, 1_000_000);
    assert_eq!(node.deliver_due().await, 0);
    let payment = node.payment(&token).unwrap();
    assert_eq!(payment.deliveries[0].attempts[0].1, Answer::Refused("PAA_SEMANTICA".into()));
    // until somebody presses the button
    assert_eq!(node.resend(&token).await.unwrap(), [Answer::Ok]);
    assert!(node.payment(&token).unwrap().is_delivered());
}

#[tokio::test]
async fn the_same_receipt_twice_is_word_for_word_the_same_and_a_second_payment_is_another() {
    let town = Town::new();
    let (node, clock) = town.node(Version::Second);
    let token = node.pay(Wish::new(own(), notice(4))).await.unwrap();
    later(&clock, 100);
    node.resend(&token).await.unwrap();
    let second = node.pay_again(&token).await.unwrap();
    let heard = town.heard.lock().unwrap().clone();
    let sent: Vec<&String> = heard.iter().filter(|text| text.contains("paSendRTV2Request")).collect();
    assert_eq!(sent[0], sent[1]);
    let receipts = town.receipts();
    assert_eq!((receipts[0].1.id.as_str(), receipts[2].1.id.as_str()), (token.as_str(), second.as_str()));
    assert_ne!(token, second);
    assert_eq!(
        (&receipts[0].1.notice, &receipts[0].1.amount),
        (&receipts[2].1.notice, &receipts[2].1.amount)
    );
    assert_ne!(receipts[0].1.psp, receipts[2].1.psp, "another provider");
    assert_eq!(town.times(Operation::GetV2), 1, "the creditor was not asked again");
    assert!(node.resend("nobody's").await.is_none() && node.pay_again("nobody's").await.is_none());
}

#[tokio::test]
async fn the_same_seed_says_the_same_and_another_does_not() {
    let mut said = Vec::new();
    for seed in [7, 7, 8] {
        let town = Town::new();
        let mut settings = town.settings(Version::Second);
        settings.seed = seed;
        let (node, _) = town.node_with(settings);
        for number in 1..=5 {
            node.pay(Wish::new(own(), notice(number))).await.unwrap();
        }
        let closed = node.close_day(&simulator::Closing { two_flows: true, ..Default::default() });
        said.push((town.heard.lock().unwrap().clone(), closed));
    }
    assert_eq!(said[0], said[1]);
    assert_ne!(said[0], said[2]);
}

#[tokio::test]
async fn what_was_kept_in_a_folder_is_known_to_the_next_node() {
    let folder = std::env::temp_dir().join(format!("sportello-node-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let town = Town::new();
    let open = || Node::open(&folder, town.settings(Version::Second), clock(), town.transport()).unwrap();
    let first = open();
    let token = first.pay(Wish::new(own(), notice(3))).await.unwrap();
    first.close_day(&simulator::Closing::default());
    let next = open();
    assert_eq!(next.payments(), first.payments());
    assert_eq!(next.receipt(&token), first.receipt(&token));
    assert_eq!(next.flows(&own()), first.flows(&own()));
    assert_ne!(next.pay(Wish::new(own(), notice(4))).await.unwrap(), token, "no token is drawn twice");
    std::fs::remove_dir_all(&folder).unwrap();
}

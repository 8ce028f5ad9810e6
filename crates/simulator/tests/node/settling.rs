//! A day is closed.

use std::collections::BTreeSet;

use pagopa::Cents;
use pagopa::bank_text::{Dirt, flows};
use pagopa::settlement::{PayStatus, check, xml};
use pagopa::treasury::opi;
use simulator::{Closed, Closing, Course, Node, Version, Wish, settlement};

use crate::creditor::{Town, neighbour, notice, own};

/// Ten notices paid, by the provider that the number says; the day closed so.
async fn day(wish: &Closing) -> (Node, Closed) {
    let town = Town::new();
    let (node, _) = town.node(Version::Second);
    for number in 1..=10 {
        let psp = Some(usize::try_from(number % 2).unwrap());
        node.pay(Wish { psp, ..Wish::new(own(), notice(number)) }).await.unwrap();
    }
    let closed = node.close_day(wish);
    (node, closed)
}

fn credited(closed: &Closed) -> Cents {
    closed.journals.iter().flat_map(|journal| &journal.credits).map(|credit| credit.amount).sum()
}

const DAY: Cents = Cents(5_500);

#[tokio::test]
async fn every_payment_stands_in_one_flow_and_every_flow_in_the_journal() {
    let (node, closed) = day(&Closing::default()).await;
    assert_eq!(closed.flows.len(), 2, "one for each provider");
    let tokens: BTreeSet<String> = node.payments().into_iter().map(|payment| payment.token).collect();
    let told: Vec<String> =
        closed.flows.iter().flat_map(|flow| &flow.lines).map(|line| line.iur.clone()).collect();
    assert_eq!((told.len(), told.into_iter().collect::<BTreeSet<_>>()), (10, tokens));
    for flow in &closed.flows {
        let (head, lines) = settlement(flow).unwrap();
        let read = xml::read(xml::write(&head, &lines).as_bytes()).unwrap();
        assert!(check(&read.flow, &read.lines).is_empty());
        assert!(head.id.is_complete() && head.id.as_str().starts_with("2026-03-02"));
        assert_eq!(head.regulation_date, jiff::civil::date(2026, 3, 3));
    }
    assert_eq!(credited(&closed), DAY);
    let journal = opi::read(closed.journals[0].xml.as_bytes(), jiff::civil::Date::MAX).unwrap();
    let movements: Vec<_> = journal.accounts[0].movements.iter().map(|it| it.as_ref().unwrap()).collect();
    assert_eq!(movements.iter().map(|it| it.amount).sum::<Cents>(), DAY);
    for (movement, flow) in movements.iter().zip(&closed.flows) {
        assert_eq!(flows(&movement.reason)[0].best().unwrap().as_str(), flow.id);
        assert_eq!(movement.reference.as_deref(), Some(flow.regulation.as_str()));
    }
    assert!(node.close_day(&Closing::default()).flows.is_empty(), "nothing twice");
}

#[tokio::test]
async fn each_trouble_is_as_it_was_chosen() {
    let (_, two) = day(&Closing { two_flows: true, ..Closing::default() }).await;
    assert_eq!((two.flows.len(), credited(&two)), (4, DAY));
    assert_eq!(two.flows.iter().map(|flow| &flow.id).collect::<BTreeSet<_>>().len(), 4);

    let (_, split) = day(&Closing { split: true, ..Closing::default() }).await;
    assert_eq!((split.journals[0].credits.len(), credited(&split)), (3, DAY));
    assert_eq!(split.journals[0].credits[0].flow, split.journals[0].credits[1].flow);

    let (node, lacking) = day(&Closing { lacking: true, ..Closing::default() }).await;
    assert_eq!(credited(&lacking), Cents(4_500));
    assert_eq!(credited(&node.close_day(&Closing::default())), Cents(1_000), "it comes the next day");

    let (_, revised) = day(&Closing { revised: true, ..Closing::default() }).await;
    let (poor, full) = (&revised.flows[0], &revised.flows[1]);
    assert_eq!((poor.revision, full.revision, &poor.id), (1, 2, &full.id));
    assert_eq!(poor.lines.len() + 1, full.lines.len());
    assert!(poor.published < full.published);
    assert_eq!(credited(&revised), DAY, "the money is that of the last revision");

    let (_, uncredited) = day(&Closing { uncredited: true, ..Closing::default() }).await;
    assert_eq!((uncredited.flows.len(), uncredited.journals[0].credits.len()), (2, 1));

    let (node, other) = day(&Closing { other_iur: true, ..Closing::default() }).await;
    assert!(node.payment(&other.flows[0].lines[0].iur).is_none());

    let (_, lost) = day(&Closing { no_receipt: true, ..Closing::default() }).await;
    let line = lost.flows[0].lines.last().unwrap();
    assert_eq!((line.status.as_str(), line.amount), (PayStatus::NoRpt.code(), Cents(1_234)));
    assert_eq!(credited(&lost), Cents(6_734));
}

#[tokio::test]
async fn every_kind_of_dirt_is_dealt_out() {
    for dirt in Dirt::ALL {
        let (_, closed) = day(&Closing { dirt: vec![dirt], ..Closing::default() }).await;
        for (credit, flow) in closed.journals[0].credits.iter().zip(&closed.flows) {
            let (head, _) = settlement(flow).unwrap();
            let found = flows(&credit.text).iter().any(|mention| mention.is(&head.id));
            assert_eq!(found, dirt.keeps_id(), "{dirt:?}: {}", credit.text);
        }
    }
}

#[tokio::test]
async fn what_moved_no_money_of_the_body_stands_in_no_flow() {
    let town = Town::new();
    town.change(9, |due| (due.stamp, due.neighbour) = (1 + 99, 300));
    let (node, _) = town.node(Version::Second);
    node.pay(Wish::new(own(), notice(9))).await.unwrap();
    node.pay(Wish { course: Course::Failed, ..Wish::new(own(), notice(8)) }).await.unwrap();
    let closed = node.close_day(&Closing::default());
    let total = |body| node.flows(&body).iter().map(|flow| flow.total()).sum::<Cents>();
    assert_eq!((total(own()), total(neighbour())), (Cents(500), Cents(300)));
    assert_eq!(closed.flows[0].id, closed.flows[1].id, "two bodies, one id: it is not unique");
    assert_eq!(closed.journals.len(), 2, "each body has its own treasurer");
}

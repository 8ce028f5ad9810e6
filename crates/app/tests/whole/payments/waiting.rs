//! What came and nobody could file: kept, bounded, shown; and what of a receipt is ours to give back.

use std::sync::{Arc, Mutex};

use super::accounts::Member;
use crate::support::On;
use crate::support::node::{OTHER, TOWN, receipt, send, transfer};
use crate::support::till::{Till, why};
use pagopa::Cents;
use pagopa::soap::{Edition, More, Named, Paid, Receipt, Transfers};
use payments::node::Observer;
use payments::receipts::{self, InboxError, Trouble};
use payments::refunds;
use platform::{sql, values};

on_both_engines! {
    a_message_that_is_no_receipt_is_kept_for_people;
    nonsense_does_not_fill_the_inbox;
    our_own_failures_count_against_us;
    only_our_share_is_given_back;
}

async fn troubles(till: &Till) -> Vec<Trouble> {
    let body = till.body;
    till.house.house.ctx.db.read(move |tx| receipts::troubles(tx, body)).await.unwrap()
}

async fn a_message_that_is_no_receipt_is_kept_for_people(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let raw = send(&receipt(&made, "t1")).to_envelope().replace("45.00", "45.000");
    for _ in 0..2 {
        let answer = till.say(raw.clone().into_bytes()).await;
        assert!(answer.text.contains("PAA_SINTASSI_EXTRAXSD"), "{}", answer.text);
    }
    assert_eq!(till.counts().await, [1, 0, 0, 0, 1]);
    let waits = troubles(&till).await;
    assert!(waits.len() == 1 && waits[0].unread && !waits[0].why.is_empty(), "{waits:?}");
    let inbox = Member::of(&till, "r.ragioneria").await.page("inbox").await;
    assert!(inbox.contains("Nel messaggio non si legge: "), "{inbox}");
    let kept = till
        .house
        .house
        .ctx
        .db
        .read(|tx| tx.row(sql!("SELECT raw FROM receipt_inbox"), &[])?.unwrap().get::<Vec<u8>>(0));
    assert_eq!(kept.await.unwrap(), raw.into_bytes(), "byte for byte");
    assert_eq!(till.house.events("receipt-unread").await, 1);
    let (name, clerk) = (waits[0].receipt.clone(), till.as_staff("r.ragioneria"));
    let retried = till.act(move |tx, office, now| receipts::retry(tx, office, &clerk, &name, now)).await;
    assert_eq!(retried, Err(InboxError::Still));
    assert!(troubles(&till).await[0].unread);
    let see = |reason: &'static str| {
        let (name, clerk) = (waits[0].receipt.clone(), till.as_staff("r.ragioneria"));
        till.act(move |tx, _, now| receipts::seen(tx, &clerk, &name, &why(reason), now))
    };
    assert_eq!(see("La banca l’ha rimandata").await, Ok(()));
    assert_eq!(see("Ancora").await, Err(InboxError::Still));
    assert_eq!(troubles(&till).await, []);
    // A question that cannot be read is no receipt.
    let ask = crate::support::node::verify(&made.options[0].instalments[0].nav).to_envelope();
    till.say(ask.replace("<noticeNumber>3", "<noticeNumber>X").into_bytes()).await;
    assert_eq!(till.counts().await[0], 1);
}

async fn nonsense_does_not_fill_the_inbox(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    for n in 0..23 {
        let raw = send(&receipt(&made, &format!("t{n}"))).to_envelope().replace("45.00", "45.000");
        assert_eq!(till.say(raw.into_bytes()).await.status, 200);
    }
    assert_eq!(till.counts().await[0], 20);
    // The full inbox is no reason to lose money that can be filed, nor another body's affair.
    till.receives(&receipt(&made, "buona")).await;
    assert_eq!(till.counts().await, [21, 1, 1, 0, 1]);
    let neighbour = till.neighbour().await;
    let theirs =
        send(&receipt(&made, "altrove")).to_envelope().replace("45.00", "45.000").replace(TOWN, OTHER);
    till.say(theirs.into_bytes()).await;
    let (read, one) = (&till.house.house.ctx.db, sql!("SELECT COUNT(*) FROM receipt_inbox WHERE body = ?1"));
    let kept = read.read(move |tx| tx.numbers::<1>(one, values![neighbour])).await;
    assert_eq!(kept.unwrap(), [[1]], "of each body");
    till.house.later(25 * 3_600_000);
    let raw = send(&receipt(&made, "domani")).to_envelope().replace("45.00", "45.000");
    till.say(raw.into_bytes()).await;
    assert_eq!(till.counts().await[0], 22, "of a day");
}

async fn our_own_failures_count_against_us(on: On) {
    let heard: Arc<Mutex<Vec<payments::node::Observed>>> = Arc::default();
    let hears = heard.clone();
    let observer = Observer(Arc::new(move |seen| hears.lock().unwrap().push(seen)));
    let till = Till::built(on, |plan| plan.node.observer = Some(observer), |text| text).await;
    let body = till.body;
    let made = till.create(till.meals(4_500)).await.unwrap();
    // Nothing can be kept any more.
    till.act(|tx, _, _| tx.execute(sql!("DROP TABLE receipt_inbox"), &[])).await.unwrap();
    assert_eq!(till.say(send(&receipt(&made, "t1")).to_envelope().into_bytes()).await.status, 500);
    let seen = heard.lock().unwrap().pop().unwrap();
    assert_eq!((seen.body, seen.outcome), (body, payments::node::Outcome::Broken));
    assert_eq!(seen.operation, Some(pagopa::soap::Operation::SendRtV2));
}

async fn only_our_share_is_given_back(on: On) {
    let till = Till::open(on).await;
    let mut wish = till.meals(4_500);
    let transfers = &mut wish.options[0].instalments[0].transfers;
    transfers[0].amount = Cents(2_400);
    for (place, cents, whose) in [(2, 500, OTHER), (3, 1_600, TOWN)] {
        let mut part = transfers[0].clone();
        (part.place, part.amount, part.beneficiary) = (place, Cents(cents), whose.into());
        transfers.push(part);
    }
    let made = till.create(wish).await.unwrap();
    let whole = |name: &str| {
        let mut stamp = transfer(3, 1_600, TOWN);
        stamp.credit = Named { company: None, to: Paid::Stamp(b"marca".to_vec()) };
        let parts = vec![transfer(1, 2_400, TOWN), transfer(2, 500, OTHER), stamp];
        let edition = Edition::Second { transfers: Transfers::new(parts).unwrap(), more: More::default() };
        Receipt { edition, ..receipt(&made, name) }
    };
    till.receives(&whole("t1")).await;
    till.receives(&whole("t2")).await;
    let (body, id) = (till.body, made.id);
    let cases = till.act(move |tx, _, _| refunds::of_position(tx, body, id)).await.unwrap();
    assert_eq!((cases.len(), cases[0].amount, cases[0].rest), (1, Cents(2_400), Cents(2_100)));
    let cookies = till.house.signed_in(body, "n.rimborsi").await;
    let page = axum::http::Request::get("/valdora/refunds").header("cookie", &cookies);
    let page = till.house.request(page.body(axum::body::Body::empty()).unwrap()).await.text;
    assert!(page.contains("21,00") && page.contains("altri enti"), "{page}");
}

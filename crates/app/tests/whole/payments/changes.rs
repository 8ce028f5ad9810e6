//! What a change leaves behind: the price that somebody is paying, the paper that somebody holds, the account, what
//! was said of a transfer.

use crate::support::On;
use crate::support::node::{receipt, verify};
use crate::support::till::{Till, nav, nav_of};
use pagopa::soap::{FaultCode, MessageTime, Receipt};
use pagopa::{Cents, Iban};
use payments::change;
use payments::create::PositionError;
use payments::pay::{Paid, Surplus};
use payments::position::{self, Destination, Position, State};
use payments::register;
use platform::{sql, values};

on_both_engines! {
    who_was_told_the_old_price_has_paid;
    the_paper_of_a_notice_that_is_gone_is_known;
    an_account_is_replaced_where_the_clerk_may;
    what_a_program_reported_stays_reported;
    of_several_bodies_our_own_share_is_to_be_reported;
}

async fn set_fee(till: &Till, of: &Position, fee: i64) {
    let (clerk, id, nav) = (till.as_staff("l.tributi"), of.id, nav(of));
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        change::set_fee(tx, &clerk, &mut position, &nav, Cents(fee), now)
    })
    .await
    .unwrap();
}

/// The payment that a receipt tells of was made at this time, by the town's clocks.
fn paid_at(receipt: Receipt, civil: &str) -> Receipt {
    Receipt { paid_at: Some(MessageTime::local(civil.parse().unwrap())), ..receipt }
}

async fn who_was_told_the_old_price_has_paid(on: On) {
    let till = Till::open(on).await;
    let (soon, late) =
        (till.create(till.meals(10_000)).await.unwrap(), till.create(till.meals(10_000)).await.unwrap());
    till.at("2026-03-02T10:01:00");
    set_fee(&till, &soon, 1_000).await;
    set_fee(&till, &late, 1_000).await;
    till.at("2026-03-02T12:00:00");
    till.receives(&paid_at(receipt(&soon, "presto"), "2026-03-02T10:31:00")).await;
    till.receives(&paid_at(receipt(&late, "tardi"), "2026-03-02T10:31:01")).await;
    let verdicts = [("presto", "settled"), ("tardi", "amount")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(till.verdicts().await, verdicts);
    let paid = till.read(soon.id).await;
    assert_eq!(paid.state(till.now()), State::Paid);
    assert_eq!(paid.options[0].instalments[0].payment.as_ref().unwrap().amount, Cents(10_000));
    assert_eq!(till.read(late.id).await.state(till.now()), State::Valid);
    // A rewriting is no other thing: today's price counts at any time, the former one for half an hour.
    till.rewrites(late.id, false, vec![till.whole(9_000)]).await.unwrap();
    till.house.later(position::SESSION_MS);
    assert_eq!(till.pays(&nav(&late), "dopo", 11_000).await, Paid::Settled);
    let open = till.create(till.meals(10_000)).await.unwrap();
    till.rewrites(open.id, false, vec![till.whole(9_000)]).await.unwrap();
    till.house.later(position::SESSION_MS + 1);
    assert_eq!(till.pays(&nav(&open), "poi", 10_000).await, Paid::Surplus(Surplus::Amount));
    assert_eq!(till.pays(&nav(&open), "ora", 9_000).await, Paid::Settled);
}

async fn the_paper_of_a_notice_that_is_gone_is_known(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.wish("mensa", vec![till.plan(&[2_000, 1_500, 1_000])])).await.unwrap();
    let third = nav_of(&made, 2);
    till.rewrites(made.id, false, vec![till.plan(&[2_500, 2_000])]).await.unwrap();
    assert_eq!(till.refusal(&verify(&third)).await, Some(FaultCode::PaymentCancelled));
    let part = made.options[0].instalments[2].clone();
    let mut paper = made.clone();
    paper.options[0].instalments = vec![part];
    till.receives(&receipt(&paper, "carta")).await;
    assert_eq!(till.verdicts().await, [("carta".to_owned(), "withdrawn".to_owned())]);
    let [.., cases, positions] = till.counts().await;
    assert_eq!((cases, positions), (1, 1), "no position is made for it");
    let body = till.body;
    let case = till.house.house.ctx.db.read(move |tx| {
        tx.numbers::<2>(sql!("SELECT position, amount FROM refund_case WHERE body = ?1"), values![body])
    });
    assert_eq!(case.await.unwrap(), [[made.id, 1_000]]);
    let open = till.read(made.id).await;
    assert_eq!(open.state(till.now()), State::Valid);
    // The number is nobody else's, and comes back to life where it was.
    let mut other = till.meals(1_000);
    other.options[0].instalments[0].nav = Some(third.clone());
    assert_eq!(till.create(other).await.err(), Some(PositionError::NumberTaken));
    let mut again = till.plan(&[2_500, 1_000, 1_000]);
    again.instalments[2].nav = Some(third.clone());
    till.rewrites(made.id, false, vec![again]).await.unwrap();
    assert_eq!(till.refusal(&verify(&third)).await, None);
}

async fn an_account_is_replaced_where_the_clerk_may(on: On) {
    let mut till = Till::open(on).await;
    let (ours, neighbour) = (till.body, till.neighbour().await);
    till.body = neighbour;
    let theirs = till.create(till.meals(100)).await.unwrap();
    till.body = ours;
    let meals = till.create(till.meals(100)).await.unwrap();
    let waste = till.create(till.wish("rifiuti", vec![till.whole(100)])).await.unwrap();
    let old = Iban::parse("IT60X0542811101000000123456").unwrap();
    let new = Iban::parse("IT54D0200802200000000222222").unwrap();
    let replace = |login: &str, codes: &'static str| {
        let clerk = till.as_staff(login);
        till.act(move |tx, _, now| change::replace_account(tx, &clerk, codes, (&old, &new), 1_000, now))
    };
    assert_eq!(replace("l.tributi", ",02,").await, Ok(0), "numbers under another code");
    assert_eq!(replace("s.scuola", ",01,").await, Ok(1), "school meals and nothing else");
    let iban = |position: &Position| match &position.options[0].instalments[0].transfers[0].to {
        Destination::Account { iban, .. } => *iban,
        _ => panic!("an account"),
    };
    let (after, other) = (till.read(meals.id).await, till.read(waste.id).await);
    assert_eq!((iban(&after), iban(&other)), (new, old));
    assert!(after.version > meals.version && other.version == waste.version);
    let told = till.house.house.ctx.db.read(|tx| {
        let rows = tx.rows(sql!("SELECT facts FROM event WHERE kind = 'account-replaced'"), &[])?;
        rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()
    });
    let told = told.await.unwrap().concat();
    assert!(
        told.contains("IT60…3456") && told.contains("IT54…2222") && !told.contains(old.as_str()),
        "{told}"
    );
    till.body = neighbour;
    assert_eq!(till.read(theirs.id).await, theirs, "another body's money goes where it went");
}

async fn report(till: &Till, id: i64, place: i64) -> Result<(), PositionError> {
    let clerk = till.as_staff("l.tributi");
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        let nav = position.options[0].instalments[0].nav.clone();
        register::report(tx, &clerk, &mut position, (&nav, place), now)
    })
    .await
}

async fn what_a_program_reported_stays_reported(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    till.receives(&receipt(&made, "uno")).await;
    report(&till, made.id, 1).await.unwrap();
    report(&till, made.id, 1).await.unwrap();
    assert_eq!(till.read(made.id).await.state(till.now()), State::Reported);
    till.receives(&receipt(&made, "due")).await;
    assert_eq!(till.read(made.id).await.state(till.now()), State::Reported, "no flow took it back");
    assert_eq!(till.house.events("transfer-reported").await, 1);
}

async fn of_several_bodies_our_own_share_is_to_be_reported(on: On) {
    let till = Till::open(on).await;
    let mut shared = till.meals(100);
    let part = &mut shared.options[0].instalments[0];
    part.transfers[0].amount = Cents(60);
    let theirs = position::Transfer {
        amount: Cents(40),
        beneficiary: crate::support::node::OTHER.into(),
        ..part.transfers[0].clone()
    };
    part.transfers.push(theirs);
    let made = till.create(shared).await.unwrap();
    till.receives(&receipt(&made, "r")).await;
    assert_eq!(till.read(made.id).await.state(till.now()), State::Paid);
    report(&till, made.id, 1).await.unwrap();
    assert_eq!(till.read(made.id).await.state(till.now()), State::Reported);
}

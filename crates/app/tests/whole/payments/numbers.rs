//! Numbers of notices: drawn in order, once, and only for what is made.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::support::On;
use crate::support::node::receipt;
use crate::support::till::Till;
use pagopa::number::NumberError;
use pagopa::soap::Receipt;
use pagopa::{Iuv, NoticeNumber, Segregation};
use payments::create::{NewPosition, PositionError};
use payments::position::Position;
use payments::withdraw;

on_both_engines! {
    a_position_gets_numbers_of_the_series;
    fifty_at_once_get_fifty_in_a_row;
    a_refusal_draws_no_number;
    what_is_brought_is_a_number_of_a_new_notice;
    a_reference_that_others_hold_is_passed_over;
}

/// Of the town's own code.
fn series(bases: impl IntoIterator<Item = i64>) -> Vec<NoticeNumber> {
    let code = Segregation::new(1).unwrap();
    bases.into_iter().map(|base| NoticeNumber::of_series(code, base).unwrap()).collect()
}

fn numbers(position: &Position) -> Vec<NoticeNumber> {
    position.instalments().map(|(_, part)| part.nav.clone()).collect()
}

fn bringing(till: &Till, nav: &str) -> NewPosition {
    let mut wish = till.meals(4_500);
    wish.options[0].instalments[0].nav = Some(NoticeNumber::parse(nav).unwrap());
    wish
}

async fn a_position_gets_numbers_of_the_series(on: On) {
    let till = Till::open(on).await;
    let (mut drawn, mut last) = (Vec::new(), None);
    for _ in 0..5 {
        let wish = till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])]);
        let made = till.create(wish).await.unwrap();
        drawn.extend(numbers(&made));
        last = Some(made.id);
    }
    assert_eq!(drawn, series(1..=15));
    let clerk = till.as_staff("l.tributi");
    till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, last.unwrap())?.unwrap();
        withdraw::delete(tx, office, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    let next = till.create(till.meals(100)).await.unwrap();
    assert_eq!(numbers(&next), series([16]), "what was deleted is on paper");
}

async fn fifty_at_once_get_fifty_in_a_row(on: On) {
    let till = Arc::new(Till::open(on).await);
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let till = till.clone();
        all.spawn(async move { numbers(&till.create(till.meals(100)).await.unwrap()) });
    }
    let drawn: BTreeSet<NoticeNumber> = all.join_all().await.concat().into_iter().collect();
    assert_eq!(drawn.into_iter().collect::<Vec<_>>(), series(1..=50));
}

async fn a_refusal_draws_no_number(on: On) {
    let till = Till::open(on).await;
    let named = |cents: i64| NewPosition { iupd: Some("M-1".into()), ..till.meals(cents) };
    till.create(named(100)).await.unwrap();
    assert_eq!(till.create(named(200)).await.err(), Some(PositionError::IupdTaken));
    let taken = bringing(&till, series([1])[0].as_str());
    assert_eq!(till.create(taken).await.err(), Some(PositionError::NumberTaken));
    let mut twice = till.wish("mensa", vec![till.whole(100), till.whole(100), till.whole(100)]);
    for option in &mut twice.options[1..] {
        option.instalments[0].nav = Some(series([7])[0].clone());
    }
    assert_eq!(till.create(twice).await.err(), Some(PositionError::NumberTaken));
    let mut sum = till.meals(100);
    sum.options[0].instalments[0].amount = pagopa::Cents(101);
    assert_eq!(till.create(sum).await.err(), Some(PositionError::Sum));
    assert_eq!(numbers(&till.create(till.meals(100)).await.unwrap()), series([2]));
}

async fn what_is_brought_is_a_number_of_a_new_notice(on: On) {
    let till = Till::open(on).await;
    for (nav, why) in [
        ("101000000000000101", NumberError::Kind),
        ("004040000002146431", NumberError::Kind),
        ("301000000000004286", NumberError::Check),
    ] {
        let refused = till.create(bringing(&till, nav)).await.err();
        assert_eq!(refused, Some(PositionError::Number(why)), "{nav}");
    }
    // Another generator of the body answers for its own digits.
    till.create(bringing(&till, "399000000000000001")).await.unwrap();
    // A number ahead in the series is passed over, also by those beside it.
    let mut beside = till.wish("mensa", vec![till.whole(100), till.whole(100)]);
    beside.options[1].instalments[0].nav = Some(series([1])[0].clone());
    assert_eq!(numbers(&till.create(beside).await.unwrap()), series([2, 1]));
    till.create(bringing(&till, series([3])[0].as_str())).await.unwrap();
    assert_eq!(numbers(&till.create(till.meals(100)).await.unwrap()), series([4]));
}

/// The receipt of a notice of an older kind, which nobody here issued, whose reference is the next of our series.
async fn a_reference_that_others_hold_is_passed_over(on: On) {
    let till = Till::open(on).await;
    let first = till.create(till.meals(4_500)).await.unwrap();
    let next = series([2])[0].iuv();
    let old = NoticeNumber::parse(&format!("1{next}")).unwrap();
    let stray = Receipt {
        notice: old.clone().into(),
        reference: Iuv::parse(next.as_str()).unwrap().into(),
        ..receipt(&first, "vecchia")
    };
    till.receives(&stray).await;
    assert_eq!(till.verdicts().await, [("vecchia".to_owned(), "born".to_owned())]);
    for base in [3, 4] {
        assert_eq!(numbers(&till.create(till.meals(100)).await.unwrap()), series([base]));
    }
}

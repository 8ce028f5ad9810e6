//! What notifying cost outlives a rewriting, whatever is paid and whenever.

use super::register::gpd::Gpd;
use crate::support::On;
use crate::support::till::{Till, nav_of};
use pagopa::Cents;
use pagopa::cents::LARGEST;
use payments::change;
use payments::create::{NewOption, PositionError};
use payments::position::{self, Position, Reduction};
use platform::i18n::{Lang, Tr};
use platform::web::Failed;
use serde_json::json;

on_both_engines! {
    a_fee_stands_on_every_price_also_after_a_rewriting;
    a_fee_goes_no_further_than_a_message_carries;
    a_fee_for_what_is_paid_is_refused_with_what_is_true;
    a_fee_is_no_more_than_the_whole;
    a_fee_goes_to_no_way_of_paying_that_was_left_aside;
}

fn less_for_haste(till: &Till) -> NewOption {
    let mut option = till.whole(10_000);
    let until = till.now().plus_s(5 * 86_400);
    option.instalments[0].reductions = vec![Reduction { until: Some(until), amount: Cents(7_000) }];
    option
}

async fn set_fee(till: &Till, of: &Position, fee: i64) -> Result<(), PositionError> {
    let (clerk, id) = (till.as_staff("l.tributi"), of.id);
    let nav = of.options[0].instalments[0].nav.clone();
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        change::set_fee(tx, &clerk, &mut position, &nav, Cents(fee), now)
    })
    .await
}

async fn a_fee_stands_on_every_price_also_after_a_rewriting(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.wish("mensa", vec![less_for_haste(&till)])).await.unwrap();
    set_fee(&till, &made, 1_000).await.unwrap();
    let with_fee = till.read(made.id).await;
    let part = &with_fee.options[0].instalments[0];
    assert_eq!(part.prices().collect::<Vec<_>>(), [Cents(11_000), Cents(8_000)]);
    // The creditor knows nothing of it, or of an older one, or of more.
    for (brought, fee) in [(0, 1_000), (400, 1_000), (1_000, 1_000), (1_500, 1_500)] {
        let mut option = less_for_haste(&till);
        let new = &mut option.instalments[0];
        new.fee = Cents(brought);
        for cents in [&mut new.amount, &mut new.transfers[0].amount, &mut new.reductions[0].amount] {
            cents.0 += brought;
        }
        let kept = change::with_fees(&with_fee, vec![option]).remove(0).instalments.remove(0);
        let sums = (kept.fee, kept.amount, kept.transfers[0].amount, kept.reductions[0].amount);
        let expected = [fee, 10_000 + fee, 10_000 + fee, 7_000 + fee].map(Cents);
        assert_eq!(sums, expected.into(), "{brought}");
    }
}

async fn a_fee_goes_no_further_than_a_message_carries(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(LARGEST.0 - 500)).await.unwrap();
    assert_eq!(set_fee(&till, &made, 501).await, Err(PositionError::Amount));
    assert_eq!(set_fee(&till, &made, -1).await, Err(PositionError::Amount));
    assert_eq!(set_fee(&till, &made, i64::MAX).await, Err(PositionError::Amount));
    assert_eq!(set_fee(&till, &made, 500).await, Ok(()));
    // A fee that was brought along, and that the first transfer never held, cannot be taken off it.
    let mut wish = till.meals(100);
    wish.options[0].instalments[0].fee = Cents(100);
    let small = till.create(wish).await.unwrap();
    assert_eq!(set_fee(&till, &small, 0).await, Err(PositionError::Amount));
    assert_eq!(till.read(small.id).await.options[0].instalments[0].amount, Cents(100));
}

async fn a_fee_for_what_is_paid_is_refused_with_what_is_true(on: On) {
    let gpd = Gpd::open(on).await;
    let till = &gpd.till;
    let plan = till.create(till.wish("mensa", vec![till.plan(&[2_000, 2_500])])).await.unwrap();
    till.pays(&nav_of(&plan, 0), "r", 2_000).await;
    let before = till.read(plan.id).await;
    let said = |refused: PositionError| Failed::from(refused).sentence.say(Tr(Lang::It));
    let refused = set_fee(till, &plan, 150).await.unwrap_err();
    assert_eq!(said(refused), "La rata è già pagata, e quello che è pagato non cambia.");
    let part = |at: usize| format!("/paymentoptions/{}/notificationfee", nav_of(&plan, at).iuv());
    let fee = json!({ "notificationFee": 150 });
    let answer = gpd.call("PUT", "v1", &part(0), Some(&fee)).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("già pagata") && !answer.text.contains("pagare"), "{}", answer.text);
    assert_eq!(till.read(plan.id).await, before);
    let answer = gpd.call("PUT", "v1", &part(1), Some(&fee)).await;
    assert_eq!(answer.status, 200, "the other instalment is not paid: {}", answer.text);
}

async fn a_fee_is_no_more_than_the_whole(on: On) {
    let till = Till::open(on).await;
    for (fee, fits) in [(1_000, true), (1_001, false), (i64::MAX, false)] {
        let mut wish = till.meals(1_000);
        wish.options[0].instalments[0].fee = Cents(fee);
        let made = till.create(wish).await.map(|_| ());
        assert_eq!(made, if fits { Ok(()) } else { Err(PositionError::Amount) }, "{fee}");
    }
}

async fn a_fee_goes_to_no_way_of_paying_that_was_left_aside(on: On) {
    let till = Till::open(on).await;
    let ways = vec![till.plan(&[1_000, 1_000]), till.whole(2_000)];
    let made = till.create(till.wish("mensa", ways)).await.unwrap();
    let number = |way: usize, part: usize| made.options[way].instalments[part].nav.clone();
    till.pays(&number(0, 0), "r-1", 1_000).await;
    let fee = async |nav: pagopa::NoticeNumber| {
        let (clerk, id) = (till.as_staff("l.tributi"), made.id);
        till.act(move |tx, office, now| {
            let mut position = position::load(tx, office.id, id)?.unwrap();
            change::set_fee(tx, &clerk, &mut position, &nav, Cents(500), now)
        })
        .await
    };
    assert_eq!(fee(number(1, 0)).await, Err(PositionError::State(position::State::PartiallyPaid)));
    assert_eq!(fee(number(0, 1)).await, Ok(()), "the notification of a part may cost later");
    let now = till.read(made.id).await;
    assert_eq!(
        (now.options[0].instalments[1].amount, now.options[1].instalments[0].amount),
        (Cents(1_500), Cents(2_000))
    );
}

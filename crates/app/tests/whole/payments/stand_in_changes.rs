//! Whatever changes a position, the archive that stands in for the body hears of it.

use super::stand_in::{Archive, drift, held, nav, open};
use crate::support::On;
use crate::support::till::{self, Till, why};
use office::Office;
use pagopa::{Cents, Iban};
use payments::change;
use payments::create::PositionError;
use payments::position::{self, Position, Reduction};
use payments::stand_in::{self, Drift, Told};
use payments::{pay, publish, withdraw};
use platform::{Moment, Tx};

on_both_engines! {
    no_kind_of_change_is_kept_from_it;
    what_a_rewriting_takes_away_is_taken_off_it;
}

/// One step on one position, by whoever may.
async fn step(
    till: &Till,
    of: &Position,
    rule: impl Fn(&mut Tx, &Office, &mut Position, Moment) -> Result<(), PositionError> + Send + 'static,
) {
    let id = of.id;
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        rule(tx, office, &mut position, now)
    })
    .await
    .unwrap();
}

async fn no_kind_of_change_is_kept_from_it(on: On) {
    let (till, archive) = (open(on).await, Archive::default());
    let accounts = archive.tells_of_accounts();
    let tell = || stand_in::once(&till.house.house.ctx, &accounts);
    let mut draft = till.meals(4_500);
    (draft.stand_in, draft.publish) = (true, false);
    let (made, draft) = (held(&till).await, till.create(draft).await.unwrap());
    tell().await.unwrap();
    archive.heard();
    let clerk = till.as_staff("l.tributi");
    let old = Iban::parse("IT60X0542811101000000123456").unwrap();
    let new = Iban::parse("IT54D0200802200000000222222").unwrap();
    till.act(move |tx, _, now| change::replace_account(tx, &clerk, "", (&old, &new), 10, now)).await.unwrap();
    tell().await.unwrap();
    let mut heard = archive.heard();
    heard.sort();
    let at_new_bank = |nav: String, cents| (format!("{nav} IT54D0200802200000000222222"), cents);
    assert_eq!(heard, [at_new_bank(nav(&made, 0), 4_500), at_new_bank(nav(&draft, 0), 0)]);

    let answers = archive.answers(Told::Yes);
    let tell = || stand_in::once(&till.house.house.ctx, &answers);
    let (clerk, number) = (till.as_staff("l.tributi"), till::nav(&made));
    step(&till, &made, move |tx, _, position, now| {
        change::set_fee(tx, &clerk, position, &number, Cents(100), now)
    })
    .await;
    tell().await.unwrap();
    assert_eq!(archive.heard(), [(nav(&made, 0), 4_600)], "its cost of notification");
    let clerk = till.as_staff("l.tributi");
    step(&till, &draft, move |tx, _, position, now| publish::publish(tx, &clerk, position, now)).await;
    tell().await.unwrap();
    assert_eq!(archive.heard(), [(nav(&draft, 0), 4_500)], "published");
    let clerk = till.as_staff("l.tributi");
    step(&till, &draft, move |tx, _, position, now| withdraw::invalidate(tx, &clerk, position, now)).await;
    tell().await.unwrap();
    assert_eq!(archive.heard(), [(nav(&draft, 0), 0)], "withdrawn");
    let (cashier, number) = (till.as_staff("p.cassa"), till::nav(&made));
    step(&till, &made, move |tx, _, position, now| {
        let reason = why("Allo sportello");
        pay::elsewhere(tx, &cashier, position, &number, (Cents(4_600), now, "cash", &reason), now)
    })
    .await;
    tell().await.unwrap();
    assert_eq!(archive.heard(), [(nav(&made, 0), 0)], "paid elsewhere");
}

async fn what_a_rewriting_takes_away_is_taken_off_it(on: On) {
    let (till, archive) = (open(on).await, Archive::default());
    let answers = archive.answers(Told::Yes);
    let tell = || stand_in::once(&till.house.house.ctx, &answers);
    let mut wish = till.wish("mensa", vec![till.plan(&[2_000, 1_500, 1_000])]);
    wish.stand_in = true;
    let plan = till.create(wish).await.unwrap();
    tell().await.unwrap();
    assert_eq!(archive.heard().len(), 3);
    till.rewrites(plan.id, true, vec![till.plan(&[2_500, 2_000])]).await.unwrap();
    tell().await.unwrap();
    let mut heard = archive.heard();
    heard.sort();
    assert_eq!(heard, [(nav(&plan, 0), 2_500), (nav(&plan, 1), 2_000), (nav(&plan, 2), 0)]);

    // An amount that falls with time is none that the archive can hold.
    let mut soon = till.plan(&[2_500, 2_000]);
    let until = soon.instalments[0].due_at;
    soon.instalments[0].reductions = vec![Reduction { until: Some(until), amount: Cents(2_000) }];
    till.rewrites(plan.id, true, vec![soon]).await.unwrap();
    tell().await.unwrap();
    let mut heard = archive.heard();
    heard.sort();
    assert_eq!(heard, [(nav(&plan, 0), 0), (nav(&plan, 1), 2_000)]);

    till.rewrites(plan.id, false, vec![till.plan(&[2_500, 2_000])]).await.unwrap();
    tell().await.unwrap();
    assert_eq!(archive.heard(), [(nav(&plan, 1), 0)], "it may not stand in any more");
    till.rewrites(plan.id, true, vec![till.plan(&[2_500, 2_000])]).await.unwrap();
    tell().await.unwrap();
    let mut heard = archive.heard();
    heard.sort();
    assert_eq!(heard, [(nav(&plan, 0), 2_500), (nav(&plan, 1), 2_000)]);
    assert_eq!(drift(&till).await, Drift { positions: 0, gone: 0 });
}

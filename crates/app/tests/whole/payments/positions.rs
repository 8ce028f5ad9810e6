//! Debt positions: sums that hold, one option in use, who may do what.

use crate::support::On;
use crate::support::till::{Till, account, why};
use pagopa::{Cents, Iban};
use payments::create::PositionError;
use payments::pay::{Paid, Surplus};
use payments::position::{Destination, State, Unpayable};
use payments::{change, pay, publish, withdraw};

on_both_engines! {
    a_draft_is_published_and_withdrawn;
    what_does_not_add_up_is_refused_and_nothing_written;
    a_plan_excludes_the_single_payment_once_begun;
    money_that_comes_twice_is_a_surplus;
    a_clerk_of_one_kind_of_due_deals_with_no_other;
    the_cost_of_notification_is_added_once;
    a_new_account_reaches_what_nobody_paid;
    paid_elsewhere_is_paid_once_at_its_price;
    debtors_are_forgotten_after_ten_years;
}

async fn a_draft_is_published_and_withdrawn(on: On) {
    let till = Till::open(on).await;
    let mut wish = till.meals(4_500);
    wish.publish = false;
    let draft = till.create(wish).await.unwrap();
    let nav = draft.options[0].instalments[0].nav.clone();
    assert_eq!(till.read(draft.id).await, draft);
    assert_eq!(draft.state(till.now()), State::Draft);
    let clerk = till.as_staff("l.tributi");
    let id = draft.id;
    let published = till
        .act(move |tx, office, now| {
            let mut position = payments::position::load(tx, office.id, id)?.unwrap();
            publish::publish(tx, &clerk, &mut position, now)?;
            Ok::<_, PositionError>(position)
        })
        .await
        .unwrap();
    assert_eq!(published.state(till.now()), State::Valid);
    let clerk = till.as_staff("l.tributi");
    let stale = draft.clone();
    let again = till.act(move |tx, _, now| withdraw::invalidate(tx, &clerk, &mut stale.clone(), now)).await;
    assert_eq!(again, Err(PositionError::State(State::Draft)), "read before it was published");
    let clerk = till.as_staff("l.tributi");
    till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, id)?.unwrap();
        withdraw::invalidate(tx, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    let gone = till.read(id).await;
    assert_eq!(gone.state(till.now()), State::Invalid);
    assert_eq!(gone.payable(&nav, till.now()).err(), Some(Unpayable::Cancelled));
    assert_eq!(till.pays(&nav, "tardi", 4_500).await, Paid::Surplus(Surplus::Withdrawn));
}

async fn what_does_not_add_up_is_refused_and_nothing_written(on: On) {
    let till = Till::open(on).await;
    let mut sum = till.meals(4_500);
    sum.options[0].instalments[0].amount = Cents(4_501);
    assert_eq!(till.create(sum).await.err(), Some(PositionError::Sum));
    let mut iban = till.meals(4_500);
    let at_a_bank = account("IT60X0542811101000000123456");
    for to in [
        Destination::Account { iban: at_a_bank, postal: Some(at_a_bank) },
        Destination::Told("IT61X0542811101000000123456".into()),
    ] {
        iban.options[0].instalments[0].transfers[0].to = to;
        assert_eq!(till.create(iban.clone()).await.err(), Some(PositionError::Iban));
    }
    let mut past = till.meals(4_500);
    past.options[0].instalments[0].due_at = till.now().plus_s(-1);
    assert_eq!(till.create(past).await.err(), Some(PositionError::DueDate));
    let mut six = till.meals(6);
    six.options[0].instalments[0].transfers = vec![till.part(1, 1).transfers[0].clone(); 6];
    assert_eq!(till.create(six).await.err(), Some(PositionError::Transfers));
    let parts = |count: usize| till.plan(&vec![100; count]);
    let many = till.wish("mensa", vec![parts(100), parts(100), parts(100), parts(100), parts(1)]);
    assert_eq!(till.create(many).await.err(), Some(PositionError::Count));
    let mut nothing = till.meals(0);
    nothing.options[0].instalments[0].transfers[0].amount = Cents(0);
    assert_eq!(till.create(nothing).await.err(), Some(PositionError::Amount));
    let body = till.body;
    let count = till.house.house.ctx.db.read(move |tx| {
        tx.numbers::<2>(
            platform::sql!("SELECT (SELECT COUNT(*) FROM debt_position WHERE body = ?1), (SELECT COUNT(*) FROM debtor WHERE body = ?1)"),
            platform::values![body],
        )
    });
    assert_eq!(count.await.unwrap(), [[0, 0]]);
}

async fn a_plan_excludes_the_single_payment_once_begun(on: On) {
    let till = Till::open(on).await;
    let made =
        till.create(till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])])).await.unwrap();
    let nav = |option: usize, part: usize| made.options[option].instalments[part].nav.clone();
    assert_eq!(till.pays(&nav(1, 0), "r1", 2_000).await, Paid::Settled);
    let now = till.read(made.id).await;
    assert_eq!(now.state(till.now()), State::PartiallyPaid);
    assert_eq!(now.payable(&nav(0, 0), till.now()).err(), Some(Unpayable::Unknown));
    assert_eq!(till.pays(&nav(0, 0), "r2", 4_500).await, Paid::Surplus(Surplus::OtherOption));
    assert_eq!(till.pays(&nav(1, 1), "r3", 2_500).await, Paid::Settled);
    assert_eq!(till.read(made.id).await.state(till.now()), State::Paid);
}

async fn money_that_comes_twice_is_a_surplus(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let nav = &made.options[0].instalments[0].nav;
    assert_eq!(till.pays(nav, "strano", 4_400).await, Paid::Surplus(Surplus::Amount));
    assert_eq!(till.pays(nav, "uno", 4_500).await, Paid::Settled);
    assert_eq!(till.pays(nav, "uno", 4_500).await, Paid::Known);
    assert_eq!(till.pays(nav, "due", 4_500).await, Paid::Surplus(Surplus::Twice));
    let paid = till.read(made.id).await;
    let payment = paid.options[0].instalments[0].payment.clone().unwrap();
    assert_eq!((payment.receipt.as_deref(), payment.amount), (Some("uno"), Cents(4_500)));
    assert_eq!(till.house.events("instalment-paid").await, 1);
}

async fn a_clerk_of_one_kind_of_due_deals_with_no_other(on: On) {
    let till = Till::open(on).await;
    let (clerk, wish) = (till.as_staff("s.scuola"), till.wish("rifiuti", vec![till.whole(100)]));
    let refused =
        till.act(move |tx, office, now| payments::create::create(tx, office, &clerk, &wish, now)).await;
    assert_eq!(refused.err(), Some(PositionError::Due));
}

async fn the_cost_of_notification_is_added_once(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    for fee in [250, 300] {
        let (clerk, id) = (till.as_staff("l.tributi"), made.id);
        let nav = made.options[0].instalments[0].nav.clone();
        till.act(move |tx, office, now| {
            let mut position = payments::position::load(tx, office.id, id)?.unwrap();
            change::set_fee(tx, &clerk, &mut position, &nav, Cents(fee), now)
        })
        .await
        .unwrap();
    }
    let part = till.read(made.id).await.options[0].instalments[0].clone();
    assert_eq!((part.amount, part.fee, part.transfers[0].amount), (Cents(4_800), Cents(300), Cents(4_800)));
}

async fn a_new_account_reaches_what_nobody_paid(on: On) {
    let till = Till::open(on).await;
    let open = till.create(till.meals(100)).await.unwrap();
    let paid = till.create(till.meals(100)).await.unwrap();
    till.pays(&paid.options[0].instalments[0].nav, "r", 100).await;
    let clerk = till.as_staff("l.tributi");
    let old = Iban::parse("IT60X0542811101000000123456").unwrap();
    let new = Iban::parse("IT54D0200802200000000222222").unwrap();
    let done =
        till.act(move |tx, _, now| change::replace_account(tx, &clerk, "", (&old, &new), 1_000, now)).await;
    assert_eq!(done, Ok(1));
    let iban = |position: payments::position::Position| {
        let Destination::Account { iban, .. } = position.options[0].instalments[0].transfers[0].to.clone()
        else {
            panic!("an account")
        };
        iban
    };
    assert_eq!((iban(till.read(open.id).await), iban(till.read(paid.id).await)), (new, old));
}

async fn paid_elsewhere_is_paid_once_at_its_price(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let nav = made.options[0].instalments[0].nav.clone();
    let say = |reason: &'static str, cents: i64| {
        let (cashier, id, nav) = (till.as_staff("p.cassa"), made.id, nav.clone());
        till.act(move |tx, office, now| {
            let mut position = payments::position::load(tx, office.id, id)?.unwrap();
            let reason = why(reason);
            let facts = (Cents(cents), now, "cash", &reason);
            pay::elsewhere(tx, &cashier, &mut position, &nav, facts, now)
        })
    };
    assert_eq!(say("Bonifico del 1° marzo", 4_499).await, Err(PositionError::Amount));
    assert_eq!(say("Bonifico del 1° marzo", 4_500).await, Ok(()));
    assert_eq!(say("Bonifico del 1° marzo", 4_500).await, Err(PositionError::State(State::Paid)));
    assert_eq!(till.pays(&nav, "r", 4_500).await, Paid::Surplus(Surplus::Twice));
}

async fn debtors_are_forgotten_after_ten_years(on: On) {
    let till = Till::open(on).await;
    let (over, open) =
        (till.create(till.meals(100)).await.unwrap(), till.create(till.meals(100)).await.unwrap());
    till.pays(&over.options[0].instalments[0].nav, "r", 100).await;
    till.at("2036-12-31T23:00:00");
    assert_eq!(payments::forget::once(&till.house.house.ctx, till.body).await, Ok(0));
    till.at("2037-01-01T00:00:01");
    assert_eq!(payments::forget::once(&till.house.house.ctx, till.body).await, Ok(1));
    assert_eq!(payments::forget::once(&till.house.house.ctx, till.body).await, Ok(0));
    let forgotten = till.read(over.id).await;
    let debtor = &forgotten.options[0].debtor;
    assert_eq!((debtor.code.as_str(), debtor.name.as_str(), debtor.email.as_deref()), ("ANONIMO", "", None));
    assert_eq!((forgotten.amount(), forgotten.state(till.now())), (Cents(100), State::Paid));
    assert_eq!(till.read(open.id).await.options[0].debtor, crate::support::till::ada());
}

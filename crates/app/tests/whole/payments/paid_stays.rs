//! What is paid never changes, whichever clerk writes (programs and files: `paid_doors`); what comes beside it is
//! told apart.

use crate::support::On;
use crate::support::node::receipt;
use crate::support::till::{Till, nav, why};
use office::Office;
use pagopa::Cents;
use pagopa::soap::Receipt;
use payments::change::{self, Rewritten};
use payments::create::PositionError;
use payments::position::{self, Position, State};
use payments::proof::{May, Owing};
use payments::{pay, publish, register, withdraw};
use platform::{Moment, Tx, sql, values};

on_both_engines! {
    what_is_paid_never_changes;
    money_that_is_too_much_has_its_cause;
}

type Rule = fn(&mut Tx, &Office, &May<Owing>, &mut Position, Moment) -> Result<(), PositionError>;

/// All that a clerk may try on a position. The first notice is the one that is paid.
const WRITERS: [(&str, Rule); 5] = [
    ("rewrite", |tx, office, clerk, position, now| {
        let options = vec![of(position)];
        let wish = Rewritten {
            due: position.due,
            company_name: "Altri".into(),
            office_name: None,
            stand_in: !position.stand_in,
            options,
        };
        change::rewrite(tx, office, clerk, position, wish, now)
    }),
    ("set_fee", |tx, _, clerk, position, now| {
        let number = nav(position);
        change::set_fee(tx, clerk, position, &number, Cents(100), now)
    }),
    ("delete", |tx, office, clerk, position, now| withdraw::delete(tx, office, clerk, position, now)),
    ("invalidate", |tx, _, clerk, position, now| withdraw::invalidate(tx, clerk, position, now)),
    ("publish", |tx, _, clerk, position, now| publish::publish(tx, clerk, position, now)),
];

/// Another content of the same form.
fn of(position: &Position) -> payments::create::NewOption {
    let option = &position.options[0];
    let part = |part: &position::Instalment| payments::create::NewInstalment {
        nav: None,
        amount: part.amount,
        fee: part.fee,
        due_at: part.due_at,
        description: "Altro".into(),
        reductions: Vec::new(),
        metadata: Vec::new(),
        transfers: part.transfers.clone(),
    };
    payments::create::NewOption {
        debtor: option.debtor.clone(),
        description: "Altro".into(),
        valid_from: None,
        switch_to_expired: true,
        whole: option.whole,
        instalments: option.instalments.iter().map(part).collect(),
    }
}

/// A position of a plan, as far as `state`.
pub async fn paid(till: &Till, state: State) -> Position {
    let made = till.create(till.wish("mensa", vec![till.plan(&[2_000, 2_500])])).await.unwrap();
    let parts: Vec<_> = made.instalments().map(|(_, part)| (part.nav.clone(), part.amount.0)).collect();
    let count = if state == State::PartiallyPaid { 1 } else { 2 };
    for (nav, cents) in &parts[..count] {
        till.pays(nav, nav.as_str(), *cents).await;
        if state == State::Reported {
            let (clerk, id, nav) = (till.as_staff("l.tributi"), made.id, nav.clone());
            till.act(move |tx, office, now| {
                let mut position = position::load(tx, office.id, id)?.unwrap();
                register::report(tx, &clerk, &mut position, (&nav, 1), now)
            })
            .await
            .unwrap();
        }
    }
    let paid = till.read(made.id).await;
    assert_eq!(paid.state(till.now()), state);
    paid
}

async fn what_is_paid_never_changes(on: On) {
    for state in [State::PartiallyPaid, State::Paid, State::Reported] {
        for (name, rule) in WRITERS {
            let till = Till::open(on).await;
            let before = paid(&till, state).await;
            let (clerk, id) = (till.as_staff("l.tributi"), before.id);
            let refused = till
                .act(move |tx, office, now| {
                    let mut position = position::load(tx, office.id, id)?.unwrap();
                    rule(tx, office, &clerk, &mut position, now)
                })
                .await;
            let said = if name == "set_fee" { PositionError::Paid } else { PositionError::State(state) };
            assert_eq!(refused, Err(said), "{name} in {state:?}");
            assert_eq!(till.read(id).await, before, "{name} in {state:?}");
        }
        let till = Till::open(on).await;
        let before = paid(&till, state).await;
        let (cashier, id, number) = (till.as_staff("p.cassa"), before.id, nav(&before));
        let refused = till
            .act(move |tx, office, now| {
                let mut position = position::load(tx, office.id, id)?.unwrap();
                let taken = why("Allo sportello");
                let facts = (Cents(2_000), now, "cash", &taken);
                pay::elsewhere(tx, &cashier, &mut position, &number, facts, now)
            })
            .await;
        assert_eq!(refused, Err(PositionError::State(state)));
        till.pays(&nav(&before), "altra", 2_000).await;
        assert_eq!(till.read(before.id).await, before);
    }
}

/// At the door, by what became of the receipt and by the case that was opened for it.
async fn money_that_is_too_much_has_its_cause(on: On) {
    let till = Till::open(on).await;
    let other = |made: &Position, option: usize, name: &str| {
        let one = Position { options: vec![made.options[option].clone()], ..made.clone() };
        receipt(&one, name)
    };
    let twice = till.create(till.meals(4_500)).await.unwrap();
    till.receives(&receipt(&twice, "a1")).await;
    till.receives(&receipt(&twice, "a2")).await;
    let ways = till.create(till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])]));
    let ways = ways.await.unwrap();
    till.receives(&other(&ways, 1, "b1")).await;
    till.receives(&other(&ways, 0, "b2")).await;
    let gone = till.create(till.meals(4_500)).await.unwrap();
    let (clerk, id) = (till.as_staff("l.tributi"), gone.id);
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        withdraw::invalidate(tx, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    till.receives(&receipt(&gone, "c1")).await;
    let dear = till.create(till.meals(4_500)).await.unwrap();
    let mut less = dear.clone();
    let part = &mut less.options[0].instalments[0];
    (part.amount, part.transfers[0].amount) = (Cents(4_400), Cents(4_400));
    let less: Receipt = receipt(&less, "d1");
    till.receives(&less).await;
    let body = till.body;
    let cases = till.house.house.ctx.db.read(move |tx| {
        let rows = tx.rows(
            sql!("SELECT receipt_id, cause, amount FROM refund_case WHERE body = ?1 ORDER BY receipt_id"),
            values![body],
        )?;
        rows.iter()
            .map(|row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?)))
            .collect::<Result<Vec<_>, platform::StoreError>>()
    });
    let case = |name: &str, cause: &str, cents| (name.to_owned(), cause.to_owned(), cents);
    let expected = [
        case("a2", "twice", 4_500),
        case("b2", "other-option", 4_500),
        case("c1", "withdrawn", 4_500),
        case("d1", "amount", 4_400),
    ];
    assert_eq!(cases.await.unwrap(), expected);
    for (name, cause, _) in expected {
        assert!(till.verdicts().await.contains(&(name, cause)));
    }
}

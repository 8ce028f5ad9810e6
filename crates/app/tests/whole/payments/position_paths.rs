//! Any path of steps over positions: sums hold, what is paid stays, money that is too much is told apart.

use std::collections::BTreeMap;

use crate::support::On;
use crate::support::till::Till;
use pagopa::Cents;
use payments::create::PositionError;
use payments::pay::{self, Paid};
use payments::position::{self, Position, State};
use payments::{change, publish, withdraw};

on_both_engines! {
    no_path_breaks_a_sum_or_a_payment;
}

/// Drawn again the same way in every run: a path that breaks can be walked again.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

async fn no_path_breaks_a_sum_or_a_payment(on: On) {
    let till = Till::open(on).await;
    for seed in 0..12 {
        walk(&till, seed).await;
    }
}

async fn walk(till: &Till, seed: u64) {
    let mut draw = Draw(seed * 7_919 + 1);
    let mut wish = till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 1_500, 1_000])]);
    wish.publish = draw.below(3) > 0;
    let id = till.create(wish).await.unwrap().id;
    let mut receipts: BTreeMap<String, Paid> = BTreeMap::new();
    let mut paid: BTreeMap<String, Cents> = BTreeMap::new();
    for step in 0..14 {
        let now = till.read(id).await;
        holds(&now, &paid, seed, step);
        let parts: Vec<_> = now.instalments().map(|(_, part)| part.clone()).collect();
        let part = parts[draw.below(parts.len() as u64) as usize].clone();
        let before = now.state(till.now());
        match draw.below(7) {
            0 => {
                act(till, id, move |tx, clerk, position, _, now| publish::publish(tx, clerk, position, now))
                    .await
            }
            1 if draw.below(4) == 0 => {
                act(till, id, move |tx, clerk, position, _, now| {
                    withdraw::invalidate(tx, clerk, position, now)
                })
                .await
            }
            2 => {
                let fee = Cents(draw.below(300) as i64);
                act(till, id, move |tx, clerk, position, _, now| {
                    change::set_fee(tx, clerk, position, &part.nav, fee, now)
                })
                .await
            }
            3 => {
                let options = vec![till.whole(4_500), till.plan(&[2_500, 2_000])];
                let done = act(till, id, move |tx, clerk, position, office, now| {
                    let wish = change::Rewritten {
                        due: position.due,
                        company_name: String::new(),
                        office_name: None,
                        stand_in: false,
                        options: options.clone(),
                    };
                    change::rewrite(tx, office, clerk, position, wish, now)
                })
                .await;
                assert!(done.is_err() || before.is_open(), "rewritten in {before:?}");
                done
            }
            4 => {
                let cashier = till.as_staff("p.cassa");
                till.act(move |tx, office, now| {
                    let mut position = position::load(tx, office.id, id)?.unwrap();
                    let facts = (part.amount, now, "cash", "Pagato allo sportello");
                    pay::elsewhere(tx, &cashier, &mut position, &part.nav, facts, now)
                })
                .await
            }
            _ => {
                let receipt = format!("s{seed}r{}", draw.below(6));
                let cents = part.amount.0 + if draw.below(5) == 0 { 1 } else { 0 };
                let what = till.pays(&part.nav, &receipt, cents).await;
                if what == Paid::Settled {
                    assert!(before != State::Invalid && part.payment.is_none());
                    assert_eq!(cents, part.amount.0);
                }
                receipts.entry(receipt).or_insert(what);
                Ok(())
            }
        }
        .ok();
        for (_, part) in till.read(id).await.instalments() {
            if let Some(payment) = &part.payment {
                paid.entry(part.nav.to_string()).or_insert(payment.amount);
            }
        }
    }
    holds(&till.read(id).await, &paid, seed, 99);
}

async fn act<F>(till: &Till, id: i64, step: F) -> Result<(), PositionError>
where
    F: Fn(
            &mut platform::Tx,
            &payments::proof::May<payments::proof::Owing>,
            &mut Position,
            &office::Office,
            platform::Moment,
        ) -> Result<(), PositionError>
        + Send
        + 'static,
{
    let clerk = till.as_staff("l.tributi");
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        step(tx, &clerk, &mut position, office, now)
    })
    .await
}

fn holds(position: &Position, paid: &BTreeMap<String, Cents>, seed: u64, step: u64) {
    let at = format!("seed {seed}, step {step}");
    for (_, part) in position.instalments() {
        let sum: Cents = part.transfers.iter().map(|transfer| transfer.amount).sum();
        assert_eq!(sum, part.amount, "{at}: the transfers of {} do not add up", part.nav);
    }
    for (nav, amount) in paid {
        let part = position.instalments().find(|(_, part)| part.nav.as_str() == nav);
        let (_, part) = part.unwrap_or_else(|| panic!("{at}: {nav} was paid and is gone"));
        assert_eq!(part.payment.as_ref().map(|payment| payment.amount), Some(*amount), "{at}: {nav}");
        assert_eq!(part.amount, *amount, "{at}: the price of {nav} moved after it was paid");
    }
    let begun =
        position.options.iter().filter(|option| option.instalments.iter().any(|part| part.payment.is_some()));
    assert!(begun.count() <= 1, "{at}: two options were begun");
}

//! Any path of steps over positions: sums hold, what is paid stays, money that is too much is told apart.

use std::collections::BTreeMap;

use crate::support::On;
use crate::support::node::receipt;
use crate::support::till::{Till, why};
use pagopa::Cents;
use pagopa::soap::Receipt;
use payments::create::PositionError;
use payments::pay;
use payments::position::{self, PaymentOption, Position};
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

/// Steps that were done, and receipts that were sent, by kind.
#[derive(Default)]
struct Walked {
    done: BTreeMap<&'static str, usize>,
    /// Receipts by name: each is sent once or more, and always the same.
    sent: BTreeMap<String, Receipt>,
}

async fn no_path_breaks_a_sum_or_a_payment(on: On) {
    let till = Till::open(on).await;
    let mut walked = Walked::default();
    for seed in 0..32 {
        walk(&till, seed, &mut walked).await;
    }
    for kind in ["publish", "invalidate", "set-fee", "rewrite", "elsewhere"] {
        assert!(walked.done.get(kind).is_some_and(|count| *count > 0), "{kind}: {:?}", walked.done);
    }
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, verdict) in till.verdicts().await {
        *verdicts.entry(verdict).or_default() += 1;
    }
    let of = |verdict: &str| verdicts.get(verdict).copied().unwrap_or(0);
    let cases = ["twice", "other-option", "withdrawn", "amount"].map(of);
    assert!(of("settled") > 0 && cases.iter().all(|count| *count > 0), "{verdicts:?}");
    // Every receipt has settled something or has its case; nothing is lost, and nothing counts twice.
    assert_eq!(of("settled") + cases.iter().sum::<usize>(), walked.sent.len(), "{verdicts:?}");
    let [_, receipts, payments, opened, positions] = till.counts().await;
    assert_eq!((receipts, opened), (walked.sent.len() as i64, cases.iter().sum::<usize>() as i64));
    assert_eq!(payments, (of("settled") + walked.done["elsewhere"]) as i64);
    assert_eq!(positions, 32, "no money made a position of its own");
}

async fn walk(till: &Till, seed: u64, walked: &mut Walked) {
    let mut draw = Draw(seed * 7_919 + 1);
    let mut wish = till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 1_500, 1_000])]);
    wish.publish = draw.below(3) > 0;
    let id = till.create(wish).await.unwrap().id;
    let mut paid: BTreeMap<String, Cents> = BTreeMap::new();
    // Notices that somebody may hold on paper: also those that a change took away.
    let mut paper: BTreeMap<String, (Position, usize)> = BTreeMap::new();
    for step in 0..14 {
        let now = till.read(id).await;
        holds(&now, &paid, seed, step);
        for (at, (_, part)) in now.instalments().enumerate() {
            paper.insert(part.nav.to_string(), (now.clone(), at));
        }
        let parts: Vec<_> = now.instalments().map(|(_, part)| part.clone()).collect();
        let part = parts[draw.below(parts.len() as u64) as usize].clone();
        let before = now.state(till.now());
        let (kind, done) = match draw.below(8) {
            0 => (
                "publish",
                act(till, id, |tx, clerk, position, _, now| publish::publish(tx, clerk, position, now)).await,
            ),
            1 if draw.below(2) == 0 => (
                "invalidate",
                act(till, id, |tx, clerk, position, _, now| withdraw::invalidate(tx, clerk, position, now))
                    .await,
            ),
            2 => {
                let fee = Cents(draw.below(300) as i64);
                let step = act(till, id, move |tx, clerk, position, _, now| {
                    change::set_fee(tx, clerk, position, &part.nav, fee, now)
                });
                ("set-fee", step.await)
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
                ("rewrite", done)
            }
            4 if draw.below(3) == 0 => {
                let cashier = till.as_staff("p.cassa");
                let step = till.act(move |tx, office, now| {
                    let mut position = position::load(tx, office.id, id)?.unwrap();
                    let taken = why("Pagato allo sportello");
                    let facts = (part.amount, now, "cash", &taken);
                    pay::elsewhere(tx, &cashier, &mut position, &part.nav, facts, now)
                });
                ("elsewhere", step.await)
            }
            _ => {
                let name = format!("s{seed}r{}", draw.below(6));
                let (position, at) = paper.values().nth(draw.below(paper.len() as u64) as usize).unwrap();
                let wrong = draw.below(5) == 0;
                let fresh = || on_paper(position, *at, &name, wrong);
                let sent = walked.sent.entry(name.clone()).or_insert_with(fresh).clone();
                till.receives(&sent).await;
                ("receipt", Ok(()))
            }
        };
        match done {
            Ok(()) => *walked.done.entry(kind).or_default() += 1,
            // Only a step that its state does not allow, or its paper no more.
            Err(PositionError::State(_) | PositionError::Paid | PositionError::Unknown) => {}
            Err(error) => panic!("seed {seed}, step {step}: {kind}: {error:?}"),
        }
        for (_, part) in till.read(id).await.instalments() {
            if let Some(payment) = &part.payment {
                paid.entry(part.nav.to_string()).or_insert(payment.amount);
            }
        }
    }
    holds(&till.read(id).await, &paid, seed, 99);
}

/// The receipt of one notice as it was once read; `wrong` tells of a price that it never had.
fn on_paper(position: &Position, at: usize, name: &str, wrong: bool) -> Receipt {
    let (option, part) = position.instalments().nth(at).unwrap();
    let mut part = part.clone();
    if wrong {
        part.amount.0 += 7_777;
        part.transfers[0].amount.0 += 7_777;
    }
    let option = PaymentOption { instalments: vec![part], ..option.clone() };
    receipt(&Position { options: vec![option], ..position.clone() }, name)
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
        let payment = part.payment.as_ref().unwrap_or_else(|| panic!("{at}: {nav} is open again"));
        assert_eq!(payment.amount, *amount, "{at}: {nav}");
        assert!(position.was_priced(part, *amount, payment.paid_at), "{at}: {nav} was never so dear");
    }
    let begun =
        position.options.iter().filter(|option| option.instalments.iter().any(|part| part.payment.is_some()));
    assert!(begun.count() <= 1, "{at}: two options were begun");
}

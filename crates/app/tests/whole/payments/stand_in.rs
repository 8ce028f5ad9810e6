//! The archive that answers for the body knows what can be paid, and no more.

use std::sync::{Arc, Mutex};

use crate::support::On;
use crate::support::till::{Till, nav_of};
use pagopa::Cents;
use payments::position::{self, Position};
use payments::stand_in::{self, Archived, Drift, Tell, Told};
use payments::withdraw;

on_both_engines! {
    the_archive_follows_every_change;
    what_it_cannot_hold_is_not_told;
    trouble_is_told_again_and_a_refusal_stays_to_be_seen;
    a_body_without_an_archive_waits_alone;
}

/// An archive that writes down what it hears.
#[derive(Clone, Default)]
pub(super) struct Archive(Arc<Mutex<Vec<(String, i64)>>>);

impl Archive {
    pub(super) fn answers(&self, told: Told) -> Tell {
        let heard = self.0.clone();
        Arc::new(move |_, _, entry: &Archived| {
            heard.lock().unwrap().push((entry.nav.clone(), entry.amount.0));
            told
        })
    }

    /// One that writes the accounts down too.
    pub(super) fn tells_of_accounts(&self) -> Tell {
        let heard = self.0.clone();
        Arc::new(move |_, _, entry: &Archived| {
            heard.lock().unwrap().push((format!("{} {}", entry.nav, entry.iban), entry.amount.0));
            Told::Yes
        })
    }

    pub(super) fn heard(&self) -> Vec<(String, i64)> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

fn with_archive(office: String) -> String {
    let archive = "segregation = 1\narchive = \"http://127.0.0.1:9/aca\"\n[body.creditor.postal";
    office.replacen("segregation = 1\n[body.creditor.postal", archive, 1)
}

pub(super) async fn open(on: On) -> Till {
    Till::open_with(on, with_archive).await
}

pub(super) async fn held(till: &Till) -> Position {
    let mut wish = till.meals(4_500);
    wish.stand_in = true;
    till.create(wish).await.unwrap()
}

pub(super) async fn drift(till: &Till) -> Drift {
    let body = till.body;
    till.house.house.ctx.db.read(move |tx| stand_in::drift(tx, body)).await.unwrap()
}

async fn the_archive_follows_every_change(on: On) {
    let (till, archive) = (open(on).await, Archive::default());
    let ctx = &till.house.house.ctx;
    let (paid, gone) = (held(&till).await, held(&till).await);
    assert_eq!(drift(&till).await, Drift { positions: 2, gone: 0 });
    assert_eq!(stand_in::once(ctx, &archive.answers(Told::Yes)).await, Ok(2));
    let mut heard = archive.heard();
    heard.sort();
    assert_eq!(heard, [(nav(&paid, 0), 4_500), (nav(&gone, 0), 4_500)]);
    assert_eq!(stand_in::once(ctx, &archive.answers(Told::Yes)).await, Ok(0));

    till.pays(&paid.options[0].instalments[0].nav, "r", 4_500).await;
    let (clerk, id) = (till.as_staff("l.tributi"), gone.id);
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        withdraw::delete(tx, office, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    assert_eq!(drift(&till).await, Drift { positions: 1, gone: 1 });
    assert_eq!(stand_in::once(ctx, &archive.answers(Told::Yes)).await, Ok(2));
    let mut heard = archive.heard();
    heard.sort();
    assert_eq!(heard, [(nav(&paid, 0), 0), (nav(&gone, 0), 0)]);
    assert_eq!(drift(&till).await, Drift { positions: 0, gone: 0 });
}

async fn what_it_cannot_hold_is_not_told(on: On) {
    let (till, archive) = (open(on).await, Archive::default());
    till.create(till.meals(100)).await.unwrap();
    let mut two = till.meals(100);
    two.stand_in = true;
    let mut second = two.options[0].instalments[0].transfers[0].clone();
    (two.options[0].instalments[0].transfers[0].amount, second.amount) = (Cents(60), Cents(40));
    two.options[0].instalments[0].transfers.push(second);
    till.create(two).await.unwrap();
    stand_in::once(&till.house.house.ctx, &archive.answers(Told::Yes)).await.unwrap();
    assert_eq!(archive.heard(), []);
}

async fn trouble_is_told_again_and_a_refusal_stays_to_be_seen(on: On) {
    let (till, archive) = (open(on).await, Archive::default());
    let ctx = &till.house.house.ctx;
    held(&till).await;
    assert_eq!(stand_in::once(ctx, &archive.answers(Told::Trouble)).await, Ok(0));
    assert_eq!(stand_in::once(ctx, &archive.answers(Told::Yes)).await, Ok(0), "not at once");
    till.house.later(60_000);
    assert_eq!(stand_in::once(ctx, &archive.answers(Told::Refused)).await, Ok(0));
    till.house.later(60_000);
    assert_eq!(stand_in::once(ctx, &archive.answers(Told::Yes)).await, Ok(0));
    assert_eq!(drift(&till).await.positions, 1);
    till.house.later(6 * 3_600_000);
    assert_eq!(stand_in::once(ctx, &archive.answers(Told::Yes)).await, Ok(1));
}

pub(super) fn nav(position: &Position, part: usize) -> String {
    nav_of(position, part).to_string()
}

/// A town without an archive waits, and keeps nobody else waiting; once it has one, all is told.
async fn a_body_without_an_archive_waits_alone(on: On) {
    let (mut till, archive) = (Till::open(on).await, Archive::default());
    for _ in 0..51 {
        held(&till).await;
    }
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let other = text.replacen("key = \"valdora\"", "key = \"altrove\"", 1);
    let (first, other) = (till.body, till.house.import(&with_archive(other)).await);
    till.body = other;
    held(&till).await;
    till.body = first;
    let tell = archive.answers(Told::Yes);
    assert_eq!(stand_in::once(&till.house.house.ctx, &tell).await, Ok(1), "the other body's");
    assert_eq!(drift(&till).await.positions, 51);
    assert_eq!(till.house.import(&with_archive(text)).await, first);
    assert_eq!(stand_in::once(&till.house.house.ctx, &tell).await, Ok(50), "a page at a time");
    assert_eq!(stand_in::once(&till.house.house.ctx, &tell).await, Ok(1));
    assert_eq!(drift(&till).await.positions, 0);
}

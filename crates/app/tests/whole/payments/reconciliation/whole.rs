//! A whole month with every kind of dirt planted: each line is labelled as it should be, whatever came first.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{journal, keep, lines, page};
use crate::support::month::Month;
use crate::support::till::Till;
use crate::support::{On, month, month_load};
use accounts::reconcile::{self, Label, OwnNotice};
use pagopa::treasury::Movement;
use pagopa::{Cents, Iuv};
use payments::proof::May;

on_both_engines! {
    reconcile_month;
}

async fn reconcile_month(on: On) {
    let till = Till::open(on).await;
    let month = Arc::new(month::month(600, 480, 3, 25));
    let (body, due, loaded) = (till.body, till.due("mensa"), month.clone());
    till.act(move |tx, _, _| month_load::register(tx, body, due, &loaded)).await.unwrap();
    till.at("2026-04-01T08:00:00");
    // Journals and flows come by turns: what is first must not matter.
    let (early, late) = month.flows.split_at(month.flows.len() / 2);
    for flow in early {
        keep(&till, flow).await.unwrap();
    }
    for (at, movements) in by_day(&month).into_values().enumerate() {
        let name = format!("GDC-{at}");
        let half = movements.len() / 2;
        let (first, second) = movements.split_at(half);
        journal(&till, &page(&name, (2, 2), second.to_vec())).await.unwrap();
        journal(&till, &page(&name, (1, 2), first.to_vec())).await.unwrap();
    }
    for flow in late {
        keep(&till, flow).await.unwrap();
    }
    let notices = month.notices.iter().map(|(iud, iuv, cents, paid_on)| {
        let iuv = Iuv::parse(iuv).unwrap();
        Ok(OwnNotice { iud: iud.clone(), iuv, amount: Cents(*cents), paid_on: *paid_on })
    });
    let notices: Vec<_> = notices.collect();
    till.act(move |tx, office, now| {
        reconcile::keep_notices(tx, office, &May::house(office.id, "program"), &notices, now)
    })
    .await
    .unwrap();
    let lines = lines(&till).await;
    let bad = lines.iter().filter(|line| line.unreadable).count();
    let found = month::found(&lines);
    let missed: Vec<_> = month.expected.iter().filter(|line| !found.contains(line)).collect();
    let strange: Vec<_> = found.iter().filter(|line| !month.expected.contains(line)).collect();
    assert!(missed.is_empty() && strange.is_empty(), "planted {missed:#?}\nfound {strange:#?}");
    assert_eq!(found.len(), month.expected.len());
    assert_eq!(bad, month.bad_lines);
    let unexplained = lines.iter().filter(|line| !line.unreadable && line.labels.contains(&Label::Unknown));
    assert_eq!(unexplained.count(), 0);
}

fn by_day(month: &Month) -> BTreeMap<jiff::civil::Date, Vec<Movement>> {
    let mut days: BTreeMap<_, Vec<Movement>> = BTreeMap::new();
    for movement in &month.movements {
        days.entry(movement.date).or_default().push(movement.clone());
    }
    days
}

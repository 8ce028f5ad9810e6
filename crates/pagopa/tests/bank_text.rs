//! Dirty texts of banks: vectors of our own, and the promise that each kind of dirt makes.

use pagopa::bank_text::{Dirt, Kind, dirty, flows, normalised, references, remittance_text};
use pagopa::settlement::FlowId;
use proptest::prelude::*;
use serde_json::Value;

fn id(text: &str) -> FlowId {
    FlowId::parse(text).unwrap()
}

#[test]
fn vectors_of_bank_texts() {
    let rows: Vec<Value> = serde_json::from_str(include_str!("vectors/bank_text.json")).unwrap();
    for row in &rows {
        let (note, text) = (&row["note"], row["text"].as_str().unwrap());
        let found = flows(text);
        assert_eq!(found.len() as u64, row["mentions"].as_u64().unwrap_or(1), "{note}: {found:?}");
        if let Some(first) = found.first() {
            assert_eq!(first.best().map(FlowId::as_str), row["best"].as_str(), "{note}");
            assert_eq!(first.digit.map(u64::from), row["digit"].as_u64(), "{note}");
            if let Some(also) = row["also"].as_str() {
                assert!(first.is(&id(also)), "{note}");
            }
            if let Some(whole) = row["cut_of"].as_str() {
                assert!(first.is_cut_of(&id(whole)) && !first.is(&id(whole)), "{note}");
            }
        }
        let single: Vec<Value> = references(text)
            .iter()
            .map(|found| {
                let kind = if found.kind == Kind::Plain { "Plain" } else { "Standard" };
                serde_json::json!([kind, found.iuv.as_str(), found.amount.map(|cents| cents.0)])
            })
            .collect();
        let expected = row["references"].as_array().cloned().unwrap_or_default();
        assert_eq!(single, expected, "{note}");
    }
    println!("bank texts: {} rows", rows.len());
}

#[test]
fn an_id_is_in_a_text_only_as_a_whole() {
    let short = id("2026-03-02PSPDIMO1XXX-S1");
    assert!(short.is_in("X /URI/2026-03-02pspdimo1xxx-s1 Y"));
    assert!(!short.is_in("/URI/2026-03-02PSPDIMO1XXX-S12"));
    assert!(!short.is_in("/URI/2026-03-02PSPDIMO1XXX- S1"));
    assert!(short.is_cut_of(&id("2026-03-02PSPDIMO1XXX-S12")));
    assert!(!short.is_cut_of(&short));
    assert_eq!(short.psp(), Some("PSPDIMO1XXX"));
    assert_eq!(normalised("/PUR/LGPE- RIVERSAMENTO/TXT/0/URI/ab 1"), "/PUR/LGPE-RIVERSAMENTO/URI/AB1");
    assert_eq!(normalised(".PUR.LGPE-RIVERSAMENTO.URI.AB1"), "/PUR/LGPE-RIVERSAMENTO/URI/AB1");
}

/// Ids by the specification at the lengths that occur.
fn ids() -> impl Strategy<Value = FlowId> {
    (2020..2030i32, 1..13u8, 1..29u8, "[A-Z]{6}[A-Z0-9]{2,5}", "[A-Z]?[0-9]{4,10}")
        .prop_map(|(year, month, day, psp, flow)| id(&format!("{year}-{month:02}-{day:02}{psp}-{flow}")))
}

proptest! {
    #[test]
    fn each_kind_of_dirt_keeps_its_promise(
        flow in ids(), digit in proptest::option::of(0..10u8), seed in any::<u64>(),
    ) {
        let text = remittance_text(&flow, digit);
        let clean = flows(&text);
        prop_assert_eq!(clean[0].best(), Some(&flow));
        prop_assert_eq!(clean[0].digit, digit);
        prop_assert!(flow.is_in(&text));
        for kind in Dirt::ALL {
            let damaged = dirty(&text, kind, seed);
            prop_assert_ne!(&damaged, &text, "{:?}", kind);
            prop_assert_eq!(&damaged, &dirty(&text, kind, seed));
            let found = flows(&damaged);
            prop_assert_eq!(found.len(), 1, "{:?} {}", kind, &damaged);
            match kind {
                Dirt::Cut => prop_assert!(found[0].is_cut_of(&flow) && !found[0].is(&flow)),
                Dirt::NoId => prop_assert!(found[0].candidates.is_empty()),
                _ => prop_assert_eq!(found[0].best(), Some(&flow), "{:?} {}", kind, &damaged),
            }
            prop_assert_eq!(kind.keeps_id(), found[0].is(&flow));
        }
    }

    #[test]
    fn two_kinds_at_once_still_hold_the_id(flow in ids(), seed in any::<u64>()) {
        for first in [Dirt::BlankInKeyword, Dirt::BlankInDate, Dirt::BlankInId] {
            for second in [Dirt::Prefix, Dirt::Suffix, Dirt::Dots, Dirt::Blanks] {
                let damaged = dirty(&dirty(&remittance_text(&flow, Some(0)), first, seed), second, seed);
                prop_assert!(flows(&damaged)[0].is(&flow), "{}", damaged);
            }
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>(), seed in any::<u64>()) {
        for kind in Dirt::ALL {
            let damaged = dirty(&text, kind, seed);
            flows(&damaged);
            references(&damaged);
            normalised(&damaged);
        }
    }

    #[test]
    fn texts_of_the_trade_in_any_order_are_read(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "LGPE-RIVERSAMENTO", "/", "TXT", "URI", "0", "2026-03-02", "-", "RFB", "RFS", "RF18", " ", "é", "A1",
            ]), 0..30,
        ),
    ) {
        let text = pieces.concat();
        flows(&text);
        references(&text);
    }
}

//! Journals as they come: late, out of order, corrected. What the books say in the end is the same.

use super::reconciliation::{Counted, FLOW, close, credited, flow, journal, keep, page, sheet};
use crate::support::On;
use crate::support::till::Till;
use accounts::closing::{Kind, Part};
use accounts::treasury::Incoming;
use jiff::civil::{Date, date};
use pagopa::Cents;
use pagopa::settlement::PayStatus;
use pagopa::treasury::{Journal, Movement, Operation, opi};

on_both_engines! {
    an_old_journal_that_comes_late_revives_no_reversed_credit;
    a_reversal_that_comes_before_its_credit_is_booked_right;
    a_corrected_amount_is_booked_once;
    a_corrected_amount_of_a_closed_day_is_a_dated_difference;
    what_a_page_no_longer_tells_came_never;
}

/// The journal of another day than the fourth of March.
fn of_day(incoming: Incoming, day: Date) -> Incoming {
    let read = opi::read(&incoming.bytes, Date::MAX).unwrap();
    Incoming { bytes: opi::write(&Journal { from: day, to: day, ..read }).into_bytes(), ..incoming }
}

fn reversed(credit: &Movement, day: Date) -> Movement {
    Movement { operation: Operation::Reversed, date: day, ..credit.clone() }
}

async fn booked(till: &Till, day: Date) -> i64 {
    sheet(till, day).await.cents(&[Kind::Treasury], &Part::ALL)
}

async fn an_old_journal_that_comes_late_revives_no_reversed_credit(on: On) {
    for day in [date(2026, 3, 4), date(2026, 3, 5)] {
        let counted = Counted::open(on, true).await;
        let till = &counted.till;
        let told = flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)]);
        keep(till, &told).await.unwrap();
        let credit = credited(FLOW, 4_500);
        let back = page("GDC-B", (1, 1), vec![reversed(&credit, day)]);
        journal(till, &of_day(back, date(2026, 3, 5))).await.unwrap();
        journal(till, &page("GDC-A", (1, 1), vec![credit.clone()])).await.unwrap();
        assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]], "{day}");
        // what is told again in order changes nothing
        let both = page("GDC-C", (1, 1), vec![credit.clone(), reversed(&credit, day)]);
        journal(till, &of_day(both, date(2026, 3, 6))).await.unwrap();
        assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]], "{day}");
    }
}

async fn a_reversal_that_comes_before_its_credit_is_booked_right(on: On) {
    let till = Till::open(on).await;
    let credit = credited(FLOW, 4_500);
    let back = page("GDC-B", (1, 1), vec![reversed(&credit, date(2026, 3, 5))]);
    journal(&till, &of_day(back, date(2026, 3, 5))).await.unwrap();
    till.at("2026-03-06T09:00:00");
    close(&till, date(2026, 3, 5)).await.unwrap();
    assert_eq!(booked(&till, date(2026, 3, 5)).await, 0, "of nothing nothing is taken back");
    journal(&till, &page("GDC-A", (1, 1), vec![credit])).await.unwrap();
    till.at("2026-03-08T09:00:00");
    close(&till, date(2026, 3, 7)).await.unwrap();
    assert_eq!(booked(&till, date(2026, 3, 6)).await, 0, "the credit and its reversal, both learned late");
    let rows = sheet(&till, date(2026, 3, 6)).await.sums;
    assert_eq!(rows[0].count, 2);
}

async fn a_corrected_amount_is_booked_once(on: On) {
    let till = Till::open(on).await;
    journal(&till, &page("GDC-1", (1, 1), vec![credited(FLOW, 10_000)])).await.unwrap();
    journal(&till, &page("GDC-1", (1, 1), vec![credited(FLOW, 12_000)])).await.unwrap();
    // and an older word that comes after all
    let old = page("GDC-0", (1, 1), vec![credited(FLOW, 9_000)]);
    journal(&till, &of_day(old, date(2026, 3, 3))).await.unwrap();
    till.at("2026-03-05T09:00:00");
    close(&till, date(2026, 3, 4)).await.unwrap();
    assert_eq!(booked(&till, date(2026, 3, 4)).await, 12_000);
}

async fn a_corrected_amount_of_a_closed_day_is_a_dated_difference(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)])).await.unwrap();
    let wrong = page("GDC-1", (1, 1), vec![credited(FLOW, 4_000)]);
    journal(till, &wrong).await.unwrap();
    till.at("2026-03-05T09:00:00");
    close(till, date(2026, 3, 4)).await.unwrap();
    let closed = sheet(till, date(2026, 3, 4)).await;
    let right = page("GDC-2", (1, 1), vec![credited(FLOW, 4_500)]);
    journal(till, &of_day(right, date(2026, 3, 5))).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]]);
    till.at("2026-03-06T09:00:00");
    close(till, date(2026, 3, 5)).await.unwrap();
    let next = sheet(till, date(2026, 3, 5)).await;
    assert_eq!(next.cents(&[Kind::Treasury], &[Part::Adjustment]), 500);
    assert_eq!(sheet(till, date(2026, 3, 4)).await, closed);
    // a third word: only what is new
    let third = page("GDC-3", (1, 1), vec![credited(FLOW, 4_600)]);
    journal(till, &of_day(third, date(2026, 3, 6))).await.unwrap();
    till.at("2026-03-07T09:00:00");
    close(till, date(2026, 3, 6)).await.unwrap();
    assert_eq!(booked(till, date(2026, 3, 6)).await, 100);
}

async fn what_a_page_no_longer_tells_came_never(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)])).await.unwrap();
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    till.at("2026-03-05T09:00:00");
    close(till, date(2026, 3, 4)).await.unwrap();
    let other = Movement { amount: Cents(1), ..credited("2026-03-03PSP001-0009", 1) };
    journal(till, &page("GDC-1", (1, 1), vec![other])).await.unwrap();
    let labels = counted.labels().await;
    assert!(labels.contains(&vec!["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]), "{labels:?}");
    till.at("2026-03-06T09:00:00");
    close(till, date(2026, 3, 5)).await.unwrap();
    assert_eq!(booked(till, date(2026, 3, 5)).await, 1 - 4_500);
}

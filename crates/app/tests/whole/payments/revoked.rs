//! A payment that the provider takes back in its flow: nothing is awaited of it.

use super::reconciliation::{
    Counted, FLOW, RECEIPT, close, credited, flow, journal, keep, lines, page, sheet,
};
use crate::support::On;
use jiff::civil::date;
use pagopa::settlement::PayStatus;

on_both_engines! {
    what_was_taken_back_awaits_no_receipt;
    a_receipt_of_what_was_taken_back_stays_one;
}

async fn what_was_taken_back_awaits_no_receipt(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("x", 4_500, PayStatus::Revoked)])).await.unwrap();
    assert_eq!(counted.labels().await, [["IUF_NO_TES"]]);
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    assert_eq!(counted.labels().await, [["UNKNOWN"]]);
    assert!(lines(till).await.iter().all(|line| !line.is_open()));
    till.at("2026-03-04T09:00:00");
    close(till, date(2026, 3, 2)).await.unwrap();
    let day = sheet(till, date(2026, 3, 2)).await;
    assert_eq!((day.open.len(), day.labels), (0, vec![("UNKNOWN".to_owned(), 1)]));
}

async fn a_receipt_of_what_was_taken_back_stays_one(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Revoked)])).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
}

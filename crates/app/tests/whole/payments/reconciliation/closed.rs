//! Days and months closed, and what is learned afterwards.

use std::sync::Arc;

use super::{Counted, FLOW, RECEIPT, close, credited, flow, journal, keep, page, sheet};
use crate::support::till::Till;
use crate::support::{On, month, month_load};
use accounts::closing::{self, ClosingError, Kind, Part};
use jiff::civil::date;
use pagopa::settlement::PayStatus;
use pagopa::treasury::{Movement, Operation};
use payments::proof::{Accounting, May};
use platform::{sql, values};

on_both_engines! {
    a_closed_day_never_changes_and_later_facts_are_dated_adjustments;
    what_is_not_over_or_closed_already_is_not_closed;
    a_month_is_its_days_with_their_adjustments;
}

const FLOWS: &[Kind] = &[Kind::Flow, Kind::FlowSuperseded];

async fn a_closed_day_never_changes_and_later_facts_are_dated_adjustments(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    till.at("2026-03-04T09:00:00");
    keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(close(till, date(2026, 3, 2)).await, Ok(1));
    assert_eq!(close(till, date(2026, 3, 3)).await, Ok(1));
    let (monday, tuesday) = (sheet(till, date(2026, 3, 2)).await, sheet(till, date(2026, 3, 3)).await);
    assert_eq!(monday.cents(&[Kind::Receipt], &[Part::Own]), 4_500);
    assert_eq!(monday.sums[0].due, till.due("mensa"), "by kind of due");
    assert_eq!(monday.open[0].labels, ["RT_IUF", "IUF_NO_TES"], "no program tells of what is kept here");
    assert_eq!(tuesday.cents(FLOWS, &[Part::Own]), 4_500);
    // on Thursday: a revision of Tuesday's flow, a credit of Wednesday, and its reversal
    till.at("2026-03-06T09:00:00");
    let mut second = flow(FLOW, vec![counted.line(RECEIPT, 4_400, PayStatus::Executed)]);
    second.flow.revision = 2;
    keep(till, &second).await.unwrap();
    let credit = credited(FLOW, 4_400);
    let back = Movement { operation: Operation::Reversed, date: date(2026, 3, 5), ..credit.clone() };
    journal(till, &page("GDC-1", (1, 1), vec![credit, back])).await.unwrap();
    assert_eq!(close(till, date(2026, 3, 5)).await, Ok(2));
    let (wednesday, thursday) = (sheet(till, date(2026, 3, 4)).await, sheet(till, date(2026, 3, 5)).await);
    assert_eq!(wednesday.cents(FLOWS, &[Part::Adjustment]), 4_400 - 4_500);
    assert_eq!(wednesday.cents(&[Kind::Treasury], &[Part::Own]), 4_400);
    assert_eq!(thursday.cents(&[Kind::Treasury], &[Part::Own]), -4_400);
    assert_eq!(thursday.cents(FLOWS, &Part::ALL), 0, "each fact is booked once");
    assert_eq!(sheet(till, date(2026, 3, 2)).await, monday);
    assert_eq!(sheet(till, date(2026, 3, 3)).await, tuesday);
    let body = till.body;
    let rows =
        till.act(move |tx, _, _| closing::day_rows(tx, body, date(2026, 3, 2), date(2026, 3, 5))).await;
    let rows = rows.unwrap();
    let adjusted = rows.iter().find(|(_, booked)| booked.part == Part::Adjustment).unwrap();
    assert_eq!((adjusted.0, adjusted.1.fact.day), (date(2026, 3, 4), date(2026, 3, 3)), "dated");
    let file = closing::csv(&till.office(), &rows);
    assert!(file.contains("2026-03-04;2026-03-03;adjustment;flow;") && file.contains("-45,00"), "{file}");
}

async fn what_is_not_over_or_closed_already_is_not_closed(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    assert_eq!(close(till, date(2026, 3, 2)).await, Err(ClosingError::NotOver));
    till.at("2026-03-03T00:00:01");
    assert_eq!(close(till, date(2026, 3, 2)).await, Ok(1));
    assert_eq!(close(till, date(2026, 3, 2)).await, Err(ClosingError::Closed));
    till.at("2026-06-03T00:00:01");
    assert_eq!(close(till, date(2026, 6, 2)).await, Err(ClosingError::TooMany));
}

async fn a_month_is_its_days_with_their_adjustments(on: On) {
    let till = Till::open(on).await;
    let month = Arc::new(month::month(120, 100, 3, 25));
    let (body, due, loaded) = (till.body, till.due("mensa"), month.clone());
    till.act(move |tx, _, _| month_load::register(tx, body, due, &loaded)).await.unwrap();
    // Half of the flows come in time, the other half when their days are closed.
    till.at("2026-03-20T08:00:00");
    let (early, late) = month.flows.split_at(month.flows.len() / 2);
    for flow in early {
        keep(&till, flow).await.unwrap();
    }
    close(&till, date(2026, 3, 19)).await.unwrap();
    till.at("2026-04-03T08:00:00");
    for flow in late {
        keep(&till, flow).await.unwrap();
    }
    let month_of = |day| {
        let accountant: May<Accounting> = till.as_staff("r.ragioneria");
        till.act(move |tx, office, now| closing::close_month(tx, office, &accountant, day, now))
    };
    assert_eq!(month_of(date(2026, 3, 1)).await, Err(ClosingError::OpenDays));
    close(&till, date(2026, 3, 31)).await.unwrap();
    let closed = month_of(date(2026, 3, 1)).await.unwrap();
    assert_eq!(month_of(date(2026, 3, 9)).await, Err(ClosingError::Closed));
    let known = till.act(move |tx, _, _| {
        tx.numbers::<2>(
            sql!("SELECT (SELECT CAST(SUM(declared_total) AS BIGINT) FROM settlement_flow WHERE body = ?1 AND superseded_at IS NULL AND regulation_on <= '2026-03-31'), (SELECT CAST(SUM(t.amount) AS BIGINT) FROM receipt_transfer t WHERE t.body = ?1 AND t.stamp = 0 AND t.beneficiary = ?2)"),
            values![body, month::OURS],
        )
    });
    let [flows, receipts] = known.await.unwrap()[0];
    let total =
        |column: usize| closed.days.iter().map(|(_, own, later)| own[column] + later[column]).sum::<i64>();
    assert_eq!((total(1), total(0)), (flows, receipts), "the sheets add up to all that is known");
    assert!(closed.days.iter().any(|(_, _, adjusted)| adjusted[1] != 0));
}

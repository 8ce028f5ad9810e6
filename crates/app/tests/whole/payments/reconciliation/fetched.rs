//! Flows fetched from the service of the platform.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Counted, FLOW, RECEIPT, flow};
use crate::support::On;
use accounts::flows;
use pagopa::settlement::rest::{Listed, Page};
use pagopa::settlement::{PayStatus, Settlement, rest};
use payments::outward::Ask;
use payments::settlement;
use platform::Moment;

on_both_engines! {
    flows_are_fetched_page_by_page_and_the_cursor_waits_for_what_failed;
}

async fn flows_are_fetched_page_by_page_and_the_cursor_waits_for_what_failed(on: On) {
    let counted = Counted::open_with_service(on).await;
    let till = &counted.till;
    let one = flow(
        FLOW,
        vec![counted.line(RECEIPT, 4_500, PayStatus::Executed), counted.line("b", 5, PayStatus::Executed)],
    );
    let two = flow("2026-03-04PSP001-0002", vec![counted.line("c", 7, PayStatus::Executed)]);
    let broken = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let (is_broken, flows) = (broken.clone(), vec![one, two]);
    let ask: Ask = Arc::new(move |_, address| {
        let listed = |flow: &Settlement| Listed {
            id: flow.flow.id.clone(),
            psp: flow.flow.psp.clone(),
            revision: 1,
            published: flow.flow.published.unwrap(),
            date: None,
        };
        let Some(flow) = flows.iter().find(|flow| address.contains(flow.flow.id.as_str())) else {
            let items: Vec<_> = flows.iter().map(listed).collect();
            return Ok(rest::write_flows(&Page { number: 1, pages: 1, count: 2, items }));
        };
        if flow.flow.id.as_str() == FLOW && is_broken.load(Ordering::SeqCst) {
            return Err("503".into());
        }
        let Some((_, rest)) = address.split_once("/payments?page=") else {
            return Ok(rest::write_header(&flow.flow));
        };
        // one line a page
        let number: i64 = rest.split('&').next().unwrap().parse().unwrap();
        let items = flow.lines[usize::try_from(number - 1).unwrap()].clone().into_iter().collect();
        Ok(rest::write_payments(&Page { number, pages: 9, count: 1, items }))
    });
    let (ctx, office) = (&till.house.house.ctx, till.office());
    let pulled = flows::pull(ctx, &office, &ask).await.unwrap();
    assert_eq!((pulled.kept, pulled.known, pulled.failed), (1, 0, 1));
    broken.store(false, Ordering::SeqCst);
    let pulled = flows::pull(ctx, &office, &ask).await.unwrap();
    assert_eq!((pulled.kept, pulled.known, pulled.failed), (1, 1, 0));
    let rows =
        till.act(|tx, office, _| settlement::flows(tx, office.id, Moment(i64::MAX), 10)).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.lines).sum::<i64>(), 3);
    let down: Ask = Arc::new(|_, _| Err("nobody answers".into()));
    assert!(flows::pull(ctx, &office, &down).await.is_err());
}

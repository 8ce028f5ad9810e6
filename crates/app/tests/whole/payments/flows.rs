//! What flows tell and take back: paid without a receipt, open again, too much, asked for anew.

use std::sync::{Arc, Mutex};

use super::reconciliation::{Counted, FLOW, close, flow, keep, sheet};
use crate::support::On;
use crate::support::node::receipt;
use accounts::closing::{Kind, Part};
use jiff::civil::date;
use pagopa::settlement::{PayStatus, Settlement};
use pagopa::soap::{Outcome, Receipt};
use pagopa::{Iuv, NoticeNumber};
use payments::position::{self, Origin, PaidBy, State, Unpayable};
use payments::refunds::{self, Case, Standing};
use payments::settlement::{self, Verdict};

on_both_engines! {
    a_failed_payment_is_no_income_and_hides_no_lost_receipt;
    what_a_later_revision_no_longer_tells_is_open_again;
    what_came_with_a_receipt_stays_whatever_flows_say;
    a_position_of_a_flow_goes_with_its_line;
    money_that_comes_twice_is_a_case_though_its_receipt_is_lost;
    the_case_goes_on_under_the_receipt_of_another_id;
    money_for_what_was_withdrawn_or_of_another_price_is_a_case;
    a_receipt_that_turns_out_to_be_anothers_is_asked_for_anew;
}

pub const SECOND: &str = "2026-03-03PSP001-0002";

pub fn revised(settlement: &Settlement, revision: i64, keep: impl Fn(&str) -> bool) -> Settlement {
    let mut next = settlement.clone();
    next.flow.revision = revision;
    next.lines.retain(|line| line.as_ref().is_ok_and(|line| keep(&line.iur)));
    next
}

async fn cases(counted: &Counted) -> Vec<Case> {
    let (body, position) = (counted.till.body, counted.position);
    counted.till.act(move |tx, _, _| refunds::of_position(tx, body, position)).await.unwrap()
}

async fn way(counted: &Counted) -> Option<PaidBy> {
    let position = counted.till.read(counted.position).await;
    position.options[0].instalments[0].payment.as_ref().map(|paid| paid.way)
}

pub async fn receives(counted: &Counted, name: &str) {
    let made = counted.till.read(counted.position).await;
    counted.till.receives(&receipt(&made, name)).await;
}

async fn a_failed_payment_is_no_income_and_hides_no_lost_receipt(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let made = till.read(counted.position).await;
    till.receives(&Receipt { outcome: Outcome::Ko, ..receipt(&made, "ko") }).await;
    // The second attempt went well, and its receipt was lost.
    let kept = keep(till, &flow(FLOW, vec![counted.line("ok", 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Awaited)]);
    assert_eq!((way(&counted).await, counted.state().await), (Some(PaidBy::Flow), State::Reported));
    assert_eq!(counted.labels().await, [["IUF_NO_TES", "IUV_NO_RT"]]);
    till.at("2026-03-04T09:00:00");
    close(till, date(2026, 3, 3)).await.unwrap();
    assert_eq!(sheet(till, date(2026, 3, 3)).await.cents(&[Kind::Receipt], &Part::ALL), 0);
    assert_eq!(asked_of(&counted).await, ["ok"]);
}

/// The collections whose receipts are asked for within the next hours.
pub async fn asked_of(counted: &Counted) -> Vec<String> {
    let till = &counted.till;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = heard.clone();
    let recover: settlement::Recover =
        Arc::new(move |_, wanted| hears.lock().unwrap().push(wanted.iur.clone()));
    let ctx = till.house.house.ctx.clone();
    let doers = vec![(settlement::PURSUE, settlement::doer(ctx.clone(), recover))];
    let runner = platform::jobs::Runner::new(ctx.db.clone(), till.house.clock.clone(), doers);
    till.house.later(2 * 3_600_000);
    runner.round().await.unwrap();
    std::mem::take(&mut *heard.lock().unwrap())
}

async fn what_a_later_revision_no_longer_tells_is_open_again(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let first = flow(
        FLOW,
        vec![counted.line("x", 4_500, PayStatus::Executed), counted.line("altra", 7, PayStatus::NoRpt)],
    );
    keep(till, &first).await.unwrap();
    assert_eq!(counted.state().await, State::Reported);
    keep(till, &revised(&first, 2, |iur| iur != "x")).await.unwrap();
    assert_eq!((way(&counted).await, counted.state().await), (None, State::Valid));
    assert_eq!(till.house.events("instalment-reopened").await, 1);
    assert_eq!(asked_of(&counted).await, ["altra"], "what is told no more is not asked for");
    // a third one has it again, a fourth takes it back in words
    keep(till, &revised(&first, 3, |_| true)).await.unwrap();
    assert_eq!((way(&counted).await, counted.state().await), (Some(PaidBy::Flow), State::Reported));
    let mut fourth = revised(&first, 4, |_| true);
    fourth.lines[0].as_mut().unwrap().status = PayStatus::Revoked;
    assert_eq!(keep(till, &fourth).await.unwrap().lines[0], Some(Verdict::Revoked));
    assert_eq!((way(&counted).await, counted.state().await), (None, State::Valid));
}

async fn what_came_with_a_receipt_stays_whatever_flows_say(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let first = flow(FLOW, vec![counted.line("x", 4_500, PayStatus::Executed)]);
    keep(till, &first).await.unwrap();
    receives(&counted, "x").await;
    keep(till, &revised(&first, 2, |_| false)).await.unwrap();
    assert_eq!((way(&counted).await, counted.state().await), (Some(PaidBy::Platform), State::Paid));
    assert_eq!(till.house.events("instalment-reopened").await, 0);
}

async fn a_position_of_a_flow_goes_with_its_line(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let mut line = counted.line("mai-vista", 1_230, PayStatus::NoRpt);
    line.iuv = Iuv::parse("01999999999999977").unwrap();
    let nav = NoticeNumber::of_iuv(&line.iuv).unwrap();
    let first = flow(FLOW, vec![line]);
    keep(till, &first).await.unwrap();
    let (body, wanted) = (till.body, nav.clone());
    let made = till.act(move |tx, _, _| position::by_nav(tx, body, &wanted)).await.unwrap().unwrap();
    assert_eq!((made.origin, made.state(till.now())), (Origin::Flow, State::Reported));
    keep(till, &revised(&first, 2, |_| false)).await.unwrap();
    let now = till.read(made.id).await;
    assert_eq!(now.state(till.now()), State::Draft, "open, and nobody is asked to pay it");
    assert_eq!(now.payable(&nav, till.now()).err(), Some(Unpayable::Unknown));
    keep(till, &revised(&first, 3, |_| true)).await.unwrap();
    assert_eq!(till.read(made.id).await.state(till.now()), State::Reported);
}

async fn money_that_comes_twice_is_a_case_though_its_receipt_is_lost(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    receives(&counted, "prima").await;
    let both = both_of(&counted, "seconda");
    keep(till, &both).await.unwrap();
    let open = cases(&counted).await;
    assert_eq!(open.len(), 1);
    let of = |case: &Case| (case.receipt.clone(), case.amount.0, case.cause.word(), case.standing());
    assert_eq!(of(&open[0]), ("seconda".into(), 4_500, "twice", Standing::Opened));
    // told again, and with its receipt, it is the same case
    let mut again = both.clone();
    again.flow.id = pagopa::settlement::FlowId::parse(SECOND).unwrap();
    keep(till, &again).await.unwrap();
    receives(&counted, "seconda").await;
    assert_eq!(cases(&counted).await.iter().map(of).collect::<Vec<_>>(), [of(&open[0])]);
    assert_eq!(till.house.events("refund-case-opened").await, 1);
    assert_eq!(asked_of(&counted).await, Vec::<String>::new());
}

async fn the_case_goes_on_under_the_receipt_of_another_id(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    receives(&counted, "prima").await;
    let both = both_of(&counted, "altro-id");
    keep(till, &both).await.unwrap();
    receives(&counted, "seconda").await;
    let open = cases(&counted).await;
    assert_eq!((open.len(), open[0].receipt.as_str()), (1, "seconda"));
    assert_eq!(till.house.events("refund-case-opened").await, 1);
    // without a receipt it goes as it came: when the flow no longer tells of it
    let counted = Counted::open(on, false).await;
    receives(&counted, "prima").await;
    keep(&counted.till, &both_of(&counted, "altro-id")).await.unwrap();
    keep(&counted.till, &revised(&both_of(&counted, "altro-id"), 2, |iur| iur == "prima")).await.unwrap();
    assert_eq!(cases(&counted).await[0].standing(), Standing::Groundless);
    assert_eq!(counted.till.house.events("refund-groundless").await, 1);
    keep(&counted.till, &revised(&both_of(&counted, "altro-id"), 3, |_| true)).await.unwrap();
    assert_eq!(cases(&counted).await[0].standing(), Standing::Opened);
}

fn both_of(counted: &Counted, second: &str) -> Settlement {
    let line = |iur| counted.line(iur, 4_500, PayStatus::Executed);
    flow(FLOW, vec![line("prima"), line(second)])
}

async fn money_for_what_was_withdrawn_or_of_another_price_is_a_case(on: On) {
    let counted = Counted::open(on, false).await;
    keep(&counted.till, &flow(FLOW, vec![counted.line("meno", 4_000, PayStatus::Executed)])).await.unwrap();
    let open = cases(&counted).await;
    assert_eq!((open[0].cause.word(), open[0].amount.0, way(&counted).await), ("amount", 4_000, None));

    let counted = Counted::open(on, false).await;
    let (clerk, id) = (counted.till.as_staff("l.tributi"), counted.position);
    counted
        .till
        .act(move |tx, office, now| {
            let mut position = position::load(tx, office.id, id)?.unwrap();
            payments::withdraw::invalidate(tx, &clerk, &mut position, now)
        })
        .await
        .unwrap();
    keep(&counted.till, &flow(FLOW, vec![counted.line("tardi", 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(cases(&counted).await[0].cause.word(), "withdrawn");
}

async fn a_receipt_that_turns_out_to_be_anothers_is_asked_for_anew(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("a", 4_500, PayStatus::Executed)])).await.unwrap();
    receives(&counted, "b").await;
    assert_eq!(asked_of(&counted).await, Vec::<String>::new(), "it seems to be its receipt");
    let other = flow(SECOND, vec![counted.line("b", 4_500, PayStatus::Executed)]);
    assert_eq!(keep(till, &other).await.unwrap().lines, [Some(Verdict::Receipt)]);
    assert_eq!(asked_of(&counted).await, ["a"]);
    assert_eq!(cases(&counted).await[0].receipt, "a", "money that came twice");
}

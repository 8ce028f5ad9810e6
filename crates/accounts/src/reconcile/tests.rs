//! Steps and labels.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use pagopa::bank_text::{Dirt, dirty, remittance_text};
use pagopa::settlement::FlowId;
use proptest::prelude::*;

use super::*;

const ID: &str = "2026-03-03PSPUNO-0001";

fn flow(id: i64, name: &str, total: i64) -> FlowClue {
    FlowClue {
        id,
        name: name.into(),
        total,
        day: date(2026, 3, 3),
        regulation: format!("TRN{id}"),
        psp: "PSPUNO".into(),
        psp_name: "Banca Prima del Carso".into(),
        bic: "CARSIT2TXXX".into(),
        free: true,
    }
}

fn credit(id: i64, text: &str, amount: i64, day: Date) -> MovementClue {
    MovementClue {
        id,
        amount,
        day,
        texts: [text.into(), String::new(), String::new()],
        reference: String::new(),
        customer: String::new(),
    }
}

fn on(day: i8) -> Date {
    date(2026, 3, day)
}

fn text(kind: Option<Dirt>) -> String {
    let text = remittance_text(&FlowId::parse(ID).unwrap(), Some(0));
    kind.map_or(text.clone(), |kind| dirty(&text, kind, 7))
}

fn matched(flows: &[FlowClue], movements: &[MovementClue]) -> Vec<Outcome> {
    matching(flows, movements, &HashSet::new(), 3)
}

fn joined(flow: i64, step: Step) -> Outcome {
    Outcome::Joined { flow, step }
}

fn misses(outcome: &Outcome) -> Vec<(Step, Miss)> {
    let Outcome::Open(failures) = outcome else { panic!("{outcome:?} is joined") };
    failures.iter().map(|failure| (failure.step, failure.why)).collect()
}

#[test]
fn each_step_joins_what_the_one_before_could_not() {
    let flows = [flow(1, ID, 500), flow(2, "2026-03-03PSPDUE-0002", 700)];
    let clean = credit(10, &text(None), 500, on(20));
    assert_eq!(matched(&flows, std::slice::from_ref(&clean)), [joined(1, Step::Exact)]);
    let broken = credit(10, &text(Some(Dirt::BlankInDate)), 500, on(20));
    assert_eq!(matched(&flows, &[broken]), [joined(1, Step::Normalised)]);
    let cut = credit(10, &text(Some(Dirt::Cut)), 500, on(6));
    assert_eq!(matched(&flows, &[cut]), [joined(1, Step::Beginning)]);
    let mut referred = credit(10, &text(Some(Dirt::NoId)), 499, on(20));
    referred.reference = "trn2 ".into();
    assert_eq!(matched(&flows, &[referred]), [joined(2, Step::Regulation)]);
    let mut named = credit(10, &text(Some(Dirt::NoId)), 700, on(1));
    named.customer = "BANCA PRIMA DEL CARSO SPA".into();
    assert_eq!(matched(&flows, &[named]), [joined(2, Step::Provider)]);
    let halves =
        ["2026-03-03PSPU", "2026-03-03PSPUNO-0"].map(|id| format!("/PUR/LGPE-RIVERSAMENTO/URI/{id}"));
    let halves = [credit(10, &halves[0], 200, on(3)), credit(11, &halves[1], 300, on(4))];
    assert_eq!(matched(&flows, &halves), [joined(1, Step::TwoCredits), joined(1, Step::TwoCredits)]);
}

#[test]
fn a_credit_that_no_step_places_says_why_each_failed() {
    let flows = [flow(1, ID, 500), flow(2, "2026-03-03PSPUNO-0002", 500)];
    let mute = credit(10, "affitto sala", 500, on(3));
    let why = [
        (Step::Exact, Miss::NoFlow),
        (Step::Normalised, Miss::Nothing),
        (Step::Beginning, Miss::Nothing),
        (Step::Regulation, Miss::NoFlow),
        (Step::Provider, Miss::NoFlow),
        (Step::TwoCredits, Miss::Nothing),
    ];
    assert_eq!(misses(&matched(&flows, &[mute])[0]), why);
    let cut = credit(10, "/PUR/LGPE-RIVERSAMENTO/URI/2026-03-03PSPUNO", 500, on(3));
    let open = matched(&flows, &[cut]);
    assert!(misses(&open[0]).contains(&(Step::Beginning, Miss::Several(2))));
}

#[test]
fn outside_the_tolerance_a_beginning_is_not_enough() {
    let flows = [flow(1, ID, 500)];
    let cut = |day| credit(10, "/PUR/LGPE-RIVERSAMENTO/URI/2026-03-03PSPUNO", 500, day);
    assert_eq!(matched(&flows, &[cut(on(6))]), [joined(1, Step::Beginning)]);
    assert!(misses(&matched(&flows, &[cut(on(7))])[0]).contains(&(Step::Beginning, Miss::NoFlow)));
}

#[test]
fn a_credit_that_names_another_flow_is_not_taken_for_this_one() {
    // same provider, amount and day, but the flow it names is still on its way
    let flows = [flow(1, ID, 500)];
    let mut named = credit(10, "/PUR/LGPE-RIVERSAMENTO/URI/2026-03-03PSPUNO-0009", 500, on(3));
    named.customer = "Banca Prima del Carso".into();
    assert!(misses(&matched(&flows, &[named])[0]).contains(&(Step::Provider, Miss::NoFlow)));
}

#[test]
fn what_two_credits_want_alike_neither_gets() {
    let flows = [flow(1, ID, 500)];
    let mut one = credit(10, "accredito", 500, on(3));
    one.customer = "Banca Prima del Carso".into();
    let two = MovementClue { id: 11, ..one.clone() };
    for outcome in matched(&flows, &[one, two]) {
        assert!(misses(&outcome).contains(&(Step::Provider, Miss::Contended)));
    }
}

#[test]
fn the_same_id_twice_keeps_both_credits_for_the_label_to_tell() {
    let flows = [flow(1, ID, 500)];
    let both = [credit(10, &text(None), 500, on(3)), credit(11, &text(None), 500, on(4))];
    assert_eq!(matched(&flows, &both), [joined(1, Step::Exact), joined(1, Step::Exact)]);
}

#[test]
fn two_flows_of_one_id_are_told_apart_by_their_amount() {
    // the same id for two providers' flows (pagopa-api 277)
    let flows = [flow(1, ID, 500), flow(2, ID, 700)];
    assert_eq!(matched(&flows, &[credit(10, &text(None), 700, on(3))]), [joined(2, Step::Beginning)]);
}

#[test]
fn what_somebody_took_back_is_not_joined_again() {
    let flows = [flow(1, ID, 500)];
    let back = HashSet::from([(1, 10)]);
    let open = matching(&flows, &[credit(10, &text(None), 500, on(3))], &back, 3);
    assert!(misses(&open[0]).contains(&(Step::Exact, Miss::TakenBack)));
}

proptest! {
    #[test]
    fn the_order_of_credits_and_flows_does_not_matter(
        seeds in proptest::collection::vec((0usize..9, 0i64..4, 1i8..9, any::<u64>()), 1..12),
        turn in 0usize..12,
    ) {
        let flows: Vec<FlowClue> = (0..6)
            .map(|n| flow(n, &format!("2026-03-0{}PSPUNO-{n:04}", n % 3 + 1), 500 + n % 3))
            .collect();
        let mut credits = Vec::new();
        for (n, (dirt, of, day, seed)) in seeds.iter().enumerate() {
            let id = FlowId::parse(&flows[*of as usize].name).unwrap();
            let text = dirty(&remittance_text(&id, None), Dirt::ALL[*dirt], *seed);
            credits.push(credit(100 + n as i64, &text, flows[*of as usize].total, on(*day)));
        }
        let ids = |credits: &[MovementClue], flows: &[FlowClue]| {
            let outcomes = matched(flows, credits).into_iter().map(|outcome| match outcome {
                Outcome::Joined { flow, step } => Some((flow, step)),
                Outcome::Open(_) => None,
            });
            let mut found: Vec<_> = credits.iter().map(|credit| credit.id).zip(outcomes).collect();
            found.sort();
            found
        };
        let straight = ids(&credits, &flows);
        let count = credits.len();
        credits.rotate_left(turn % count);
        let mut turned = flows.clone();
        turned.rotate_left(turn % 6);
        prop_assert_eq!(ids(&credits, &turned), straight);
    }
}

fn receipt(amount: i64) -> Option<Receipted> {
    Some(Receipted { amount, whole: amount })
}

fn line(amount: i64, flow_total: i64) -> Option<Lined> {
    Some(Lined { amount, flow_total })
}

fn words(facts: Facts) -> Vec<&'static str> {
    labels(&facts).into_iter().map(Label::word).collect()
}

#[test]
fn the_course_that_others_expect_without_a_notice_of_the_program() {
    let mut facts = Facts { receipt: receipt(500), ..Facts::default() };
    assert_eq!(words(facts.clone()), ["RT_NO_IUF", "RT_NO_IUD"]);
    facts.line = line(500, 900);
    assert_eq!(words(facts.clone()), ["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]);
    facts.treasury = Some(900);
    assert_eq!(words(facts), ["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]);
}

#[test]
fn amounts_that_differ_are_said() {
    let all = Facts { receipt: receipt(500), line: line(400, 900), treasury: Some(901), ..Facts::default() };
    assert_eq!(words(all), ["RT_NO_IUF", "IUF_TES_DIV_IMP", "RT_NO_IUD"]);
    let unreceipted = Facts { line: line(400, 900), ids: 2, ..Facts::default() };
    assert_eq!(words(unreceipted), ["IUF_NO_TES", "IUV_NO_RT", "DOPPI"]);
}

#[test]
fn a_notice_of_the_program_completes_the_line() {
    let mut facts = Facts { notice: Some(500), ..Facts::default() };
    assert_eq!(words(facts.clone()), ["IUD_NO_RT"]);
    facts.receipt = receipt(500);
    facts.line = line(500, 500);
    assert_eq!(words(facts.clone()), ["RT_IUF", "IUF_NO_TES", "IUD_RT_IUF"]);
    facts.treasury = Some(500);
    assert_eq!(words(facts.clone()), ["RT_IUF", "RT_IUF_TES", "IUD_RT_IUF", "IUD_RT_IUF_TES"]);
    facts.notice = Some(400);
    assert_eq!(words(facts), ["RT_IUF", "RT_IUF_TES", "IUD_NO_RT"]);
}

#[test]
fn a_credit_alone_says_whether_it_names_a_flow() {
    let named = Facts { treasury: Some(1), names_flow: true, ..Facts::default() };
    assert_eq!(words(named), ["TES_NO_IUF_OR_IUV"]);
    let mute = Facts { treasury: Some(1), ..Facts::default() };
    assert_eq!(words(mute), ["TES_NO_MATCH"]);
    assert_eq!(words(Facts::default()), ["UNKNOWN"]);
}

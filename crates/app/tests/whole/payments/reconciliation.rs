//! Reconciliation: flows, receipts and the treasurer's entries joined line by line, each with its label.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::support::month::{self, Month, Odd, Paid};
use crate::support::till::{Till, why};
use crate::support::{On, month_load};
use accounts::closing::{self, ClosingError, Kind, Part};
use accounts::flows;
use accounts::reckon::reckon;
use accounts::reconcile::{self, HandError, Key, Label, NoticeVerdict, NoticesError, OwnNotice};
use accounts::treasury::{Incoming, JournalRefused, keep_page};
use jiff::civil::date;
use pagopa::settlement::rest::{self, Listed, Page};
use pagopa::settlement::{FlowId, Line, PayStatus, Settlement, xml};
use pagopa::treasury::csv::Statement;
use pagopa::treasury::{Account, Journal, Movement, Operation, Version, opi};
use pagopa::{Cents, Iuv, NoticeNumber};
use payments::outward::Ask;
use payments::position::{Origin, PaidBy, State};
use payments::proof::{Accounting, May};
use payments::settlement::{self, FlowRefused, Kept, Source, Verdict};
use platform::events::Actor;
use platform::{Moment, sql, values};

on_both_engines! {
    the_course_of_a_payment_is_told_step_by_step;
    a_flow_is_kept_once_and_a_later_revision_counts;
    a_flow_of_another_body_is_refused;
    one_bad_line_never_blocks_a_flow;
    a_line_without_its_receipt_counts_as_paid_and_is_pursued;
    a_receipt_under_another_id_is_what_the_flow_had_told;
    what_no_receipt_will_explain_becomes_a_position_of_its_own;
    a_reference_that_comes_twice_is_doubled;
    a_stamp_is_never_awaited_in_a_flow;
    a_journal_is_read_when_all_its_pages_are_in;
    a_credit_taken_back_by_the_treasurer_pays_no_flow;
    a_weak_join_ends_when_a_surer_one_arrives;
    a_join_by_hand_has_an_author_and_a_reason_and_can_be_taken_back;
    notices_of_a_program_come_again_without_harm;
    flows_are_fetched_page_by_page_and_the_cursor_waits_for_what_failed;
    another_body_sees_nothing;
    reconcile_month;
    a_closed_day_never_changes_and_later_facts_are_dated_adjustments;
    what_is_not_over_or_closed_already_is_not_closed;
    a_month_is_its_days_with_their_adjustments;
}

pub const RECEIPT: &str = "ricevuta-1";

/// A till with one notice of 45 euro paid by the platform on 2 March, its receipt filed.
pub struct Counted {
    pub till: Till,
    pub position: i64,
    pub iuv: Iuv,
}

impl Counted {
    pub async fn open(on: On, receipt: bool) -> Counted {
        let till = Till::open(on).await;
        let made = till.create(till.meals(4_500)).await.unwrap();
        let part = &made.options[0].instalments[0];
        let (nav, iuv, position) = (part.nav.clone(), part.iuv.clone(), made.id);
        if receipt {
            files(&till, position, nav, RECEIPT).await;
        }
        Counted { till, position, iuv }
    }

    pub fn line(&self, iur: &str, cents: i64, status: PayStatus) -> Line {
        Line {
            index: 1,
            iuv: self.iuv.clone(),
            iur: iur.into(),
            id_transfer: Some(1),
            amount: Cents(cents),
            status,
            date: date(2026, 3, 2),
        }
    }

    pub async fn state(&self) -> State {
        self.till.read(self.position).await.state(self.till.now())
    }

    /// The labels of each line from the first to the last of March.
    pub async fn labels(&self) -> Vec<Vec<&'static str>> {
        lines(&self.till).await.iter().map(words).collect()
    }
}

/// 45 euro are paid on 2 March, and the receipt is filed.
pub async fn files(till: &Till, position: i64, nav: NoticeNumber, receipt: &str) {
    till.pays(&nav, receipt, 4_500).await;
    let paid = Paid {
        number: position,
        nav,
        amount: 4_500,
        day: date(2026, 3, 2),
        odd: Odd::Nothing,
        receipt: receipt.into(),
        transfers: vec![(1, 4_500, month::OURS, false)],
    };
    let body = till.body;
    till.act(move |tx, _, _| month_load::receipt(tx, body, &paid)).await.unwrap();
}

fn words(line: &reconcile::Line) -> Vec<&'static str> {
    line.labels.iter().map(|label| label.word()).collect()
}

pub async fn lines(till: &Till) -> Vec<reconcile::Line> {
    till.act(|tx, office, _| reconcile::lines(tx, office, date(2026, 3, 1), date(2026, 4, 10))).await.unwrap()
}

/// A flow of the first provider with these lines, credited on 3 March.
pub fn flow(name: &str, lines: Vec<Line>) -> Settlement {
    let mut flow = month::flow(name, 1, 1, date(2026, 3, 3), lines.into_iter().map(Ok).collect());
    flow.flow.regulation = format!("TRN-{name}");
    flow
}

/// What became of a flow, and of each of its lines.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    pub kept: Kept,
    /// Nothing for one that cannot be read.
    pub lines: Vec<Option<Verdict>>,
}

impl std::ops::Deref for Told {
    type Target = Kept;

    fn deref(&self) -> &Kept {
        &self.kept
    }
}

pub async fn keep(till: &Till, settlement: &Settlement) -> Result<Told, FlowRefused> {
    let (ctx, actor) = (&till.house.house.ctx, Actor("staff:1".into()));
    let office = ctx.offices.known(till.body).unwrap();
    let kept = flows::take(ctx, &office, settlement.clone(), Source::File, actor, till.now()).await?;
    let id = kept.id;
    let lines = till.act(move |tx, office, _| {
        let (flow, rows) =
            (settlement::flow(tx, office.id, id)?, settlement::lines(tx, office.id, id, 0, 1_000)?);
        settlement::means(tx, office, &flow.unwrap(), &rows)
    });
    Ok(Told { lines: lines.await?, kept })
}

/// Page `page` of `pages` of the treasurer's journal of a day.
pub fn page(name: &str, (page, pages): (u32, u32), movements: Vec<Movement>) -> Incoming {
    let day = date(2026, 3, 4);
    let account = Account {
        number: "0000123".into(),
        description: None,
        movements: movements.into_iter().map(Ok).collect(),
    };
    let journal = Journal {
        version: Version::Day,
        abi: "05428".into(),
        id: name.into(),
        page,
        pages,
        year: 2026,
        from: day,
        to: day,
        accounts: vec![account],
    };
    Incoming {
        bytes: opi::write(&journal).into_bytes(),
        statement: Statement { abi: String::new(), account: String::new(), id: String::new() },
    }
}

/// What became of a page, and of the journal once it is whole.
#[derive(Debug, PartialEq, Eq)]
pub struct Brought {
    pub journal: i64,
    pub missing: Vec<u32>,
    pub movements: usize,
    /// Of those, new or changed.
    pub changed: usize,
    pub bad: usize,
}

pub async fn journal(till: &Till, incoming: &Incoming) -> Result<Brought, JournalRefused> {
    let read = incoming.clone().read()?;
    let keep = move |tx: &mut platform::Tx, office: &office::Office, now| {
        keep_page(tx, office, &May::house(office.id, "staff:1"), &read, now)
    };
    let kept = till.act(keep).await?;
    let mut reckoned = reckon(&till.house.house.ctx, till.body, till.now()).await?;
    let entered = reckoned.entered.pop();
    let (movements, changed, bad) = entered.map_or((0, 0, 0), |one| (one.movements, one.changed, one.bad));
    Ok(Brought { journal: kept.journal, missing: kept.missing, movements, changed, bad })
}

pub fn credited(name: &str, cents: i64) -> Movement {
    let id = FlowId::parse(name).unwrap();
    let text = pagopa::bank_text::remittance_text(&id, Some(0));
    month::credit(&format!("b{name}"), cents, date(2026, 3, 4), &text)
}

pub const FLOW: &str = "2026-03-03PSP001-0001";

async fn the_course_of_a_payment_is_told_step_by_step(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    assert_eq!(counted.labels().await, [["RT_NO_IUF", "RT_NO_IUD"]]);
    assert_eq!(counted.state().await, State::Paid);
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Receipt)]);
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
    assert_eq!(counted.state().await, State::Reported);
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]]);
    assert_eq!(till.house.events("credit-joined").await, 1);
}

async fn a_flow_is_kept_once_and_a_later_revision_counts(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let first = flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)]);
    let kept = keep(till, &first).await.unwrap();
    let again = keep(till, &first).await.unwrap();
    assert_eq!((again.id, again.known, till.house.events("flow-kept").await), (kept.id, true, 1));
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    let mut second = flow(FLOW, vec![counted.line(RECEIPT, 4_400, PayStatus::Executed)]);
    second.flow.revision = 2;
    assert_eq!(keep(till, &second).await.unwrap().lines, [Some(Verdict::Amount)]);
    // the credit went over to the revision, and says that it is another amount
    assert_eq!(counted.labels().await, [["RT_NO_IUF", "IUF_TES_DIV_IMP", "RT_NO_IUD"]]);
    assert_eq!(counted.state().await, State::Paid, "no longer reported");
    let mut zero = flow(FLOW, vec![counted.line(RECEIPT, 1, PayStatus::Executed)]);
    zero.flow.psp = "ALTRO".into();
    assert!(!keep(till, &zero).await.unwrap().known, "the same id of another provider is another flow");
    let rows =
        till.act(|tx, office, _| settlement::flows(tx, office.id, Moment(i64::MAX), 10)).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.superseded).count(), 1);
    assert_eq!(rows.len(), 3, "nothing is deleted");
}

async fn a_flow_of_another_body_is_refused(on: On) {
    let counted = Counted::open(on, true).await;
    let mut foreign = flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)]);
    foreign.flow.receiver.body = "81005750021".into();
    assert_eq!(keep(&counted.till, &foreign).await, Err(FlowRefused::Foreign));
    assert_eq!(counted.till.house.events("flow-kept").await, 0);
}

async fn one_bad_line_never_blocks_a_flow(on: On) {
    let counted = Counted::open(on, true).await;
    let text = xml::write(
        &flow(FLOW, Vec::new()).flow,
        &[counted.line(RECEIPT, 4_500, PayStatus::Executed), counted.line("altra", 1, PayStatus::Executed)],
    );
    // the second line loses its amount
    let text = text.replace(">0.01<", ">niente<");
    let read = settlement::read_file(text.as_bytes()).unwrap();
    let kept = keep(&counted.till, &read).await.unwrap();
    assert_eq!(kept.lines.len(), 2);
    assert_eq!(kept.lines[0], Some(Verdict::Receipt));
    let flow = kept.id;
    let rows =
        counted.till.act(move |tx, office, _| settlement::lines(tx, office.id, flow, 0, 100)).await.unwrap();
    assert_eq!((rows[0].trouble.as_deref(), rows[1].trouble.as_deref()), (None, Some("amount")));
    let unreadable: Vec<_> = lines(&counted.till).await.into_iter().filter(|line| line.unreadable).collect();
    assert_eq!((unreadable.len(), unreadable[0].text.as_str()), (1, "amount"));
}

async fn a_line_without_its_receipt_counts_as_paid_and_is_pursued(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Awaited)]);
    let part = till.read(counted.position).await.options[0].instalments[0].clone();
    assert_eq!(part.payment.as_ref().map(|paid| paid.way), Some(PaidBy::Flow), "paid, receipt missing");
    assert_eq!(counted.labels().await, [["IUF_NO_TES", "IUV_NO_RT"]]);
    // every try in vain asks for another one, further away, until only a hand helps
    let asked = Arc::new(AtomicI64::new(0));
    let count = asked.clone();
    let recover: settlement::Recover = Arc::new(move |_, wanted| {
        assert_eq!(wanted.iur, RECEIPT);
        count.fetch_add(1, Ordering::SeqCst);
    });
    let runner = platform::jobs::Runner::new(
        till.house.house.ctx.db.clone(),
        till.house.clock.clone(),
        vec![(settlement::PURSUE, settlement::doer(till.house.house.ctx.clone(), recover))],
    );
    for _ in 0..80 {
        till.house.clock.set(till.now().plus_s(86_400));
        runner.round().await.unwrap();
    }
    assert_eq!(asked.load(Ordering::SeqCst), 14);
    // the receipt comes after all: by its hand it is filed, and the line is settled again
    let (iuv, body) = (counted.iuv.clone(), till.body);
    let paid = Paid {
        number: counted.position,
        nav: part.nav.clone(),
        amount: 4_500,
        day: date(2026, 3, 2),
        odd: Odd::Nothing,
        receipt: RECEIPT.into(),
        transfers: vec![(1, 4_500, month::OURS, false)],
    };
    till.act(move |tx, office, now| {
        month_load::receipt(tx, body, &paid)?;
        settlement::settle(tx, office, &BTreeSet::from([iuv.to_string()]), &Actor("platform".into()), now)
    })
    .await
    .unwrap();
    assert_eq!(till.pays(&part.nav, RECEIPT, 4_500).await, payments::pay::Paid::Known);
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
}

async fn a_receipt_under_another_id_is_what_the_flow_had_told(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("altro-id", 4_500, PayStatus::Executed)])).await.unwrap();
    let nav = till.read(counted.position).await.options[0].instalments[0].nav.clone();
    assert_eq!(till.pays(&nav, RECEIPT, 4_500).await, payments::pay::Paid::Known);
    let paid = till.read(counted.position).await.options[0].instalments[0].payment.clone().unwrap();
    assert_eq!((paid.way, paid.receipt.as_deref()), (PaidBy::Platform, Some(RECEIPT)));
    let twice = payments::pay::Paid::Surplus(payments::pay::Surplus::Twice);
    assert_eq!(till.pays(&nav, "seconda", 4_500).await, twice);
}

async fn what_no_receipt_will_explain_becomes_a_position_of_its_own(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let mut line = counted.line("mai-vista", 1_230, PayStatus::NoRpt);
    line.iuv = Iuv::parse("01999999999999977").unwrap();
    let kept = keep(till, &flow(FLOW, vec![line.clone()])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Created)]);
    let body = till.body;
    let nav = pagopa::NoticeNumber::of_iuv(&line.iuv).unwrap();
    let made = till.act(move |tx, _, _| payments::position::by_nav(tx, body, &nav)).await.unwrap().unwrap();
    assert_eq!(
        (made.origin, made.amount(), made.state(till.now())),
        (Origin::Flow, Cents(1_230), State::Reported)
    );
    line.iuv = Iuv::parse("RF18ALTRO").unwrap();
    let kept = keep(till, &flow("2026-03-03PSP001-0002", vec![line])).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Unknown)], "no notice number fits that reference");
}

async fn a_reference_that_comes_twice_is_doubled(on: On) {
    let counted = Counted::open(on, true).await;
    let lines = vec![
        counted.line("altra", 4_500, PayStatus::Executed),
        counted.line(RECEIPT, 4_500, PayStatus::Executed),
    ];
    let kept = keep(&counted.till, &flow(FLOW, lines)).await.unwrap();
    assert_eq!(kept.lines, [Some(Verdict::Awaited), Some(Verdict::Receipt)]);
    let mut labels = counted.labels().await;
    labels.sort();
    assert_eq!(
        labels,
        [vec!["IUF_NO_TES", "IUV_NO_RT", "DOPPI"], vec!["RT_IUF", "IUF_NO_TES", "RT_NO_IUD", "DOPPI"]]
    );
}

async fn a_stamp_is_never_awaited_in_a_flow(on: On) {
    let counted = Counted::open(on, true).await;
    let body = counted.till.body;
    counted
        .till
        .act(move |tx, _, _| {
            tx.execute(
                sql!("INSERT INTO receipt_transfer (body, receipt_id, place, beneficiary, amount, stamp, category, reason) VALUES (?1, ?2, 2, ?3, 1600, 1, '', 'Bollo')"),
                values![body, RECEIPT, month::OURS],
            )
        })
        .await
        .unwrap();
    keep(&counted.till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
}

async fn a_journal_is_read_when_all_its_pages_are_in(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let second = page("GDC-9", (2, 2), vec![credited(FLOW, 4_500)]);
    let kept = journal(till, &second).await.unwrap();
    assert_eq!((kept.missing.as_slice(), kept.movements), ([1].as_slice(), 0));
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
    let other = page("GDC-9", (3, 3), Vec::new());
    assert_eq!(journal(till, &other).await, Err(JournalRefused::Pages));
    let first = page("GDC-9", (1, 2), vec![month::credit("altro", 5, date(2026, 3, 4), "varie")]);
    let kept = journal(till, &first).await.unwrap();
    assert_eq!((kept.missing.len(), kept.movements, kept.changed), (0, 2, 2));
    assert!(counted.labels().await.contains(&vec!["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]));
    // the next day's journal tells the same movements again
    let again = page("GDC-10", (1, 1), vec![credited(FLOW, 4_500)]);
    assert_eq!(journal(till, &again).await.unwrap().changed, 0);
    let csv = Incoming {
        bytes: b"Data;Importo;Causale\n04/03/2026;12,50;Affitto\n05/03/2026;niente;Rotta\n".to_vec(),
        statement: Statement { abi: "05428".into(), account: "1".into(), id: "estratto.csv".into() },
    };
    let kept = journal(till, &csv).await.unwrap();
    assert_eq!((kept.movements, kept.bad), (1, 1));
    let troubles = till
        .act(move |tx, office, _| accounts::treasury::troubles(tx, office.id, kept.journal))
        .await
        .unwrap();
    assert_eq!(troubles[0].reason, "amount");
}

async fn a_credit_taken_back_by_the_treasurer_pays_no_flow(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let credit = credited(FLOW, 4_500);
    let then = |operation| Movement { operation, date: date(2026, 3, 5), ..credit.clone() };
    journal(till, &page("GDC-1", (1, 1), vec![credit.clone()])).await.unwrap();
    let back = page("GDC-2", (1, 1), vec![credit.clone(), then(Operation::Reversed)]);
    journal(till, &back).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
    let restored = vec![credit.clone(), then(Operation::Reversed), then(Operation::Restored)];
    journal(till, &page("GDC-3", (1, 1), restored)).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]]);
}

async fn a_weak_join_ends_when_a_surer_one_arrives(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let longer = "2026-03-03PSP001-00012";
    let other = keep(till, &flow(longer, vec![counted.line("b", 4_500, PayStatus::Executed)])).await.unwrap();
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    let joins = || {
        let march = (date(2026, 3, 1), date(2026, 3, 31));
        till.act(move |tx, office, _| reconcile::joins(tx, office, march, &BTreeSet::new()))
    };
    let found = joins().await.unwrap();
    assert_eq!((found[0].flow, found[0].step), (other.id, reconcile::Step::Beginning));
    let named =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let found = joins().await.unwrap();
    assert_eq!((found.len(), found[0].flow, found[0].step), (1, named.id, reconcile::Step::Exact));
}

async fn a_join_by_hand_has_an_author_and_a_reason_and_can_be_taken_back(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let mute = month::credit("muto", 4_400, date(2026, 3, 20), "GIROFONDO");
    journal(till, &page("GDC-1", (1, 1), vec![mute])).await.unwrap();
    let open = lines(till).await.into_iter().find_map(|line| match line.key {
        Key::Credit(id) => Some(id),
        _ => None,
    });
    let movement = open.unwrap();
    let flow = kept.id;
    let join = |reason: &'static str, movement: i64| {
        let accountant: May<Accounting> = till.as_staff("r.ragioneria");
        till.act(move |tx, office, now| {
            reconcile::join_by_hand(tx, office, &accountant, (flow, movement), &why(reason), now)
        })
    };
    assert_eq!(join("Visto con la banca", 1).await, Err(HandError::Unknown));
    assert_eq!(join("Visto con la banca", movement).await, Ok(()));
    assert_eq!(join("Ancora", movement).await, Err(HandError::Joined));
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_TES_DIV_IMP", "RT_NO_IUD"]]);
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| {
        reconcile::take_back(tx, office, &accountant, movement, &why("Era altro"), now)
    })
    .await
    .unwrap();
    assert!(counted.labels().await.contains(&vec!["TES_NO_MATCH"]));
    assert_eq!(till.house.events("credit-parted").await, 1);
    // what was taken back is not joined again, even where the id would say so
    let named = page("GDC-2", (1, 1), vec![credited(FLOW, 4_500)]);
    journal(till, &named).await.unwrap();
    let body = till.body;
    let row = till
        .act(move |tx, _, _| {
            tx.row(
                sql!("SELECT movement FROM flow_movement WHERE body = ?1 AND ended_at IS NULL"),
                values![body],
            )
        })
        .await;
    let joined: i64 = row.unwrap().unwrap().get(0).unwrap();
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| {
        reconcile::take_back(tx, office, &accountant, joined, &why("Prova"), now)
    })
    .await
    .unwrap();
    let joins = reconcile::match_all(&till.house.house.ctx, till.body, till.now()).await.unwrap();
    assert_eq!(joins, 0);
}

async fn notices_of_a_program_come_again_without_harm(on: On) {
    let counted = Counted::open(on, true).await;
    let text = format!("iud;iuv;importo;data\nA1;{0};45.00;2026-03-02\nA2;;1.00;2026-03-02\n", counted.iuv);
    let rows: Vec<_> =
        reconcile::read_notices(text.as_bytes()).unwrap().into_iter().map(|(_, row)| row).collect();
    assert_eq!(rows[1], Err("iuv"));
    // as offices write files: other places, other amounts, quotes, the older alphabet
    let office = format!("Data;Citt\u{e0};IUD;Importo;IUV\n02/03/2026;x;\"A;7\";1.245,00;{}\n", counted.iuv);
    let bytes: Vec<u8> = office.chars().map(|letter| letter as u8).collect();
    let notice = OwnNotice {
        iud: "A;7".into(),
        iuv: counted.iuv.clone(),
        amount: Cents(124_500),
        paid_on: date(2026, 3, 2),
    };
    assert_eq!(reconcile::read_notices(&bytes), Ok(vec![(2, Ok(notice))]));
    let lacking = NoticesError::Column("importo");
    assert_eq!(reconcile::read_notices(b"iud;iuv;data\nA;B;C\n"), Err(lacking));
    let put = |rows: Vec<Result<OwnNotice, &'static str>>| {
        counted.till.act(move |tx, office, now| {
            reconcile::keep_notices(tx, office, &May::house(office.id, "program"), &rows, now)
        })
    };
    assert_eq!(put(rows.clone()).await.unwrap(), [NoticeVerdict::Kept, NoticeVerdict::Bad("iuv")]);
    assert_eq!(put(rows.clone()).await.unwrap()[0], NoticeVerdict::Known);
    assert_eq!(counted.labels().await, [["RT_NO_IUF"]]);
    let mut less = rows[0].clone().unwrap();
    less.amount = Cents(4_000);
    assert_eq!(put(vec![Ok(less)]).await.unwrap(), [NoticeVerdict::Changed]);
    assert_eq!(counted.labels().await, [["RT_NO_IUF", "IUD_NO_RT"]]);
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

impl Counted {
    pub async fn open_with_service(on: On) -> Counted {
        let with = |text: String| {
            text.replace(
                "[body.creditor.postal_account]",
                "flows = \"https://fdr.example\"\n[body.creditor.postal_account]",
            )
        };
        let till = Till::open_with(on, with).await;
        let made = till.create(till.meals(4_500)).await.unwrap();
        let iuv = made.options[0].instalments[0].iuv.clone();
        Counted { till, position: made.id, iuv }
    }
}

async fn another_body_sees_nothing(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    journal(till, &page("GDC-1", (1, 1), vec![month::credit("x", 5, date(2026, 3, 4), "y")])).await.unwrap();
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let text = text.replacen("key = \"", "key = \"altro-", 1).replacen("80012345676", "81005750021", 1);
    let other = till.house.import(&text).await;
    assert_ne!(other, till.body);
    let offices = till.house.house.ctx.offices.clone();
    let seen = till.house.house.ctx.db.read(move |tx| {
        let office = offices.at(tx, other)?.unwrap();
        let lines = reconcile::lines(tx, &office, date(2026, 3, 1), date(2026, 3, 31))?;
        Ok::<_, platform::store::StoreError>((lines.len(), settlement::flow(tx, other, kept.id)?))
    });
    assert_eq!(seen.await.unwrap(), (0, None));
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

pub async fn close(till: &Till, until: jiff::civil::Date) -> Result<usize, ClosingError> {
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| closing::close_through(tx, office, &accountant, until, now)).await
}

pub async fn sheet(till: &Till, day: jiff::civil::Date) -> closing::Sheet {
    let body = till.body;
    let found = till.act(move |tx, _, _| closing::day_sheet(tx, body, day)).await;
    found.unwrap().unwrap().sheet
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

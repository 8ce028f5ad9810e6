//! What the bench shows, in words.

use office::Office;
use payments::said::{actor, list_day, when};
use platform::i18n::euro_unbroken as euro;
use platform::web::Page;

use super::amounts::Amounts;
use super::desk::{Open, Owed};
use super::hand::Again;
use super::labels::Label;
use super::lines::{Key, Line};
use super::pairs::{CreditShown, FlowShown, JoinShown, stand};
use super::said::{name_said, said};
use crate::explain::{ExplainedShown, Form};

/// Letters of what a position is for.
const OWED_SHOWN: usize = 60;

#[derive(askama::Template)]
#[template(path = "reconcile/bench.html")]
pub(super) struct Bench {
    pub page: Page,
    pub from: String,
    pub until: String,
    /// More days were asked for than are shown at once: how many these are.
    pub shortened: Option<i32>,
    pub label: String,
    /// The bench with all labels.
    pub all: String,
    pub filters: Vec<Chosen>,
    pub lines: Vec<LineShown>,
    pub found: usize,
    /// What the lines of these days come to, whatever label is chosen.
    pub amounts: Option<Amounts>,
    /// Lines of these days for which somebody has to do or to await something.
    pub open: usize,
    pub flows: Vec<FlowShown>,
    pub credits: Vec<CreditShown>,
    pub more_flows: Option<More>,
    pub more_credits: Option<More>,
    /// The last flow and credit before those that are shown; 0 from the beginning.
    pub after: (i64, i64),
    pub joins: Vec<JoinShown>,
    pub explained: Vec<ExplainedShown>,
    /// There are others of these days.
    pub more_explained: bool,
    pub explaining: Form,
    /// What somebody has just done.
    pub done: Option<String>,
    /// What was not done by hand, with what was typed.
    pub again: Again,
    pub acts: bool,
}

/// Open flows or credits of which not all are shown.
pub(super) struct More {
    pub all: i64,
    /// Where the next ones are, and the first ones.
    pub next: Option<String>,
    pub first: Option<String>,
}

impl More {
    /// `after`: those shown begin after this one; `last`: the last one shown; `part`: the address of those after one.
    pub fn of<T>(
        open: &Open<T>,
        after: i64,
        last: Option<i64>,
        part: impl Fn(i64) -> String,
    ) -> Option<More> {
        let all_shown = after == 0 && !open.goes_on;
        let next = last.filter(|_| open.goes_on).map(&part);
        let first = (after != 0).then(|| part(0));
        (!all_shown).then_some(More { all: open.all, next, first })
    }
}

/// A label to choose, and how many lines have it.
pub(super) struct Chosen {
    pub name: String,
    pub count: usize,
    pub address: String,
    pub chosen: bool,
}

/// A receipt, the line of a flow and what came in for it, as far as they are there.
pub(super) struct LineShown {
    pub day: String,
    pub what: String,
    pub receipt: Option<String>,
    pub number: String,
    /// Who of the staff brought the receipt as a file, and when.
    pub uploaded: Option<String>,
    pub flow: Option<String>,
    pub flow_id: Option<i64>,
    pub flow_name: String,
    /// Of the whole flow, where the line is only a part of it.
    pub whole: Option<String>,
    /// What of a credit the line is; where the credit is not its flow, all of it.
    pub treasury: Option<String>,
    /// That the line is a part of it, or that it is the whole, where that is not the same.
    pub credit: Option<String>,
    /// Its position, where it is one of ours, and the beginning of what it is for.
    pub position: Option<(i64, String)>,
    /// Where its position comes from.
    pub origin: Option<String>,
    /// The position with the cases of what was paid twice.
    pub case: Option<i64>,
    /// How two neighbours stand: `is-one`, `is-other`, or nothing where one is missing.
    pub receipt_flow: &'static str,
    pub flow_treasury: &'static str,
    pub reasons: Vec<Reason>,
    pub unreadable: Option<String>,
}

/// Why a line stands as it stands.
pub(super) struct Reason {
    pub name: String,
    pub word: &'static str,
    pub open: bool,
    pub sentence: String,
}

/// The sentence of this label says what a whole flow or its credit comes to.
fn of_whole(label: Label) -> bool {
    matches!(
        label,
        Label::ReceiptFlowTreasury
            | Label::FlowNoTreasury
            | Label::FlowTreasuryDiffer
            | Label::NoticeReceiptFlowTreasury
    )
}

impl LineShown {
    /// Whoever does not deal with `all` kinds of due sees the line and how it stands; from what a flow or a credit
    /// comes to he would learn the other kinds' sums.
    pub fn of(office: &Office, page: &Page, line: &Line, owed: &Owed, all: bool) -> LineShown {
        let facts = &line.facts;
        let (receipt, told) =
            (facts.receipt.map(|receipt| receipt.amount), facts.line.map(|line| line.amount));
        let whole = facts.line.map(|line| line.flow_total);
        let credited = whole.is_some() && whole == facts.treasury;
        // Of a credit that is not its flow nobody can say which part a line is.
        let (share, said_whole) =
            if credited { (told, "bench-credit") } else { (facts.treasury, "bench-credit-all") };
        let credit = facts.treasury.filter(|_| whole != told && whole.is_some());
        let reason = |label: super::Label| Reason {
            name: name_said(label).say(page.tr),
            word: label.word(),
            open: line.opens(label),
            sentence: if all || !of_whole(label) { said(label, facts).say(page.tr) } else { String::new() },
        };
        LineShown {
            day: list_day(page, line.day),
            what: if line.iuv.is_empty() && !line.unreadable { line.text.clone() } else { line.iuv.clone() },
            receipt: receipt.map(euro),
            number: if receipt.is_some() { line.receipt.clone() } else { String::new() },
            uploaded: line.uploaded.as_ref().map(|(by, at)| {
                page.t2("due-receipt-uploaded", "who", actor(office, page, by), "at", when(office, page, *at))
            }),
            flow: told.map(euro),
            flow_id: if let Key::Flow { flow, .. } = line.key { all.then_some(flow) } else { None },
            flow_name: line.flow_name.clone(),
            whole: whole.filter(|whole| all && Some(*whole) != told).map(euro),
            treasury: share.map(|cents| if all || credited { euro(cents) } else { page.t("bench-came-in") }),
            credit: credit.filter(|_| all).map(|amount| page.t1(said_whole, "amount", euro(amount))),
            position: owed.get(&line.iuv).map(|(id, what)| (*id, what.chars().take(OWED_SHOWN).collect())),
            origin: line.origin.map(|origin| page.t(&format!("due-origin-{}", origin.word()))),
            case: line.case,
            receipt_flow: stand(receipt, told),
            flow_treasury: stand(whole, facts.treasury),
            reasons: if line.unreadable { Vec::new() } else { line.told().map(reason).collect() },
            unreadable: line.unreadable.then(|| page.t(&format!("flow-line-{}", line.text))),
        }
    }
}

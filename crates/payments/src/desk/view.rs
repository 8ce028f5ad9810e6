//! A position in words.

use office::beside::Thing;
use office::{Ctx, Office};
use pagopa::Cents;
use platform::Moment;
use platform::web::Page;

use super::elsewhere::Kept;
use super::one::Whole;
use super::way::{Way, Who, way};
use super::{edit, edited, timeline};
use crate::position::{Destination, Position, State};
use crate::receipts::Filing;
use crate::refunds::page::{Shown, shown};
use crate::said;

/// What a revenue stamp costs as a rule.
const STAMP_USUAL: Cents = Cents(1_600);

pub(super) struct Choice {
    pub value: String,
    pub name: String,
    pub chosen: bool,
}

pub(super) struct Detail {
    pub id: i64,
    pub version: i64,
    pub iupd: String,
    pub heading: String,
    /// Who owes it, where it is the same in all ways of paying.
    pub who: Option<Who>,
    pub due: String,
    pub origin: String,
    pub state: String,
    pub chip: &'static str,
    pub amount: String,
    /// Of what is paid in part, what is still to pay.
    pub remains: Option<String>,
    pub tie: Option<String>,
    pub created: String,
    pub options: Vec<Way>,
    pub steps: Vec<(String, String, String)>,
    /// Whoever owes may have been written to.
    pub told: bool,
    pub receipts: Vec<ReceiptShown>,
    pub cases: Vec<Shown>,
    /// What is odd about a stamp, and whose receipt says it.
    pub stamps: Vec<(String, String)>,
    /// Something of it is being paid online: whoever takes other money takes it twice.
    pub paying: bool,
    /// The day of its creation: nothing of it was paid before.
    pub since: String,
    pub today: String,
    /// What somebody should look at before others do.
    pub heeds: Vec<String>,
    /// Nobody can pay it, for it is not published.
    pub draft: bool,
    /// The reader may publish it.
    pub publish: bool,
    /// What cannot be undone, each with a second question before it.
    pub ends: Vec<End>,
    pub may_edit: bool,
    /// Whether its reader may tell when it was served, and days wait for that.
    pub serve: bool,
    /// It has several notice numbers: all that can be paid is printed on one paper.
    pub many: bool,
}

/// Something that ends a position; its texts are `due-<word>`, `…-then` and `…-do`.
pub(super) struct End {
    pub word: &'static str,
    pub name: String,
    pub then: String,
    pub deed: String,
}

/// A receipt in words.
pub(super) struct ReceiptShown {
    pub number: String,
    pub nav: String,
    pub at: String,
    pub provider: String,
    pub amount: String,
    /// What became of it.
    pub verdict: String,
    /// It paid what it was for.
    pub pays: bool,
    /// Who of the staff brought it as a file, and when.
    pub uploaded: Option<String>,
}

impl Detail {
    pub(super) fn of(
        ctx: &Ctx,
        office: &Office,
        page: &Page,
        whole: Whole,
        (reader, changes, kept): (&str, bool, Option<&Kept>),
        now: Moment,
    ) -> Detail {
        let Whole { position, steps, receipts, cases, paying, stamps } = whole;
        let state = position.state(now);
        // The way that is in use comes first.
        let mut ways: Vec<_> = position.options.iter().collect();
        ways.sort_by_key(|option| position.is_other(option));
        Detail {
            id: position.id,
            version: position.version,
            iupd: position.iupd.clone(),
            heading: position.options.first().map_or_else(String::new, |option| option.description.clone()),
            who: position.sole_debtor().map(Who::of),
            due: said::due(office, page, position.due),
            origin: page.t(&format!("due-origin-{}", position.origin.word())),
            state: said::state(page, state),
            chip: said::state_chip(state),
            amount: said::euro(position.sum()),
            remains: (state == State::PartiallyPaid).then(|| said::euro(position.remains(now))),
            tie: position.tie.map(|tie| match tie {
                Thing::Appointment(_) => page.t("due-tie-appointment"),
                Thing::Ticket(_) => page.t("due-tie-ticket"),
                Thing::Visit(_) => page.t("due-tie-visit"),
            }),
            created: said::when(office, page, position.created_at),
            options: ways
                .into_iter()
                .map(|option| way(ctx, office, page, (&position, option, &receipts), (kept, now)))
                .collect(),
            steps: steps.iter().map(|step| timeline::said(office, page, step)).collect(),
            told: position.published_at.is_some(),
            receipts: receipts.iter().map(|receipt| receipt_shown(office, page, receipt)).collect(),
            cases: cases.iter().map(|case| shown(office, page, case, reader)).collect(),
            stamps: stamps
                .into_iter()
                .map(|(receipt, fault)| (page.t(&format!("due-odd-stamp-{}", fault.word())), receipt))
                .collect(),
            paying,
            since: said::form_day(office, position.created_at),
            today: said::form_day(office, now),
            heeds: if state.is_open() { heeds(page, &position) } else { Vec::new() },
            draft: state == State::Draft,
            publish: changes && state == State::Draft,
            ends: ends(&position, now).filter(|_| changes).map(|word| End::of(page, word)).collect(),
            may_edit: changes && state.is_open(),
            serve: changes
                && position.may_be_served(now)
                && said::days_from_service(office, position.due).is_some(),
            many: position.instalments().nth(1).is_some(),
        }
    }
}

/// Ways of paying that ask for different sums; a stamp of another price than the usual one (DPR 642/1972 as
/// changed in 2013), which no rule forbids.
fn heeds(page: &Page, position: &Position) -> Vec<String> {
    let transfers = position.instalments().flat_map(|(_, part)| &part.transfers);
    let mut stamps = transfers.filter(|transfer| matches!(transfer.to, Destination::Stamp(_)));
    let stamp = stamps.find(|stamp| stamp.amount != STAMP_USUAL).map(|stamp| {
        page.t2("due-stamp-odd", "amount", said::euro(stamp.amount), "usual", said::euro(STAMP_USUAL))
    });
    edited::apart(position).map(|sums| edit::said_apart(page, sums)).into_iter().chain(stamp).collect()
}

/// What its state lets somebody do. Programs may delete whatever was never paid; here what somebody may hold a paper of
/// is withdrawn first, so that who pays it is told.
fn ends(position: &Position, now: Moment) -> impl Iterator<Item = &'static str> {
    let withdraw = position.may_be_withdrawn(now);
    let delete = !withdraw && position.may_be_deleted();
    [("withdraw", withdraw), ("delete", delete)].into_iter().filter(|(_, may)| *may).map(|(word, _)| word)
}

impl End {
    fn of(page: &Page, word: &'static str) -> End {
        let text = |rest: &str| page.t(&format!("due-{word}{rest}"));
        End { word, name: text(""), then: text("-then"), deed: text("-do") }
    }
}

fn receipt_shown(office: &Office, page: &Page, receipt: &Filing) -> ReceiptShown {
    ReceiptShown {
        number: receipt.number.clone(),
        nav: receipt.nav_read(),
        at: said::when(office, page, receipt.paid_at),
        provider: receipt.provider.clone(),
        amount: said::euro(receipt.amount),
        verdict: page.t(&format!("due-receipt-{}", receipt.verdict.word())),
        pays: receipt.verdict.pays(),
        uploaded: receipt.uploaded.as_ref().map(|(by, at)| {
            let (who, at) = (said::actor(office, page, by), said::when(office, page, *at));
            page.t2("due-receipt-uploaded", "who", who, "at", at)
        }),
    }
}

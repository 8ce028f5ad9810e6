//! A position in words.

use office::{Ctx, Office};
use pagopa::Cents;
use platform::Moment;
use platform::web::Page;

use super::act::METHODS;
use super::one::Whole;
use super::way::{Way, way};
use crate::position::{State, Tie};
use crate::receipts::Filing;
use crate::refunds::page::{Shown, shown};
use crate::said;

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
    pub due: String,
    pub origin: String,
    pub state: String,
    pub chip: &'static str,
    pub amount: String,
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
    pub today: String,
    /// Word, text, look of what the reader may do with it.
    pub deeds: Vec<(&'static str, &'static str, &'static str)>,
    pub may_edit: bool,
    pub methods: Vec<(&'static str, String)>,
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
    /// It came as a file from somebody of the staff.
    pub uploaded: bool,
}

impl Detail {
    pub(super) fn of(
        ctx: &Ctx,
        office: &Office,
        page: &Page,
        whole: Whole,
        (reader, changes): (&str, bool),
        now: Moment,
    ) -> Detail {
        let Whole { position, steps, receipts, cases, stamps } = whole;
        let state = position.state(now);
        let untouched = position.instalments().all(|(_, part)| part.payment.is_none());
        Detail {
            id: position.id,
            version: position.version,
            iupd: position.iupd.clone(),
            heading: position.options.first().map_or_else(String::new, |option| option.description.clone()),
            due: said::due(office, page, position.due),
            origin: page.t(&format!("due-origin-{}", position.origin.word())),
            state: said::state(page, state),
            chip: said::state_chip(state),
            amount: said::euro(position.amount()),
            tie: position.tie.map(|tie| match tie {
                Tie::Appointment(_) => page.t("due-tie-appointment"),
                Tie::Ticket(_) => page.t("due-tie-ticket"),
            }),
            created: said::when(office, page, position.created_at),
            options: position
                .options
                .iter()
                .map(|option| way(ctx, office, page, (&position, option, &receipts), now))
                .collect(),
            steps: steps
                .iter()
                .map(|step| {
                    let flow = if step.by_flow { "-flow" } else { "" };
                    let what = page.t(&format!("due-step-{}{flow}", step.kind));
                    let amount = step.amount.map(|cents| format!(": {}", said::euro(Cents(cents))));
                    let at = said::when(office, page, step.at);
                    (what + &amount.unwrap_or_default(), said::actor(office, page, &step.actor), at)
                })
                .collect(),
            told: position.published_at.is_some(),
            receipts: receipts.iter().map(|receipt| receipt_shown(office, page, receipt)).collect(),
            cases: cases.iter().map(|case| shown(office, page, case, reader)).collect(),
            stamps: stamps
                .into_iter()
                .map(|(receipt, fault)| (page.t(&format!("due-odd-stamp-{}", fault.word())), receipt))
                .collect(),
            today: said::form_day(office, now),
            deeds: deeds(state, untouched).into_iter().filter(|_| changes).collect(),
            may_edit: changes && state.is_open(),
            methods: METHODS.iter().map(|word| (*word, page.t(&format!("due-method-{word}")))).collect(),
        }
    }
}

/// What its state lets somebody do; what nobody has been told of, or nobody can pay any more, may go for good.
fn deeds(state: State, untouched: bool) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut deeds = Vec::new();
    if state == State::Draft {
        deeds.push(("publish", "due-publish", "btn-primary"));
    }
    if matches!(state, State::Published | State::Valid) {
        deeds.push(("withdraw", "due-withdraw", "btn-plain"));
    }
    if untouched && matches!(state, State::Draft | State::Invalid | State::Expired) {
        deeds.push(("delete", "due-delete", "btn-plain"));
    }
    deeds
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
        uploaded: receipt.uploaded,
    }
}

//! What the bench shows of explanations, in words.

use std::collections::BTreeSet;

use office::Office;
use payments::said::{actor, short_day, when, written_day};
use platform::i18n::euro_unbroken as euro;
use platform::web::Page;

use super::paid::PaidElsewhere;
use super::read::Explained;
use super::{Kind, Why};

/// The form in which a credit is explained, with what was typed if it comes back.
pub(crate) struct Form {
    /// Word and name of each kind, and whether it is chosen.
    pub kinds: Vec<(&'static str, String, bool)>,
    pub payments: Vec<PaidShown>,
    /// There are others than these.
    pub more: bool,
    pub why: String,
    pub although: bool,
    pub most: usize,
    /// It came back, and stands open.
    pub open: bool,
}

pub(crate) struct PaidShown {
    /// As a form names it: position and instalment.
    pub name: String,
    pub chosen: bool,
    pub amount: String,
    pub day: String,
    pub method: String,
    pub nav: String,
    pub description: String,
}

/// What somebody typed that was not taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    pub kind: String,
    pub payments: BTreeSet<(i64, i64)>,
    pub why: String,
    /// The sums may differ.
    pub although: bool,
}

impl Form {
    pub fn of(
        office: &Office,
        page: &Page,
        (paid, more): (Vec<PaidElsewhere>, bool),
        typed: Option<&Typed>,
    ) -> Form {
        let chosen = typed.map_or("", |typed| typed.kind.as_str());
        let kind = |kind: Kind| {
            (kind.word(), page.t(&format!("explain-kind-{}", kind.word())), kind.word() == chosen)
        };
        let shown = |one: &PaidElsewhere| PaidShown {
            name: format!("{}/{}", one.position, one.instalment),
            chosen: typed.is_some_and(|typed| typed.payments.contains(&(one.position, one.instalment))),
            amount: euro(one.amount),
            day: short_day(office, one.paid_at),
            method: page.t(&format!("due-method-{}", payments::said::key(&one.method))),
            nav: one.nav.clone(),
            description: one.description.clone(),
        };
        Form {
            kinds: Kind::ALL.into_iter().map(kind).collect(),
            payments: paid.iter().map(shown).collect(),
            more,
            why: typed.map_or_else(String::new, |typed| typed.why.clone()),
            although: typed.is_some_and(|typed| typed.although),
            most: Why::MOST,
            open: typed.is_some(),
        }
    }
}

/// A credit and what it is.
pub(crate) struct ExplainedShown {
    pub movement: i64,
    pub amount: String,
    pub day: String,
    pub text: String,
    pub kind: String,
    pub reason: String,
    pub by: String,
    pub at: String,
    pub payments: i64,
    pub position: Option<i64>,
}

impl ExplainedShown {
    pub fn of(office: &Office, page: &Page, one: &Explained) -> ExplainedShown {
        ExplainedShown {
            movement: one.movement,
            amount: euro(one.amount),
            day: written_day(page, &one.moved_on),
            text: one.text.clone(),
            kind: page.t(&format!("explain-kind-{}", one.kind.word())),
            reason: one.reason.clone(),
            by: actor(office, page, &one.by),
            at: when(office, page, one.at),
            payments: one.payments,
            position: one.position,
        }
    }
}

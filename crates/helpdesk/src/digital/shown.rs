//! The figures in words, each beside its promise.

use office::Office;
use office::docs::{ContractDoc, Metric};
use platform::web::Page;

use super::figures::{Figures, PROMISED};
use super::words::{percent, promised};
use crate::said::{said, span};

/// A figure in large type, and what was promised.
pub struct Tile {
    pub label: String,
    pub value: String,
    pub more: String,
    pub promise: String,
    /// Below the promise.
    pub broken: bool,
}

/// A face and how many chose it.
pub struct Face {
    pub word: &'static str,
    pub count: i64,
}

/// A promise of the contract, and how it was kept.
pub struct PromiseRow {
    pub name: String,
    pub promised: String,
    pub met: i64,
    pub counted: i64,
    pub share: String,
}

pub struct Shown {
    pub open: Tile,
    pub first_contact: Tile,
    pub faces: Vec<Face>,
    pub availability: Tile,
    pub promises: Vec<PromiseRow>,
}

pub fn shown(page: &Page, contract: Option<&ContractDoc>, figures: &Figures) -> Shown {
    let faces = &figures.satisfaction;
    Shown {
        open: open(page, figures),
        first_contact: first_contact(page, contract, figures),
        faces: vec![
            Face { word: "good", count: faces.good },
            Face { word: "middling", count: faces.middling },
            Face { word: "bad", count: faces.bad },
        ],
        availability: availability(page, contract, figures),
        promises: PROMISED.iter().filter_map(|metric| promise(page, contract, figures, *metric)).collect(),
    }
}

fn open(page: &Page, figures: &Figures) -> Tile {
    let channels = figures.channels.iter().filter(|one| one.open > 0);
    let said: Vec<String> =
        channels.map(|one| format!("{} {}", said(page, "channel", one.channel.word()), one.open)).collect();
    Tile {
        label: page.t("customer-open-now"),
        value: figures.open.to_string(),
        more: said.join(" · "),
        promise: if figures.late > 0 {
            page.t1("customer-late", "count", figures.late)
        } else {
            String::new()
        },
        broken: figures.late > 0,
    }
}

fn first_contact(page: &Page, contract: Option<&ContractDoc>, figures: &Figures) -> Tile {
    let seen = &figures.first_contact;
    let promised =
        contract.map(|doc| promised(page, doc, Metric::FirstContact)).filter(|said| !said.is_empty());
    let share = figures.promise(Metric::FirstContact).and_then(|promise| promise.share());
    Tile {
        label: page.t("customer-first-contact"),
        value: if seen.count == 0 { "–".to_owned() } else { span(page.tr, seen.mean_s) },
        more: share
            .map_or_else(String::new, |share| page.t1("customer-kept", "share", percent(page.lang(), share))),
        promise: promised.map_or_else(String::new, |promised| page.t1("customer-promised", "what", promised)),
        broken: false,
    }
}

fn availability(page: &Page, contract: Option<&ContractDoc>, figures: &Figures) -> Tile {
    let lang = page.lang();
    let (seen, promised) = (figures.availability, contract.map(|doc| doc.availability));
    let share = seen.and_then(|seen| seen.hundredths());
    let of = |said: i64| format!("{}\u{a0}%", percent(lang, said));
    Tile {
        label: page.t("customer-availability"),
        value: share.map_or_else(|| "–".to_owned(), of),
        more: seen.map_or_else(String::new, |seen| {
            page.t2(
                "customer-stood",
                "stood",
                span(page.tr, seen.outage_s),
                "of",
                span(page.tr, seen.agreed_s),
            )
        }),
        promise: promised
            .map_or_else(String::new, |said| page.t1("customer-promised-share", "what", of(said))),
        broken: share.zip(promised).is_some_and(|(share, promised)| share < promised),
    }
}

fn promise(
    page: &Page,
    contract: Option<&ContractDoc>,
    figures: &Figures,
    metric: Metric,
) -> Option<PromiseRow> {
    let said_promise = contract.map(|doc| promised(page, doc, metric)).unwrap_or_default();
    let kept = figures.promise(metric);
    if said_promise.is_empty() && kept.is_none() {
        return None;
    }
    Some(PromiseRow {
        name: said(page, "clock", metric.word()),
        promised: said_promise,
        met: kept.map_or(0, |kept| kept.met),
        counted: kept.map_or(0, |kept| kept.counted),
        share: kept
            .and_then(|kept| kept.share())
            .map_or_else(|| "–".to_owned(), |share| format!("{}\u{a0}%", percent(page.lang(), share))),
    })
}

/// The contract whose promises stand beside the figures: the one in force at the end of the period.
pub fn contract_at(office: &Office, customer: i64, day: jiff::civil::Date) -> Option<&ContractDoc> {
    let key = office::by_id(&office.customers, customer).map(|part| part.doc.key.as_str())?;
    let own = || office.contracts.iter().filter(|part| part.doc.customer == key).map(|part| &part.doc);
    own()
        .find(|doc| doc.in_force(day))
        .or_else(|| own().filter(|doc| doc.from <= day).max_by_key(|doc| doc.from))
}

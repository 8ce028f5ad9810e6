//! Contracts and bills in words.

use jiff::civil::Date;
use office::docs::{ContractDoc, Metric};
use office::{Office, Part, by_id};
use platform::i18n::euro;
use platform::web::Page;

use super::fees::{Fee, fee};
use super::read::{Seen, ToOffer, Used};
use crate::digital::words;
use crate::said;
use office::period::Period;

/// Days before its end in which a contract asks to be renewed.
pub const RENEWAL_DAYS: i64 = 90;

pub struct ContractRow {
    pub name: String,
    pub customer: String,
    pub from: String,
    pub until: String,
    /// What is to be done about its end.
    pub alert: String,
    pub over: bool,
    pub availability: String,
    pub promises: Vec<(String, String)>,
    /// Counted for contracts with a customer.
    pub used: Option<Used>,
    pub included: i64,
    pub left: i64,
    pub beyond: i64,
}

pub struct FeeRow {
    pub contract: String,
    pub customer: String,
    pub fee: Fee,
    pub used: Used,
    pub included: i64,
    pub amount: String,
    pub extra: String,
    pub total: String,
}

pub struct OfferRow {
    pub id: i64,
    pub code: String,
    pub subject: String,
    pub area: String,
    pub customer: String,
    pub asked: String,
}

fn customer_name(office: &Office, page: &Page, key: &str) -> String {
    let found = office.customers.iter().find(|part| part.doc.key == key);
    found.map_or_else(|| page.t("contract-everybody"), |part| part.doc.name.clone())
}

/// How a contract stands today.
pub fn contract_row(
    office: &Office,
    page: &Page,
    part: &Part<ContractDoc>,
    used: Option<Used>,
    today: Date,
) -> ContractRow {
    let (doc, lang) = (&part.doc, page.lang());
    let left = doc.until.map(|until| (Period { from: today, to: until }).length() - 1);
    let alert = match left {
        Some(days) if days < 0 => page.t("contract-over"),
        Some(days) if days <= RENEWAL_DAYS => page.t1("contract-renew", "count", days),
        _ => String::new(),
    };
    let promised = |metric: &Metric| {
        let promised = words::promised(page, doc, *metric);
        (!promised.is_empty()).then(|| (said::said(page, "clock", metric.word()), promised))
    };
    let covered = used.map_or(0, |used| used.covered);
    ContractRow {
        name: doc.name.clone(),
        customer: customer_name(office, page, &doc.customer),
        from: words::day(lang, doc.from),
        until: doc.until.map_or_else(String::new, |until| words::day(lang, until)),
        alert,
        over: left.is_some_and(|days| days < 0),
        availability: format!("{}\u{a0}%", words::percent(lang, doc.availability)),
        promises: Metric::ALL.iter().filter_map(promised).collect(),
        used,
        included: doc.included,
        left: (doc.included - covered).max(0),
        beyond: (covered - doc.included).max(0),
    }
}

/// The bill of a quarter, a line for each contract in force in it.
pub fn fees(office: &Office, quarter: Period, seen: Vec<Seen>) -> Vec<FeeRow> {
    let row = |(part, used): (Part<ContractDoc>, Used)| {
        let fee = fee(&part.doc, quarter, used)?;
        let customer = office.customers.iter().find(|one| one.doc.key == part.doc.customer);
        Some(FeeRow {
            contract: part.doc.name,
            customer: customer.map_or_else(String::new, |one| one.doc.name.clone()),
            used,
            included: part.doc.included,
            amount: euro(fee.fee_cents),
            extra: euro(fee.extra_cents),
            total: euro(fee.total_cents()),
            fee,
        })
    };
    seen.into_iter().filter_map(row).collect()
}

pub fn offer_row(office: &Office, page: &Page, customer: &str, one: &ToOffer) -> OfferRow {
    OfferRow {
        id: one.id,
        code: one.code.clone(),
        subject: one.subject.clone(),
        area: by_id(&office.areas, one.area)
            .map_or_else(String::new, |part| part.doc.name.say(page.lang()).to_owned()),
        customer: customer_name(office, page, customer),
        asked: said::when(office, page, one.asked),
    }
}

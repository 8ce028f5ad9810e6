//! What the help desk's part of a file must fulfil.

use std::collections::BTreeSet;

use platform::web::Sentence;

use super::{Check, early, many, twice, value};
use crate::docs::*;
use crate::file::OfficeFile;

/// A promise of more working minutes than this is none: two years of eight hours a day.
const TARGET_MIN_MAX: i64 = 250_000;
/// A fee of a hundred million euros, in cents.
const CENTS_MAX: i64 = 10_000_000_000;
/// Days and months of the steps of a service and of what is kept: ten years, and forty.
const DAYS_MAX: i64 = 3_650;
const MONTHS_MAX: i64 = 480;
/// Items of a checklist.
const CHECKS_MAX: usize = 30;

impl Check<'_> {
    pub(super) fn desk(&mut self, file: &OfficeFile) {
        let hours = self.keys("hours", &file.hours, |doc| &doc.key);
        let areas = self.keys("area", &file.area, |doc| &doc.key);
        let customers = self.keys("customer", &file.customer, |doc| &doc.key);
        self.keys("supplier", &file.supplier, |doc| &doc.key);
        self.keys("contract", &file.contract, |doc| &doc.key);
        self.help(file, &file.body.get_ref().help, &file.body.span());
        for item in &file.hours {
            let at = item.span();
            self.texts(&at, "name", &item.get_ref().name);
            self.must(&at, !item.get_ref().weekly.lines().is_empty(), || {
                Sentence::new("office-file-no-hours")
            });
        }
        for item in &file.area {
            let (doc, at) = (item.get_ref(), item.span());
            self.texts(&at, "name", &doc.name);
            self.within(&at, "urgency", doc.urgency, 1, 3);
            self.within(&at, "impact", doc.impact, 1, 3);
            self.help(file, &doc.help, &at);
            self.must(&at, doc.checklist.len() <= CHECKS_MAX, || many("checklist", CHECKS_MAX));
            doc.checklist.iter().for_each(|check| self.texts(&at, "checklist", &check.text));
        }
        for item in &file.supplier {
            let (doc, at) = (item.get_ref(), item.span());
            self.text(&at, "name", &doc.name);
            self.known(&at, "hours", &doc.hours, &hours);
            self.within(&at, "solution_min", doc.solution_min, 0, TARGET_MIN_MAX);
            let address = identity::Email::parse(&doc.mail).is_ok();
            self.must(&at, address, || value("office-file-mail", "mail", &doc.mail));
        }
        for item in &file.customer {
            let (doc, at) = (item.get_ref(), item.span());
            self.text(&at, "name", &doc.name);
            for mail in &doc.mails {
                let whole = if mail.starts_with('@') { format!("a{mail}") } else { mail.clone() };
                let known = identity::Email::parse(&whole).is_ok();
                self.must(&at, known, || value("office-file-mails", "mails", mail));
            }
            let certified =
                doc.certified_mail.is_empty() || identity::Email::parse(&doc.certified_mail).is_ok();
            self.must(&at, certified, || value("office-file-mail", "certified_mail", &doc.certified_mail));
        }
        self.retention(file);
        for item in &file.contract {
            let (doc, at) = (item.get_ref(), item.span());
            self.text(&at, "name", &doc.name);
            if !doc.customer.is_empty() {
                self.known(&at, "customer", &doc.customer, &customers);
            }
            self.known(&at, "hours", &doc.hours, &hours);
            if !doc.hours_on_site.is_empty() {
                self.known(&at, "hours_on_site", &doc.hours_on_site, &hours);
            }
            doc.areas.iter().for_each(|area| self.known(&at, "areas", area, &areas));
            self.contract(doc, &at);
        }
        for item in &file.staff {
            let (doc, at) = (item.get_ref(), item.span());
            let outside = doc.roles.contains(&Role::Customer);
            if outside {
                self.known(&at, "customer", &doc.customer, &customers);
            }
            self.must(&at, !outside || doc.roles.len() == 1, || Sentence::new("office-file-role-alone"));
        }
    }

    /// Each agenda is of a service that is given that way, with one length of seat.
    fn help(&mut self, file: &OfficeFile, help: &HelpDoc, at: &std::ops::Range<usize>) {
        let ways = [
            ("callback", &help.callback, Given::Phone),
            ("remote", &help.remote, Given::Remote),
            ("on_site", &help.on_site, Given::OnSite),
        ];
        for (field, key, given) in ways.into_iter().filter(|(_, key, _)| !key.is_empty()) {
            let named = file.service.iter().map(|item| item.get_ref()).find(|doc| doc.key == *key);
            let fits = named.is_some_and(|doc| doc.given == given && doc.offering.len() == 1);
            self.must(at, fits, || value("office-file-help", &format!("help.{field}"), key));
        }
    }

    fn contract(&mut self, doc: &ContractDoc, at: &std::ops::Range<usize>) {
        if let Some(until) = doc.until {
            self.must(at, until >= doc.from, || early(("until", until), ("from", doc.from)));
        }
        let mut seen = BTreeSet::new();
        for target in &doc.target {
            self.within(at, "minutes", target.minutes, 1, TARGET_MIN_MAX);
            self.within(at, "severity", target.severity.unwrap_or(1), 1, 4);
            self.must(at, seen.insert((target.metric, target.severity)), || {
                let metric = serde_json::json!(target.metric);
                twice("target", metric.as_str().unwrap_or_default())
            });
        }
        self.within(at, "fee_cents", doc.fee_cents, 0, CENTS_MAX);
        self.within(at, "extra_cents", doc.extra_cents, 0, CENTS_MAX);
        self.within(at, "included", doc.included, 0, 1_000_000);
        self.within(at, "availability", doc.availability, 0, 10_000);
        let life = &doc.service_life;
        self.within(at, "in_charge_days", life.in_charge_days, 1, DAYS_MAX);
        self.within(at, "offer_days", life.offer_days, 1, DAYS_MAX);
        self.within(at, "plan_days", life.plan_days, 1, DAYS_MAX);
        self.within(at, "end_working_days", life.end_working_days, 1, 60);
        self.within(at, "export_days", life.export_days, 1, DAYS_MAX);
        self.within(at, "erasure_days", life.erasure_days, life.export_days, DAYS_MAX);
    }

    fn retention(&mut self, file: &OfficeFile) {
        let (doc, at) = (&file.body.get_ref().retention, file.body.span());
        self.within(&at, "tickets_months", doc.tickets_months, 0, MONTHS_MAX);
        self.within(&at, "files_months", doc.files_months, 0, MONTHS_MAX);
        self.within(&at, "letters_months", doc.letters_months, 0, MONTHS_MAX);
        self.within(&at, "certified_months", doc.certified_months, 0, MONTHS_MAX);
        self.within(&at, "set_aside_days", doc.set_aside_days, 0, 30 * MONTHS_MAX);
        self.within(&at, "defects_months", doc.defects_months, 0, MONTHS_MAX);
    }
}

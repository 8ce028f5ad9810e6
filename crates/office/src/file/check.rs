//! What a file must fulfil beyond its shape: references, ranges, texts.

mod desk;
mod dues;
mod payments;
mod programme;

use std::collections::BTreeSet;
use std::ops::Range;

use platform::i18n::Lang;
use queueing::Kind;
use toml::Spanned;

use super::{FileError, Limits, OfficeFile, line_of};
use crate::docs::*;

/// Longest text an office may write.
const TEXT_MAX: usize = 2_000;
/// More seats at the same instant than any office has desks.
const SEATS_MAX: i64 = 500;

struct Check<'a> {
    text: &'a str,
    limits: Limits,
    errors: Vec<FileError>,
}

pub(super) fn check(file: &OfficeFile, text: &str, limits: Limits) -> Vec<FileError> {
    let mut check = Check { text, limits, errors: Vec::new() };
    check.body(&file.body);
    let sites = check.keys("site", &file.site, |doc| &doc.key);
    let rooms = check.keys("room", &file.room, |doc| &doc.key);
    let services = check.keys("service", &file.service, |doc| &doc.key);
    check.keys("counter", &file.counter, |doc| &doc.key);
    check.keys("agenda", &file.agenda, |doc| &doc.key);
    check.keys("staff", &file.staff, |doc| &doc.login);
    check.keys("kiosk", &file.kiosk, |doc| &doc.key);
    check.keys("display", &file.display, |doc| &doc.key);
    let programmes = check.keys("programme", &file.programme, |doc| &doc.key);

    for item in &file.closure {
        check.closure(item);
    }
    for item in &file.site {
        let doc = item.get_ref();
        check.texts(&item.span(), "directions", &doc.directions);
        check.text(&item.span(), "name", &doc.name);
        check.text(&item.span(), "address", &doc.address);
    }
    for item in &file.room {
        check.known(&item.span(), "site", &item.get_ref().site, &sites);
        check.texts(&item.span(), "name", &item.get_ref().name);
    }
    for item in &file.counter {
        let (doc, at) = (item.get_ref(), item.span());
        check.known(&at, "site", &doc.site, &sites);
        check.texts(&at, "label", &doc.label);
        if let Some(room) = &doc.room {
            check.known(&at, "room", room, &rooms);
        }
        doc.services.iter().for_each(|service| check.known(&at, "services", service, &services));
        for service in
            file.service.iter().map(|item| item.get_ref()).filter(|s| doc.services.contains(&s.key))
        {
            check.must(&at, service.given.at_counter(), || {
                format!("services: {:?} is not given at counters", service.key)
            });
            check.must(&at, service.site == doc.site, || {
                format!("services: {:?} is given at {:?}, not at {:?}", service.key, service.site, doc.site)
            });
        }
    }
    for item in &file.service {
        check.known(&item.span(), "site", &item.get_ref().site, &sites);
        check.service(item);
    }
    let agendas: BTreeSet<&String> = file.agenda.iter().map(|item| &item.get_ref().key).collect();
    let mut former = BTreeSet::new();
    for item in &file.agenda {
        if let Some(was) = &item.get_ref().was {
            check.must(&item.span(), !agendas.contains(was), || {
                format!("was = {was:?}: this agenda is still in the file")
            });
            check.must(&item.span(), former.insert(was), || format!("was = {was:?} appears twice"));
        }
        check.known(&item.span(), "service", &item.get_ref().service, &services);
        check.agenda(item);
    }
    for item in &file.staff {
        let (doc, at) = (item.get_ref(), item.span());
        check.text(&at, "name", &doc.name);
        let address = doc.mail.is_empty() || identity::Email::parse(&doc.mail).is_ok();
        check.must(&at, address, || format!("mail = {:?} is not an address", doc.mail));
        doc.services.iter().for_each(|service| check.known(&at, "services", service, &services));
    }
    for item in &file.kiosk {
        let (doc, at) = (item.get_ref(), item.span());
        check.known(&at, "site", &doc.site, &sites);
        check.shown(&at, &doc.programme, &programmes);
        doc.services.iter().for_each(|service| check.known(&at, "services", service, &services));
    }
    for item in &file.display {
        let (doc, at) = (item.get_ref(), item.span());
        check.known(&at, "site", &doc.site, &sites);
        check.shown(&at, &doc.programme, &programmes);
        doc.services.iter().for_each(|service| check.known(&at, "services", service, &services));
    }
    for item in &file.programme {
        check.programme(item);
    }
    check.desk(file);
    check.payments(file, &services);
    check.errors.sort_by_key(|error| error.line);
    check.errors
}

impl Check<'_> {
    fn wrong(&mut self, at: &Range<usize>, reason: String) {
        self.errors.push(FileError { line: line_of(self.text, at), reason });
    }

    fn must(&mut self, at: &Range<usize>, holds: bool, reason: impl FnOnce() -> String) {
        if !holds {
            self.wrong(at, reason());
        }
    }

    fn within(&mut self, at: &Range<usize>, name: &str, value: i64, from: i64, to: i64) {
        self.must(at, (from..=to).contains(&value), || {
            format!("{name} = {value}: must be from {from} to {to}")
        });
    }

    fn keys<T>(&mut self, kind: &str, items: &[Spanned<T>], key: impl Fn(&T) -> &String) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        for item in items {
            let key = key(item.get_ref());
            let fits = !key.is_empty()
                && key.len() <= 40
                && key
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'_'));
            self.must(&item.span(), fits, || {
                format!("{kind} {key:?}: a key has 1 to 40 of a-z, 0-9, hyphen, dot, underscore")
            });
            self.must(&item.span(), seen.insert(key.clone()), || format!("{kind} {key:?} appears twice"));
        }
        seen
    }

    fn known(&mut self, at: &Range<usize>, field: &str, key: &str, known: &BTreeSet<String>) {
        self.must(at, known.contains(key), || format!("{field}: nothing here has the key {key:?}"));
    }

    fn text(&mut self, at: &Range<usize>, field: &str, text: &str) {
        self.must(at, !text.trim().is_empty(), || format!("{field} is empty"));
        self.written(at, field, text);
    }

    fn written(&mut self, at: &Range<usize>, field: &str, text: &str) {
        self.must(at, text.chars().count() <= TEXT_MAX, || {
            format!("{field} is longer than {TEXT_MAX} characters")
        });
        let clean = !text.chars().any(|c| c.is_control() && c != '\n');
        self.must(at, clean, || format!("{field} holds a control character"));
    }

    fn texts(&mut self, at: &Range<usize>, field: &str, texts: &Localized) {
        for (code, text) in texts.all() {
            self.written(at, field, text);
            if let Some(code) = code {
                let known = Lang::ALL.iter().any(|lang| lang.code() == code);
                self.must(at, known, || format!("{field}: {code:?} is not one of it, en, de, fr, sl"));
            }
        }
    }

    fn body(&mut self, item: &Spanned<BodyDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        let slug = !doc.key.is_empty()
            && doc.key.len() <= 40
            && doc.key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        self.must(at, slug, || format!("key = {:?}: 1 to 40 of a-z, 0-9 and hyphen", doc.key));
        self.must(at, !["api", "assets", "status", "metrics"].contains(&doc.key.as_str()), || {
            format!("key = {:?} is an address of the program itself", doc.key)
        });
        self.text(at, "name", &doc.name);
        self.must(at, !doc.languages.is_empty(), || "languages is empty".into());
        for code in doc.languages.iter().chain(&doc.pass_languages) {
            let known = Lang::ALL.iter().any(|lang| lang.code() == code);
            self.must(at, known, || format!("{code:?} is not one of it, en, de, fr, sl"));
        }
        self.must(at, doc.pass_languages.len() <= 2, || "pass_languages: one or two".into());
        let colour = doc.colour.len() == 7
            && doc.colour.starts_with('#')
            && doc.colour[1..].bytes().all(|b| b.is_ascii_hexdigit());
        self.must(at, colour, || format!("colour = {:?}: must look like #0066cc", doc.colour));
        self.must(at, jiff::tz::TimeZone::get(&doc.zone).is_ok(), || {
            format!("zone = {:?} is unknown", doc.zone)
        });
        self.within(at, "lock_min", doc.lock_min, 1, 60);
        let calling = &doc.calling;
        self.within(at, "late_factor", calling.late_factor, 0, 1_000);
        self.within(at, "margin_min", calling.margin_min, 0, 24 * 60);
        self.within(at, "early_min", calling.early_min, 0, 24 * 60);
        self.within(at, "overhead_s", calling.overhead_s, 0, 3_600);
        let exact = calling.margin_s.is_some() || calling.early_s.is_some();
        self.must(at, self.limits == Limits::Exact || !exact, || {
            "margin_s and early_s are for scratch offices".into()
        });
    }

    fn closure(&mut self, item: &Spanned<ClosureDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        self.texts(at, "name", &doc.name);
        self.must(at, doc.every.is_some() != doc.date.is_some(), || "say either every or date".into());
        if let Some(every) = &doc.every {
            let known = calendar::YearlyDay::parse(every).is_ok();
            self.must(at, known, || format!("every = {every:?}: must be MM-DD or easter+N"));
        }
    }

    fn service(&mut self, item: &Spanned<ServiceDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        for (field, texts) in [("name", &doc.name), ("description", &doc.description), ("notes", &doc.notes)]
        {
            self.texts(at, field, texts);
        }
        self.must(at, !doc.name.is_empty(), || "name is empty".into());
        self.must(at, doc.given.at_counter() || !(doc.portal || doc.walk_in), || {
            format!("{:?} is not given at counters: portal and walk_in must be false", doc.key)
        });
        self.must(at, doc.given.at_counter() || doc.check_in, || {
            format!("{:?} is not given at counters: nobody is waited for there, leave check_in out", doc.key)
        });
        let exact = self.limits == Limits::Exact;
        self.within(at, "mean_min", doc.mean_min, 1, 8 * 60);
        self.within(at, "earliest_days", doc.earliest_days, 0, 366);
        self.within(at, "latest_min", doc.latest_min, 0, 30 * 24 * 60);
        self.within(at, "allowed_delay_min", doc.allowed_delay_min, 0, 24 * 60);
        self.within(at, "overbooking_percent", doc.overbooking_percent, -50, 50);
        for kind in Kind::ALL {
            self.within(at, "promise_min", doc.promise_min.of(kind), 1, 8 * 60);
            self.within(at, "weight", doc.weight.of(kind), 100, 2_000);
        }
        let fixed = doc.pace.is_some() || doc.promise_s.is_some();
        self.must(at, exact || !fixed, || "pace and promise_s are for scratch offices".into());
        let mut seen = BTreeSet::new();
        for offering in &doc.offering {
            self.texts(at, "offering name", &offering.name);
            self.within(at, "offering minutes", offering.minutes, 1, 8 * 60);
            self.must(at, seen.insert(&offering.key), || {
                format!("offering {:?} appears twice", offering.key)
            });
        }
    }

    fn agenda(&mut self, item: &Spanned<AgendaDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        if let Some(until) = doc.until {
            self.must(at, until >= doc.from, || format!("until {until} is before from {}", doc.from));
        }
        for rule in &doc.weekly {
            self.must(at, rule.to > rule.from, || {
                format!("weekly: to {} is not after from {}", rule.to, rule.from)
            });
            self.must(at, !rule.days.is_empty(), || "weekly: days is empty".into());
            self.within(at, "every_min", rule.every_min, 1, 8 * 60);
            self.within(at, "seats", rule.seats, 0, SEATS_MAX);
        }
        for rule in &doc.dates {
            let hours = rule.from.is_some() && rule.to.is_some() && rule.every_min.is_some();
            let ways = [rule.closed, hours, !rule.starts.is_empty()].iter().filter(|way| **way).count();
            self.must(at, ways == 1, || {
                format!("date {}: say closed, or from, to and every_min, or starts", rule.date)
            });
            self.must(at, rule.closed || rule.seats.is_some(), || {
                format!("date {}: seats is missing", rule.date)
            });
            self.within(at, "seats", rule.seats.unwrap_or(0), 0, SEATS_MAX);
            self.within(at, "every_min", rule.every_min.unwrap_or(1), 1, 8 * 60);
        }
    }
}

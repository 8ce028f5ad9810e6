//! What a file must fulfil beyond its shape: references, ranges, texts.

mod body;
mod desk;
mod dues;
mod payments;
mod programme;
mod service;

use std::collections::BTreeSet;
use std::ops::Range;

use platform::i18n::Lang;
use platform::web::Sentence;
use platform::written;
use toml::Spanned;

use super::{FileError, Limits, OfficeFile, line_of};
use crate::docs::*;

/// Longest text an office may write.
const TEXT_MAX: usize = 2_000;

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
                Sentence::new("office-file-not-at-counter").with("service", &service.key)
            });
            check.must(&at, service.site == doc.site, || {
                let said = Sentence::new("office-file-other-site").with("service", &service.key);
                said.with("site", &service.site).with("here", &doc.site)
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
                Sentence::new("office-file-former-there").with("was", was)
            });
            check.must(&item.span(), former.insert(was), || twice("was", was));
        }
        check.known(&item.span(), "service", &item.get_ref().service, &services);
        check.agenda(item);
    }
    for item in &file.staff {
        let (doc, at) = (item.get_ref(), item.span());
        check.text(&at, "name", &doc.name);
        let address = doc.mail.is_empty() || identity::Email::parse(&doc.mail).is_ok();
        check.must(&at, address, || value("office-file-mail", "mail", &doc.mail));
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
    fn wrong(&mut self, at: &Range<usize>, why: Sentence) {
        self.errors.push(FileError::at(line_of(self.text, at), why));
    }

    fn must(&mut self, at: &Range<usize>, holds: bool, why: impl FnOnce() -> Sentence) {
        if !holds {
            self.wrong(at, why());
        }
    }

    fn within(&mut self, at: &Range<usize>, field: &str, given: i64, from: i64, to: i64) {
        self.must(at, (from..=to).contains(&given), || {
            value("office-file-range", field, given).with("from", from).with("to", to)
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
            self.must(&item.span(), fits, || value("office-file-key", kind, key));
            self.must(&item.span(), seen.insert(key.clone()), || twice(kind, key));
        }
        seen
    }

    fn known(&mut self, at: &Range<usize>, field: &str, key: &str, known: &BTreeSet<String>) {
        self.must(at, known.contains(key), || value("office-file-nothing", field, key));
    }

    fn text(&mut self, at: &Range<usize>, field: &str, text: &str) {
        self.must(at, !text.trim().is_empty(), || field_said("office-file-empty", field));
        self.written(at, field, text);
    }

    fn written(&mut self, at: &Range<usize>, field: &str, text: &str) {
        self.must(at, text.chars().count() <= TEXT_MAX, || long(field, TEXT_MAX));
        let clean = text.split('\n').all(written::is_readable);
        self.must(at, clean, || field_said("office-file-hidden", field));
    }

    fn texts(&mut self, at: &Range<usize>, field: &str, texts: &Localized) {
        for (code, text) in texts.all() {
            self.written(at, field, text);
            if let Some(code) = code {
                let known = Lang::ALL.iter().any(|lang| lang.code() == code);
                self.must(at, known, || value("office-file-language", field, code));
            }
        }
    }
}

/// What is wrong with a field.
fn field_said(key: &'static str, field: &str) -> Sentence {
    Sentence::new(key).with("field", field)
}

/// What is wrong with the value of a field.
fn value(key: &'static str, field: &str, given: impl ToString) -> Sentence {
    field_said(key, field).with("value", given)
}

fn twice(what: &str, key: impl ToString) -> Sentence {
    value("office-file-twice", what, key)
}

fn long(field: &str, most: usize) -> Sentence {
    field_said("office-file-long", field).with("most", most)
}

fn many(field: &str, most: usize) -> Sentence {
    field_said("office-file-many", field).with("most", most)
}

/// One day or hour comes too early for another.
fn early(late: (&str, impl ToString), early: (&str, impl ToString)) -> Sentence {
    value("office-file-early", late.0, late.1).with("other", early.0).with("than", early.1)
}

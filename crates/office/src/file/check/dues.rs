//! What a kind of due must fulfil: an account that can be credited, a code of the national list, limits that hold.

use std::collections::BTreeSet;
use std::ops::Range;

use pagopa::TaxonomyCode;

use platform::web::Sentence;

use super::{Check, field_said, long, many, twice, value};
use crate::docs::*;

/// Names, reasons and offices in the platform's messages.
const MESSAGE_TEXT_MAX: usize = 140;
/// The platform's largest amount.
const CENTS_MAX: i64 = 99_999_999_999;
/// Ten years to pay.
const DAYS_MAX: i64 = 3_650;
const FIELDS_MAX: usize = 20;
const CHOICES_MAX: usize = 50;
const DEMAND_CHARS: usize = 5;
const TOLD_BY_DEMANDS: [&str; 2] = ["nominativo", "importo"];
/// A reminder comes within two months of the due date.
const REMINDER_DAYS_MAX: i64 = 60;

impl Check<'_> {
    pub(super) fn due(&mut self, doc: &DueDoc, at: &Range<usize>) {
        self.must(at, !doc.name.is_empty(), || field_said("office-file-empty", "name"));
        self.texts(at, "name", &doc.name);
        self.each_short(at, "name", &doc.name);
        let code = TaxonomyCode::parse(&doc.taxonomy).is_ok_and(|code| code.as_str() == doc.taxonomy);
        self.must(at, code, || value("office-file-taxonomy", "taxonomy", &doc.taxonomy));
        self.must(at, doc.iban.country() == "IT", || value("office-file-iban-foreign", "iban", doc.iban));
        if let Some(postal) = &doc.postal_iban {
            self.must(at, postal.is_postal(), || value("office-file-iban-postal", "postal_iban", postal));
        }
        self.short(at, "office", &doc.office, MESSAGE_TEXT_MAX);
        self.short(at, "chapter", &doc.chapter, MESSAGE_TEXT_MAX);
        self.within(at, "days", doc.days, 0, DAYS_MAX);
        if let Some(reduced) = &doc.reduced {
            self.within(at, "reduced.days", reduced.days, 1, doc.days);
            self.within(at, "reduced.percent_off", reduced.percent_off, 1, 99);
        }
        // What is counted to a day, or over on a day, tells people that day.
        let reminds = doc.notify.is_some_and(|notify| notify.before_days > 0 || notify.after_days > 0);
        self.must(at, !doc.undated || !(doc.ends || doc.reduced.is_some() || reminds), || {
            Sentence::new("office-file-undated")
        });
        if let Some(notify) = &doc.notify {
            self.within(at, "notify.before_days", notify.before_days, 0, REMINDER_DAYS_MAX);
            self.within(at, "notify.after_days", notify.after_days, 0, REMINDER_DAYS_MAX);
        }
        if let Some(wish) = &doc.spontaneous {
            self.spontaneous(wish, at);
        }
    }

    fn spontaneous(&mut self, doc: &SpontaneousDoc, at: &Range<usize>) {
        self.must(at, !doc.reason.is_empty(), || field_said("office-file-empty", "spontaneous.reason"));
        self.texts(at, "spontaneous.reason", &doc.reason);
        self.each_short(at, "spontaneous.reason", &doc.reason);
        self.within(at, "spontaneous.cents", doc.cents, 0, CENTS_MAX);
        self.demand(doc, at);
        if !doc.is_fixed() {
            self.within(at, "spontaneous.least_cents", doc.least_cents, 1, CENTS_MAX);
            if doc.most_cents != 0 {
                self.within(at, "spontaneous.most_cents", doc.most_cents, doc.least_cents, CENTS_MAX);
            }
        }
        self.must(at, doc.field.len() <= FIELDS_MAX, || many("field", FIELDS_MAX));
        let mut keys = BTreeSet::new();
        for field in &doc.field {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
            let fits = (1..=40).contains(&field.key.len()) && field.key.bytes().all(plain);
            self.must(at, fits, || value("office-file-field-key", "field", &field.key));
            self.must(at, keys.insert(&field.key), || twice("field", &field.key));
            self.must(at, !field.name.is_empty(), || {
                field_said("office-file-empty", &format!("field {}: name", field.key))
            });
            self.texts(at, "field name", &field.name);
            self.each_short(at, "field name", &field.name);
            let choice = field.kind == FieldKind::Choice;
            let offered: BTreeSet<&String> = field.choices.iter().collect();
            let plain = |choice: &String| (1..=MESSAGE_TEXT_MAX).contains(&choice.trim().chars().count());
            let fit = offered.len() == field.choices.len() && offered.len() <= CHOICES_MAX;
            self.must(at, fit && field.choices.iter().all(plain), || {
                value("office-file-choices", "field", &field.key).with("most", CHOICES_MAX)
            });
            self.must(at, choice != field.choices.is_empty(), || {
                value("office-file-choices-kind", "field", &field.key)
            });
        }
        for (_, reason) in doc.reason.all() {
            for named in named(reason).filter(|named| !keys.iter().any(|key| key == named)) {
                self.wrong(at, value("office-file-no-field", "spontaneous.reason", named));
            }
        }
    }

    /// Under which name apps of banks ask for it (`idServizio`, `stText5`). A demand brings who owes and how much
    /// beside the fields, under names that no field may have then.
    fn demand(&mut self, doc: &SpontaneousDoc, at: &Range<usize>) {
        if doc.demand.is_empty() {
            return;
        }
        let fits = doc.demand.len() == DEMAND_CHARS && doc.demand.bytes().all(|b| b.is_ascii_alphanumeric());
        self.must(at, fits, || {
            value("office-file-demand", "spontaneous.demand", &doc.demand).with("count", DEMAND_CHARS)
        });
        for field in doc.field.iter().filter(|field| TOLD_BY_DEMANDS.contains(&field.key.as_str())) {
            self.wrong(at, value("office-file-demanded", "field", &field.key));
        }
    }

    fn each_short(&mut self, at: &Range<usize>, field: &str, texts: &Localized) {
        for (_, text) in texts.all() {
            self.must(at, text.chars().count() <= MESSAGE_TEXT_MAX, || long(field, MESSAGE_TEXT_MAX));
        }
    }
}

/// The keys in braces.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(key, _)| key)
}

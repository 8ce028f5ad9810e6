//! What a body offers, and when: services and their agendas.

use std::collections::BTreeSet;

use platform::web::Sentence;
use queueing::Kind;
use toml::Spanned;

use super::{Check, early, field_said, twice, value};
use crate::docs::*;
use crate::file::Limits;

/// More seats at the same instant than any office has desks.
const SEATS_MAX: i64 = 500;

impl Check<'_> {
    pub(super) fn service(&mut self, item: &Spanned<ServiceDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        for (field, texts) in [("name", &doc.name), ("description", &doc.description), ("notes", &doc.notes)]
        {
            self.texts(at, field, texts);
        }
        self.must(at, !doc.name.is_empty(), || field_said("office-file-empty", "name"));
        self.must(at, doc.given.at_counter() || !(doc.portal || doc.walk_in), || {
            value("office-file-no-counter", "service", &doc.key)
        });
        self.must(at, doc.given.at_counter() || doc.check_in, || {
            value("office-file-no-check-in", "service", &doc.key)
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
        self.must(at, exact || !fixed, || field_said("office-file-scratch-only", "pace, promise_s"));
        let mut seen = BTreeSet::new();
        for offering in &doc.offering {
            self.texts(at, "offering name", &offering.name);
            self.within(at, "offering minutes", offering.minutes, 1, 8 * 60);
            self.must(at, seen.insert(&offering.key), || twice("offering", &offering.key));
        }
    }

    pub(super) fn agenda(&mut self, item: &Spanned<AgendaDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        if let Some(until) = doc.until {
            self.must(at, until >= doc.from, || early(("until", until), ("from", doc.from)));
        }
        for rule in &doc.weekly {
            self.must(at, rule.to > rule.from, || early(("weekly: to", rule.to), ("from", rule.from)));
            self.must(at, !rule.days.is_empty(), || field_said("office-file-empty", "weekly: days"));
            self.within(at, "every_min", rule.every_min, 1, 8 * 60);
            self.within(at, "seats", rule.seats, 0, SEATS_MAX);
        }
        for rule in &doc.dates {
            let hours = rule.from.is_some() && rule.to.is_some() && rule.every_min.is_some();
            let ways = [rule.closed, hours, !rule.starts.is_empty()].iter().filter(|way| **way).count();
            self.must(at, ways == 1, || Sentence::new("office-file-date-ways").with("date", rule.date));
            self.must(at, rule.closed || rule.seats.is_some(), || {
                field_said("office-file-missing", &format!("date {}: seats", rule.date))
            });
            self.within(at, "seats", rule.seats.unwrap_or(0), 0, SEATS_MAX);
            self.within(at, "every_min", rule.every_min.unwrap_or(1), 1, 8 * 60);
        }
    }
}

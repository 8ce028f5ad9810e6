//! What a body says of itself, and the days on which it is closed.

use platform::i18n::Lang;
use platform::web::Sentence;
use toml::Spanned;

use super::{Check, field_said, value};
use crate::docs::*;
use crate::file::Limits;

impl Check<'_> {
    pub(super) fn body(&mut self, item: &Spanned<BodyDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        let slug = !doc.key.is_empty()
            && doc.key.len() <= 40
            && doc.key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        self.must(at, slug, || value("office-file-body-key", "key", &doc.key));
        self.must(at, !["api", "assets", "status", "metrics"].contains(&doc.key.as_str()), || {
            value("office-file-own-address", "key", &doc.key)
        });
        self.text(at, "name", &doc.name);
        self.must(at, !doc.languages.is_empty(), || field_said("office-file-empty", "languages"));
        for code in doc.languages.iter().chain(&doc.pass_languages) {
            let known = Lang::ALL.iter().any(|lang| lang.code() == code);
            self.must(at, known, || value("office-file-language", "languages", code));
        }
        self.must(at, doc.pass_languages.len() <= 2, || Sentence::new("office-file-pass-languages"));
        let colour = doc.colour.len() == 7
            && doc.colour.starts_with('#')
            && doc.colour[1..].bytes().all(|b| b.is_ascii_hexdigit());
        self.must(at, colour, || value("office-file-colour", "colour", &doc.colour));
        self.must(at, jiff::tz::TimeZone::get(&doc.zone).is_ok(), || {
            value("office-file-zone", "zone", &doc.zone)
        });
        self.within(at, "lock_min", doc.lock_min, 1, 60);
        let calling = &doc.calling;
        self.within(at, "late_factor", calling.late_factor, 0, 1_000);
        self.within(at, "margin_min", calling.margin_min, 0, 24 * 60);
        self.within(at, "early_min", calling.early_min, 0, 24 * 60);
        self.within(at, "overhead_s", calling.overhead_s, 0, 3_600);
        let exact = calling.margin_s.is_some() || calling.early_s.is_some();
        self.must(at, self.limits == Limits::Exact || !exact, || {
            field_said("office-file-scratch-only", "margin_s, early_s")
        });
    }

    pub(super) fn closure(&mut self, item: &Spanned<ClosureDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        self.texts(at, "name", &doc.name);
        self.must(at, doc.every.is_some() != doc.date.is_some(), || {
            Sentence::new("office-file-every-or-date")
        });
        if let Some(every) = &doc.every {
            let known = calendar::YearlyDay::parse(every).is_ok();
            self.must(at, known, || value("office-file-every", "every", every));
        }
    }
}

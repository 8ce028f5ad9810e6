//! What a body says of itself, and the days on which it is closed.

use platform::i18n::Lang;
use toml::Spanned;

use super::Check;
use crate::docs::*;
use crate::file::Limits;

impl Check<'_> {
    pub(super) fn body(&mut self, item: &Spanned<BodyDoc>) {
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

    pub(super) fn closure(&mut self, item: &Spanned<ClosureDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        self.texts(at, "name", &doc.name);
        self.must(at, doc.every.is_some() != doc.date.is_some(), || "say either every or date".into());
        if let Some(every) = &doc.every {
            let known = calendar::YearlyDay::parse(every).is_ok();
            self.must(at, known, || format!("every = {every:?}: must be MM-DD or easter+N"));
        }
    }
}

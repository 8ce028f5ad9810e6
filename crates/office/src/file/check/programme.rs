//! What a programme must fulfil: each kind of item its own fields, hours and days that can come.

use std::collections::BTreeSet;
use std::ops::Range;

use platform::web::Sentence;
use toml::Spanned;

use super::{Check, early, field_said, long, many, value};
use crate::docs::{ItemDoc, ItemKind, ProgrammeDoc};
use crate::media::{Kind, MediaError, name};

/// Longest notice, in characters: more is not read from three metres away.
const NOTICE_MAX: usize = 160;
const TITLE_MAX: usize = 60;
/// Longest time of an item, seconds.
const SECONDS_MAX: i64 = 600;
/// Items of a programme.
const ITEMS_MAX: usize = 60;

impl Check<'_> {
    /// A screen names a programme that exists, or none.
    pub(super) fn shown(&mut self, at: &Range<usize>, key: &str, known: &BTreeSet<String>) {
        if !key.is_empty() {
            self.known(at, "programme", key, known);
        }
    }

    pub(super) fn programme(&mut self, programme: &Spanned<ProgrammeDoc<Spanned<ItemDoc>>>) {
        let (doc, at) = (programme.get_ref(), &programme.span());
        self.text(at, "name", &doc.name);
        self.must(at, doc.item.len() <= ITEMS_MAX, || many(&format!("programme {}", doc.key), ITEMS_MAX));
        for item in &doc.item {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Spanned<ItemDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        for (field, texts, most) in [("title", &doc.title, TITLE_MAX), ("text", &doc.text, NOTICE_MAX)] {
            self.texts(at, field, texts);
            let fits = texts.all().iter().all(|(_, text)| text.chars().count() <= most);
            self.must(at, fits, || long(field, most));
        }
        self.must(at, !doc.text.is_empty(), || {
            Sentence::new(match doc.kind {
                ItemKind::Notice => "office-file-notice-text",
                _ => "office-file-picture-text",
            })
        });
        self.written(at, "rights", &doc.rights);
        self.file(at, doc);
        self.within(at, "seconds", doc.seconds, 3, SECONDS_MAX);
        self.within(at, "priority", doc.priority, 0, 9);
        if let (Some(from), Some(to)) = (doc.from, doc.to) {
            self.must(at, to > from, || early(("to", to), ("from", from)));
        }
        if let (Some(since), Some(until)) = (doc.since, doc.until) {
            self.must(at, until >= since, || early(("until", until), ("since", since)));
        }
        if let Some(code) = &doc.language {
            let known = platform::i18n::Lang::parse(code).is_some();
            self.must(at, known, || value("office-file-language", "language", code));
        }
    }

    fn file(&mut self, at: &Range<usize>, doc: &ItemDoc) {
        let wanted: &[Kind] = match doc.kind {
            ItemKind::Notice => {
                return self.must(at, doc.file.is_none(), || Sentence::new("office-file-notice-file"));
            }
            ItemKind::Image => &[Kind::Png, Kind::Jpeg, Kind::Webp],
            ItemKind::Video => &[Kind::Mp4],
        };
        let Some(file) = &doc.file else { return self.wrong(at, field_said("office-file-missing", "file")) };
        match name(file) {
            Err(MediaError::Name) => self.wrong(at, value("office-file-name", "file", file)),
            Err(_) => self.wrong(at, value("office-file-kinds", "file", file)),
            Ok(kind) => self.must(at, wanted.contains(&kind), || value("office-file-misfit", "file", file)),
        }
    }
}

//! What a programme must fulfil: each kind of item its own fields, hours and days that can come.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;

use super::Check;
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
        self.must(at, doc.item.len() <= ITEMS_MAX, || {
            format!("programme {:?} has more than {ITEMS_MAX} items", doc.key)
        });
        for item in &doc.item {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Spanned<ItemDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        for (field, texts, most) in [("title", &doc.title, TITLE_MAX), ("text", &doc.text, NOTICE_MAX)] {
            self.texts(at, field, texts);
            let fits = texts.all().iter().all(|(_, text)| text.chars().count() <= most);
            self.must(at, fits, || format!("{field} is longer than {most} characters"));
        }
        self.must(at, !doc.text.is_empty(), || match doc.kind {
            ItemKind::Notice => "text is missing: it is the notice".into(),
            _ => "text is missing: say what it shows, for those who cannot see it".into(),
        });
        self.written(at, "rights", &doc.rights);
        self.file(at, doc);
        self.within(at, "seconds", doc.seconds, 3, SECONDS_MAX);
        self.within(at, "priority", doc.priority, 0, 9);
        if let (Some(from), Some(to)) = (doc.from, doc.to) {
            self.must(at, to > from, || format!("to {to} is not after from {from}"));
        }
        if let (Some(since), Some(until)) = (doc.since, doc.until) {
            self.must(at, until >= since, || format!("until {until} is before since {since}"));
        }
        if let Some(code) = &doc.language {
            let known = platform::i18n::Lang::parse(code).is_some();
            self.must(at, known, || format!("language: {code:?} is not one of it, en, de, fr, sl"));
        }
    }

    fn file(&mut self, at: &Range<usize>, doc: &ItemDoc) {
        let wanted: &[Kind] = match doc.kind {
            ItemKind::Notice => {
                return self.must(at, doc.file.is_none(), || "file: a notice has words and no file".into());
            }
            ItemKind::Image => &[Kind::Png, Kind::Jpeg, Kind::Webp],
            ItemKind::Video => &[Kind::Mp4],
        };
        let Some(file) = &doc.file else { return self.wrong(at, "file is missing".into()) };
        match name(file) {
            Err(MediaError::Name) => self.wrong(
                at,
                format!(
                    "file {file:?}: a name beside or below this file, of letters, digits, dot, hyphen, underscore"
                ),
            ),
            Err(_) => self.wrong(at, format!("file {file:?}: only png, jpg, webp and mp4")),
            Ok(kind) => self.must(at, wanted.contains(&kind), || {
                format!("file {file:?} does not fit an item of this kind")
            }),
        }
    }
}

//! The programme in words, for the console.

use platform::web::Page;

use super::Medium;
use crate::docs::{ItemDoc, ItemKind, Weekday, on_air};
use crate::parts::Office;

pub(super) struct Programme {
    pub name: String,
    /// Names of the displays and kiosks that show it.
    pub shown_by: Vec<String>,
    pub items: Vec<Item>,
}

pub(super) struct Item {
    pub kind: String,
    pub words: String,
    pub file: Option<String>,
    /// Its file is not there.
    pub missing: bool,
    pub seconds: i64,
    pub when: String,
    pub on: bool,
}

pub(super) fn programmes(office: &Office, media: &[Medium], page: &Page) -> Vec<Programme> {
    let at = page.now.zoned(&office.zone).datetime();
    let all = office.programmes.iter().map(|part| {
        let on = on_air(&part.doc.item, at, &office.languages());
        let items = part.doc.item.iter().enumerate().map(|(number, item)| Item {
            kind: page.t(kind_key(item.kind)),
            words: words(item, page),
            missing: item.file.as_ref().is_some_and(|file| media.iter().all(|medium| medium.name != *file)),
            file: item.file.clone(),
            seconds: item.seconds,
            when: when(item, page),
            on: on.iter().any(|(at, _)| *at == number),
        });
        Programme {
            name: part.doc.name.clone(),
            shown_by: shown_by(office, &part.doc.key),
            items: items.collect(),
        }
    });
    all.collect()
}

fn shown_by(office: &Office, key: &str) -> Vec<String> {
    let displays = office.displays.iter().filter(|part| part.doc.programme == key);
    let kiosks = office.kiosks.iter().filter(|part| part.doc.programme == key);
    displays.map(|part| part.doc.name.clone()).chain(kiosks.map(|part| part.doc.name.clone())).collect()
}

/// The programmes with an item that shows the file.
pub(super) fn used_by(office: &Office, file: &str) -> Vec<String> {
    let shows = |item: &ItemDoc| item.file.as_deref() == Some(file);
    let users = office.programmes.iter().filter(|part| part.doc.item.iter().any(shows));
    users.map(|part| part.doc.name.clone()).collect()
}

fn kind_key(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Notice => "media-kind-notice",
        ItemKind::Image => "media-kind-image",
        ItemKind::Video => "media-kind-video",
    }
}

fn words(item: &ItemDoc, page: &Page) -> String {
    let (title, text) = (item.title.say(page.lang()), item.text.say(page.lang()));
    if title.is_empty() { text.to_owned() } else { format!("{title}: {text}") }
}

/// «lun mar · dalle 08:30 alle 12:00 · fino al 2026-12-31 · de», or that it is always on.
fn when(item: &ItemDoc, page: &Page) -> String {
    let mut parts = Vec::new();
    if !item.days.is_empty() {
        parts.push(item.days.iter().map(|day| page.t(day_key(*day))).collect::<Vec<_>>().join(" "));
    }
    let mut one =
        |key: &str, value: Option<String>| parts.extend(value.map(|value| page.t1(key, "at", value)));
    one("media-from", item.from.map(|at| at.to_string()));
    one("media-to", item.to.map(|at| at.to_string()));
    one("media-since", item.since.map(|day| day.to_string()));
    one("media-until", item.until.map(|day| day.to_string()));
    one("media-language", item.language.clone());
    one("media-priority", (item.priority > 0).then(|| item.priority.to_string()));
    if parts.is_empty() { page.t("media-always") } else { parts.join(" · ") }
}

fn day_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "media-mon",
        Weekday::Tue => "media-tue",
        Weekday::Wed => "media-wed",
        Weekday::Thu => "media-thu",
        Weekday::Fri => "media-fri",
        Weekday::Sat => "media-sat",
        Weekday::Sun => "media-sun",
    }
}

/// «340 kB», «12 MB»: rounded up, so that nothing is shown as empty.
pub(super) fn size(page: &Page, bytes: i64) -> String {
    match bytes {
        ..1_000_000 => page.t1("media-kilobytes", "count", (bytes + 999) / 1_000),
        _ => page.t1("media-megabytes", "count", (bytes + 999_999) / 1_000_000),
    }
}

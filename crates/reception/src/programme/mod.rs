//! The programme of a screen at this moment: notices, images and videos, in the languages it speaks.
//!
//! A notice in two languages has a turn in each. What may be shown now is chosen here, with every view; the
//! screen turns the items, and lets go of one whose hour ends while it is cut off. A call is never covered:
//! the screen gives way.

use askama::Template;
use calendar::DayTime;
use jiff::civil::Date;
use office::docs::{ItemDoc, ItemKind, on_air};
use office::{Office, media};
use platform::Moment;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};

use crate::display::words::Said;

/// Notices above this length are written smaller.
const LONG_CHARS: usize = 110;

/// The items, each hidden but the first: the script shows them in turn.
#[derive(Template)]
#[template(path = "programme/strip.html")]
pub(crate) struct Strip {
    items: Vec<Item>,
}

struct Item {
    row: String,
    seconds: i64,
    /// Not shown from here on, whatever the server could say meanwhile.
    until: Option<Moment>,
    lang: &'static str,
    title: String,
    text: String,
    face: Face,
}

impl Item {
    /// More words take smaller letters.
    fn is_long(&self) -> bool {
        self.text.chars().count() > LONG_CHARS
    }
}

#[derive(Clone)]
enum Face {
    Notice,
    Image(String),
    Video(String),
}

/// What the programme with this key shows now; `None` when nothing is on.
pub(crate) fn now(
    tx: &mut Tx,
    office: &Office,
    key: &str,
    langs: &[Lang],
    now: Moment,
) -> Result<Option<Strip>, StoreError> {
    let Some(programme) = office.programme_by_key(key) else { return Ok(None) };
    let at = now.zoned(&office.zone).datetime();
    let on = on_air(&programme.doc.item, at, langs);
    if on.is_empty() {
        return Ok(None);
    }
    let media = media::of_body(tx, office.id)?;
    let address = |name: &str| {
        let medium = media.iter().find(|medium| medium.name == name)?;
        Some(format!("/{}/media/{}", office.body.key, medium.file()))
    };
    let mut items = Vec::new();
    for (number, doc) in on {
        let face = match (doc.kind, doc.file.as_deref().and_then(address)) {
            (ItemKind::Notice, _) => Face::Notice,
            (ItemKind::Image, Some(address)) => Face::Image(address),
            (ItemKind::Video, Some(address)) => Face::Video(address),
            // A file that is not there yet is left out: a screen shows no broken picture.
            (ItemKind::Image | ItemKind::Video, None) => continue,
        };
        let until = ends(office, doc, at.date());
        let said = Said::by(langs, |lang| doc.text.say(lang).to_owned());
        let first = langs.first().map_or("", |lang| lang.code());
        // Each language has its turn with a notice, as with a call; a picture says the same to all.
        let others = said.second.filter(|_| doc.kind == ItemKind::Notice);
        for (code, text) in std::iter::once((first, said.first)).chain(others) {
            let title = Lang::parse(code).map_or(String::new(), |lang| doc.title.say(lang).to_owned());
            items.push(Item {
                row: format!("item-{}-{number}-{code}", programme.id),
                seconds: doc.seconds,
                until,
                lang: code,
                title,
                text,
                face: face.clone(),
            });
        }
    }
    Ok((!items.is_empty()).then_some(Strip { items }))
}

/// When an item that is on today ends, if it does.
fn ends(office: &Office, doc: &ItemDoc, day: Date) -> Option<Moment> {
    match (doc.to, doc.until) {
        (Some(to), _) => instant(office, day, to),
        (None, Some(until)) if until == day => instant(office, day, DayTime::END),
        _ => None,
    }
}

fn instant(office: &Office, day: Date, at: DayTime) -> Option<Moment> {
    calendar::instant(day, at, &office.zone).map(Moment::from)
}

#[cfg(test)]
mod tests;

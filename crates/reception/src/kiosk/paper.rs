//! The pass on paper (requirement Q2.5): body, address, service, date, time, code, QR, useful information.
//! No personal data, because paper is left lying about.

use axum::response::Response;
use office::docs::Localized;
use office::kiosk::At;
use office::{Office, by_id};
use platform::codes::qr_svg;
use platform::events::{NewEvent, append};
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::web::{Failed, Page, Posted, nothing};

use super::held::Held;
use super::words;

/// Longest name of a paper: a kind, an id, a number of the copy.
const NAME_MAX: usize = 60;

pub(super) struct Paper {
    /// Printed once a name; a reprint gets a new name and keeps the code.
    pub name: String,
    pub address: String,
    /// One text per language of the pass, the second one smaller.
    pub service: Vec<String>,
    pub date: Vec<String>,
    pub time: String,
    pub code: String,
    pub qr: Option<String>,
    pub place: Vec<String>,
    pub info: Vec<String>,
}

/// The paper of a pass; `copy` tells reprints apart.
pub(super) fn of(
    office: &Office,
    page: &Page,
    public_address: &str,
    token: &str,
    held: &Held,
    copy: &str,
) -> Paper {
    let langs = office.pass_languages(page.lang());
    let service = held.service(office).map(|part| &part.doc);
    let site = by_id(&office.sites, held.pass.site()).map(|part| &part.doc);
    let said = |text: Option<&Localized>| {
        each(&langs, |lang| text.map_or_else(String::new, |text| text.say(lang).to_owned()))
    };
    let link = format!("{public_address}/{}/a/{token}", office.body.key);
    let mut info = said(service.map(|doc| &doc.notes));
    info.extend(said(site.map(|doc| &doc.directions)));
    Paper {
        name: [held.pass.name(), copy.to_owned()].join(if copy.is_empty() { "" } else { "." }),
        address: site.map_or_else(String::new, |site| format!("{}, {}", site.name, site.address)),
        service: said(service.map(|doc| &doc.name)),
        date: each(&langs, |lang| words::day(lang, office, held.hour())),
        time: words::clock(office, held.hour()),
        code: held.pass.code().to_owned(),
        qr: qr_svg(&link, &page.t("kiosk-paper-qr"))
            .inspect_err(|error| tracing::error!(%error, "a pass without its QR code"))
            .ok(),
        place: each(&langs, |lang| {
            service.map_or_else(String::new, |doc| words::waiting_place(office, doc, lang))
        }),
        info,
    }
}

/// A text in each language, once if they say the same, without empty ones.
fn each(langs: &[Lang], say: impl Fn(Lang) -> String) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in langs.iter().map(|lang| say(*lang)) {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

#[derive(serde::Deserialize)]
pub(super) struct Done {
    id: String,
}

/// The browser printed: written down, so that staff see how much paper a kiosk uses.
pub(super) async fn printed(at: At, done: Result<Posted<Done>, Failed>) -> Response {
    at.answer(note(&at, done).await)
}

async fn note(at: &At, done: Result<Posted<Done>, Failed>) -> Result<Response, Failed> {
    let Posted(done) = done?;
    let Some((kind, id, copy)) = named(&done.id) else { return Err(Failed::not_found()) };
    let (body, site, actor, now, device) = (at.body(), at.site.id, at.caller.actor(), at.now, at.caller.id);
    let noted = at.ctx.db.write(at.lane(), move |tx| {
        let facts = serde_json::json!({ "device": device, "paper": kind, "copy": copy });
        append(
            tx,
            NewEvent { body, place: site, kind: "printed", subject: id, actor: &actor, at: now, facts },
        )
    });
    noted.await.map_err(|error: StoreError| Failed::from(error))?;
    Ok(nothing())
}

/// `appointment-918.2`: what it is, whose, and whether it is a copy.
fn named(name: &str) -> Option<(&'static str, i64, bool)> {
    if name.len() > NAME_MAX {
        return None;
    }
    let (thing, copy) = name.split_once('.').map_or((name, false), |(thing, _)| (thing, true));
    let (kind, id) = thing.split_once('-')?;
    let kind = ["appointment", "visit"].into_iter().find(|known| *known == kind)?;
    Some((kind, id.parse().ok()?, copy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_known_by_kind_and_number() {
        assert_eq!(named("appointment-918"), Some(("appointment", 918, false)));
        assert_eq!(named("visit-7.1773220980000"), Some(("visit", 7, true)));
        assert_eq!(named("person-7"), None);
        assert_eq!(named("visit-"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn two_languages_that_say_the_same_say_it_once() {
        assert_eq!(each(&[Lang::It, Lang::De], |_| "Sala A".into()), ["Sala A"]);
        assert_eq!(each(&[Lang::It, Lang::De], |lang| lang.code().into()), ["it", "de"]);
        assert!(each(&[Lang::It], |_| String::new()).is_empty());
    }
}

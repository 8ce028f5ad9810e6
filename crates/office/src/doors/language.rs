//! The language of a page: asked for, remembered, preferred by the browser, or the body's first.

use axum::extract::Request;
use axum::http::header;
use platform::i18n::Lang;
use platform::web::cookie;

use crate::parts::Office;

pub(super) const COOKIE: &str = "__Host-lang";

pub(super) struct Chosen {
    pub lang: Lang,
    /// By `?lang=`: worth remembering.
    pub asked: bool,
}

pub(super) fn chosen(request: &Request, office: Option<&Office>) -> Chosen {
    let offered = office.map_or_else(|| Lang::ALL.to_vec(), Office::languages);
    let known = |code: &str| Lang::parse(code).filter(|lang| offered.contains(lang));
    let query = request.uri().query().unwrap_or("");
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(known);
    if let Some(lang) = asked {
        return Chosen { lang, asked: true };
    }
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = cookie(request.headers(), COOKIE)
        .and_then(known)
        .or_else(|| Lang::negotiate(header?, &offered))
        .or_else(|| offered.first().copied())
        .unwrap_or(Lang::It);
    Chosen { lang, asked: false }
}

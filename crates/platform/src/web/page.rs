//! What every page knows: language, the body it belongs to, the token of its forms.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::assets::asset_path;
use crate::clock::Moment;
use crate::i18n::{Lang, Tr};

/// The head of a page: whose it is. Made by whoever knows the tenants.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// First segment of every address of the tenant.
    pub slug: String,
    pub name: String,
    pub phone: String,
    pub mail: String,
    pub languages: Vec<Lang>,
    pub zone: String,
}

/// The context handed to every template as `page`.
#[derive(Clone, Debug)]
pub struct Page {
    pub tr: Tr,
    pub head: Arc<Head>,
    pub form_token: String,
    /// Below the tenant: where somebody who is not recognised goes to be.
    pub door: &'static str,
    /// Who is signed in, for the corner of staff pages.
    pub who: Option<String>,
    /// Right words of the caller, so that menus offer only what works.
    pub rights: Arc<Vec<String>>,
    pub path: String,
    /// The caller wants only the live part of the page.
    pub fragment: bool,
    pub now: Moment,
    /// When the sign-in locks unless a human acts; `None` for whoever has none that does.
    pub locks_at: Option<Moment>,
    /// Times faster than real: shown when it is not 1.
    pub speed: i64,
}

impl Default for Page {
    fn default() -> Page {
        Page {
            tr: Tr(Lang::It),
            head: Arc::default(),
            form_token: String::new(),
            door: "sign-in",
            who: None,
            rights: Arc::default(),
            path: "/".into(),
            fragment: false,
            now: Moment(0),
            locks_at: None,
            speed: 1,
        }
    }
}

impl Page {
    pub fn lang(&self) -> Lang {
        self.tr.0
    }
    pub fn t(&self, key: &str) -> String {
        self.tr.t(key)
    }
    pub fn t1(&self, key: &str, name: &str, value: impl ToString) -> String {
        self.tr.t1(key, name, value)
    }
    pub fn t2(&self, key: &str, a: &str, av: impl ToString, b: &str, bv: impl ToString) -> String {
        self.tr.t2(key, a, av, b, bv)
    }
    /// Address below the tenant: `page.at("book/x")`.
    pub fn at(&self, rest: &str) -> String {
        if self.head.slug.is_empty() { format!("/{rest}") } else { format!("/{}/{rest}", self.head.slug) }
    }
    /// Address below the tenant that leads on to `next` afterwards.
    pub fn at_before(&self, rest: &str, next: &str) -> String {
        let query = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
        format!("{}?{query}", self.at(rest))
    }
    /// The hour at the body, for pages that no script keeps going.
    pub fn clock(&self) -> String {
        let zone = jiff::tz::TimeZone::get(&self.head.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        self.now.zoned(&zone).strftime("%H:%M").to_string()
    }
    /// True on that very page, whatever its query: menus mark where one is.
    pub fn is_at(&self, rest: &str) -> bool {
        self.path.split('?').next() == Some(self.at(rest).as_str())
    }
    pub fn asset(&self, name: &str) -> String {
        asset_path(name)
    }
    pub fn may(&self, right: &str) -> bool {
        self.rights.iter().any(|held| held == right)
    }
    pub fn lang_is(&self, lang: &Lang) -> bool {
        self.tr.0 == *lang
    }
}

/// Renders a template; a failure to render is a defect and is answered as one.
pub fn html(template: &impl askama::Template) -> Response {
    match template.render() {
        Ok(text) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

//! What surrounds every page: head, bottom bar, time left, the scanner's form, and the words for trouble.

use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use platform::web::{Failed, Page, html};

/// Seconds without a touch until everything is forgotten.
pub const IDLE_S: u32 = 60;
/// The same when all is done.
pub const DONE_S: u32 = 8;

pub struct Frame {
    /// Below the body's name.
    pub site: String,
    /// Stand-by, in the body's first language.
    pub home: String,
    pub idle_s: Option<u32>,
    pub back: Option<String>,
    /// Where a scan goes.
    pub scan: String,
    /// Where the pages of language and help lead back to.
    pub here: String,
    /// Which words are read aloud.
    pub voice: &'static str,
}

impl Frame {
    pub fn of(page: &Page, site: &str) -> Frame {
        let first = page.head.languages.first().copied().unwrap_or(page.lang());
        Frame {
            site: site.to_owned(),
            home: format!("{}?lang={}", page.at("kiosk"), first.code()),
            idle_s: Some(IDLE_S),
            back: None,
            scan: page.at("kiosk/scan"),
            here: page.path.clone(),
            voice: "help",
        }
    }
    pub fn back(mut self, to: String) -> Frame {
        self.back = Some(to);
        self
    }
    pub fn voice(mut self, words: &'static str) -> Frame {
        self.voice = words;
        self
    }
    pub fn idle(mut self, seconds: u32) -> Frame {
        self.idle_s = Some(seconds);
        self
    }
    pub fn scan(mut self, to: String) -> Frame {
        self.scan = to;
        self
    }
    /// For pages that answer a form: their own address cannot be asked for again.
    pub fn here(mut self, address: String) -> Frame {
        self.here = address;
        self
    }
}

#[derive(askama::Template)]
#[template(path = "kiosk/sorry.html")]
struct SorryPage {
    page: Page,
    frame: Frame,
    sentence: String,
}

/// A page that says what happened and where to go on.
pub fn sorry(page: &Page, frame: Frame, failed: &Failed) -> Response {
    let sentence = failed.sentence.say(page.tr);
    let services = page.at("kiosk/services");
    let frame = frame.back(services.clone()).here(services).voice("sorry");
    let mut response = html(&SorryPage { page: page.clone(), frame, sentence });
    *response.status_mut() = failed.status;
    if let Some(seconds) = failed.retry_after_s {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// An address of this body's kiosk, so that nothing handed in can lead elsewhere; else the services.
pub fn local(page: &Page, wish: &str) -> String {
    let root = page.at("kiosk");
    let rest = wish.strip_prefix(root.as_str());
    let inside = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    let plain = wish.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '\\' | '<' | '>' | '"'));
    if inside && plain && wish.len() <= 400 { wish.to_owned() } else { page.at("kiosk/services") }
}

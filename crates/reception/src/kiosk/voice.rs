//! The page read aloud: fixed words only, so that a room never hears whose page it is.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::kiosk::At;
use platform::voice::Phrase;
use platform::web::{Failed, Page, Sentence};

/// The words of each page: name in the address, key of the text.
pub(super) const WORDS: [(&str, &str); 21] = [
    ("standby", "kiosk-voice-standby"),
    ("services", "kiosk-voice-services"),
    ("service", "kiosk-voice-service"),
    ("offerings", "kiosk-voice-offerings"),
    ("card", "kiosk-voice-card"),
    ("code", "kiosk-voice-code"),
    ("code_found", "kiosk-voice-code-found"),
    ("mail_code", "kiosk-voice-mail-code"),
    ("done", "kiosk-voice-done"),
    ("photo", "kiosk-voice-photo"),
    ("who", "kiosk-voice-who"),
    ("phone", "kiosk-voice-phone"),
    ("name", "kiosk-voice-name"),
    ("days", "kiosk-voice-days"),
    ("times", "kiosk-voice-times"),
    ("chosen", "kiosk-voice-chosen"),
    ("mine", "kiosk-voice-mine"),
    ("cancel", "kiosk-voice-cancel"),
    ("help", "kiosk-voice-help"),
    ("language", "kiosk-voice-language"),
    ("sorry", "kiosk-voice-sorry"),
];

pub(super) async fn play(at: At, Path((_, file)): Path<(String, String)>) -> Response {
    at.answer(say(&at, &file).await)
}

/// What is said, and what can be done with the buttons below, which are on every page.
pub(super) fn phrases(page: &Page, words: &str) -> Option<Vec<Phrase>> {
    let own = WORDS.iter().find(|(name, _)| *name == words).map(|(_, key)| *key);
    let key = own.or_else(|| office::kiosk::spoken(words))?;
    let phrase = |key: &str| Phrase { lang: page.lang().code().to_owned(), text: page.t(key) };
    Some(vec![phrase(key), phrase("kiosk-voice-bar")])
}

async fn say(at: &At, file: &str) -> Result<Response, Failed> {
    let words = file.strip_suffix(".wav").and_then(|words| phrases(&at.page, words));
    let phrases = words.ok_or_else(Failed::not_found)?;
    let ctx = at.ctx.clone();
    // Rendering runs a process and reads files.
    let sound = tokio::task::spawn_blocking(move || ctx.voice.say(&phrases)).await;
    match sound {
        Ok(Ok(sound)) => Ok(([(header::CONTENT_TYPE, "audio/wav")], sound.to_vec()).into_response()),
        Ok(Err(error)) => {
            tracing::error!(%error, "a kiosk's help cannot be read aloud");
            Err(Failed::bad(Sentence::new("failed-inside")))
        }
        Err(error) => {
            tracing::error!(%error, "a kiosk's help cannot be read aloud");
            Err(Failed::bad(Sentence::new("failed-inside")))
        }
    }
}

//! «Ascolta»: what the page says, as a sound. A plain link, so that it works without script.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here};
use platform::Moment;
use platform::i18n::Tr;
use platform::voice::{PHRASE_CHARS_MAX, PHRASES_MAX, Phrase, chime};
use platform::web::{Caller, Failed, Page, Sentence};

use super::page::look_up;
use super::words::{Words, words};
use crate::display::voice::spelled;

pub(super) async fn listen(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    caller: Caller,
    page: Page,
    now: Moment,
) -> Result<Response, Failed> {
    let standing = look_up(&ctx, office.id, &token, &caller, now).await?;
    if !standing.spoken {
        return Err(Failed::not_found());
    }
    let phrases = phrases(page.tr, standing.pass.code(), &words(&standing, page.tr));
    // Rendering runs a process and reads files; what was said once is kept.
    let sound = tokio::task::spawn_blocking(move || ctx.voice.say(&phrases)).await;
    let sound = sound.ok().and_then(Result::ok).filter(|sound| **sound != *chime()).ok_or_else(silent)?;
    Ok(([(header::CONTENT_TYPE, "audio/wav")], Bytes::from_owner(sound)).into_response())
}

/// A chime alone would pass for an answer: the page says that the words are missing.
fn silent() -> Failed {
    Failed::new(StatusCode::SERVICE_UNAVAILABLE, Sentence::new("turn-silent"))
}

/// The page from top to bottom, sentence by sentence.
fn phrases(tr: Tr, code: &str, words: &Words) -> Vec<Phrase> {
    let heading = format!("{}. {}.", spelled(code), words.heading);
    let rest = [&words.place, &words.by, &words.hint].into_iter().flat_map(|text| sentences(text));
    let said = std::iter::once(heading).chain(rest).take(PHRASES_MAX);
    said.map(|text| Phrase { lang: tr.lang().into(), text }).collect()
}

/// A text in pieces that the engine takes: at the ends of its sentences and its colons, where it is long.
fn sentences(text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    if text.chars().count() <= PHRASE_CHARS_MAX {
        return vec![text.to_owned()];
    }
    text.split_inclusive(". ")
        .flat_map(|one| one.split_inclusive(": "))
        .map(|one| one.trim().into())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_read_in_pieces_and_times_stay_whole() {
        assert_eq!(sentences(""), Vec::<String>::new());
        assert_eq!(sentences("al più entro le 10:55"), ["al più entro le 10:55"]);
        let long = format!("Arrivi verso le 10:35. {}: dopo, no.", "x".repeat(PHRASE_CHARS_MAX - 10));
        let pieces = sentences(&long);
        assert_eq!(pieces[0], "Arrivi verso le 10:35.");
        assert_eq!(pieces.len(), 3);
    }

    #[test]
    fn every_hint_of_the_page_can_be_read_in_every_language() {
        for lang in platform::i18n::Lang::ALL {
            for key in platform::i18n::keys(lang).iter().filter(|key| key.starts_with("turn-")) {
                let text = Tr(lang).with(key, &[("place", "Sportello 12, secondo piano".into())]);
                for piece in sentences(&text) {
                    assert!(piece.chars().count() <= PHRASE_CHARS_MAX, "{lang:?} {key}: {piece}");
                }
            }
        }
    }
}

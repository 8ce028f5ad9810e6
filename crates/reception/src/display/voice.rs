//! A call said aloud: chime, code, counter, twice, in each language of the board.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::Ctx;
use platform::Moment;
use platform::i18n::{Lang, Tr};
use platform::voice::{Phrase, chime};
use platform::web::{Caller, Failed};

use super::calls;
use super::programme::Programme;
use super::view::place;

/// A call older than this is not said any more.
const CALL_SAID_MINUTES: i64 = 10;
/// How often each language says it.
const TIMES_SAID: usize = 2;

pub(super) async fn sound(
    State(ctx): State<Ctx>,
    Path((_, call, times)): Path<(String, String, String)>,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let number = |text: &str| text.parse::<i64>().map_err(|_| Failed::not_found());
    let (id, times) = (number(&call)?, number(&times)?);
    let programme = Programme::of_caller(&ctx, &caller).await?;
    let (body, site) = (programme.office.id, programme.site);
    let call = ctx.db.read(move |tx| calls::by_id(tx, body, site, id)).await?;
    // A recall that came meanwhile says the same: an announcement made before it is still answered.
    let call = call
        .filter(|call| (1..=call.times).contains(&times))
        .filter(|call| now < call.announced.plus_s(CALL_SAID_MINUTES * 60))
        .ok_or_else(Failed::not_found)?;
    let phrases = phrases(&programme.languages(), &call.code, |lang| place(&programme, &call, lang));
    let sound = tokio::task::spawn_blocking(move || spoken(&ctx, &phrases)).await.unwrap_or_else(|_| chime());
    let headers = [(header::CONTENT_TYPE, "audio/wav"), (header::CACHE_CONTROL, "private, max-age=600")];
    Ok((headers, Bytes::from_owner(sound)).into_response())
}

fn spoken(ctx: &Ctx, phrases: &[Phrase]) -> Arc<[u8]> {
    ctx.voice.say(phrases).unwrap_or_else(|error| {
        tracing::warn!(%error, "a call is announced by the chime alone");
        chime()
    })
}

/// The languages in turn, then once more from the first: whoever missed his own hears it again.
fn phrases(langs: &[Lang], code: &str, place: impl Fn(Lang) -> String) -> Vec<Phrase> {
    let once = langs.iter().map(|lang| Phrase {
        lang: lang.code().into(),
        text: Tr(*lang)
            .with("display-say-call", &[("code", spelled(code).into()), ("place", place(*lang).into())]),
    });
    let once: Vec<Phrase> = once.collect();
    std::iter::repeat_n(once, TIMES_SAID).flatten().collect()
}

/// Letters and leading zeros one by one, then the number: «K, 27», «B, 0, 3».
pub(crate) fn spelled(code: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for group in code.split_whitespace() {
        let number = group.trim_start_matches(|c: char| c == '0' || c.is_alphabetic());
        let single = &group[..group.len() - number.len()];
        parts.extend(single.chars().map(String::from));
        if !number.is_empty() {
            parts.push(number.to_owned());
        }
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_spelled() {
        assert_eq!(spelled("K 27"), "K, 27");
        assert_eq!(spelled("B 03"), "B, 0, 3");
        assert_eq!(spelled("A 012"), "A, 0, 12");
        assert_eq!(spelled("M 00"), "M, 0, 0");
    }

    #[test]
    fn each_language_says_it_twice() {
        let said = phrases(&[Lang::It, Lang::De], "B 03", |lang| match lang {
            Lang::De => "Schalter 4".into(),
            _ => "Sportello 4".into(),
        });
        let said: Vec<(&str, &str)> = said.iter().map(|p| (p.lang.as_str(), p.text.as_str())).collect();
        let (italian, german) = (("it", "B, 0, 3. Sportello 4."), ("de", "B, 0, 3. Schalter 4."));
        assert_eq!(said, [italian, german, italian, german]);
    }
}

//! Encoded words in header fields (RFC 2047), read as generously as mail programs write them.

use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::{charset, transfer};

/// RFC 2047 allows 75; programs write more.
const WORD_BYTES_MAX: usize = 4_000;

/// A word: its charset and bytes, and what of the text it took up.
struct Word {
    charset: String,
    bytes: Vec<u8>,
    length: usize,
}

/// The text on one line, and whether a part of it is doubtful.
pub(super) fn decode(value: &str) -> (String, bool) {
    let (mut text, mut doubtful) = (String::with_capacity(value.len()), false);
    // Words of one charset in a row are one text: programs cut them in the middle of a letter.
    let mut open: Option<(String, Vec<u8>)> = None;
    let mut rest = value;
    while !rest.is_empty() {
        let gap = rest.len() - rest.trim_start().len();
        let ahead = if open.is_some() { gap } else { 0 };
        match word(&rest[ahead..]) {
            Some(word) => {
                match &mut open {
                    Some((charset, bytes)) if *charset == word.charset => bytes.extend(word.bytes),
                    _ => {
                        doubtful |= close(&mut open, &mut text);
                        open = Some((word.charset, word.bytes));
                    }
                }
                rest = &rest[ahead + word.length..];
            }
            None => {
                doubtful |= close(&mut open, &mut text);
                let first = rest.chars().next().map_or(0, char::len_utf8);
                let next = rest[first..].find("=?").map_or(rest.len(), |at| at + first);
                let (plain, after) = rest.split_at(next);
                text.push_str(plain);
                rest = after;
            }
        }
    }
    doubtful |= close(&mut open, &mut text);
    let line: Vec<&str> =
        text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|w| !w.is_empty()).collect();
    let line = line.join(" ");
    doubtful |= line.contains(char::REPLACEMENT_CHARACTER);
    (line, doubtful)
}

fn close(open: &mut Option<(String, Vec<u8>)>, text: &mut String) -> bool {
    let Some((name, bytes)) = open.take() else { return false };
    let (decoded, doubtful) = charset::decode(&bytes, Some(&name));
    text.push_str(&decoded);
    doubtful
}

/// `=?charset*language?B|Q?…?=` at the very beginning.
fn word(text: &str) -> Option<Word> {
    let inner = text.strip_prefix("=?")?;
    let (charset, after) = inner.split_once('?')?;
    let (encoding, after) = after.split_once('?')?;
    let charset = charset.split('*').next().unwrap_or_default();
    if charset.is_empty() || charset.len() > 64 || charset.contains(char::is_whitespace) {
        return None;
    }
    // In Q, `?` and `=` never stand for themselves, so the first `?=` ends the word; but `=` may be its last
    // letter when somebody forgot to encode it.
    let end = after[..after.floor_char_boundary(WORD_BYTES_MAX)].find("?=")?;
    let payload = &after[..end];
    let bytes = match encoding {
        "b" | "B" => transfer::base64(payload.as_bytes()),
        "q" | "Q" => {
            let spaced = payload.replace('_', " ").replace(['\r', '\n'], "");
            quoted_printable_decode(spaced.as_bytes()).unwrap_or_else(|| spaced.into_bytes())
        }
        _ => return None,
    };
    Some(Word { charset: charset.to_ascii_lowercase(), bytes, length: text.len() - after.len() + end + 2 })
}

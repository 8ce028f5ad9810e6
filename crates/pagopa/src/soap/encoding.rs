//! From bytes to text: UTF-8 with or without its mark, US-ASCII, ISO-8859-1; nothing else.

use std::borrow::Cow;

use super::envelope::EnvelopeError;

/// A whole message in bytes. The largest legal receipt, five stamps included, stays far below.
pub const BODY_BYTES_MAX: usize = 1024 * 1024;

/// Where the declaration ends at the latest, in bytes.
const DECLARATION_BYTES_MAX: usize = 256;
const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, EnvelopeError> {
    if bytes.len() > BODY_BYTES_MAX {
        return Err(EnvelopeError::TooLarge { bytes: bytes.len() });
    }
    // Two-byte encodings: by their mark, or by a `<` of which one byte is zero (XML 1.0, annex F).
    if matches!(bytes, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, ..] | [b'<', 0, ..]) {
        return Err(EnvelopeError::Encoding { name: "UTF-16".to_owned() });
    }
    let marked = bytes.starts_with(UTF8_MARK);
    let bytes = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    let name = declared(bytes).unwrap_or_else(|| "UTF-8".to_owned());
    match name.to_ascii_uppercase().as_str() {
        "UTF-8" => utf8(bytes),
        "US-ASCII" => match bytes.iter().position(|byte| !byte.is_ascii()) {
            Some(at) => Err(EnvelopeError::Bytes { at }),
            None => utf8(bytes),
        },
        "ISO-8859-1" if !marked => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ => Err(EnvelopeError::Encoding { name }),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, EnvelopeError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => Err(EnvelopeError::Bytes { at: error.valid_up_to() }),
    }
}

/// The encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let declaration = &declaration[..declaration.len().min(DECLARATION_BYTES_MAX)];
    let end = declaration.windows(2).position(|pair| pair == b"?>")?;
    let text: String = declaration[..end].iter().map(|byte| char::from(*byte)).collect();
    let (before, after) = text.split_once("encoding")?;
    // `standalone` may follow, `version` comes before; a name that merely ends so is no pseudo-attribute.
    before.ends_with([' ', '\t', '\r', '\n']).then_some(())?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    value[1..].split_once(quote).map(|(name, _)| name.to_owned())
}

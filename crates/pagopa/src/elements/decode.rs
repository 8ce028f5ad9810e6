//! Bytes to text: UTF-8, or the older alphabet that some banks still declare.

use std::borrow::Cow;

use super::{DOCUMENT_MAX_BYTES, XmlError};

/// Of the first line, which names the encoding.
const DECLARATION_MAX_BYTES: usize = 200;

/// The text of a file, by the encoding that its first line declares; without one it is UTF-8 (XML 1.0, 4.3.3).
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, XmlError> {
    if bytes.len() > DOCUMENT_MAX_BYTES {
        return Err(XmlError::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match declared(bytes).as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii") => {
            std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| XmlError::Encoding)
        }
        Some("iso-8859-1" | "latin1") => Ok(Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect())),
        Some(_) => Err(XmlError::Encoding),
    }
}

fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(DECLARATION_MAX_BYTES).map(|byte| char::from(*byte)).collect();
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_ascii_lowercase)
}

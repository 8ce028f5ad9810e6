//! What the reader read, or fingers typed.

use office::Office;
use pagopa::NoticeNumber;
use pagopa::symbol::{QrText, SlipText};

/// Of a number.
const DIGITS: usize = 18;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Read {
    Notice(NoticeNumber),
    /// A notice of another body.
    Foreign,
    /// Only digits, but not as many as a number has.
    Digits(usize),
}

/// The square code of a notice, the slip's, or the number itself; nothing for anything else.
pub(super) fn read(office: &Office, text: &str) -> Option<Read> {
    let (text, ours) = (text.trim(), office.fiscal_code()?);
    let scanned =
        |nav: NoticeNumber, body: &str| if body == ours { Read::Notice(nav) } else { Read::Foreign };
    // A reader on a host with another keyboard types another sign between the parts.
    let parts: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '|' }).collect();
    if let Ok(qr) = QrText::read(&parts.to_uppercase()) {
        return Some(scanned(qr.notice, qr.body.as_str()));
    }
    if let Ok(slip) = SlipText::read(text) {
        return Some(scanned(slip.notice, slip.body.as_str()));
    }
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match NoticeNumber::parse(&digits) {
        Ok(nav) => Some(Read::Notice(nav)),
        // As many as it takes, and no number of a notice.
        Err(_) if digits.len() == DIGITS => None,
        Err(_) => Some(Read::Digits(digits.len())),
    }
}

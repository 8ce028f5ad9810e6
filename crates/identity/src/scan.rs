//! What a wedge reader typed: the back of a health card (barcode with the fiscal code, art. 50 DL 269/2003),
//! the QR of our own pass, or a call code.
//!
//! A scan is a lookup, never a proof of identity. Only the content is judged, not the timing of the keys.
//! The keyboard rules are reasoned from the key maps, not taken from a source.

use crate::{CallCode, FiscalCode, token};
use std::fmt;

/// Longest input that is looked at, in characters. The longest honest one is the address on a pass.
pub const SCAN_CHARS_MAX: usize = 512;

/// What was scanned.
#[derive(Clone, PartialEq, Eq)]
pub enum Scan {
    /// A fiscal code. `swapped` names the host's wrong keyboard layout, which the installer must mend.
    Card { code: FiscalCode, swapped: Option<Layout> },
    /// The secret of one of our passes in its canonical 26 characters (see [`token::encode`]).
    Pass(String),
    /// A public call code.
    CallCode(CallCode),
    /// Nothing that we know. [`FiscalCode::parse`] explains what is wrong with a typed code.
    Unreadable,
}

/// A host keyboard layout on which a reader, which sends the keys of a US keyboard, types other characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Y and Z change places.
    German,
    /// A and Q, Z and W change places; M is a comma or question mark, digits are `&é"'(-è_çà`.
    French,
}

impl Scan {
    /// Reads the text up to the reader's terminator (Enter, Tab, `;` or nothing).
    ///
    /// Control characters at the ends are dropped, elsewhere they make the scan unreadable.
    pub fn read(typed: &str) -> Self {
        if typed.chars().nth(SCAN_CHARS_MAX).is_some() {
            return Self::Unreadable;
        }
        let text = typed.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == ';');
        if text.chars().any(char::is_control) {
            return Self::Unreadable;
        }
        if let Some((code, swapped)) = card(text) {
            return Self::Card { code, swapped };
        }
        if let Some(secret) = pass(text) {
            return Self::Pass(secret);
        }
        CallCode::parse(text).map_or(Self::Unreadable, Self::CallCode)
    }
}

/// Masks the pass, which is a secret; the card masks itself.
impl fmt::Debug for Scan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card { code, swapped } => write!(f, "Card({code:?}, swapped: {swapped:?})"),
            Self::Pass(_) => write!(f, "Pass({})", crate::DOTS),
            Self::CallCode(code) => write!(f, "CallCode({code})"),
            Self::Unreadable => write!(f, "Unreadable"),
        }
    }
}

fn card(text: &str) -> Option<(FiscalCode, Option<Layout>)> {
    [None, Some(Layout::German), Some(Layout::French)].into_iter().find_map(|layout| {
        let intended: String = text.chars().map(|c| intended(c.to_ascii_uppercase(), layout)).collect();
        fiscal_code(intended.trim_matches('*')).map(|code| (code, layout))
    })
}

/// Some readers add a check character of Code 39 as the seventeenth.
fn fiscal_code(text: &str) -> Option<FiscalCode> {
    if let Ok(code) = FiscalCode::parse(text) {
        return Some(code);
    }
    let characters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (last, _) = characters.char_indices().nth(16)?;
    let seventeen = characters.chars().count() == 17;
    characters.get(..last).filter(|_| seventeen).and_then(|first| FiscalCode::parse(first).ok())
}

/// The character that the reader meant when a host with this layout (`None`: Italian or US) got `c`.
fn intended(c: char, layout: Option<Layout>) -> char {
    match (layout, c) {
        // Shift and 8, the star of a US keyboard, is a bracket on Italian and German ones.
        (None | Some(Layout::German), '(') => '*',
        (Some(Layout::German), 'Y') => 'Z',
        (Some(Layout::German), 'Z') => 'Y',
        (Some(Layout::French), c) => intended_on_french(c),
        (_, c) => c,
    }
}

fn intended_on_french(c: char) -> char {
    match c {
        'A' => 'Q',
        'Q' => 'A',
        'Z' => 'W',
        'W' => 'Z',
        ',' | '?' => 'M',
        '&' => '1',
        'é' => '2',
        '"' => '3',
        '\'' => '4',
        '(' => '5',
        '-' => '6',
        'è' => '7',
        '_' => '8',
        'ç' => '9',
        'à' => '0',
        other => other,
    }
}

/// The bare secret, or an address that ends in `/a/` and the secret. Italian and German hosts type a hyphen
/// for the slash. Swapped letters *inside* the secret cannot be seen: the card's warning must be heeded.
fn pass(text: &str) -> Option<String> {
    let (start, _) = text.char_indices().rev().nth(token::TOKEN_CHARS - 1)?;
    let (address, secret) = text.split_at_checked(start)?;
    const SLASH: [char; 2] = ['/', '-'];
    let ours = address.is_empty()
        || address
            .strip_suffix(SLASH)
            .and_then(|rest| rest.strip_suffix(['a', 'A']))
            .is_some_and(|rest| rest.ends_with(SLASH));
    if !ours {
        return None;
    }
    token::decode(secret).ok().map(token::encode)
}

//! Texts as the schema bounds them (`stText16` … `stText210`, `stEMail`, `stNazioneProvincia`, `stNoticeNumber`).

use std::fmt;

use super::fields::Why;
use super::value::Value;
use crate::{Iuv, NoticeNumber};

/// `MIN` to `MAX` characters (not bytes), all of them allowed in XML 1.0.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text<const MAX: usize, const MIN: usize = 1>(String);

/// Eighteen digits, whichever the first one is: a receipt may carry a number that no rule explains, and is kept
/// all the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AnyNotice(String);

/// Two capitals: a country, or a province.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Capitals(String);

/// At most 256 characters of the schema's plain pattern: no quotes, no accents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

const EMAIL_CHARS_MAX: usize = 256;

/// XML 1.0, production 2.
pub(super) fn allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

impl<const MAX: usize, const MIN: usize> Text<MAX, MIN> {
    /// As it stands, or why not.
    pub fn parse(text: &str) -> Result<Text<MAX, MIN>, Why> {
        let chars = text.chars().count();
        if chars < MIN || chars > MAX {
            return Err(Why::Length { min: MIN, max: MAX, chars });
        }
        if !text.chars().all(allowed) {
            return Err(Why::Character);
        }
        Ok(Text(text.to_owned()))
    }

    /// Made to fit, for texts that people wrote: what XML does not allow goes, breaks of lines become blanks,
    /// the rest is cut to the limit. Nothing when too little is left: such a field is omitted.
    pub fn cut(text: &str) -> Option<Text<MAX, MIN>> {
        let plain: String = text
            .chars()
            .filter(|c| allowed(*c))
            .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
            .collect();
        let kept: String = plain.trim().chars().take(MAX).collect();
        Text::parse(kept.trim_end()).ok()
    }

    /// Made to fit, and a dash where nothing is left: for fields that must be there.
    pub fn cut_or_dash(text: &str) -> Text<MAX, MIN> {
        Text::cut(text).unwrap_or_else(|| Text("-".repeat(MIN.max(1))))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AnyNotice {
    pub fn parse(text: &str) -> Result<AnyNotice, Why> {
        let fits = text.len() == 18 && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits { Ok(AnyNotice(text.to_owned())) } else { Err(Why::Form) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Nothing for a number that begins with 4 to 9.
    pub fn known(&self) -> Option<NoticeNumber> {
        NoticeNumber::parse(&self.0).ok()
    }
}

impl From<NoticeNumber> for AnyNotice {
    fn from(number: NoticeNumber) -> AnyNotice {
        AnyNotice(number.as_str().to_owned())
    }
}

impl From<Iuv> for Text<35> {
    fn from(reference: Iuv) -> Text<35> {
        Text(reference.as_str().to_owned())
    }
}

impl Capitals {
    pub fn parse(text: &str) -> Result<Capitals, Why> {
        let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        if fits { Ok(Capitals(text.to_owned())) } else { Err(Why::Form) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Email {
    /// An address that does not match is left out of a message by its writer: `Email::parse(address).ok()`.
    pub fn parse(text: &str) -> Result<Email, Why> {
        let plain = |part: &str, more: &[u8]| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || more.contains(&b))
        };
        let (name, domain) = text.split_once('@').ok_or(Why::Form)?;
        if !plain(name, b"_.+-") || !domain.split('.').all(|label| plain(label, b"-")) {
            return Err(Why::Form);
        }
        if text.len() > EMAIL_CHARS_MAX {
            return Err(Why::Length { min: 3, max: EMAIL_CHARS_MAX, chars: text.len() });
        }
        Ok(Email(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! text_value {
    ($name:ty $(, $limit:ident)*) => {
        impl<$(const $limit: usize),*> Value for $name {
            fn read(text: &str) -> Result<Self, Why> {
                Self::parse(text)
            }

            fn write(&self) -> String {
                self.0.clone()
            }
        }

        impl<$(const $limit: usize),*> fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_value!(Text<MAX, MIN>, MAX, MIN);
text_value!(AnyNotice);
text_value!(Capitals);
text_value!(Email);

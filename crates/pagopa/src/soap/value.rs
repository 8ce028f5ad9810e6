//! Amounts, dates, flags and bytes in the forms of the schema.
//!
//! White space around them is passed over, as `whiteSpace="collapse"` of these types wants; texts and numbers of
//! notices keep theirs, so that a blank in a number is an error.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::civil::Date;

use super::fields::Why;
pub use super::moment::MessageTime;
use crate::{BodyCode, Cents, Iuv, NoticeNumber, cents};

/// Text inside one element.
pub(super) trait Value: Sized {
    fn read(text: &str) -> Result<Self, Why>;
    fn write(&self) -> String;
}

/// `LEAST` cents to 999,999,999.99 euro: `stAmountNotZero`; as `Amount<0>` it is `stAmount`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount<const LEAST: i64 = 1>(Cents);

/// The digest of the document that a stamp belongs to: 1 to 54 bytes, since its base64 has 4 to 72 characters
/// (`stBase64Binary72`). SHA-256 gives 32.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DocumentHash(Vec<u8>);

const HASH_BYTES_MAX: usize = 54;

impl<const LEAST: i64> Amount<LEAST> {
    pub fn new(cents: Cents) -> Result<Amount<LEAST>, Why> {
        if cents.0 < LEAST || cents.0 < 0 || cents > cents::LARGEST {
            return Err(Why::Amount);
        }
        Ok(Amount(cents))
    }

    pub fn cents(self) -> Cents {
        self.0
    }
}

impl DocumentHash {
    pub fn new(bytes: &[u8]) -> Result<DocumentHash, Why> {
        if bytes.is_empty() || bytes.len() > HASH_BYTES_MAX {
            return Err(Why::Length { min: 1, max: HASH_BYTES_MAX, chars: bytes.len() });
        }
        Ok(DocumentHash(bytes.to_vec()))
    }

    /// As a message writes it.
    pub fn from_base64(text: &str) -> Result<DocumentHash, Why> {
        <DocumentHash as Value>::read(text)
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// XML's own four blanks, and no others.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

impl<const LEAST: i64> Value for Amount<LEAST> {
    fn read(text: &str) -> Result<Self, Why> {
        Amount::new(Cents::from_message(trimmed(text)).map_err(|_| Why::Amount)?)
    }

    fn write(&self) -> String {
        self.0.to_message()
    }
}

impl Value for NoticeNumber {
    fn read(text: &str) -> Result<Self, Why> {
        NoticeNumber::parse(text).map_err(|_| Why::Form)
    }

    fn write(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Value for BodyCode {
    fn read(text: &str) -> Result<Self, Why> {
        BodyCode::parse(text).map_err(|_| Why::Form)
    }

    fn write(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Value for Iuv {
    fn read(text: &str) -> Result<Self, Why> {
        Iuv::parse(text).map_err(|_| Why::Form)
    }

    fn write(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Value for bool {
    fn read(text: &str) -> Result<Self, Why> {
        match trimmed(text) {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(Why::Form),
        }
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Value for Vec<u8> {
    fn read(text: &str) -> Result<Self, Why> {
        let dense: String = text.chars().filter(|c| !matches!(c, ' ' | '\t' | '\r' | '\n')).collect();
        BASE64_STANDARD.decode(dense).map_err(|_| Why::Base64)
    }

    fn write(&self) -> String {
        BASE64_STANDARD.encode(self)
    }
}

impl Value for DocumentHash {
    fn read(text: &str) -> Result<Self, Why> {
        DocumentHash::new(&Vec::read(text)?)
    }

    fn write(&self) -> String {
        self.0.write()
    }
}

/// `xsd:date`: a zone after the day says nothing about the day and is passed over. Years 1 to 9999.
impl Value for Date {
    fn read(text: &str) -> Result<Self, Why> {
        let text = trimmed(text);
        let (day, zone) = text.split_at_checked(10).ok_or(Why::Date)?;
        super::moment::offset_minutes(zone).ok_or(Why::Date)?;
        super::moment::day(day).ok_or(Why::Date)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

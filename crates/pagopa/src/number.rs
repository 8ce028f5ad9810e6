//! Numbers of notices (NAV) and references of payments (IUV): SACI 3.2.1, chapter "Generazione dello IUV".
//!
//! | first digit | the other seventeen | reference |
//! |---|---|---|
//! | 0 | application code (2), base (13), check (2) | last fifteen digits |
//! | 1 | base (17) | last seventeen |
//! | 2 | base (15), check (2) | last seventeen |
//! | 3 | segregation code (2), base (13), check (2) | last seventeen |
//!
//! Since SACI 3.2 new notices begin with 3 only; the others are still read.

/// The eighteen digits that a citizen types.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoticeNumber(String);

/// The reference that the platform calls `creditorReferenceId`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Iuv(String);

/// 00 to 45: assigned by the platform, one for each generator of references of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Segregation(u8);

/// The first number of a series of a segregation code; the last is `SERIES_END - 1`.
pub const SERIES_START: i64 = 1;
/// Thirteen digits of base.
pub const SERIES_END: i64 = 10_000_000_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Not eighteen digits.
    Form,
    /// The first digit is none of 0, 1, 2, 3.
    Kind,
    /// A segregation code above 45.
    Segregation,
    /// Check digits that belong to another number.
    Check,
    /// The series of thirteen digits is exhausted, or has not begun.
    Base,
}

impl NoticeNumber {
    /// Eighteen digits and nothing else; check digits are not judged, since other bodies' numbers (and the
    /// platform's own examples) fail them.
    pub fn parse(text: &str) -> Result<NoticeNumber, NumberError> {
        if text.len() != 18 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::Form);
        }
        if text.as_bytes()[0] > b'3' {
            return Err(NumberError::Kind);
        }
        Ok(NoticeNumber(text.to_owned()))
    }

    /// A number of ours: 3, segregation code, thirteen digits of the series, check digits.
    pub fn of_series(segregation: Segregation, base: i64) -> Result<NoticeNumber, NumberError> {
        if !(SERIES_START..SERIES_END).contains(&base) {
            return Err(NumberError::Base);
        }
        let digits = format!("3{:02}{base:013}", segregation.0);
        Ok(NoticeNumber(format!("{digits}{:02}", check(&digits))))
    }

    /// The number that belongs to a reference of a body whose notices begin with 3.
    pub fn of_iuv(iuv: &Iuv) -> Result<NoticeNumber, NumberError> {
        NoticeNumber::parse(&format!("3{}", iuv.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// First digit: who made the number, and how.
    pub fn kind(&self) -> u8 {
        self.0.as_bytes()[0] - b'0'
    }

    pub fn iuv(&self) -> Iuv {
        Iuv(self.0[if self.kind() == 0 { 3 } else { 1 }..].to_owned())
    }

    /// Nothing for other kinds, and for codes above 45, which the platform keeps for purposes of its own.
    pub fn segregation(&self) -> Option<Segregation> {
        let code = self.0[1..3].parse().ok()?;
        if self.kind() == 3 { Segregation::new(code).ok() } else { None }
    }

    /// Whether the last two digits are the first sixteen modulo 93; numbers beginning with 1 have none.
    pub fn checks(&self) -> bool {
        self.kind() == 1 || self.0[16..].parse() == Ok(check(&self.0[..16]))
    }

    /// `3007 1570 0000 0000 32`, as it stands on paper.
    pub fn grouped(&self) -> String {
        crate::text::in_fours(&self.0)
    }
}

impl Iuv {
    /// One to thirty-five letters and digits: messages may carry other bodies' references.
    pub fn parse(text: &str) -> Result<Iuv, NumberError> {
        if text.is_empty() || text.len() > 35 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(NumberError::Form);
        }
        Ok(Iuv(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Segregation {
    pub fn new(code: u8) -> Result<Segregation, NumberError> {
        if code > 45 { Err(NumberError::Segregation) } else { Ok(Segregation(code)) }
    }

    pub fn code(self) -> u8 {
        self.0
    }
}

crate::text::written_as_text!(NoticeNumber, "a number of a notice");
crate::text::written_as_text!(Iuv, "a reference of a payment");

/// The number formed by sixteen digits, modulo 93.
fn check(digits: &str) -> u64 {
    digits.bytes().fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % 93)
}

//! Phone numbers, kept in the international form of ITU-T E.164.

use std::fmt;

/// Fewest digits of a number, country code included; for Italy, without it (a geographic number of six).
const DIGITS_MIN: usize = 6;
/// Most digits of a number, country code included (E.164 §6).
const DIGITS_MAX: usize = 15;
/// Most digits of an Italian number, country code not included (national numbering plan).
const ITALIAN_DIGITS_MAX: usize = 11;

const ITALY: &str = "39";

/// A phone number in E.164: plus sign, country code, number. Whether anybody answers is not known.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

/// Why a typed text is no phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneError {
    Empty,
    /// Fewer digits than any subscriber's number (emergency numbers cannot be called back).
    Short,
    /// More digits than E.164, or for Italy the national plan, allows.
    Long,
    /// The character at this position (from 1) belongs to no phone number.
    Character {
        position: usize,
    },
    /// Country codes do not start with zero.
    CountryCode,
}

impl Phone {
    /// Reads a typed number: with `+` or `00` any country, otherwise an Italian one. The zero of Italian
    /// area codes belongs to the number and stays; a foreign trunk zero in brackets, `(0)`, goes.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let digits = digits(typed)?;
        let text = typed.trim();
        let international = text.starts_with('+').then_some(digits.as_str()).or(digits.strip_prefix("00"));
        match international {
            None if digits.is_empty() => Err(PhoneError::Empty),
            None => Self::italian(&digits),
            Some(number) if number.starts_with('0') => Err(PhoneError::CountryCode),
            Some(number) => match number.strip_prefix(ITALY) {
                Some(national) => Self::italian(national),
                None => Self::foreign(&self::digits(&text.replacen("(0)", "", 1))?),
            },
        }
    }

    fn italian(national: &str) -> Result<Self, PhoneError> {
        match national.len() {
            ..DIGITS_MIN => Err(PhoneError::Short),
            DIGITS_MIN..=ITALIAN_DIGITS_MAX => Ok(Self(format!("+{ITALY}{national}"))),
            _ => Err(PhoneError::Long),
        }
    }

    fn foreign(number: &str) -> Result<Self, PhoneError> {
        let number = number.strip_prefix("00").unwrap_or(number);
        match number.len() {
            ..DIGITS_MIN => Err(PhoneError::Short),
            DIGITS_MIN..=DIGITS_MAX => Ok(Self(format!("+{number}"))),
            _ => Err(PhoneError::Long),
        }
    }

    /// `+` and 6 to 15 digits.
    pub fn as_e164(&self) -> &str {
        &self.0
    }

    /// For people: Italian mobile numbers and those of Rome and Milan in groups, others as they are, because
    /// where their area code ends is not known without a table.
    pub fn display(&self) -> String {
        let Some(national) = self.0.strip_prefix("+39") else { return self.0.clone() };
        let group = match national.as_bytes() {
            [b'3', ..] => 3,
            [b'0', b'2' | b'6', ..] => 2,
            _ => 0,
        };
        match national.split_at_checked(group) {
            Some((area, number)) if group > 0 => format!("+39 {area} {number}"),
            _ => format!("+39 {national}"),
        }
    }
}

/// The digits of a typed number, which may hold the usual separators and start with a plus sign.
fn digits(typed: &str) -> Result<String, PhoneError> {
    let mut digits = String::new();
    let mut first = true;
    for (index, c) in typed.chars().enumerate() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if first => {}
            '-' | '.' | '/' | '(' | ')' => {}
            _ if c.is_whitespace() => continue,
            _ => return Err(PhoneError::Character { position: index + 1 }),
        }
        first = false;
        // Two more for the international prefix 00, one for a trunk zero.
        if digits.len() > DIGITS_MAX + 3 {
            return Err(PhoneError::Long);
        }
    }
    Ok(digits)
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", crate::DOTS)
    }
}

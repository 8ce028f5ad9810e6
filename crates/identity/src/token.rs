//! The written form of secrets: Crockford's base 32 (<https://www.crockford.com/base32.html>), which leaves
//! out I, L, O and U. Drawing the bytes and comparing secrets in constant time is the caller's affair.

use std::fmt;

const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M',
    'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// Characters of 16 encoded bytes: 128 bits in steps of five, the first character carrying three.
pub const TOKEN_CHARS: usize = 26;

/// Characters of a booking code, the hyphen not counted: 50 bits.
pub const BOOKING_CODE_CHARS: usize = 10;

/// Why a text is no secret of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// Too few or too many characters; spaces and hyphens do not count.
    Length,
    /// The character at this position (from 1, spaces and hyphens not counted) is not in the alphabet.
    Character { position: usize },
    /// 26 characters that hold more than 128 bits.
    TooLarge,
}

/// 26 upper-case characters, most significant bits first.
pub fn encode(bytes: [u8; 16]) -> String {
    write_base32(u128::from_be_bytes(bytes), TOKEN_CHARS)
}

/// Reads 26 characters back; case, spaces and hyphens do not matter, O counts as 0, I and L as 1.
pub fn decode(text: &str) -> Result<[u8; 16], TokenError> {
    let value = read_base32(text, TOKEN_CHARS)?;
    Ok(value.to_be_bytes())
}

/// The secret code of a booking that people read, type and dictate: `ABCDE-FGHJK`.
///
/// `Debug` masks it; `Display` is the grouped form for pass and mail.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BookingCode(String);

impl BookingCode {
    /// The code that stands for the lowest 50 bits of `number`.
    pub fn from_number(number: u64) -> Self {
        Self(write_base32(u128::from(number), BOOKING_CODE_CHARS))
    }

    /// The number that the code stands for, below 2^50.
    pub fn number(&self) -> u64 {
        read_base32(&self.0, BOOKING_CODE_CHARS).map_or(0, |value| value as u64)
    }

    /// Tolerant like [`decode`]: people mistake O for 0, and hyphens and spaces come and go.
    pub fn parse(typed: &str) -> Result<Self, TokenError> {
        read_base32(typed, BOOKING_CODE_CHARS).map(|value| Self(write_base32(value, BOOKING_CODE_CHARS)))
    }

    /// Ten characters without the hyphen.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BookingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.split_at_checked(BOOKING_CODE_CHARS / 2) {
            Some((first, second)) => write!(f, "{first}-{second}"),
            None => f.write_str(&self.0),
        }
    }
}

impl fmt::Debug for BookingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BookingCode({})", crate::DOTS)
    }
}

/// The lowest `5 * length` bits of the value.
fn write_base32(value: u128, length: usize) -> String {
    let symbol = |index: usize| ALPHABET[((value >> (5 * index)) & 31) as usize];
    (0..length).rev().map(symbol).collect()
}

fn read_base32(text: &str, length: usize) -> Result<u128, TokenError> {
    let mut value: u128 = 0;
    let mut read = 0;
    for c in text.chars().filter(|c| *c != '-' && !c.is_whitespace()) {
        read += 1;
        if read > length {
            return Err(TokenError::Length);
        }
        let symbol = symbol_value(c).ok_or(TokenError::Character { position: read })?;
        value = value.checked_mul(32).ok_or(TokenError::TooLarge)? | symbol;
    }
    if read == length { Ok(value) } else { Err(TokenError::Length) }
}

fn symbol_value(c: char) -> Option<u128> {
    let meant = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|symbol| *symbol == meant).map(|index| index as u128)
}

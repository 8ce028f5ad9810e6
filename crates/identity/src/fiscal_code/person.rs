//! The 16 characters of a person: DM 23 December 1976, articles 2–6.

use super::FiscalCodeError;

pub(super) const LENGTH: usize = 16;

/// January to December.
const MONTHS: &str = "ABCDEHLMPRST";

/// The letters that stand for 0 to 9 when two people would share a code.
const OMOCODES: &str = "LMNPQRSTUV";

/// What a woman's day of birth is raised by.
const WOMAN_DAYS: u8 = 40;

/// Weights of 0–9 and of A–Z in the odd positions (counted from 1). Digits weigh like A–J.
const ODD_WEIGHTS: [u8; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Letter,
    Digit,
    Month,
}

/// Surname and name, year, month, day, place, check letter.
const FORMAT: [Place; LENGTH] = {
    use Place::{Digit as D, Letter as L, Month as M};
    [L, L, L, L, L, L, D, D, M, D, D, L, D, D, D, L]
};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Birth {
    pub year: u8,
    pub month: u8,
    pub day: u8,
    pub woman: bool,
}

/// Birth, and whether any digit is an omocode, of 16 upper-case characters.
pub(super) fn read(text: &str) -> Result<(Birth, bool), FiscalCodeError> {
    let mut digits = [0u8; 7];
    let mut slots = digits.iter_mut();
    let mut month = 0;
    for (index, (c, place)) in text.chars().zip(FORMAT).enumerate() {
        let wrong = FiscalCodeError::Format { position: index + 1 };
        match place {
            Place::Letter if c.is_ascii_uppercase() => {}
            Place::Letter => return Err(wrong),
            Place::Month => month = place_in(MONTHS, c).ok_or(wrong)? + 1,
            Place::Digit => {
                let value = digit(c).ok_or(wrong)?;
                if let Some(slot) = slots.next() {
                    *slot = value;
                }
            }
        }
    }
    let [y1, y2, d1, d2, ..] = digits;
    let birth = born(y1 * 10 + y2, month, d1 * 10 + d2).ok_or(FiscalCodeError::Date)?;
    let expected = check_letter(text.chars());
    if !text.ends_with(expected) {
        return Err(FiscalCodeError::CheckCharacter { expected });
    }
    let omocode = text.chars().zip(FORMAT).any(|(c, place)| place == Place::Digit && !c.is_ascii_digit());
    Ok((Birth { month, ..birth }, omocode))
}

/// The same code with digits only where digits belong, and its own check letter.
pub(super) fn with_plain_digits(text: &str) -> String {
    let plain = text.chars().zip(FORMAT).take(LENGTH - 1).map(|(c, place)| match (place, digit(c)) {
        (Place::Digit, Some(value)) => char::from(b'0' + value),
        _ => c,
    });
    let mut result: String = plain.collect();
    result.push(check_letter(result.chars()));
    result
}

fn place_in(letters: &str, c: char) -> Option<u8> {
    letters.chars().position(|letter| letter == c).and_then(|index| u8::try_from(index).ok())
}

fn digit(c: char) -> Option<u8> {
    c.to_digit(10).and_then(|value| u8::try_from(value).ok()).or_else(|| place_in(OMOCODES, c))
}

/// The date must exist in 19yy or in 20yy. 1900 had no 29 February but 2000 had, so that over the pair of
/// centuries every year divisible by four has one.
fn born(year: u8, month: u8, written_day: u8) -> Option<Birth> {
    let woman = written_day > WOMAN_DAYS;
    let day = if woman { written_day - WOMAN_DAYS } else { written_day };
    let last = match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=last).contains(&day).then_some(Birth { year, month, day, woman })
}

/// The check letter of the first fifteen characters.
fn check_letter(characters: impl Iterator<Item = char>) -> char {
    let sum: u32 =
        characters.take(LENGTH - 1).enumerate().map(|(index, c)| weight(c, index.is_multiple_of(2))).sum();
    (b'A'..=b'Z').nth((sum % 26) as usize).map_or('A', char::from)
}

fn weight(c: char, odd_position: bool) -> u32 {
    // 0–9 and A–Z both start at 0; other characters never get here, the format was tested.
    let order = c.to_digit(36).map_or(0, |value| if value < 10 { value } else { value - 10 });
    if odd_position { ODD_WEIGHTS.get(order as usize).map_or(0, |weight| u32::from(*weight)) } else { order }
}

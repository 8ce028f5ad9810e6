//! The 11 digits of bodies, and provisional codes of persons.

use super::FiscalCodeError;

pub(super) const LENGTH: usize = 11;

/// Tests the last digit like that of a VAT number (DPR 784/1976): digits in even positions (counted from 1)
/// are doubled, nine is taken off above nine, and the whole sum ends in zero. The issuing office in positions
/// 8–10 is not enforced: not all of those in use are published.
pub(super) fn check(text: &str) -> Result<(), FiscalCodeError> {
    let mut sum = 0;
    let mut last = 0;
    for (index, c) in text.chars().enumerate() {
        let digit = c.to_digit(10).ok_or(FiscalCodeError::Format { position: index + 1 })?;
        if index == LENGTH - 1 {
            last = digit;
        } else if index.is_multiple_of(2) {
            sum += digit;
        } else {
            sum += if digit > 4 { digit * 2 - 9 } else { digit * 2 };
        }
    }
    let right = (10 - sum % 10) % 10;
    if last == right {
        return Ok(());
    }
    Err(FiscalCodeError::CheckCharacter { expected: char::from_digit(right, 10).unwrap_or('0') })
}

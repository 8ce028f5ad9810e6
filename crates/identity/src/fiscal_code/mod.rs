//! The codice fiscale: 16 characters of a person (DM 23 December 1976) or 11 digits.

mod numeric;
mod person;

use std::fmt;

/// Digits of the number printed on the back of the European health insurance card (field 8).
const EHIC_DIGITS: usize = 20;

/// A well-formed fiscal code: format, date and check character are right. Whether the tax office ever gave
/// it to anybody is not known, and unknown place codes (suppressed municipalities) are accepted.
///
/// It has no `Display` and a masked `Debug`: whoever writes it out says so with [`FiscalCode::as_str`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct FiscalCode {
    text: String,
    kind: FiscalCodeKind,
    person: Option<person::Birth>,
}

/// What sort of fiscal code it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FiscalCodeKind {
    /// 16 characters, all seven digits in place.
    Person,
    /// 16 characters with one to seven digits replaced by letters, because two people would share a code.
    Omocode,
    /// 11 digits: a body, or the provisional code of a person.
    Numeric,
}

/// Why a typed text is not a fiscal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiscalCodeError {
    /// Neither 16 nor 11 characters, spaces not counted.
    Length { found: usize },
    /// The character at this position (from 1, spaces not counted) cannot stand there.
    Format { position: usize },
    /// The date of birth exists neither in 19yy nor in 20yy.
    Date,
    /// The last character does not fit the others; `expected` would.
    CheckCharacter { expected: char },
    /// 20 digits: the number of the European health insurance card, from the other side of the card.
    EhicNumber,
}

impl FiscalCode {
    /// Reads what a person typed: case and spaces do not matter.
    ///
    /// The format is tested before the check character, because in its sum 0 and A, 1 and B… weigh the same.
    pub fn parse(typed: &str) -> Result<Self, FiscalCodeError> {
        let significant = || typed.chars().filter(|c| !c.is_whitespace());
        let found = significant().count();
        let text: String = significant().take(EHIC_DIGITS).map(|c| c.to_ascii_uppercase()).collect();
        match found {
            person::LENGTH => {
                let (birth, omocode) = person::read(&text)?;
                let kind = if omocode { FiscalCodeKind::Omocode } else { FiscalCodeKind::Person };
                Ok(Self { text, kind, person: Some(birth) })
            }
            numeric::LENGTH => {
                numeric::check(&text)?;
                Ok(Self { text, kind: FiscalCodeKind::Numeric, person: None })
            }
            EHIC_DIGITS if text.chars().all(|c| c.is_ascii_digit()) => Err(FiscalCodeError::EhicNumber),
            _ => Err(FiscalCodeError::Length { found }),
        }
    }

    /// Upper case, without spaces: 16 letters and digits, or 11 digits.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn kind(&self) -> FiscalCodeKind {
        self.kind
    }

    /// Year within its century (0–99), month (1–12) and day (1–31) of birth; `None` for 11 digits.
    pub fn birth_date_digits(&self) -> Option<(u8, u8, u8)> {
        self.person.map(|birth| (birth.year, birth.month, birth.day))
    }

    /// Whether the day of birth is written plus 40; `None` for 11 digits.
    pub fn is_woman(&self) -> Option<bool> {
        self.person.map(|birth| birth.woman)
    }

    /// The code with all digits put back and the check character computed anew; 11 digits stay as they are.
    ///
    /// Only a hint for finding people again: the result is usually the code of somebody *else*, for whose
    /// sake the digits were replaced. Hence a plain text and no [`FiscalCode`].
    pub fn without_omocodes(&self) -> String {
        match self.kind {
            FiscalCodeKind::Omocode => person::with_plain_digits(&self.text),
            FiscalCodeKind::Person | FiscalCodeKind::Numeric => self.text.clone(),
        }
    }
}

impl fmt::Debug for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FiscalCode({:?}, {})", self.kind, crate::DOTS)
    }
}

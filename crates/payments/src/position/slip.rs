//! What is wrong with a text that somebody typed: each cause by itself, with what is expected instead.

use identity::{FiscalCode, FiscalCodeError};
use pagopa::BodyCode;
use platform::web::Sentence;
use platform::written;

use super::{Debtor, DebtorKind};

/// Digits of a VAT number.
const VAT_DIGITS: usize = 11;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    Missing,
    Long {
        most: usize,
    },
    /// A sign that no paper shows or that turns what is read around, as a new line.
    Signs,
    /// Neither a fiscal code nor a VAT number has so many characters.
    CodeLength {
        found: usize,
    },
    /// The character at this position of a fiscal code, from 1.
    CodeFormat {
        position: usize,
    },
    CodeDate,
    CodeCheck,
    /// The number of the European health insurance card.
    CodeCard,
    /// Nothing but digits, and not eleven.
    VatLength {
        found: usize,
    },
    /// Eleven characters, and this one is no digit.
    VatFormat {
        position: usize,
    },
    VatCheck,
    /// A sign of a province or a country.
    TwoLetters,
    /// Two letters that no province of Italy has.
    Province,
    /// No postal code of Italy.
    Postcode,
    Mail,
}

impl Slip {
    pub fn sentence(&self) -> Sentence {
        match self {
            Slip::Missing => Sentence::new("slip-missing"),
            Slip::Long { most } => Sentence::new("slip-long").with("most", most),
            Slip::Signs => Sentence::new("slip-signs"),
            Slip::CodeLength { found } => Sentence::new("slip-code-length").with("found", found),
            Slip::CodeFormat { position } => Sentence::new("slip-code-format").with("position", position),
            Slip::CodeDate => Sentence::new("slip-code-date"),
            Slip::CodeCheck => Sentence::new("slip-code-check"),
            Slip::CodeCard => Sentence::new("slip-code-card"),
            Slip::VatLength { found } => Sentence::new("slip-vat-length").with("found", found),
            Slip::VatFormat { position } => Sentence::new("slip-vat-format").with("position", position),
            Slip::VatCheck => Sentence::new("slip-vat-check"),
            Slip::TwoLetters => Sentence::new("slip-two-letters"),
            Slip::Province => Sentence::new("slip-province"),
            Slip::Postcode => Sentence::new("slip-postcode"),
            Slip::Mail => Sentence::new("slip-mail"),
        }
    }

    /// Of a text that must be there.
    pub fn of_text(text: &str, most: usize) -> Option<Slip> {
        if text.trim().is_empty() { Some(Slip::Missing) } else { Slip::of_option(text, most) }
    }

    /// Of a text that may be left out.
    pub fn of_option(text: &str, most: usize) -> Option<Slip> {
        if text.chars().count() > most {
            Some(Slip::Long { most })
        } else {
            (!written::is_readable(text)).then_some(Slip::Signs)
        }
    }

    /// Of a code in capitals without blanks. Check digits are judged: a code typed wrong would send the notice to
    /// nobody.
    pub(super) fn of_code(kind: DebtorKind, code: &str) -> Option<Slip> {
        let holds = match kind {
            DebtorKind::Person => code == Debtor::ANONYMOUS,
            DebtorKind::Company => BodyCode::parse(code).is_ok_and(|code| code.checks()),
        };
        if holds {
            return None;
        }
        let error = FiscalCode::parse(code).err()?;
        let found = code.chars().count();
        let digits = code.bytes().all(|byte| byte.is_ascii_digit());
        Some(match error {
            _ if code.is_empty() => Slip::Missing,
            FiscalCodeError::EhicNumber => Slip::CodeCard,
            FiscalCodeError::Length { .. } if digits => Slip::VatLength { found },
            FiscalCodeError::Length { .. } => Slip::CodeLength { found },
            FiscalCodeError::Format { position } if found == VAT_DIGITS => Slip::VatFormat { position },
            FiscalCodeError::Format { position } => Slip::CodeFormat { position },
            FiscalCodeError::Date => Slip::CodeDate,
            FiscalCodeError::CheckCharacter { .. } if digits => Slip::VatCheck,
            FiscalCodeError::CheckCharacter { .. } => Slip::CodeCheck,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_of_a_wrong_code_is_told_from_the_others() {
        for (code, slip) in [
            ("", Slip::Missing),
            ("RSSMRA80A01H501", Slip::CodeLength { found: 15 }),
            ("RSSMRA80A01H501X", Slip::CodeCheck),
            ("RSSMRA80A99H501U", Slip::CodeDate),
            ("1SSMRA80A01H501U", Slip::CodeFormat { position: 1 }),
            ("80380000300123456789", Slip::CodeCard),
            ("1234567890", Slip::VatLength { found: 10 }),
            ("12345678904", Slip::VatCheck),
            ("1234567890X", Slip::VatFormat { position: 11 }),
        ] {
            for kind in [DebtorKind::Person, DebtorKind::Company] {
                assert_eq!(Slip::of_code(kind, code), Some(slip), "{code}");
            }
        }
        for code in ["RSSMRA80A01H501U", "12345678903"] {
            assert_eq!(Slip::of_code(DebtorKind::Company, code), None, "{code}");
        }
        assert_eq!(Slip::of_code(DebtorKind::Person, Debtor::ANONYMOUS), None);
        assert!(Slip::of_code(DebtorKind::Company, Debtor::ANONYMOUS).is_some(), "a company has a name");
    }
}

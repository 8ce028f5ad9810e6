//! Accounts: ISO 13616 with the formats of the SWIFT registry, by `iban_validate`. Postal accounts are those of
//! the ABI code 07601; messages want to know (`allCCP`), and the slip of the post office needs their number.

use ::iban::{IbanLike, ParseBaseIbanError, ParseIbanError};
use std::fmt;

/// The ABI code of the post office (BancoPosta).
const POSTAL_ABI: &str = "07601";
/// Where the twelve digits of the account begin in an Italian IBAN.
const ITALIAN_ACCOUNT_AT: usize = 15;

/// An account whose check digits and national form are right. Refunds go to persons: `Debug` shows the country
/// only.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Iban(::iban::Iban);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IbanError {
    /// Not two letters, two digits and then letters and digits in the length and form of the country.
    Form,
    /// The check digits are wrong: something was typed or read wrong.
    Check,
    /// No country of the registry has these two letters.
    Country,
}

impl Iban {
    /// Reads what people type: any case, spaces anywhere.
    pub fn parse(typed: &str) -> Result<Iban, IbanError> {
        let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let read = plain.to_ascii_uppercase().parse().map_err(|error| match error {
            ParseIbanError::InvalidBaseIban { source: ParseBaseIbanError::InvalidChecksum } => {
                IbanError::Check
            }
            ParseIbanError::UnknownCountry(_) => IbanError::Country,
            ParseIbanError::InvalidBaseIban { .. } | ParseIbanError::InvalidBban(_) => IbanError::Form,
        })?;
        Ok(Iban(read))
    }

    /// Without spaces, as messages and files want it.
    pub fn as_str(&self) -> &str {
        self.0.electronic_str()
    }

    /// In groups of four, as it stands on paper.
    pub fn grouped(&self) -> String {
        crate::text::in_fours(self.as_str())
    }

    /// Two letters.
    pub fn country(&self) -> &str {
        self.0.country_code()
    }

    /// Whether the account is at the Italian post office.
    pub fn is_postal(&self) -> bool {
        self.country() == "IT" && self.0.bank_identifier() == Some(POSTAL_ABI)
    }

    /// The twelve digits that a slip carries; nothing for accounts at banks.
    pub fn postal_account(&self) -> Option<&str> {
        self.is_postal().then(|| &self.as_str()[ITALIAN_ACCOUNT_AT..])
    }
}

impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Iban({}••••)", self.country())
    }
}

crate::text::written_as_text!(Iban, "an IBAN: its check digits or its form are wrong");

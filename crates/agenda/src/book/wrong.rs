//! Kind sentences for answers that cannot be used: each says what to do.

use identity::{EmailError, FiscalCodeError, NAME_CHARS_MAX, NameError, PhoneError};
use platform::web::Sentence;

/// An answer that cannot be used, and where it stands.
#[derive(Clone, Debug)]
pub struct FieldError {
    /// Id of the field.
    pub field: &'static str,
    /// Text key of its label.
    pub label: &'static str,
    pub sentence: Sentence,
}

impl FieldError {
    pub fn new(field: &'static str, label: &'static str, sentence: Sentence) -> FieldError {
        FieldError { field, label, sentence }
    }
}

/// `empty` asks for the very name that is missing.
pub fn name(error: NameError, empty: &'static str) -> Sentence {
    match error {
        NameError::Empty => Sentence::new(empty),
        NameError::Long => Sentence::new("book-wrong-name-long").with("most", NAME_CHARS_MAX),
        NameError::Character { position } => {
            Sentence::new("book-wrong-name-character").with("position", position)
        }
    }
}

pub fn email(error: EmailError) -> Sentence {
    Sentence::new(match error {
        EmailError::Empty => "book-wrong-email-empty",
        EmailError::Long => "book-wrong-email-long",
        EmailError::Control => "book-wrong-email-control",
        EmailError::At => "book-wrong-email-at",
        EmailError::Local => "book-wrong-email-local",
        EmailError::Domain => "book-wrong-email-domain",
    })
}

pub fn phone(error: PhoneError) -> Sentence {
    match error {
        PhoneError::Empty => Sentence::new("book-wrong-phone-empty"),
        PhoneError::Short => Sentence::new("book-wrong-phone-short"),
        PhoneError::Long => Sentence::new("book-wrong-phone-long"),
        PhoneError::CountryCode => Sentence::new("book-wrong-phone-country"),
        PhoneError::Character { position } => {
            Sentence::new("book-wrong-phone-character").with("position", position)
        }
    }
}

pub fn tax_code(error: &FiscalCodeError) -> Sentence {
    match error {
        FiscalCodeError::Length { found } => Sentence::new("book-wrong-tax-code-length").with("found", found),
        FiscalCodeError::Format { position } => {
            Sentence::new("book-wrong-tax-code-format").with("position", position)
        }
        FiscalCodeError::Date => Sentence::new("book-wrong-tax-code-date"),
        // What would fit is not said: a code must be read off a card, not guessed.
        FiscalCodeError::CheckCharacter { .. } => Sentence::new("book-wrong-tax-code-check"),
        FiscalCodeError::EhicNumber => Sentence::new("book-wrong-tax-code-ehic"),
    }
}

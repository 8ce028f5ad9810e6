//! What a demand brings: texts by their names, held against the fields that a service asks for.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use office::docs::{FieldDoc, FieldKind, SpontaneousDoc};
use pagopa::Cents;
use pagopa::soap::{EnvelopeError, demand_fields};

/// Who owes, and what: names of the record beside the service's own fields.
pub(super) const CODE: &str = "codiceFiscale";
pub(super) const NAME: &str = "nominativo";
pub(super) const AMOUNT: &str = "importo";

/// Of one text (`stText140`).
const TEXT_CHARS_MAX: usize = 140;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RecordError {
    Xml(EnvelopeError),
    /// A field that must be there and is not, or is empty.
    Missing(String),
    /// A field that the service does not ask for, or one that is there twice.
    Unexpected(String),
    /// Too long, no number, no date, none of the choices.
    Form(String),
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::Xml(error) => error.fmt(f),
            RecordError::Missing(name) => write!(f, "{name}: Missing"),
            RecordError::Unexpected(name) => write!(f, "{name}: Unexpected"),
            RecordError::Form(name) => write!(f, "{name}: Form"),
        }
    }
}

/// Texts by name; an empty one is as good as none.
pub(super) type Record = BTreeMap<String, String>;

pub(super) fn read(content: &[u8]) -> Result<Record, RecordError> {
    let mut record = Record::new();
    for (name, text) in demand_fields(content).map_err(RecordError::Xml)? {
        if text.chars().count() > TEXT_CHARS_MAX {
            return Err(RecordError::Form(name));
        }
        if !text.is_empty() && record.insert(name.clone(), text).is_some() {
            return Err(RecordError::Unexpected(name));
        }
    }
    Ok(record)
}

/// The record holds the service's fields, and nothing that it does not know.
pub(super) fn check(record: &Record, service: &SpontaneousDoc) -> Result<(), RecordError> {
    let known = |name: &str| {
        [CODE, NAME, AMOUNT].contains(&name) || service.field.iter().any(|field| field.key == name)
    };
    if let Some(name) = record.keys().find(|name| !known(name)) {
        return Err(RecordError::Unexpected(name.clone()));
    }
    service.field.iter().try_for_each(|field| match record.get(&field.key) {
        None if field.required => Err(RecordError::Missing(field.key.clone())),
        Some(text) if !fits(text, field) => Err(RecordError::Form(field.key.clone())),
        _ => Ok(()),
    })
}

fn fits(text: &str, field: &FieldDoc) -> bool {
    match field.kind {
        FieldKind::Text => true,
        FieldKind::Number => text.bytes().all(|byte| byte.is_ascii_digit()),
        FieldKind::Date => text.parse::<Date>().is_ok(),
        FieldKind::Choice => field.choices.iter().any(|choice| choice == text),
    }
}

/// The amount of a service: its own, or what the demand says within its limits.
pub(super) fn amount(record: &Record, service: &SpontaneousDoc) -> Option<Cents> {
    let said = record.get(AMOUNT).map(|text| Cents::from_message(text)).transpose().ok()?;
    if service.is_fixed() {
        return said.is_none_or(|said| said.0 == service.cents).then_some(Cents(service.cents));
    }
    let most = if service.most_cents > 0 { service.most_cents } else { pagopa::cents::LARGEST.0 };
    said.filter(|said| (service.least_cents..=most).contains(&said.0) && said.is_positive())
}

//! What a demand brings: texts by their names, held against the fields that a service asks for.

use std::collections::BTreeMap;
use std::fmt;

use office::docs::{FieldDoc, FieldKind, SpontaneousDoc};
use pagopa::Cents;
use pagopa::soap::{EnvelopeError, demand_fields};

use crate::position::{Debtor, DebtorKind, Unfit};
use crate::spontaneous::fields::{self, Misfit};

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
    service.field.iter().try_for_each(|field| {
        let text = record.get(&field.key).map_or("", String::as_str);
        fields::fits(field, text).map_err(|misfit| match misfit {
            Misfit::Missing => RecordError::Missing(field.key.clone()),
            _ => RecordError::Form(field.key.clone()),
        })
    })?;
    // The same demand is one notice while it is open: of nobody, about nothing, it would be everybody's.
    let tells = |field: &FieldDoc| {
        matches!(field.kind, FieldKind::Text | FieldKind::Number) && record.contains_key(&field.key)
    };
    if !record.contains_key(CODE) && !service.field.iter().any(tells) {
        return Err(RecordError::Missing(CODE.to_owned()));
    }
    Ok(())
}

/// Who owes, as far as the demand says it.
pub(super) fn debtor(record: &Record) -> Result<Debtor, RecordError> {
    let mut debtor = Debtor::anonymous();
    if let Some(code) = record.get(CODE) {
        debtor.kind = DebtorKind::of_code(code);
        debtor.code = code.clone();
    }
    if let Some(name) = record.get(NAME) {
        debtor.name = name.chars().take(fields::FIELD_MAX).collect();
    }
    debtor.tidy().map_err(|Unfit(fields)| {
        RecordError::Form(if fields.contains(&"code") { CODE } else { NAME }.to_owned())
    })
}

/// The amount of a service: its own, or what the demand says within its limits.
pub(super) fn amount(record: &Record, service: &SpontaneousDoc) -> Option<Cents> {
    let said = record.get(AMOUNT).map(|text| Cents::from_message(text)).transpose().ok()?;
    let amount = fields::amount(service, said)?;
    // Whoever says an amount pays that one, or nothing.
    said.is_none_or(|said| said == amount).then_some(amount)
}

//! Who owes and who pays (`ctSubject`), and free notes (`ctMetadata`).

use super::fields::{Fields, Group, SyntaxError, Why};
use super::text::{Capitals, Email, Text};
use super::value::Value;
use super::xml::Xml;

/// `F` or `G` (`stEntityUniqueIdentifierType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubjectKind {
    /// `F`
    Person,
    /// `G`
    Company,
}

/// A debtor or a payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub kind: SubjectKind,
    /// Fiscal code or VAT number; `ANONIMO` when nobody knows it.
    pub code: Text<16, 2>,
    pub name: Text<70>,
    pub street: Option<Text<70>>,
    pub number: Option<Text<16>>,
    pub postal_code: Option<Text<16>>,
    pub city: Option<Text<35>>,
    pub province: Option<Text<35>>,
    pub country: Option<Capitals>,
    pub email: Option<Email>,
}

impl Subject {
    /// Without an address; the others are set on the value.
    pub fn new(kind: SubjectKind, code: Text<16, 2>, name: Text<70>) -> Subject {
        Subject {
            kind,
            code,
            name,
            street: None,
            number: None,
            postal_code: None,
            city: None,
            province: None,
            country: None,
            email: None,
        }
    }
}

/// One to fifteen notes, each a key and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata(Vec<Note>);

/// `ctMapEntry`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub key: Text<140>,
    pub value: Text<140>,
}

pub const NOTES_MAX: usize = 15;

impl Metadata {
    pub fn new(notes: Vec<Note>) -> Result<Metadata, Why> {
        if notes.is_empty() || notes.len() > NOTES_MAX {
            return Err(Why::Count { min: 1, max: NOTES_MAX, found: notes.len() });
        }
        Ok(Metadata(notes))
    }

    pub fn notes(&self) -> &[Note] {
        &self.0
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|note| note.key.as_str() == key).map(|note| note.value.as_str())
    }
}

impl Value for SubjectKind {
    fn read(text: &str) -> Result<Self, Why> {
        match text {
            "F" => Ok(SubjectKind::Person),
            "G" => Ok(SubjectKind::Company),
            _ => Err(Why::Form),
        }
    }

    fn write(&self) -> String {
        match self {
            SubjectKind::Person => "F".to_owned(),
            SubjectKind::Company => "G".to_owned(),
        }
    }
}

/// `ctEntityUniqueIdentifier`
struct Identifier(SubjectKind, Text<16, 2>);

impl Group for Identifier {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        let kind = fields.one("entityUniqueIdentifierType")?;
        Ok(Identifier(kind, fields.one("entityUniqueIdentifierValue")?))
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("entityUniqueIdentifierType", &self.0);
        xml.one("entityUniqueIdentifierValue", &self.1);
    }
}

impl Group for Subject {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        let Identifier(kind, code) = fields.group("uniqueIdentifier")?;
        Ok(Subject {
            kind,
            code,
            name: fields.one("fullName")?,
            street: fields.maybe("streetName")?,
            number: fields.maybe("civicNumber")?,
            postal_code: fields.maybe("postalCode")?,
            city: fields.maybe("city")?,
            province: fields.maybe("stateProvinceRegion")?,
            country: fields.maybe("country")?,
            email: fields.maybe("e-mail")?,
        })
    }

    fn write(&self, xml: &mut Xml) {
        xml.group("uniqueIdentifier", &Identifier(self.kind, self.code.clone()));
        xml.one("fullName", &self.name);
        xml.maybe("streetName", &self.street);
        xml.maybe("civicNumber", &self.number);
        xml.maybe("postalCode", &self.postal_code);
        xml.maybe("city", &self.city);
        xml.maybe("stateProvinceRegion", &self.province);
        xml.maybe("country", &self.country);
        xml.maybe("e-mail", &self.email);
    }
}

impl Group for Note {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        Ok(Note { key: fields.one("key")?, value: fields.one("value")? })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("key", &self.key);
        xml.one("value", &self.value);
    }
}

impl Group for Metadata {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        fields.all("mapEntry", NOTES_MAX).map(Metadata)
    }

    fn write(&self, xml: &mut Xml) {
        for note in &self.0 {
            xml.group("mapEntry", note);
        }
    }
}

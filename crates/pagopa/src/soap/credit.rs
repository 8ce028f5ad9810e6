//! Where the money of a transfer goes: an account, or the treasury in exchange for a stamp.

use super::fields::{Fields, Group, SyntaxError, Why};
use super::text::{Capitals, Text};
use super::value::{DocumentHash, Value};
use super::xml::Xml;

/// `stIBAN`: up to 35 characters, kept as text. Receipts name accounts of other bodies, in forms that
/// [`crate::Iban`] may not know; who offers a payment checks his own accounts before.
pub type Account = Text<35>;

/// What the second version adds: the name of the body that is credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T> {
    pub company: Option<Text<140>>,
    pub to: T,
}

/// Of a payment to be made, second version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payable {
    Iban(Account),
    Stamp(Stamp),
}

/// Of a payment made, second version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paid {
    Iban(Account),
    /// The signed stamp, as bytes of XML (`MBDAttachment`).
    Stamp(Vec<u8>),
}

/// `ctRichiestaMarcaDaBollo`; its kind is always `01`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub document: DocumentHash,
    pub province: Capitals,
}

/// The part of a transfer that differs between versions.
pub(super) trait Credit: Group {}

impl Credit for Account {}
impl Credit for Named<Payable> {}
impl Credit for Named<Paid> {}

const STAMP_KIND: &str = "01";

impl Group for Account {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        fields.one("IBAN")
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("IBAN", self);
    }
}

impl<T: Group> Group for Named<T> {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        Ok(Named { company: fields.maybe("companyName")?, to: T::read(fields)? })
    }

    fn write(&self, xml: &mut Xml) {
        xml.maybe("companyName", &self.company);
        self.to.write(xml);
    }
}

impl Group for Payable {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        match (fields.maybe("IBAN")?, fields.maybe_group("richiestaMarcaDaBollo")?) {
            (Some(iban), None) => Ok(Payable::Iban(iban)),
            (None, Some(stamp)) => Ok(Payable::Stamp(stamp)),
            _ => Err(fields.wrong("IBAN", Why::Choice)),
        }
    }

    fn write(&self, xml: &mut Xml) {
        match self {
            Payable::Iban(iban) => xml.one("IBAN", iban),
            Payable::Stamp(stamp) => xml.group("richiestaMarcaDaBollo", stamp),
        }
    }
}

impl Group for Paid {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        match (fields.maybe("IBAN")?, fields.maybe("MBDAttachment")?) {
            (Some(iban), None) => Ok(Paid::Iban(iban)),
            (None, Some(stamp)) => Ok(Paid::Stamp(stamp)),
            _ => Err(fields.wrong("IBAN", Why::Choice)),
        }
    }

    fn write(&self, xml: &mut Xml) {
        match self {
            Paid::Iban(iban) => xml.one("IBAN", iban),
            Paid::Stamp(stamp) => xml.one("MBDAttachment", stamp),
        }
    }
}

/// `stTipoBolloDigitale` knows one kind.
struct StampKind;

impl Value for StampKind {
    fn read(text: &str) -> Result<Self, Why> {
        if text == STAMP_KIND { Ok(StampKind) } else { Err(Why::Form) }
    }

    fn write(&self) -> String {
        STAMP_KIND.to_owned()
    }
}

impl Group for Stamp {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        let document = fields.one("hashDocumento")?;
        let StampKind = fields.one("tipoBollo")?;
        Ok(Stamp { document, province: fields.one("provinciaResidenza")? })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("hashDocumento", &self.document);
        xml.one("tipoBollo", &StampKind);
        xml.one("provinciaResidenza", &self.province);
    }
}

//! A revenue stamp as a provider attaches it to a receipt (`MBDAttachment`, `MarcaDaBollo.xsd` of the revenue agency):
//! which document it is for, when and by whom it was sold.
//!
//! Read, not believed: the signature around it is not verified here.

use roxmltree::Node;

use super::envelope::{EnvelopeError, document};
use super::value::{Amount, DocumentHash, MessageTime, Value};
use crate::Cents;

const STAMP: &str = "http://www.agenziaentrate.gov.it/2014/MarcaDaBollo";
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
/// The one digest that the platform asks for (SANP, "marca da bollo digitale").
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoughtStamp {
    /// `CodiceFiscale` and `Denominazione` of the provider that sold it.
    pub provider_code: String,
    pub provider: String,
    /// `IUBD`: no two stamps have the same.
    pub number: String,
    pub bought_at: MessageTime,
    pub amount: Cents,
    pub document: DocumentHash,
    /// Whether a signature is there.
    pub signed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoughtError {
    Xml(EnvelopeError),
    /// Another document.
    Root,
    /// A field that is not there, or not as it must be.
    Field(&'static str),
    /// A digest that is not SHA-256.
    Digest,
}

impl BoughtStamp {
    pub fn read(bytes: &[u8]) -> Result<BoughtStamp, BoughtError> {
        document(bytes, |document| BoughtStamp::of(document.root_element())).map_err(BoughtError::Xml)?
    }

    fn of(root: Node) -> Result<BoughtStamp, BoughtError> {
        if !root.has_tag_name((STAMP, "marcaDaBollo")) {
            return Err(BoughtError::Root);
        }
        let seller = child(root, STAMP, "PSP")?;
        let print = child(root, STAMP, "ImprontaDocumento")?;
        if child(print, SIGNATURE, "DigestMethod")?.attribute("Algorithm") != Some(SHA256) {
            return Err(BoughtError::Digest);
        }
        let amount: Amount<0> = value(root, STAMP, "Importo")?;
        Ok(BoughtStamp {
            provider_code: text(seller, STAMP, "CodiceFiscale")?.to_owned(),
            provider: text(seller, STAMP, "Denominazione")?.to_owned(),
            number: text(root, STAMP, "IUBD")?.to_owned(),
            bought_at: value(root, STAMP, "OraAcquisto")?,
            amount: amount.cents(),
            document: value(print, SIGNATURE, "DigestValue")?,
            signed: root.children().any(|child| child.has_tag_name((SIGNATURE, "Signature"))),
        })
    }
}

fn child<'a, 'i>(of: Node<'a, 'i>, namespace: &str, name: &'static str) -> Result<Node<'a, 'i>, BoughtError> {
    let mut found = of.children().filter(|child| child.has_tag_name((namespace, name)));
    match (found.next(), found.next()) {
        (Some(child), None) => Ok(child),
        _ => Err(BoughtError::Field(name)),
    }
}

fn text<'a>(of: Node<'a, '_>, namespace: &str, name: &'static str) -> Result<&'a str, BoughtError> {
    let text = child(of, namespace, name)?.text().map(str::trim);
    text.filter(|text| !text.is_empty()).ok_or(BoughtError::Field(name))
}

fn value<T: Value>(of: Node, namespace: &str, name: &'static str) -> Result<T, BoughtError> {
    T::read(text(of, namespace, name)?).map_err(|_| BoughtError::Field(name))
}

//! The node's own form of a refusal (`ctFaultBean`): codes of the list "Gestione degli errori" that the six
//! operations may answer. `PAA_PAGAMENTO_IN_CORSO` is left out on purpose: nothing is locked here.

use super::fields::{Fields, Group, SyntaxError, Why};
use super::text::Text;
use super::value::Value;
use super::xml::Xml;

/// Why a body refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultCode {
    SyntaxExtraXsd,
    SyntaxXsd,
    UnknownBody,
    UnknownBroker,
    UnknownStation,
    Semantics,
    System,
    PaymentUnknown,
    PaymentDuplicate,
    PaymentExpired,
    PaymentCancelled,
    ReceiptDuplicate,
}

/// A refusal. To a receipt it is final: the node does not try again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub code: FaultCode,
    /// Who refuses: the fiscal code of the body.
    pub id: Text<35>,
    pub description: Option<Text<256>>,
}

impl Fault {
    /// The description is made to fit.
    pub fn new(code: FaultCode, id: Text<35>, description: &str) -> Fault {
        Fault { code, id, description: Text::cut(description) }
    }
}

impl FaultCode {
    pub const ALL: [FaultCode; 12] = [
        FaultCode::SyntaxExtraXsd,
        FaultCode::SyntaxXsd,
        FaultCode::UnknownBody,
        FaultCode::UnknownBroker,
        FaultCode::UnknownStation,
        FaultCode::Semantics,
        FaultCode::System,
        FaultCode::PaymentUnknown,
        FaultCode::PaymentDuplicate,
        FaultCode::PaymentExpired,
        FaultCode::PaymentCancelled,
        FaultCode::ReceiptDuplicate,
    ];

    pub fn as_str(self) -> &'static str {
        self.both().0
    }

    /// The word for `faultString`, in the language of the platform.
    pub fn fault_string(self) -> &'static str {
        self.both().1
    }

    fn both(self) -> (&'static str, &'static str) {
        match self {
            FaultCode::SyntaxExtraXsd => ("PAA_SINTASSI_EXTRAXSD", "Richiesta con campi non validi"),
            FaultCode::SyntaxXsd => ("PAA_SINTASSI_XSD", "Richiesta non conforme allo schema"),
            FaultCode::UnknownBody => ("PAA_ID_DOMINIO_ERRATO", "Ente non servito"),
            FaultCode::UnknownBroker => ("PAA_ID_INTERMEDIARIO_ERRATO", "Intermediario non dell'ente"),
            FaultCode::UnknownStation => ("PAA_STAZIONE_INT_ERRATA", "Stazione non dell'ente"),
            FaultCode::Semantics => ("PAA_SEMANTICA", "Richiesta contraddittoria"),
            FaultCode::System => ("PAA_SYSTEM_ERROR", "Errore interno, riprovare"),
            FaultCode::PaymentUnknown => ("PAA_PAGAMENTO_SCONOSCIUTO", "Avviso sconosciuto"),
            FaultCode::PaymentDuplicate => ("PAA_PAGAMENTO_DUPLICATO", "Avviso già pagato"),
            FaultCode::PaymentExpired => ("PAA_PAGAMENTO_SCADUTO", "Avviso scaduto"),
            FaultCode::PaymentCancelled => ("PAA_PAGAMENTO_ANNULLATO", "Avviso annullato"),
            FaultCode::ReceiptDuplicate => ("PAA_RECEIPT_DUPLICATA", "Ricevuta già accolta"),
        }
    }
}

impl Value for FaultCode {
    fn read(text: &str) -> Result<Self, Why> {
        FaultCode::ALL.into_iter().find(|code| code.as_str() == text).ok_or(Why::Form)
    }

    fn write(&self) -> String {
        self.as_str().to_owned()
    }
}

/// Text that is read and not kept.
struct Any;

impl Value for Any {
    fn read(_: &str) -> Result<Self, Why> {
        Ok(Any)
    }

    fn write(&self) -> String {
        String::new()
    }
}

impl Group for Fault {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        let code = fields.one("faultCode")?;
        let Any = fields.one("faultString")?;
        let (id, description) = (fields.one("id")?, fields.maybe("description")?);
        for name in ["serial", "originalFaultCode", "originalFaultString", "originalDescription"] {
            let _: Option<Any> = fields.maybe(name)?;
        }
        Ok(Fault { code, id, description })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("faultCode", &self.code);
        xml.inside("faultString", |xml| xml.text(self.code.fault_string()));
        xml.one("id", &self.id);
        xml.maybe("description", &self.description);
    }
}

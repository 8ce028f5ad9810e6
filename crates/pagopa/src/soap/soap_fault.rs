//! Faults of the envelope (SOAP 1.1, 4.4), and the sentence for each error.

use std::fmt;

use quick_xml::escape::escape;
use roxmltree::Node;

use super::envelope::{EnvelopeError, Position, ReadError};
use super::xml::Xml;

/// Whose fault it is (SOAP 1.1, 4.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultSide {
    /// The message was wrong.
    Client,
    /// The message may have been right.
    Server,
    /// A header that nobody here understands.
    MustUnderstand,
    /// An envelope of another version.
    VersionMismatch,
}

/// The answer when there is no message to answer; goes with HTTP 500.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoapFault {
    pub side: FaultSide,
    pub text: String,
}

impl SoapFault {
    pub fn new(side: FaultSide, text: &str) -> SoapFault {
        SoapFault { side, text: text.chars().filter(|c| super::text::allowed(*c)).collect() }
    }

    pub fn to_envelope(&self) -> String {
        let side = self.side.name();
        let text = escape(self.text.as_str());
        Xml::envelope(&format!(
            "<soapenv:Fault><faultcode>soapenv:{side}</faultcode><faultstring>{text}</faultstring></soapenv:Fault>"
        ))
    }

    pub(super) fn of(fault: Node) -> SoapFault {
        let text = |name| {
            let field = fault.children().find(|child| child.has_tag_name(name));
            field.and_then(|field| field.text()).unwrap_or_default()
        };
        let code = text("faultcode");
        let code = code.rsplit_once(':').map_or(code, |(_, local)| local);
        SoapFault { side: FaultSide::of(code), text: text("faultstring").to_owned() }
    }
}

impl FaultSide {
    fn name(self) -> &'static str {
        match self {
            FaultSide::Client => "Client",
            FaultSide::Server => "Server",
            FaultSide::MustUnderstand => "MustUnderstand",
            FaultSide::VersionMismatch => "VersionMismatch",
        }
    }

    /// Codes may be refined after a dot (4.4.1); what is unknown blames nobody but the server.
    fn of(code: &str) -> FaultSide {
        match code.split('.').next() {
            Some("Client") => FaultSide::Client,
            Some("MustUnderstand") => FaultSide::MustUnderstand,
            Some("VersionMismatch") => FaultSide::VersionMismatch,
            _ => FaultSide::Server,
        }
    }
}

impl From<&EnvelopeError> for SoapFault {
    fn from(error: &EnvelopeError) -> SoapFault {
        let side = match error {
            EnvelopeError::Version { .. } => FaultSide::VersionMismatch,
            EnvelopeError::MustUnderstand { .. } => FaultSide::MustUnderstand,
            _ => FaultSide::Client,
        };
        SoapFault::new(side, &error.to_string())
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// For programmers on the other side and for the log: English, like all of SOAP.
impl fmt::Display for EnvelopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EnvelopeError::TooLarge { bytes } => write!(f, "{bytes} bytes are too many"),
            EnvelopeError::Encoding { name } => write!(f, "encoding {name} is not accepted"),
            EnvelopeError::Bytes { at } => write!(f, "byte {at} does not belong to the declared encoding"),
            EnvelopeError::NotWellFormed { why, at } => write!(f, "not well-formed at {at}: {why}"),
            EnvelopeError::Dtd { at } => write!(f, "a document type is not accepted ({at})"),
            EnvelopeError::TooDeep { at } => write!(f, "elements nested too deeply ({at})"),
            EnvelopeError::TooManyNodes { at } => write!(f, "too many elements ({at})"),
            EnvelopeError::TooManyAttributes { at } => write!(f, "too many attributes ({at})"),
            EnvelopeError::Version { at } => write!(f, "not an envelope of SOAP 1.1 ({at})"),
            EnvelopeError::NoEnvelope { at } => write!(f, "the root is not an envelope ({at})"),
            EnvelopeError::MustUnderstand { at } => write!(f, "a header is not understood ({at})"),
            EnvelopeError::Body { at } => write!(f, "not exactly one message in one body ({at})"),
            EnvelopeError::Unknown { root, at } => write!(f, "{root} is not known here ({at})"),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Envelope(error) => error.fmt(f),
            ReadError::Syntax { error, .. } => error.fmt(f),
            ReadError::Refused(fault) => write!(f, "{}: {}", fault.side.name(), fault.text),
        }
    }
}

impl std::error::Error for EnvelopeError {}
impl std::error::Error for ReadError {}

//! The messages that the node exchanges with a creditor body: SOAP 1.1, document/literal, both directions.
//!
//! Sources: pagopa-api SANP3.13.0 (`paForNode.wsdl`, `paForNode.xsd`, `sac-common-types-1.0.xsd`), SANP 3.11
//! "API SOAP", SOAP 1.1 (W3C note of 8 May 2000), XML 1.0.
//!
//! | matter | file |
//! |---|---|
//! | the six operations and their roots | `operation` |
//! | from bytes to a tree: encodings, caps, no DTD | `encoding`, `caps`, `envelope` |
//! | fields in their order, what is wrong and where | `fields`, `xml` |
//! | texts, amounts, dates as the schema wants them | `text`, `value` |
//! | people, notes, transfers | `party`, `transfer` |
//! | what the node asks | `request`, `receipt` |
//! | a lost receipt, from the platform's archive | `archive` |
//! | what a body answers | `response`, `payment`, `fault` |
//!
//! Only the root of a message is qualified; children are not. Any prefix is read, one form is written. Requests
//! and answers are read in the strict sequence of the schema. Receipts are read more gently: their fields may
//! come in any order, unknown ones are passed over and empty optional ones count as absent, since a refusal of a
//! receipt is final and the money has already moved.
//!
//! Random input is tried by `cargo +nightly fuzz run soap` inside `crates/pagopa` (after `cargo install
//! cargo-fuzz`): the folder `fuzz/` is a workspace of its own and no part of the ordinary build.

mod archive;
mod bought;
mod caps;
mod credit;
mod encoding;
pub mod envelope;
pub mod fault;
mod fields;
mod moment;
mod operation;
mod outcome;
pub mod party;
pub mod payment;
mod psp;
pub mod receipt;
pub mod request;
pub mod response;
mod sender;
mod soap_fault;
pub mod text;
pub mod transfer;
pub mod value;
mod verified;
mod xml;

pub use archive::{ArchiveError, read_archived};
pub use bought::{BoughtError, BoughtStamp};
pub use caps::{ATTRIBUTES_MAX, DEPTH_MAX, NODES_MAX};
pub use encoding::BODY_BYTES_MAX;
pub use envelope::{
    EnvelopeError, FaultSide, Position, ReadError, SoapFault, demand_fields, read_request, read_response,
};
pub use fault::{Fault, FaultCode};
pub use fields::{SyntaxError, Why};
pub use operation::Operation;
pub use party::{Metadata, Note, Subject, SubjectKind};
pub use payment::{Payment, StampRefused};
pub use receipt::{Edition, More, Outcome, Psp, Receipt};
pub use request::{Asked, QrCode, Request, Sender, TransferType};
pub use response::{Answer, Demanded, Response, Verified};
pub use text::{AnyNotice, Capitals, Email, Text};
pub use transfer::{
    Account, Breakdown, Named, Paid, Payable, Stamp, Transfer, TransferIndex, Transfers, TransfersError,
};
pub use value::{Amount, DocumentHash, MessageTime};

pub use crate::BodyCode;

/// Namespace of the roots of all messages.
pub const NAMESPACE: &str = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd";

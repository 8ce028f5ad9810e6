//! Settlement flows (FdR): which payments one credit of a provider consists of.
//!
//! Sources: `fdr_organization.json` 1.2.4 (the platform's FDR service), FlussoRiversamento 1.0.4 and 1.0.5
//! (pagopa-api, branch SANP3.13.0), SANP 3.11 on settlement. A payment on day D is credited on D+1 by one
//! transfer for each flow; the flow itself comes by the end of D+2.
//!
//! | matter | module |
//! |---|---|
//! | JSON of the service, both sides | `rest` |
//! | files of the older exchange, both sides | `xml` |
//! | count and sum against what is declared | `check` |
//!
//! One bad line never blocks a flow: it comes back as a verdict of its own. A bad header does.

mod check;
mod flow_id;
mod line;
pub mod rest;
pub mod xml;

pub use check::{Finding, check};
pub use flow_id::{FLOW_ID_MAX, FlowId, NoFlowId};
pub use line::{Line, LineError, LineReason, PayStatus};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::Cents;
use crate::elements::XmlError;

/// The header of a flow. Its key is (body, provider, id, revision).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    pub id: FlowId,
    /// The provider: `pspId` of the service; for a file the one within the id, or the code of the sender.
    pub psp: String,
    /// From one; a later revision supersedes the earlier.
    pub revision: i64,
    /// When the provider made it. Files without a zone mean Italian time.
    pub date: Timestamp,
    /// When the service published it; files do not say.
    pub published: Option<Timestamp>,
    /// TRN of the credit at the treasurer, or the provider's own words.
    pub regulation: String,
    pub regulation_date: Date,
    pub sender: Sender,
    pub receiver: Receiver,
    /// Of the bank that pours the money.
    pub bic: Option<String>,
    pub declared_count: i64,
    pub declared_total: Cents,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    pub kind: SenderKind,
    pub code: String,
    pub name: Option<String>,
    /// Only the service names it.
    pub broker: Option<String>,
    /// Only the service names it.
    pub channel: Option<String>,
}

/// What the code of a sender is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SenderKind {
    /// A company: tax or fiscal code. `G`, `LEGAL_PERSON`.
    Company,
    /// A bank by its ABI. `A`, `ABI_CODE`.
    Abi,
    /// A bank by its BIC. `B`, `BIC_CODE`.
    Bic,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// `id` of the service; in a file the fiscal code again.
    pub code: String,
    /// Fiscal code of the body.
    pub body: String,
    pub name: Option<String>,
}

/// A flow with its lines, as a file holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    pub flow: Flow,
    pub lines: Vec<Result<Line, LineError>>,
}

/// Why a whole flow cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowError {
    /// The file is no XML that we read.
    Xml(XmlError),
    /// The answer is no JSON of the expected shape, or above the limit.
    Json,
    /// The root is not `FlussoRiversamento` of the platform's namespace.
    Root,
    /// This element or property of the header is missing or cannot be read.
    Header(&'static str),
}

impl From<XmlError> for FlowError {
    fn from(error: XmlError) -> FlowError {
        FlowError::Xml(error)
    }
}

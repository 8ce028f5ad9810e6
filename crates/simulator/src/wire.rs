//! How the node reaches a creditor. Given from outside: a client of HTTP, or a test that answers by itself.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// One question, to be sent by POST as `text/xml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub door: String,
    /// The SOAPAction: the bare name of the operation.
    pub action: &'static str,
    pub envelope: String,
    /// The node waits so long and no longer.
    pub wait: Duration,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub status: u16,
    pub body: Vec<u8>,
    /// Measured by whoever carried the call, so that the node itself reads no clock but its own.
    pub took: Duration,
}

/// Why nothing was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Nobody answers at that door.
    Unreachable,
    /// No answer within the time.
    Timeout,
}

pub type Hearing = Pin<Box<dyn Future<Output = Result<Heard, Silence>> + Send>>;
pub type Transport = Arc<dyn Fn(Call) -> Hearing + Send + Sync>;

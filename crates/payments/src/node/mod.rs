//! The body's door for the national platform: one address for its six questions (SANP 3.11, "API SOAP").
//!
//! | matter | file |
//! |---|---|
//! | from bytes to an answer, and how long it took | `answer` |
//! | is it for us: body, broker, station | `check` |
//! | what a notice costs now, and to whom it goes | `read`, `offer` |
//! | receipts: kept before they are answered | `receive` |
//! | a notice asked for by the app of a bank | `demand` |
//!
//! Invariants: asking reads and locks nothing; a receipt is answered OK only after it is stored, and never
//! refused for trouble of our own; what cannot be read at all changes nothing.

mod answer;
mod check;
mod demand;
mod offer;
mod read;
mod receive;

pub use answer::hear;

use std::sync::Arc;
use std::time::Duration;

use office::Ctx;
use pagopa::soap::{FaultCode, Operation};
use platform::Moment;
use platform::events::Actor;
use platform::web::{Access, Routes};

/// Where the platform calls. It is served by a listener of its own, which lets in the platform's certificate only;
/// beside the public pages in demonstrations and tests alone.
pub const PATH: &str = "/pagopa/node";

/// The notice by which the platform asks whether we are there (GovPay's default); it is nobody's.
pub const PROBE: &str = "000000000000000000";

/// Who acts when the platform says something by itself: a receipt, a flow, a demand.
pub fn platform() -> Actor {
    Actor("platform".into())
}

/// How one question was answered; for the service level that the platform asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    /// 0 when the question is for none of our bodies.
    pub body: i64,
    /// Nothing when it was no question.
    pub operation: Option<Operation>,
    pub outcome: Outcome,
    pub took: Duration,
    pub at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Ok,
    Refused(FaultCode),
    /// A fault of the envelope: not a message of the platform, or trouble of our own.
    Broken,
}

/// Told of each answer.
#[derive(Clone)]
pub struct Observer(pub Arc<dyn Fn(Observed) + Send + Sync>);

impl Default for Observer {
    fn default() -> Observer {
        Observer(Arc::new(|_| ()))
    }
}

impl std::fmt::Debug for Observer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Observer")
    }
}

/// What an installation says about this door.
#[derive(Clone, Debug, Default)]
pub struct Door {
    /// Served beside the public pages too: for this machine alone.
    pub in_front: bool,
    /// Instead of the account of the service levels.
    pub observer: Option<Observer>,
}

/// Which bodies the caller may ask about: whoever lets him in says so with each request, and without it nobody is
/// answered.
#[derive(Clone, Debug)]
pub enum Admitted {
    /// The installation itself vouches for him.
    Everybody,
    /// These accept his certificate, on their own.
    Bodies(Arc<[i64]>),
}

impl Admitted {
    fn reach(&self, body: i64) -> bool {
        match self {
            Admitted::Everybody => true,
            Admitted::Bodies(bodies) => bodies.contains(&body),
        }
    }
}

pub fn routes() -> Routes<Ctx> {
    Routes::new().post(PATH, Access::Public, answer::answer)
}

/// The door alone, for its own listener.
pub fn router(ctx: Ctx, observer: Observer) -> axum::Router {
    routes().into_router().layer(axum::Extension(observer)).with_state(ctx)
}

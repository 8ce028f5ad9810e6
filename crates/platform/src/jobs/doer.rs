//! What all kinds of work share: how it is read, waited for and refused.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use tokio::runtime::Handle;

use crate::mail::SendError;
use crate::store::StoreError;

/// Why a piece of work was not done.
#[derive(Debug)]
pub enum Failure {
    /// Worth another try.
    Later(String),
    /// Will never work: kept and shown, not tried again.
    Never(String),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Later(error.to_string())
    }
}

impl From<SendError> for Failure {
    fn from(error: SendError) -> Failure {
        if error.temporary { Failure::Later(error.reason) } else { Failure::Never(error.reason) }
    }
}

/// Something that does one kind of job; called on a thread that may block.
pub type Doer = Arc<dyn Fn(i64, &serde_json::Value) -> Result<(), Failure> + Send + Sync>;

/// The thread on which a job is done.
pub struct Worker(Handle);

impl Worker {
    /// Stands still until it is done: the store's answer, mostly.
    pub fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.0.block_on(what)
    }
}

/// Does one kind of job, for a body and with what was asked for; work that cannot be read is given up.
///
/// # Panics
/// Outside a tokio runtime: jobs are set up once, at start, inside it.
pub fn doer<W: DeserializeOwned>(
    job: impl Fn(&Worker, i64, W) -> Result<(), Failure> + Send + Sync + 'static,
) -> Doer {
    let worker = Worker(Handle::current());
    Arc::new(move |body, work| {
        let work = W::deserialize(work).map_err(|error| Failure::Never(error.to_string()))?;
        job(&worker, body, work)
    })
}

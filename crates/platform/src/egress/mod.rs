//! The house's one client for calls to other systems over HTTP.
//!
//! Whom it may reach is decided at each connection, after the name was resolved: a name that points to this
//! machine, to its network or to the metadata of its provider is refused unless the settings name that very
//! host (ASVS 1.3.6). Encrypted (TLS 1.2 or 1.3) everywhere but on this machine; redirects are handed to the
//! caller, never followed; no proxy is taken from the environment; an answer has a longest time and a largest
//! size.
//!
//! [`Egress::call`] blocks: it is for the threads of jobs. [`Egress::call_async`] is for everything else.

mod address;
mod answer;
mod error;
mod request;
mod settings;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ureq::http;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;

use address::Guarded;
pub use address::host_of;
pub use answer::Answer;
pub use error::EgressError;
pub use request::{Request, segment};
pub use settings::{ClientIdentity, Roots, Settings};

/// Cheap to clone; keeps its connections open between calls.
#[derive(Clone)]
pub struct Egress {
    agent: ureq::Agent,
    answer_max: u64,
}

impl Egress {
    pub fn new(settings: Settings) -> Egress {
        let tls = TlsConfig::builder()
            .root_certs(settings.roots.map_or(RootCerts::WebPki, |roots| RootCerts::Specific(roots.0)))
            .client_cert(settings.identity.map(|identity| identity.0))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = ureq::Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent("sportello")
            .timeout_connect(Some(settings.timeout))
            .timeout_global(Some(settings.timeout))
            .build();
        let guarded = Guarded::new(&settings.inside, &settings.unencrypted);
        Egress {
            agent: ureq::Agent::with_parts(config, DefaultConnector::default(), guarded),
            answer_max: settings.answer_max,
        }
    }

    /// Sends the request and reads the whole answer, whatever its status: only what never became an answer is
    /// an error. Blocks.
    pub fn call(&self, request: &Request) -> Result<Answer, EgressError> {
        let address = address::checked(&request.address)?;
        let mut builder = http::Request::builder().method(request.method.clone()).uri(address);
        for (name, value) in &request.headers {
            builder = builder.header(*name, value);
        }
        let answer = match &request.body {
            Some(body) => self.agent.run(builder.body(body.as_slice()).map_err(error::malformed)?),
            None => self.agent.run(builder.body(()).map_err(error::malformed)?),
        };
        let (parts, mut body) = answer.map_err(error::of)?.into_parts();
        // The reader wants one byte more than it may hold, to see that there is none.
        let body = body.with_config().limit(self.answer_max + 1).read_to_vec().map_err(error::of)?;
        if body.len() as u64 > self.answer_max {
            return Err(EgressError::TooLong);
        }
        Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body })
    }

    /// [`Egress::call`] on a thread that may wait.
    pub async fn call_async(&self, request: Request) -> Result<Answer, EgressError> {
        let egress = self.clone();
        let called = tokio::task::spawn_blocking(move || egress.call(&request)).await;
        called.unwrap_or_else(|_| Err(EgressError::NotReached("the call was broken off".into())))
    }
}

/// Settings hold keys and connections hold secrets: nothing of them is printed.
impl std::fmt::Debug for Egress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Egress").field("answer_max", &self.answer_max).finish_non_exhaustive()
    }
}

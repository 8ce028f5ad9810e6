//! HTTPS for the server: certificates from files, or from a small authority of the office's own.
//!
//! An office network often has no public name, so no public authority can vouch for the server there. The
//! [`Authority`] signs the server's certificate; devices that install its root ([`Authority::root_pem`])
//! connect without warnings. Where public certificates exist, [`load`] reads them from files.
//!
//! A door for one caller asks for his certificate too: [`Callers`], [`mutual_config`].
//!
//! Private keys readable by anyone but the owner stop the start (ASVS 13.3.1).

mod authority;
mod caller;
mod callers;
mod error;
mod files;
mod identity;
mod of_bodies;
mod shown;
#[cfg(test)]
mod tests;
mod validity;

use std::sync::Arc;

pub use authority::{Authority, Issued};
pub use caller::CallerCertificate;
pub use callers::{CALLER_CERTIFICATES_MAX, Callers, mutual_config};
pub use error::TlsError;
pub(crate) use identity::fitting;
pub use identity::{Identity, load};
pub use of_bodies::{OfBody, SpeaksTo};
/// The one type of the TLS library that whoever opens a door must name.
pub use rustls::ServerConfig;
use rustls::{crypto::ring, server::ResolvesServerCert};
pub use shown::Shown;

/// The server side of TLS 1.2 and 1.3 with the certificate that `identity` holds at each handshake, so that
/// [`Identity::replace`] renews it without a restart. HTTP/1.1 only, as the listener speaks.
pub fn server_config(identity: Arc<Identity>) -> Result<Arc<ServerConfig>, TlsError> {
    let resolver: Arc<dyn ResolvesServerCert> = identity;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
        .with_no_client_auth()
        .with_cert_resolver(resolver);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    // Stateless resumption: after a restart or a network cut all screens come back at once, and a resumed
    // handshake is a fraction of the work. The keys rotate in memory every six hours.
    config.ticketer = ring::Ticketer::new()?;
    Ok(Arc::new(config))
}

//! What an installation says about its calls.

use std::{path::Path, sync::Arc, time::Duration};

use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use ureq::tls::{Certificate, ClientCert, PrivateKey};

use super::EgressError;
use crate::tls::{self, TlsError};

/// From the first name asked to the last byte of the answer.
pub const CALL_SECONDS_MAX: u64 = 20;
/// A day's page of a settlement report, the largest answer of ours, stays far below.
pub const ANSWER_BYTES_MAX: u64 = 16 * 1024 * 1024;

#[derive(Debug, Clone)]
pub struct Settings {
    /// Instead of the public authorities.
    pub roots: Option<Roots>,
    /// Shown to servers that ask who calls.
    pub identity: Option<ClientIdentity>,
    /// Hosts, as written in the addresses called, that may be this machine or lie in a private network.
    pub inside: Vec<String>,
    /// Hosts that may be called without encryption although they are not this machine. For measuring tools.
    pub unencrypted: Vec<String>,
    pub timeout: Duration,
    /// Bytes.
    pub answer_max: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            roots: None,
            identity: None,
            inside: Vec::new(),
            unencrypted: Vec::new(),
            timeout: Duration::from_secs(CALL_SECONDS_MAX),
            answer_max: ANSWER_BYTES_MAX,
        }
    }
}

/// The authorities to trust.
#[derive(Debug, Clone)]
pub struct Roots(pub(super) Arc<Vec<Certificate<'static>>>);

impl Roots {
    /// One or more certificates. One that cannot be an authority is an error: leaving it out would show only
    /// at the first call.
    pub fn from_pem(pem: &str) -> Result<Roots, EgressError> {
        let mut roots = Vec::new();
        for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
            let der = certificate.map_err(|_| EgressError::Authorities)?;
            RootCertStore::empty().add(der.clone()).map_err(|_| EgressError::Authorities)?;
            roots.push(Certificate::from_der(&der).to_owned());
        }
        if roots.is_empty() { Err(EgressError::Authorities) } else { Ok(Roots(Arc::new(roots))) }
    }
}

/// A certificate chain with its key, for servers that ask for one.
#[derive(Clone)]
pub struct ClientIdentity(pub(super) ClientCert);

impl ClientIdentity {
    /// From two PEM files; the key file must be its owner's alone, and the key must fit.
    pub fn load(certificate: &Path, key: &Path) -> Result<ClientIdentity, TlsError> {
        let (chain, key_text) = tls::fitting(certificate, key)?;
        let malformed = |what| TlsError::Malformed { path: certificate.to_path_buf(), what };
        let chain: Vec<Certificate<'static>> = CertificateDer::pem_slice_iter(chain.as_bytes())
            .map(|der| der.map(|der| Certificate::from_der(&der).to_owned()))
            .collect::<Result<_, _>>()
            .map_err(|_| malformed("certificate"))?;
        let key = PrivateKey::from_pem(key_text.as_bytes()).map_err(|_| malformed("private key"))?;
        Ok(ClientIdentity(ClientCert::new_with_certs(&chain, key)))
    }
}

/// The key stays out of logs.
impl std::fmt::Debug for ClientIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientIdentity(..)")
    }
}

//! What the server shows at a handshake: certificate chain and key.

use std::{
    path::Path,
    sync::{Arc, PoisonError, RwLock},
};

use jiff::Timestamp;
use rustls::{
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

use super::{TlsError, files, validity};

/// The certificate in use; replaceable while the server runs.
#[derive(Debug)]
pub struct Identity(RwLock<Arc<CertifiedKey>>);

impl Identity {
    /// Certificate chain (the server's own first) and key as PEM texts; `path` names their source in errors.
    pub(super) fn from_pem(chain: &str, key: &str, path: &Path) -> Result<Identity, TlsError> {
        let malformed = |what| TlsError::Malformed { path: path.to_path_buf(), what };
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(chain.as_bytes())
            .collect::<Result<_, _>>()
            .map_err(|_| malformed("certificate"))?;
        if chain.is_empty() {
            return Err(malformed("certificate"));
        }
        let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).map_err(|_| malformed("private key"))?;
        let certified = CertifiedKey::from_der(chain, key, &ring::default_provider()).map_err(|error| {
            TlsError::KeyDoesNotFit { path: path.to_path_buf(), reason: error.to_string() }
        })?;
        Ok(Identity(RwLock::new(Arc::new(certified))))
    }

    /// Shows `other`'s certificate from the next handshake on; connections in being keep theirs.
    pub fn replace(&self, other: Identity) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = other.current();
    }

    /// When the certificate ends; `None` when it cannot be read. For the check that warns in time.
    pub fn ends(&self) -> Option<Timestamp> {
        self.current().cert.first().and_then(|certificate| validity::not_after(certificate))
    }

    fn current(&self) -> Arc<CertifiedKey> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl ResolvesServerCert for Identity {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current())
    }
}

/// Certificate chain and key from two PEM files. The key file must not be readable by group or others.
pub fn load(certificate: &Path, key: &Path) -> Result<Identity, TlsError> {
    Identity::from_pem(&files::read(certificate)?, &files::read_key(key)?, certificate)
}

/// The two texts, once they are known to fit: for the client that shows them to a server.
pub(crate) fn fitting(certificate: &Path, key: &Path) -> Result<(String, String), TlsError> {
    let (chain, key) = (files::read(certificate)?, files::read_key(key)?);
    Identity::from_pem(&chain, &key, certificate)?;
    Ok((chain, key))
}

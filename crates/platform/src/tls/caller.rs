//! A certificate of the local authority for whoever calls others and must say who he is.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use rcgen::ExtendedKeyUsagePurpose;
use rustls::pki_types::{CertificateDer, pem::PemObject};
use sha2::{Digest, Sha256};

use super::{Authority, TlsError, files, validity};
use crate::secrets::hex;

/// Where certificate and key lie, and by what the other side knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallerCertificate {
    pub certificate: PathBuf,
    pub key: PathBuf,
    /// SHA-256 of the certificate, in hexadecimal.
    pub fingerprint: String,
}

/// One with less left is made anew.
const RENEWAL_DAYS: i64 = 30;

impl Authority {
    /// The stored one as long as it holds, otherwise a new one with a new key and so another fingerprint.
    pub fn caller_certificate(&self, name: &str, now: Timestamp) -> Result<CallerCertificate, TlsError> {
        let (certificate, key) = (self.folder.join("caller.pem"), self.folder.join("caller.key"));
        let holds = |pem: &str| {
            let ends =
                CertificateDer::from_pem_slice(pem.as_bytes()).ok().and_then(|der| validity::not_after(&der));
            ends.is_some_and(|ends| ends.duration_since(now) >= SignedDuration::from_hours(24 * RENEWAL_DAYS))
        };
        let stored =
            if certificate.exists() && key.exists() { Some(files::read(&certificate)?) } else { None };
        let pem = match stored.filter(|pem| holds(pem)) {
            Some(pem) => pem,
            None => {
                let (pem, private) =
                    self.sign(&[name.to_owned()], ExtendedKeyUsagePurpose::ClientAuth, now)?;
                files::write(&key, &private, 0o600)?;
                files::write(&certificate, &pem, 0o644)?;
                pem
            }
        };
        let malformed = |_| TlsError::Malformed { path: certificate.clone(), what: "certificate" };
        let der = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(malformed)?;
        Ok(CallerCertificate { certificate, key, fingerprint: hex(&Sha256::digest(&der)) })
    }
}

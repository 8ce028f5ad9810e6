//! What a certificate says of itself: for pages that list certificates and for doors that know their callers.

use rustls::pki_types::{CertificateDer, pem::PemObject};
use sha2::{Digest, Sha256};
use x509_cert::der::Decode;

use crate::Moment;
use crate::secrets::hex;

/// Read, not trusted: whoever makes a certificate writes into it what he likes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// As RFC 4514 writes names: `CN=…,O=…`.
    pub subject: String,
    pub issuer: String,
    /// SHA-256 of the whole certificate, in hexadecimal.
    pub fingerprint: String,
    pub starts: Moment,
    pub ends: Moment,
    pub der: Vec<u8>,
}

impl Shown {
    /// The first certificate of a PEM text; whatever else the text holds is left out.
    pub fn of_pem(pem: &str) -> Option<Shown> {
        Shown::of_der(&CertificateDer::from_pem_slice(pem.as_bytes()).ok()?)
    }

    pub fn of_der(der: &[u8]) -> Option<Shown> {
        let certificate = x509_cert::Certificate::from_der(der).ok()?.tbs_certificate;
        let seconds = |time: x509_cert::time::Time| {
            i64::try_from(time.to_unix_duration().as_secs()).ok().map(Moment::from_seconds)
        };
        Some(Shown {
            subject: certificate.subject.to_string(),
            issuer: certificate.issuer.to_string(),
            fingerprint: hex(&Sha256::digest(der)),
            starts: seconds(certificate.validity.not_before)?,
            ends: seconds(certificate.validity.not_after)?,
            der: der.to_vec(),
        })
    }
}

//! Signatures of whole letters (S/MIME, RFC 8551): evidence that a provider said what an envelope or a receipt
//! says. Recorded, never a reason to refuse a letter.

mod algorithms;
mod chain;
mod detached;

use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use jiff::Timestamp;
use x509_cert::Certificate;
use x509_cert::der::Decode;

/// What is known of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// Over these very bytes, by somebody for whom an authority that we trust vouches.
    Verified,
    /// The same, with SHA-1: it occurs in real certified mail.
    VerifiedWeak,
    /// Of a form or by an authority that we do not know.
    Unverifiable,
    /// The bytes are not those that were signed, or the signature is not the signer's.
    Invalid,
}

impl Signature {
    pub fn word(self) -> &'static str {
        match self {
            Signature::Verified => "verified",
            Signature::VerifiedWeak => "verified-weak",
            Signature::Unverifiable => "unverifiable",
            Signature::Invalid => "invalid",
        }
    }
}

/// Whoever can tell.
pub trait SignatureCheck: Send + Sync {
    /// Of a whole letter as it came, at the moment for which it speaks; `None` where nothing is signed.
    fn check(&self, raw: &[u8], at: Timestamp) -> Option<Signature>;
}

/// The authorities that we trust; without any, nothing can be verified.
#[derive(Debug, Clone, Default)]
pub struct Authorities {
    roots: Vec<Certificate>,
}

impl Authorities {
    /// Reads certificates in PEM, one after the other.
    pub fn from_pem(pem: &str) -> Result<Authorities, String> {
        let ders = rustls_pemfile::certs(&mut pem.as_bytes()).collect::<Result<Vec<_>, _>>();
        let roots = ders.map_err(|error| error.to_string())?;
        let roots = roots.iter().map(|der| Certificate::from_der(der).map_err(|error| error.to_string()));
        Ok(Authorities { roots: roots.collect::<Result<_, _>>()? })
    }
}

impl SignatureCheck for Authorities {
    fn check(&self, raw: &[u8], at: Timestamp) -> Option<Signature> {
        let (content, signature) = detached::parts(raw)?;
        let read =
            || -> Option<SignedData> { ContentInfo::from_der(&signature).ok()?.content.decode_as().ok() };
        let Some(signed) = read() else { return Some(Signature::Unverifiable) };
        Some(detached::verify(&signed, content, &self.roots, at))
    }
}

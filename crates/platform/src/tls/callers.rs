//! Whom a door lets in by their certificate: one caller, with two certificates at most while the old one is
//! replaced by the new.
//!
//! A certificate is the caller's when it is one of those in the file, byte for byte; or when subject and issuer are
//! those of one in the file and a root vouches for it, so that a renewal by the same authority needs nobody's
//! hand. Names alone prove nothing: anybody can write them into a certificate of his own.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, UnixTime, pem::PemObject};
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, RootCertStore, ServerConfig,
    SignatureScheme, server::NoServerSessionStorage, server::ResolvesServerCert,
};
use x509_cert::Certificate;
use x509_cert::der::Decode;
use x509_cert::name::Name;

use super::of_bodies::{OfBodies, OfBody, SpeaksTo};
use super::{Identity, TlsError, files};

/// The one in use and the one that follows it.
pub const CALLER_CERTIFICATES_MAX: usize = 2;

/// The certificates that a door accepts; replaceable while the server runs.
pub struct Callers {
    accepted: RwLock<Vec<Accepted>>,
    of_bodies: OfBodies,
    /// Whether a root vouches for a certificate.
    vouched: Arc<dyn ClientCertVerifier>,
    provider: Arc<CryptoProvider>,
}

struct Accepted {
    whole: CertificateDer<'static>,
    certificate: Certificate,
}

impl fmt::Debug for Callers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Callers")
    }
}

impl Callers {
    /// One or two certificates from a PEM file, or none yet; `roots` are a file's, or the public ones.
    pub fn load(path: Option<&Path>, roots: Option<&Path>) -> Result<Arc<Callers>, TlsError> {
        let read = |path| accepted(path, &files::read(path)?);
        let accepted = path.map(read).transpose()?.unwrap_or_default();
        let mut store = RootCertStore::empty();
        match roots {
            None => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
            Some(path) => {
                for root in certificates(path, &files::read(path)?)? {
                    store.add(root)?;
                }
            }
        }
        let provider = Arc::new(ring::default_provider());
        let vouched = WebPkiClientVerifier::builder_with_provider(Arc::new(store), Arc::clone(&provider));
        let vouched = vouched.build().map_err(|error| TlsError::Library(error.to_string()))?;
        let accepted = RwLock::new(accepted);
        Ok(Arc::new(Callers { accepted, of_bodies: OfBodies::default(), vouched, provider }))
    }

    /// Accepts the certificates of another text from the next handshake on; `path` names it in errors.
    pub fn replace(&self, path: &Path, pem: &str) -> Result<(), TlsError> {
        let fresh = accepted(path, pem)?;
        *self.accepted.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// Accepts beside those of the file, from the next handshake on, what bodies accept by themselves.
    pub fn also(&self, of_bodies: Vec<OfBody>) {
        self.of_bodies.replace(of_bodies);
    }

    /// To whom the caller of a connection may speak now; to nobody any more when his certificate was taken off
    /// while the connection stood.
    pub fn speaks_to(&self, shown: &[u8]) -> Option<SpeaksTo> {
        let shown = CertificateDer::from(shown);
        let certificate = Certificate::from_der(&shown).ok()?;
        let accepted = self.accepted.read().unwrap_or_else(PoisonError::into_inner);
        // Where only the names agree, the handshake had a root vouch for the rest.
        if accepted.iter().any(|one| names(&one.certificate) == names(&certificate)) {
            return Some(SpeaksTo::Everybody);
        }
        self.of_bodies.speaks_to(&shown)
    }

    fn knows(&self, shown: &CertificateDer, now: UnixTime) -> Result<Known, Error> {
        let certificate = Certificate::from_der(shown).map_err(|_| CertificateError::BadEncoding)?;
        let accepted = self.accepted.read().unwrap_or_else(PoisonError::into_inner);
        let whole = accepted.iter().any(|one| one.whole == *shown);
        if whole || self.of_bodies.know(shown) {
            let validity = &certificate.tbs_certificate.validity;
            let (from, until) =
                (validity.not_before.to_unix_duration(), validity.not_after.to_unix_duration());
            return match now.as_secs() {
                now if now < from.as_secs() => Err(CertificateError::NotValidYet.into()),
                now if now > until.as_secs() => Err(CertificateError::Expired.into()),
                _ => Ok(Known::Itself),
            };
        }
        match accepted.iter().any(|one| names(&one.certificate) == names(&certificate)) {
            true => Ok(Known::ByName),
            false => Err(CertificateError::ApplicationVerificationFailure.into()),
        }
    }
}

fn names(certificate: &Certificate) -> (&Name, &Name) {
    (&certificate.tbs_certificate.subject, &certificate.tbs_certificate.issuer)
}

enum Known {
    Itself,
    /// A root must vouch for it.
    ByName,
}

fn accepted(path: &Path, pem: &str) -> Result<Vec<Accepted>, TlsError> {
    let found = certificates(path, pem)?;
    if found.len() > CALLER_CERTIFICATES_MAX {
        return Err(TlsError::Callers { path: path.to_path_buf(), count: found.len() });
    }
    let malformed = |_| TlsError::Malformed { path: path.to_path_buf(), what: "certificate" };
    let read = |whole: CertificateDer<'static>| {
        let certificate = Certificate::from_der(&whole).map_err(malformed)?;
        Ok(Accepted { whole, certificate })
    };
    found.into_iter().map(read).collect()
}

fn certificates(path: &Path, pem: &str) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let malformed = || TlsError::Malformed { path: path.to_path_buf(), what: "certificate" };
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem.as_bytes()).collect();
    found.ok().filter(|found| !found.is_empty()).ok_or_else(malformed)
}

impl ClientCertVerifier for Callers {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        shown: &CertificateDer<'_>,
        chain: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        match self.knows(shown, now)? {
            Known::Itself => Ok(ClientCertVerified::assertion()),
            Known::ByName => self.vouched.verify_client_cert(shown, chain, now),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// The server side of TLS 1.2 and 1.3 for a door that only `callers` pass. Each handshake is a whole one: a
/// session that is taken up again would carry in whom the door knew before.
pub fn mutual_config(identity: Arc<Identity>, callers: Arc<Callers>) -> Result<Arc<ServerConfig>, TlsError> {
    let resolver: Arc<dyn ResolvesServerCert> = identity;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
        .with_client_cert_verifier(callers)
        .with_cert_resolver(resolver);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(Arc::new(config))
}

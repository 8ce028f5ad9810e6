//! A certificate authority for one office network.
//!
//! Files in its folder: `authority.pem` and `authority.key` (the root), `server.pem`, `server.key` and
//! `server.names` (what it signed last). Whoever holds `authority.key` can pose as any site towards devices
//! that installed the root: the folder belongs to the server's user alone, and its backups are encrypted.

use std::{
    net::IpAddr,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use jiff::{SignedDuration, Timestamp};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::{CertificateDer, DnsName, pem::PemObject};

use super::{Identity, TlsError, files, validity};

/// Validity of the root.
const ROOT_DAYS: u64 = 3_650;
/// Browsers refuse server certificates valid for longer (CA/Browser Forum; Apple, HT211025).
const SERVER_DAYS_MAX: u64 = 398;
/// A server certificate with less left than this is renewed.
const RENEWAL_DAYS: i64 = 30;
/// Certificates begin this much earlier, for devices whose clock is behind.
const BACKDATE: Duration = Duration::from_secs(24 * 3_600);

/// The office's own authority.
#[derive(Debug)]
pub struct Authority {
    pub(super) folder: PathBuf,
    root_pem: String,
    issuer: Issuer<'static, KeyPair>,
    ends: Timestamp,
}

/// A certificate for the server and whether it was signed just now.
#[derive(Debug)]
pub struct Issued {
    pub identity: Identity,
    pub renewed: bool,
}

impl Authority {
    /// The authority kept in `folder`; made there, with `name` as its visible name, when the folder has none.
    pub fn open(folder: &Path, name: &str, now: Timestamp) -> Result<Authority, TlsError> {
        let (pem_path, key_path) = (folder.join("authority.pem"), folder.join("authority.key"));
        if !pem_path.exists() {
            files::make_folder(folder)?;
            let (pem, key) = new_root(name, now)?;
            // The key first: a root without key is worthless, a key without root is replaced next time.
            files::write(&key_path, &key, 0o600)?;
            files::write(&pem_path, &pem, 0o644)?;
        }
        let (root_pem, key) = (files::read(&pem_path)?, files::read_key(&key_path)?);
        let malformed = |what| TlsError::Malformed { path: pem_path.clone(), what };
        let der =
            CertificateDer::from_pem_slice(root_pem.as_bytes()).map_err(|_| malformed("certificate"))?;
        let ends = validity::not_after(&der).ok_or_else(|| malformed("certificate"))?;
        if ends <= now {
            return Err(TlsError::AuthorityEnded { path: pem_path });
        }
        let key_pair = KeyPair::from_pem(&key)
            .map_err(|_| TlsError::Malformed { path: key_path.clone(), what: "private key" })?;
        // Signs nothing: finds out that key and certificate belong together before devices do.
        Identity::from_pem(&root_pem, &key, &key_path)?;
        let issuer = Issuer::from_ca_cert_der(&der, key_pair)?;
        Ok(Authority { folder: folder.to_path_buf(), root_pem, issuer, ends })
    }

    /// The root certificate to install on the devices, as PEM.
    pub fn root_pem(&self) -> &str {
        &self.root_pem
    }

    /// When the root ends and has to be installed anew.
    pub fn ends(&self) -> Timestamp {
        self.ends
    }

    /// The server's certificate for these DNS names and IP addresses: the stored one as long as it is for
    /// the same names and has 30 days left, otherwise a new one with a new key. To be asked at start and
    /// daily.
    pub fn server_certificate(&self, names: &[String], now: Timestamp) -> Result<Issued, TlsError> {
        let names = checked(names)?;
        let [pem_path, key_path, names_path] =
            ["server.pem", "server.key", "server.names"].map(|name| self.folder.join(name));
        let list = names.join("\n");
        if pem_path.exists() && std::fs::read_to_string(&names_path).is_ok_and(|stored| stored == list) {
            let key = files::read_key(&key_path)?;
            // A pair that does not fit is what a crash between the two writes leaves: sign anew.
            if let Ok(identity) = Identity::from_pem(&files::read(&pem_path)?, &key, &pem_path)
                && identity
                    .ends()
                    .is_some_and(|ends| left(now, ends) >= SignedDuration::from_hours(24 * RENEWAL_DAYS))
            {
                return Ok(Issued { identity, renewed: false });
            }
        }
        let (pem, key) = self.sign(&names, ExtendedKeyUsagePurpose::ServerAuth, now)?;
        files::write(&key_path, &key, 0o600)?;
        files::write(&pem_path, &pem, 0o644)?;
        files::write(&names_path, &list, 0o644)?;
        Ok(Issued { identity: Identity::from_pem(&pem, &key, &pem_path)?, renewed: true })
    }

    pub(super) fn sign(
        &self,
        names: &[String],
        purpose: ExtendedKeyUsagePurpose,
        now: Timestamp,
    ) -> Result<(String, String), TlsError> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name = named(names.first().map_or("", String::as_str));
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![purpose];
        params.use_authority_key_identifier_extension = true;
        let from = SystemTime::from(now) - BACKDATE;
        // Both ends count; an hour less keeps within the limit however it is rounded.
        let until = from + days(SERVER_DAYS_MAX) - Duration::from_secs(3_600);
        params.not_before = from.into();
        params.not_after = until.min(SystemTime::from(self.ends)).into();
        Ok((params.signed_by(&key, &self.issuer)?.pem(), key.serialize_pem()))
    }
}

fn new_root(name: &str, now: Timestamp) -> Result<(String, String), TlsError> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(Vec::<String>::new())?;
    params.distinguished_name = named(name);
    // Signs servers directly and can make no further authorities.
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let from = SystemTime::from(now) - BACKDATE;
    params.not_before = from.into();
    params.not_after = (from + days(ROOT_DAYS)).into();
    Ok((params.self_signed(&key)?.pem(), key.serialize_pem()))
}

/// Names as they go into the certificate: lower case, in order, each once.
fn checked(names: &[String]) -> Result<Vec<String>, TlsError> {
    let mut names: Vec<String> = names.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
    names.sort();
    names.dedup();
    let wrong = |name: &&String| name.parse::<IpAddr>().is_err() && DnsName::try_from(name.as_str()).is_err();
    match names.iter().find(wrong) {
        Some(name) => Err(TlsError::Name { name: name.clone() }),
        None if names.is_empty() => Err(TlsError::Name { name: String::new() }),
        None => Ok(names),
    }
}

fn named(common_name: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    // RFC 5280 allows 64 characters.
    name.push(DnType::CommonName, common_name.chars().take(64).collect::<String>());
    name
}

fn days(count: u64) -> Duration {
    Duration::from_secs(count * 86_400)
}

fn left(now: Timestamp, ends: Timestamp) -> SignedDuration {
    ends.duration_since(now)
}

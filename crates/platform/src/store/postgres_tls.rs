//! How PostgreSQL is reached: in the clear on this machine, else by TLS with a root that the administrator
//! names. `sslmode=require` verifies as `verify-full` does: encryption towards an unknown server protects
//! from nobody.

use std::path::Path;
use std::sync::Arc;

use ::postgres::{Client, NoTls};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, pem::PemObject};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::StoreError;

/// The parameter that names the file of roots, as PostgreSQL's own tools call it.
pub const ROOT_PARAMETER: &str = "sslrootcert";

/// What an address asks for.
#[derive(Debug, PartialEq, Eq)]
struct Way {
    /// As the driver understands it.
    url: String,
    verified: bool,
    root: Option<String>,
}

pub(super) fn connect(url: &str) -> Result<Client, StoreError> {
    let way = way(url)?;
    if !way.verified {
        return Ok(Client::connect(&way.url, NoTls)?);
    }
    let root = way.root.ok_or_else(|| {
        StoreError::Unavailable(format!("TLS to the database needs {ROOT_PARAMETER}: the file of its root"))
    })?;
    Ok(Client::connect(&way.url, MakeRustlsConnect::new(client_config(Path::new(&root))?))?)
}

/// Takes out of the address what the driver does not know.
fn way(url: &str) -> Result<Way, StoreError> {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let (mut kept, mut verified, mut root) = (Vec::new(), false, None);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some((ROOT_PARAMETER, file)) => root = Some(file.replace("%2F", "/").replace("%20", " ")),
            Some(("sslmode", "require" | "verify-full")) => verified = true,
            Some(("sslmode", "disable" | "prefer")) => {}
            Some(("sslmode", other)) => {
                return Err(StoreError::Broken(format!(
                    "sslmode={other}: disable, prefer, require or verify-full"
                )));
            }
            _ => kept.push(pair),
        }
    }
    kept.push(if verified { "sslmode=require" } else { "sslmode=disable" });
    Ok(Way { url: format!("{base}?{}", kept.join("&")), verified, root })
}

/// TLS 1.2 and 1.3 towards servers that a root of this file vouches for.
fn client_config(root: &Path) -> Result<ClientConfig, StoreError> {
    let wrong = |why: String| StoreError::Unavailable(format!("{}: {why}", root.display()));
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(root).map_err(|e| wrong(e.to_string()))? {
        let certificate = certificate.map_err(|e| wrong(e.to_string()))?;
        roots.add(certificate).map_err(|e| wrong(e.to_string()))?;
    }
    if roots.is_empty() {
        return Err(wrong("no certificate in it".into()));
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
        .map_err(|e| wrong(e.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_it_is_reached() {
        let of = |url: &str| way(url).unwrap();
        assert_eq!(of("postgres://a@b/c").url, "postgres://a@b/c?sslmode=disable");
        assert!(!of("postgres://a@b/c?sslmode=prefer").verified);
        let full = of("postgres://a@b/c?connect_timeout=5&sslmode=verify-full&sslrootcert=%2Fetc%2Froot.pem");
        assert_eq!(full.url, "postgres://a@b/c?connect_timeout=5&sslmode=require");
        assert_eq!((full.verified, full.root.as_deref()), (true, Some("/etc/root.pem")));
        assert!(way("postgres://a@b/c?sslmode=allow").is_err());
        assert!(connect("postgres://a@b/c?sslmode=require").is_err(), "without a root");
    }
}

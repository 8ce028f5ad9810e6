//! How PostgreSQL is reached: in the clear on this machine, else by TLS with a root that the administrator
//! names, or in the clear where he says so. `sslmode=require` verifies as `verify-full` does: encryption towards an unknown server protects
//! from nobody.

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use ::postgres::config::{Config, Host};
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
    let (mut kept, mut verified, mut clear, mut root) = (Vec::new(), false, false, None);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some((ROOT_PARAMETER, file)) => root = Some(file.replace("%2F", "/").replace("%20", " ")),
            Some(("sslmode", "require" | "verify-full")) => verified = true,
            Some(("sslmode", "disable")) => clear = true,
            // As without a word: what is preferred is not promised.
            Some(("sslmode", "prefer")) => {}
            Some(("sslmode", other)) => {
                return Err(StoreError::Broken(format!(
                    "sslmode={other}: disable, prefer, require or verify-full"
                )));
            }
            _ => kept.push(pair),
        }
    }
    kept.push(if verified { "sslmode=require" } else { "sslmode=disable" });
    let url = format!("{base}?{}", kept.join("&"));
    if !verified && !clear && !stays_here(&url.parse()?) {
        return Err(StoreError::Unavailable(format!(
            "the database is on another machine and its address does not say how it is reached: add sslmode=verify-full with {ROOT_PARAMETER} for TLS, or sslmode=disable to speak in the clear"
        )));
    }
    Ok(Way { url, verified, root })
}

/// True when no word to the database leaves this machine.
fn stays_here(config: &Config) -> bool {
    let loopback =
        |name: &str| name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    // Addresses go before names, as the driver takes them.
    match config.get_hostaddrs() {
        [] => config.get_hosts().iter().all(|host| match host {
            Host::Tcp(name) => loopback(name),
            Host::Unix(_) => true,
        }),
        addresses => addresses.iter().all(IpAddr::is_loopback),
    }
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
        assert_eq!(of("postgres://a@localhost/c").url, "postgres://a@localhost/c?sslmode=disable");
        assert!(!of("postgres://a@localhost/c?sslmode=prefer").verified);
        let full = of("postgres://a@b/c?connect_timeout=5&sslmode=verify-full&sslrootcert=%2Fetc%2Froot.pem");
        assert_eq!(full.url, "postgres://a@b/c?connect_timeout=5&sslmode=require");
        assert_eq!((full.verified, full.root.as_deref()), (true, Some("/etc/root.pem")));
        assert!(way("postgres://a@b/c?sslmode=allow").is_err());
        assert!(connect("postgres://a@b/c?sslmode=require").is_err(), "without a root");
    }

    #[test]
    fn nothing_leaves_the_machine_in_the_clear_unless_told() {
        for here in ["localhost", "127.0.0.1:5433", "[::1]", "%2Frun%2Fpostgresql", "localhost,127.0.0.2"] {
            assert!(way(&format!("postgres://a@{here}/c")).is_ok(), "{here}");
        }
        for away in ["db.example", "10.0.0.5:5432", "[fd00::1]", "localhost,db.example"] {
            for said in ["", "?sslmode=prefer", "?connect_timeout=5"] {
                let refused = way(&format!("postgres://a@{away}/c{said}")).unwrap_err();
                assert!(refused.to_string().contains("sslmode=verify-full"), "{away}{said}: {refused}");
            }
            assert!(way(&format!("postgres://a@{away}/c?sslmode=disable")).is_ok(), "{away}");
        }
        assert!(way("postgres://a@localhost/c?hostaddr=10.0.0.5").is_err(), "the address decides");
    }
}

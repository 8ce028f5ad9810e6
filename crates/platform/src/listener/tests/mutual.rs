//! A door for one caller: who shows no certificate, or another one, is turned away before a word of HTTP.

use std::path::Path;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned, crypto::ring};

use super::*;
use crate::tls::{Authority, Callers, OfBody, SpeaksTo, TlsError, mutual_config};

/// An authority of the caller's.
struct Root {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate with its key.
struct Paper {
    pem: String,
    key: String,
}

fn named(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

fn root(name: &str) -> Root {
    let (mut params, key) = (named(name), KeyPair::generate().unwrap());
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let pem = params.self_signed(&key).unwrap().pem();
    Root { pem, issuer: Issuer::new(params, key) }
}

impl Root {
    fn signs(&self, name: &str) -> Paper {
        self.signs_until(name, 2_100)
    }

    fn signs_until(&self, name: &str, year: i32) -> Paper {
        let (mut params, key) = (named(name), KeyPair::generate().unwrap());
        params.not_before = rcgen::date_time_ymd(2_020, 1, 1);
        params.not_after = rcgen::date_time_ymd(year, 1, 1);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        let pem = params.signed_by(&key, &self.issuer).unwrap().pem();
        Paper { pem, key: key.serialize_pem() }
    }
}

/// A door that accepts `callers`, vouched for by `root`, and the root of its own certificate.
fn door(name: &str, callers: &str, root: &Root) -> (Server, Arc<Callers>, String) {
    let folder = std::env::temp_dir().join(format!("mutual-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let now = std::time::SystemTime::now().try_into().unwrap();
    let authority = Authority::open(&folder, "Test", now).unwrap();
    let issued = authority.server_certificate(&["localhost".into()], now).unwrap();
    let (callers_file, roots_file) = (folder.join("callers.pem"), folder.join("roots.pem"));
    std::fs::write(&callers_file, callers).unwrap();
    std::fs::write(&roots_file, &root.pem).unwrap();
    let callers = Callers::load(Some(&callers_file), Some(&roots_file)).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let config = mutual_config(Arc::new(issued.identity), Arc::clone(&callers)).unwrap();
    (start(app(), Limits::default(), Some(config)), callers, authority.root_pem().to_owned())
}

/// Whether a request of this caller is answered.
fn passes(server: &Server, trusted: &str, paper: Option<&Paper>) -> bool {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(trusted.as_bytes()).unwrap()).unwrap();
    let client = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots);
    let client = match paper {
        None => client.with_no_client_auth(),
        Some(paper) => {
            let chain = vec![CertificateDer::from_pem_slice(paper.pem.as_bytes()).unwrap()];
            let key = PrivateKeyDer::from_pem_slice(paper.key.as_bytes()).unwrap();
            client.with_client_auth_cert(chain, key).unwrap()
        }
    };
    let connection = ClientConnection::new(Arc::new(client), "localhost".try_into().unwrap()).unwrap();
    let mut stream = StreamOwned::new(connection, server.connect());
    if stream.write_all(b"GET /who HTTP/1.1\r\nHost: localhost\r\n\r\n").is_err() {
        return false;
    }
    let mut first = [0; 12];
    stream.read_exact(&mut first).is_ok() && &first == b"HTTP/1.1 200"
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_known_caller_passes() {
    let (ours, theirs) = (root("Authority"), root("Authority"));
    let known = ours.signs("forwarder");
    let (server, _, trusted) = door("known", &known.pem, &ours);
    assert!(passes(&server, &trusted, Some(&known)));
    assert!(passes(&server, &trusted, Some(&ours.signs("forwarder"))), "renewed by the same authority");
    assert!(!passes(&server, &trusted, None), "no certificate");
    assert!(!passes(&server, &trusted, Some(&ours.signs("somebody"))), "another name");
    assert!(!passes(&server, &trusted, Some(&root("Other").signs("forwarder"))), "another authority");
    assert!(!passes(&server, &trusted, Some(&theirs.signs("forwarder"))), "the names alone");
    assert!(!passes(&server, &trusted, Some(&ours.signs_until("forwarder", 2_021))), "it has ended");
    assert_eq!(server.finish().await.tls_failed.load(Ordering::Relaxed), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certificate_that_has_ended_is_refused_though_it_is_in_the_file() {
    let root = root("Authority");
    let ended = root.signs_until("forwarder", 2_021);
    let (server, _, trusted) = door("ended", &ended.pem, &root);
    assert!(!passes(&server, &trusted, Some(&ended)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_certificates_while_one_replaces_the_other_and_never_three() {
    let (first, second) = (root("First"), root("Second"));
    let (old, new) = (first.signs("forwarder"), second.signs("forwarder"));
    let both = format!("{}{}", old.pem, new.pem);
    let (server, callers, trusted) = door("two", &both, &first);
    assert!(passes(&server, &trusted, Some(&old)) && passes(&server, &trusted, Some(&new)));
    callers.replace(Path::new("callers.pem"), &new.pem).unwrap();
    assert!(!passes(&server, &trusted, Some(&old)) && passes(&server, &trusted, Some(&new)));
    let three = callers.replace(Path::new("callers.pem"), &format!("{both}{}", new.pem));
    assert!(matches!(three, Err(TlsError::Callers { count: 3, .. })));
    assert!(passes(&server, &trusted, Some(&new)), "what was refused changes nothing");
    assert!(matches!(callers.replace(Path::new("callers.pem"), ""), Err(TlsError::Malformed { .. })));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_body_accepts_opens_by_its_bytes_and_speaks_to_that_body_alone() {
    let root = root("Authority");
    let (known, own) = (root.signs("forwarder"), root.signs("trial"));
    let (server, callers, trusted) = door("bodies", &known.pem, &root);
    let der = |paper: &Paper| CertificateDer::from_pem_slice(paper.pem.as_bytes()).unwrap().to_vec();
    assert!(!passes(&server, &trusted, Some(&own)));
    callers.also(vec![OfBody { body: 7, der: der(&own) }]);
    assert!(passes(&server, &trusted, Some(&own)) && passes(&server, &trusted, Some(&known)));
    assert!(!passes(&server, &trusted, Some(&root.signs("trial"))), "the names alone, though a root vouches");
    assert_eq!(callers.speaks_to(&der(&own)), Some(SpeaksTo::Bodies(vec![7])));
    assert_eq!(callers.speaks_to(&der(&known)), Some(SpeaksTo::Everybody));
    callers.also(Vec::new());
    assert!(!passes(&server, &trusted, Some(&own)) && callers.speaks_to(&der(&own)).is_none());
}

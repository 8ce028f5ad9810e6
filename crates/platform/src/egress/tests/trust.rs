use std::{
    io::Write, net::TcpListener, os::unix::fs::PermissionsExt, path::Path, sync::Arc, thread::JoinHandle,
    time::SystemTime,
};

use jiff::Timestamp;
use rcgen::{BasicConstraints, CertificateParams, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair};
use rustls::{
    RootCertStore, ServerConfig, ServerConnection, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
    server::WebPkiClientVerifier,
};

use super::*;
use crate::tls::{self, Authority};

/// A certificate for a caller, and the text of the authority that signed it.
fn caller(folder: &Path) -> (ClientIdentity, String) {
    let (root_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let mut root = CertificateParams::default();
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let signed = root.self_signed(&root_key).unwrap().pem();
    let mut params = CertificateParams::new(vec!["office.example".into()]).unwrap();
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let own = params.signed_by(&key, &Issuer::new(root, root_key)).unwrap();
    let (chain_file, key_file) = (folder.join("caller.pem"), folder.join("caller.key"));
    std::fs::write(&chain_file, own.pem()).unwrap();
    std::fs::write(&key_file, key.serialize_pem()).unwrap();
    assert!(ClientIdentity::load(&chain_file, &key_file).is_err(), "a key that others can read");
    std::fs::set_permissions(&key_file, PermissionsExt::from_mode(0o600)).unwrap();
    (ClientIdentity::load(&chain_file, &key_file).unwrap(), signed)
}

/// A server that shows a certificate of `authority` and asks callers for one signed by `callers`.
fn encrypted(authority: &Authority, folder: &Path, callers: &str) -> (String, JoinHandle<bool>) {
    let now = Timestamp::try_from(SystemTime::now()).unwrap();
    authority.server_certificate(&["127.0.0.1".into()], now).unwrap();
    let (chain, key) = tls::fitting(&folder.join("server.pem"), &folder.join("server.key")).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(callers.as_bytes()).unwrap()).unwrap();
    let provider = Arc::new(ring::default_provider());
    let asks =
        WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider.clone()).build().unwrap();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(asks)
        .with_single_cert(
            vec![CertificateDer::from_pem_slice(chain.as_bytes()).unwrap()],
            PemObject::from_pem_slice(key.as_bytes()).unwrap(),
        )
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}/", listener.local_addr().unwrap());
    let serving = std::thread::spawn(move || {
        let (socket, _) = listener.accept().unwrap();
        let mut stream = StreamOwned::new(ServerConnection::new(Arc::new(config)).unwrap(), socket);
        let spoken = heard(&mut stream).starts_with("GET");
        spoken && stream.write_all(OK.as_bytes()).is_ok()
    });
    (address, serving)
}

#[test]
fn encryption_asks_for_trust_on_both_sides() {
    let folder = std::env::temp_dir().join(format!("egress-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let now = Timestamp::try_from(SystemTime::now()).unwrap();
    let authority = Authority::open(&folder, "Prova", now).unwrap();
    let roots = Some(Roots::from_pem(authority.root_pem()).unwrap());
    let with = |roots, identity| Egress::new(Settings { roots, identity, ..allowed(&["127.0.0.1"]) });

    let (ours, callers) = caller(&folder);
    // A server whose authority we do not know.
    let (address, served) = encrypted(&authority, &folder, &callers);
    let error = with(None, Some(ours.clone())).call(&Request::get(address)).unwrap_err();
    assert!(matches!(error, EgressError::Certificate(_)), "{error}");
    assert!(!served.join().unwrap());
    // A server that asks who we are, and gets no answer.
    let (address, served) = encrypted(&authority, &folder, &callers);
    assert!(with(roots.clone(), None).call(&Request::get(address)).is_err());
    assert!(!served.join().unwrap());
    let (address, served) = encrypted(&authority, &folder, &callers);
    assert!(with(roots, Some(ours)).call(&Request::get(address)).unwrap().is_success());
    assert!(served.join().unwrap());

    let strange = ClientIdentity::load(&folder.join("authority.pem"), &folder.join("server.key"));
    assert!(strange.is_err(), "the key of another certificate");
    assert_eq!(Roots::from_pem("no certificate").unwrap_err(), EgressError::Authorities);
    std::fs::remove_dir_all(&folder).unwrap();
}

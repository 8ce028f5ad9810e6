use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::SystemTime,
};

use jiff::{SignedDuration, Timestamp};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, ServerConnection, Stream,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};

use super::*;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("tls-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Folder(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn now() -> Timestamp {
    // The clients check validity against the machine's clock.
    Timestamp::try_from(SystemTime::now()).unwrap()
}

fn hours(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count)
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| name.to_string()).collect()
}

fn client(root_pem: &str) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(root_pem.as_bytes()).unwrap()).unwrap();
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Arc::new(config)
}

/// A real handshake over loopback; answers what the server sent, or the client's complaint.
fn handshake(server: Arc<ServerConfig>, client: Arc<ClientConfig>, host: &str) -> Result<String, String> {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let serving = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let mut connection = ServerConnection::new(server).unwrap();
        let mut stream = Stream::new(&mut connection, &mut socket);
        let sent = stream.write_all(b"ciao");
        connection.send_close_notify();
        let _ = connection.complete_io(&mut socket);
        sent.map(|()| connection.alpn_protocol().map(<[u8]>::to_vec))
    });
    let mut socket = TcpStream::connect(address).unwrap();
    let name = ServerName::try_from(host.to_string()).unwrap();
    let mut connection = ClientConnection::new(client, name).unwrap();
    let mut text = String::new();
    let read = Stream::new(&mut connection, &mut socket).read_to_string(&mut text);
    drop(socket);
    let served = serving.join().unwrap();
    read.map_err(|error| error.to_string())?;
    assert_eq!(served.unwrap(), Some(b"http/1.1".to_vec()));
    Ok(text)
}

#[test]
fn devices_that_trust_the_root_connect_by_name_and_address() {
    let folder = Folder::new("handshake");
    let authority = Authority::open(&folder.0, "Sala d'attesa", now()).unwrap();
    let issued = authority.server_certificate(&names(&["Desk.local", "127.0.0.1", "::1"]), now()).unwrap();
    let server = server_config(Arc::new(issued.identity)).unwrap();
    let trusting = client(authority.root_pem());
    for host in ["desk.local", "127.0.0.1", "::1"] {
        assert_eq!(handshake(server.clone(), trusting.clone(), host).as_deref(), Ok("ciao"), "{host}");
    }
    for host in ["other.local", "127.0.0.2"] {
        let error = handshake(server.clone(), trusting.clone(), host).unwrap_err();
        assert!(error.contains("not valid for name"), "{error}");
    }
    let stranger = Folder::new("stranger");
    let other = Authority::open(&stranger.0, "Sala d'attesa", now()).unwrap();
    let error = handshake(server, client(other.root_pem()), "desk.local").unwrap_err();
    assert!(error.contains("invalid peer certificate"), "{error}");
}

#[test]
fn the_authority_and_the_certificate_are_kept() {
    let folder = Folder::new("kept");
    let first = Authority::open(&folder.0, "A", now()).unwrap();
    let start = first.server_certificate(&names(&["a.local"]), now()).unwrap();
    let second = Authority::open(&folder.0, "B", now()).unwrap();
    assert_eq!(first.root_pem(), second.root_pem());
    assert!(start.renewed);
    // Same names in another order and case.
    assert!(!second.server_certificate(&names(&["A.local", "a.local"]), now()).unwrap().renewed);
    assert!(second.server_certificate(&names(&["a.local", "b.local"]), now()).unwrap().renewed);
}

#[test]
fn certificates_last_398_days_at_most_and_are_renewed_30_days_before() {
    let folder = Folder::new("renewal");
    let start = now();
    let authority = Authority::open(&folder.0, "A", start).unwrap();
    let list = names(&["a.local"]);
    let ends = authority.server_certificate(&list, start).unwrap().identity.ends().unwrap();
    let lasts = ends.duration_since(start) + hours(24);
    assert!(lasts <= hours(398 * 24) && lasts > hours(396 * 24), "{lasts}");
    let before = ends - hours(30 * 24 + 1);
    assert!(!authority.server_certificate(&list, before).unwrap().renewed);
    let after = ends - hours(30 * 24 - 1);
    let renewed = authority.server_certificate(&list, after).unwrap();
    assert!(renewed.renewed && renewed.identity.ends().unwrap() > ends);
    // Never beyond the root, and none from an ended one.
    let late = authority.ends() - hours(48);
    assert_eq!(authority.server_certificate(&list, late).unwrap().identity.ends().unwrap(), authority.ends());
    let error = Authority::open(&folder.0, "A", authority.ends()).unwrap_err();
    assert!(matches!(error, TlsError::AuthorityEnded { .. }), "{error}");
}

#[test]
fn a_renewed_certificate_is_served_without_restart() {
    let folder = Folder::new("replace");
    let authority = Authority::open(&folder.0, "A", now()).unwrap();
    let identity = Arc::new(authority.server_certificate(&names(&["old.local"]), now()).unwrap().identity);
    let server = server_config(identity.clone()).unwrap();
    let trusting = client(authority.root_pem());
    assert!(handshake(server.clone(), trusting.clone(), "new.local").is_err());
    identity.replace(authority.server_certificate(&names(&["new.local"]), now()).unwrap().identity);
    assert!(handshake(server, trusting, "new.local").is_ok());
}

#[test]
fn keys_are_private() {
    let folder = Folder::new("private");
    let authority = Authority::open(&folder.0, "A", now()).unwrap();
    authority.server_certificate(&names(&["a.local"]), now()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.0), 0o700);
    assert_eq!(mode(&folder.file("authority.key")), 0o600);
    assert_eq!(mode(&folder.file("server.key")), 0o600);
    assert!(load(&folder.file("server.pem"), &folder.file("server.key")).is_ok());
    for exposed in [0o640, 0o604, 0o620] {
        fs::set_permissions(folder.file("server.key"), fs::Permissions::from_mode(exposed)).unwrap();
        let error = load(&folder.file("server.pem"), &folder.file("server.key")).unwrap_err();
        assert!(matches!(error, TlsError::KeyExposed { mode, .. } if mode == exposed), "{error}");
        assert!(authority.server_certificate(&names(&["a.local"]), now()).is_err());
    }
    fs::set_permissions(folder.file("authority.key"), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(matches!(Authority::open(&folder.0, "A", now()), Err(TlsError::KeyExposed { .. })));
}

#[test]
fn wrong_files_are_named() {
    let folder = Folder::new("wrong");
    let authority = Authority::open(&folder.0, "A", now()).unwrap();
    authority.server_certificate(&names(&["a.local"]), now()).unwrap();
    let pair = |pem: &str, key: &str| load(&folder.file(pem), &folder.file(key)).unwrap_err();
    assert!(matches!(pair("server.pem", "authority.key"), TlsError::KeyDoesNotFit { .. }));
    assert!(matches!(pair("server.names", "server.key"), TlsError::Malformed { what: "certificate", .. }));
    assert!(matches!(pair("absent.pem", "server.key"), TlsError::File { .. }));
    for bad in [names(&[]), names(&["a b"]), names(&["ok.local", ""]), names(&["a\nb"])] {
        assert!(matches!(authority.server_certificate(&bad, now()), Err(TlsError::Name { .. })), "{bad:?}");
    }
    // What a crash between two writes leaves is repaired.
    fs::copy(folder.file("authority.pem"), folder.file("server.pem")).unwrap();
    assert!(authority.server_certificate(&names(&["a.local"]), now()).unwrap().renewed);
}

#[test]
fn the_date_reader_takes_odd_bytes_without_panic() {
    let folder = Folder::new("dates");
    let authority = Authority::open(&folder.0, "A", now()).unwrap();
    let der = CertificateDer::from_pem_slice(authority.root_pem().as_bytes()).unwrap();
    assert_eq!(validity::not_after(&der), Some(authority.ends()));
    for cut in 0..der.len() {
        assert_eq!(validity::not_after(&der[..cut]), None);
        let mut odd = der.to_vec();
        odd[cut] ^= 0xff;
        let _ = validity::not_after(&odd);
    }
}

#[test]
fn who_calls_others_keeps_one_certificate_until_it_is_old() {
    let folder = Folder::new("caller");
    let authority = Authority::open(&folder.0, "A", now()).unwrap();
    let first = authority.caller_certificate("node.local", now()).unwrap();
    assert_eq!(first.fingerprint.len(), 64);
    assert_eq!(authority.caller_certificate("node.local", now()).unwrap(), first);
    assert!(load(&first.certificate, &first.key).is_ok());
    let late = now() + hours(24 * 380);
    assert_ne!(authority.caller_certificate("node.local", late).unwrap().fingerprint, first.fingerprint);
}

//! The program's own door for the national platform: a listener that its certificate alone opens, and nothing but
//! that door behind it.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::Folder;
use platform::tls::Authority;
use ureq::tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig};

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn serve(data: &Path, arguments: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sportello"));
    command.args(["serve", "--data"]).arg(data).args(arguments).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// A certificate for this machine with its key, as files, and the root that signed it.
fn paper(folder: &Path) -> (String, String, String) {
    let now = jiff::Timestamp::now();
    let authority = Authority::open(folder, "Prova", now).unwrap();
    authority.server_certificate(&["127.0.0.1".into()], now).unwrap();
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    (read("server.pem"), read("server.key"), authority.root_pem().to_owned())
}

/// A caller with these papers; the status of the answer to a question that is none.
fn asks(url: &str, root: &str, papers: Option<(&str, &str)>) -> Option<u16> {
    let read = |pem: &str| Certificate::from_pem(pem.as_bytes()).unwrap();
    let client = papers.map(|(pem, key)| {
        ClientCert::new_with_certs(&[read(pem)], PrivateKey::from_pem(key.as_bytes()).unwrap())
    });
    let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&[read(root)])).client_cert(client);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .tls_config(tls.build())
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(10)))
        .build()
        .into();
    agent.post(url).content_type("text/xml").send("<a/>").ok().map(|answer| answer.status().as_u16())
}

#[test]
fn the_door_opens_to_the_platforms_certificate_alone() {
    let (data, one, two) = (Folder::new(), Folder::new(), Folder::new());
    let ((pem, key, root), (other, others_key, _)) = (paper(&one.0), paper(&two.0));
    let file = |name: &str| one.0.join(name).display().to_string();
    let (front, door) = (port(), port());
    let arguments = [
        format!("--listen=127.0.0.1:{front}"),
        format!("--node-listen=127.0.0.1:{door}"),
        format!("--node-cert={}", file("server.pem")),
        format!("--node-key={}", file("server.key")),
        format!("--node-callers={}", file("server.pem")),
    ];
    let _server = Server(serve(&data.0, &arguments).spawn().unwrap());
    let deadline = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect((Ipv4Addr::LOCALHOST, door)).is_err() {
        assert!(Instant::now() < deadline, "the door stays shut");
        std::thread::sleep(Duration::from_millis(20));
    }
    let at = |path: &str| format!("https://127.0.0.1:{door}{path}");
    let node = at(payments::node::PATH);
    assert_eq!(asks(&node, &root, Some((&pem, &key))), Some(500), "a fault of the envelope: it was read");
    assert_eq!(asks(&at("/status"), &root, Some((&pem, &key))), Some(404), "nothing else is behind it");
    assert_eq!(asks(&node, &root, None), None);
    assert_eq!(asks(&node, &root, Some((&other, &others_key))), None);
    let beside = format!("http://127.0.0.1:{front}{}", payments::node::PATH);
    assert_eq!(asks(&beside, &root, None), Some(404), "not beside the public pages");
}

#[test]
fn in_front_is_for_this_machine_alone() {
    let data = Folder::new();
    for more in ["--listen=0.0.0.0:0", "--listen=127.0.0.1:0"] {
        let arguments = [more.to_owned(), "--behind-proxy".into(), "--node-in-front".into()];
        let refused = serve(&data.0, &arguments).output().unwrap();
        assert!(!refused.status.success(), "{more}");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains("--node-in-front"), "{said}");
    }
}

//! The program's own door for the national platform: a listener that its certificate alone opens, and nothing but
//! that door behind it.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::till::Till;
use crate::support::{Folder, On, node, small_office};
use app::node_door::{NodeDoor, NodeOptions};
use axum::http::StatusCode;
use pagopa::NoticeNumber;
use payments::joining::{self, JoiningError};
use payments::proof::{Joining, May};
use platform::events::Actor;
use platform::listener::{self, Limits};
use platform::tls::{Authority, Shown};
use platform::{Lane, Moment, Tx};
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

/// A caller with these papers.
fn caller(root: &str, papers: Option<(&str, &str)>) -> ureq::Agent {
    let read = |pem: &str| Certificate::from_pem(pem.as_bytes()).unwrap();
    let client = papers.map(|(pem, key)| {
        ClientCert::new_with_certs(&[read(pem)], PrivateKey::from_pem(key.as_bytes()).unwrap())
    });
    let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&[read(root)])).client_cert(client);
    ureq::Agent::config_builder()
        .tls_config(tls.build())
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(10)))
        .build()
        .into()
}

/// The status of the answer to a question that is none.
fn asks(url: &str, root: &str, papers: Option<(&str, &str)>) -> Option<u16> {
    let answer = caller(root, papers).post(url).content_type("text/xml").send("<a/>");
    answer.ok().map(|answer| answer.status().as_u16())
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

/// A trial installation reaches the simulated node that it names, and otherwise nothing of this machine.
#[test]
fn only_a_named_simulator_of_this_machine_is_called() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let answers = std::thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut socket, _) = listener.accept().unwrap();
        let _ = socket.read(&mut [0; 4096]).unwrap();
        socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
    });
    let named =
        |node_simulator| NodeOptions { node_in_front: true, node_simulator, ..NodeOptions::default() };
    for (options, reached) in [(named(None), false), (named(Some(at)), true)] {
        let egress = platform::egress::Egress::new(options.calls());
        let answer = egress.call(&platform::egress::Request::get(format!("http://{at}/flows")));
        assert_eq!(answer.is_ok(), reached, "{answer:?}");
    }
    answers.join().unwrap();
    let far = named(Some("192.0.2.1:8090".parse().unwrap()));
    assert!(far.check(at, false).unwrap_err().contains("--node-simulator"));
    assert_eq!(named(Some(at)).check(at, false), Ok(()));
}

/// Certificates that a body accepts on its page, at a door without any of its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_body_accepts_on_its_page_counts_within_seconds_and_for_that_body_alone() {
    let (till, server, trial) = (Till::open(On::Sqlite).await, Folder::new(), Folder::new());
    let now = jiff::Timestamp::now();
    till.house.clock.set(now.into());
    let other = till.house.import(&small_office("altrove", 1, 1).replace(node::TOWN, node::OTHER)).await;
    let (_, _, root) = paper(&server.0);
    let authority = Authority::open(&trial.0, "Prova", now).unwrap();
    let made = authority.caller_certificate("nodo.prova", now).unwrap();
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let (pem, key) = (read(&made.certificate), read(&made.key));
    let options = NodeOptions {
        node_listen: Some((Ipv4Addr::LOCALHOST, 0).into()),
        node_cert: Some(server.0.join("server.pem")),
        node_key: Some(server.0.join("server.key")),
        ..NodeOptions::default()
    };
    let door = options.door(None).unwrap().unwrap();
    let socket = listener::bind(door.listen).unwrap();
    let url = format!("https://127.0.0.1:{}{}", socket.local_addr().unwrap().port(), payments::node::PATH);
    tokio::spawn(NodeDoor::follow(door.callers(), till.house.house.ctx.clone()));
    let behind = door.behind(till.house.house.node.clone());
    tokio::spawn(listener::serve(
        socket,
        Some(door.config),
        behind,
        Limits::default(),
        std::future::pending(),
    ));

    let question = node::verify(&NoticeNumber::parse("301000000000009999").unwrap()).to_envelope();
    let fresh = || caller(&root, Some((&pem, &key)));
    let says = async |agent: &ureq::Agent| {
        let (agent, url, question) = (agent.clone(), url.clone(), question.clone());
        tokio::task::spawn_blocking(move || {
            let mut answer = agent.post(&url).content_type("text/xml").send(question).ok()?;
            Some((answer.status().as_u16(), answer.body_mut().read_to_string().unwrap()))
        })
        .await
        .unwrap()
    };
    let comes_to = async |agent: &dyn Fn() -> ureq::Agent, wanted: Option<(u16, &str)>| {
        let deadline = Instant::now() + Duration::from_secs(5);
        loop {
            let said = says(&agent()).await;
            let said = said.as_ref().map(|(status, text)| (*status, text.as_str()));
            if match (wanted, said) {
                (Some((status, word)), Some((came, text))) => came == status && text.contains(word),
                (wanted, said) => wanted.is_none() && said.is_none(),
            } {
                return;
            }
            assert!(Instant::now() < deadline, "{wanted:?} is awaited, and there is {said:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    assert_eq!(says(&fresh()).await, None, "nobody is accepted yet");

    // Another body takes the caller for the platform: for itself.
    let shown = Shown::of_pem(&pem).unwrap();
    by_hand_of(&till, other, move |tx, clerk, now| joining::add(tx, clerk, &shown, now)).await;
    comes_to(&fresh, Some((200, "PAA_ID_DOMINIO_ERRATO"))).await;

    let cookies = visitor(&till.house.signed_in(till.body, "t.pagamenti").await);
    let page = format!("/{}/payments/joining", till.slug());
    let post = async |rest: &str, field: (&str, &str)| {
        let sent = form(&format!("{page}/certificates{rest}"), &cookies, &visitors_token(), &[field]);
        till.house.request(sent).await
    };
    for bad in ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", key.as_str()] {
        let answer = post("", ("pem", bad)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("role=\"alert\""), "{}", answer.text);
    }
    let body = till.body;
    let kept = till.act(move |tx, _, _| joining::accepted(tx, Some(body))).await.unwrap();
    assert!(kept.is_empty(), "what is no certificate is refused, and nothing written");
    assert_eq!(to(&post("", ("pem", &pem)).await), page);
    comes_to(&fresh, Some((200, "PAA_PAGAMENTO_SCONOSCIUTO"))).await;

    // A connection that stands hears of the end as well.
    let standing = fresh();
    assert!(says(&standing).await.is_some());
    let fingerprint = Shown::of_pem(&pem).unwrap().fingerprint;
    assert_eq!(to(&post("/remove", ("fingerprint", &fingerprint)).await), page);
    comes_to(&|| standing.clone(), Some((200, "PAA_ID_DOMINIO_ERRATO"))).await;
    by_hand_of(&till, other, move |tx, clerk, now| joining::remove(tx, clerk, &fingerprint, now)).await;
    comes_to(&fresh, None).await;
    assert_eq!(says(&standing).await.map(|(status, _)| status), Some(403));
}

/// What somebody of this body does to what it accepts.
async fn by_hand_of(
    till: &Till,
    body: i64,
    does: impl Fn(&mut Tx, &May<Joining>, Moment) -> Result<(), JoiningError> + Send + 'static,
) {
    let (clerk, now) = (May::<Joining>::house(body, Actor("test".into())), till.now());
    let work = move |tx: &mut Tx| does(tx, &clerk, now);
    till.house.house.ctx.db.write(Lane::of(body, 1), work).await.unwrap_or_else(|e| panic!("{e:?}"));
}

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread::JoinHandle,
    time::Duration,
};

use super::{address::Guarded, *};

mod trust;

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";

fn allowed(hosts: &[&str]) -> Settings {
    Settings {
        inside: hosts.iter().map(|host| host.to_string()).collect(),
        timeout: Duration::from_secs(5),
        ..Settings::default()
    }
}

fn local() -> Egress {
    Egress::new(allowed(&["127.0.0.1"]))
}

/// Reads until the head and what it announces are there.
fn heard(stream: &mut impl Read) -> String {
    let (mut text, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let so_far = String::from_utf8_lossy(&text).to_lowercase();
        if let Some((head, body)) = so_far.split_once("\r\n\r\n") {
            let long = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
            if body.len() >= long.map_or(0, |long| long.trim().parse().unwrap()) {
                return String::from_utf8(text).unwrap();
            }
        }
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return so_far,
            Ok(read) => text.extend_from_slice(&part[..read]),
        }
    }
}

/// A server for one request; answers its address and what it heard.
fn once(answer: impl Into<String>) -> (String, JoinHandle<String>) {
    let (listener, answer) = (TcpListener::bind("127.0.0.1:0").unwrap(), answer.into());
    let address = format!("http://{}", listener.local_addr().unwrap());
    let serving = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let request = heard(&mut socket);
        let _ = socket.write_all(answer.as_bytes());
        request
    });
    (address, serving)
}

#[test]
fn a_call_sends_what_it_was_given_and_hands_back_what_came() {
    let (address, server) = once(
        "HTTP/1.1 422 Unprocessable\r\nX-Reason: due date\r\ncontent-length: 11\r\nconnection: close\r\n\r\n{\"cents\":5}",
    );
    let request = Request::post_json(format!("{address}/carts?lang=it"), &serde_json::json!({ "cents": 5 }));
    let answer = local().call(&request.header("Ocp-Apim-Subscription-Key", "secret")).unwrap();
    assert_eq!(
        (answer.status, answer.is_success(), answer.header("x-reason")),
        (422, false, Some("due date"))
    );
    assert_eq!(answer.json::<serde_json::Value>().unwrap()["cents"], 5);
    let heard = server.join().unwrap();
    assert!(heard.starts_with("POST /carts?lang=it HTTP/1.1\r\n"), "{heard}");
    let lower = heard.to_lowercase();
    assert!(lower.contains("ocp-apim-subscription-key: secret\r\n"), "{heard}");
    assert!(lower.contains("content-type: application/json\r\n"), "{heard}");
    assert!(heard.ends_with("{\"cents\":5}"), "{heard}");
}

#[test]
fn a_redirect_is_handed_over_and_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let (address, server) = once(format!(
            "HTTP/1.1 {status} Go\r\nlocation: http://127.0.0.1:1/pay\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        ));
        let answer = local().call(&Request::post_json(address, &())).unwrap();
        assert_eq!((answer.status, answer.location()), (status, Some("http://127.0.0.1:1/pay")));
        server.join().unwrap();
    }
}

#[test]
fn an_answer_has_a_largest_size_and_a_longest_time() {
    let sized = |long: usize| {
        let body = "x".repeat(long);
        format!("HTTP/1.1 200 OK\r\ncontent-length: {long}\r\nconnection: close\r\n\r\n{body}")
    };
    let small = Egress::new(Settings { answer_max: 1_000, ..allowed(&["127.0.0.1"]) });
    let (address, _) = once(sized(1_000));
    assert_eq!(small.call(&Request::get(address)).unwrap().body.len(), 1_000);
    let (address, _) = once(sized(1_001));
    assert_eq!(small.call(&Request::get(address)).unwrap_err(), EgressError::TooLong);
    // Announces nothing and goes on for ever.
    let endless = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}", "x".repeat(5_000));
    let (address, _) = once(endless);
    assert_eq!(small.call(&Request::get(address)).unwrap_err(), EgressError::TooLong);

    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let hasty = Egress::new(Settings { timeout: Duration::from_millis(80), ..allowed(&["127.0.0.1"]) });
    let address = format!("http://{}", silent.local_addr().unwrap());
    assert_eq!(hasty.call(&Request::get(address)).unwrap_err(), EgressError::TimedOut);
}

#[test]
fn what_lies_inside_is_reached_only_if_that_host_is_allowed() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let outside = Egress::new(allowed(&["localhost.example", "10.0.0.1"]));
    // The same place, written in the ways that have led around such lists before.
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0177.0.0.1", "127.1", "0x7f000001"] {
        for scheme in ["http", "https"] {
            let error = outside.call(&Request::get(format!("{scheme}://{host}:{port}/"))).unwrap_err();
            assert_eq!(error, EgressError::Inside(host.to_lowercase()), "{scheme}://{host}");
        }
    }
    for host in ["[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"] {
        let error = outside.call(&Request::get(format!("https://{host}:{port}/"))).unwrap_err();
        assert!(matches!(error, EgressError::Inside(_)), "{host}: {error}");
    }
    assert!(listener.accept().is_err(), "somebody connected");
}

#[test]
fn private_networks_and_metadata_are_not_public() {
    let guarded = Guarded::new(&["registry.local".into()], &["registry.local".into()]);
    let allows =
        |host: &str, encrypted, address: &str| guarded.allows(host, encrypted, address.parse().unwrap());
    for address in
        ["10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0", "fd12::1", "::ffff:192.168.0.1"]
    {
        assert_eq!(allows("api.example", true, address), Err(EgressError::Inside("api.example".into())));
        assert_eq!(allows("registry.local", true, address), Ok(()), "{address}");
    }
    // Where machines get credentials: nobody is allowed to.
    for address in
        ["169.254.169.254", "fe80::1", "fd00:ec2::254", "100.100.100.200", "::ffff:169.254.169.254"]
    {
        assert_eq!(
            allows("registry.local", true, address),
            Err(EgressError::Inside("registry.local".into()))
        );
    }
    assert_eq!(allows("api.example", true, "93.184.216.34"), Ok(()));
    assert_eq!(allows("api.example", true, "2a00:1450::1"), Ok(()));
    assert_eq!(allows("api.example", false, "93.184.216.34"), Err(EgressError::NotEncrypted));
    assert_eq!(allows("registry.local", false, "10.1.2.3"), Ok(()));
}

#[test]
fn odd_addresses_and_headers_are_refused_before_anything_leaves() {
    for address in [
        "",
        "/path",
        "ftp://a.example/",
        "https://",
        "https://user:word@a.example/",
        "https://a b/",
        "file:///etc",
    ] {
        assert_eq!(local().call(&Request::get(address)).unwrap_err(), EgressError::Address, "{address}");
    }
    let split = Request::get("https://a.example/").header("x-key", "one\r\nx-other: two");
    assert_eq!(local().call(&split).unwrap_err(), EgressError::Header);
    assert_eq!(host_of("https://API.example:8443/x").as_deref(), Some("api.example"));
    assert_eq!(host_of("http://[::1]/").as_deref(), Some("::1"));
}

#[test]
fn nobody_there_and_no_http_are_told_apart() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = local().call(&Request::get(format!("http://{closed}/"))).unwrap_err();
    assert!(matches!(error, EgressError::NotReached(_)) && error.passes(), "{error}");
    let (address, _) = once("+OK not a web server\r\n\r\n");
    assert_eq!(local().call(&Request::get(address)).unwrap_err(), EgressError::NotUnderstood);
}

#[tokio::test]
async fn a_call_may_be_awaited() {
    let (address, _) = once(OK);
    assert!(local().call_async(Request::get(address)).await.unwrap().is_success());
}

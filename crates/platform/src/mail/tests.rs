use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    thread::JoinHandle,
    time::Duration,
};

use super::*;

fn message() -> Message {
    Message {
        id: "m-123@office.example".into(),
        from: "noreply@office.example".into(),
        from_name: Some("Comune di Forlì".into()),
        to: "ada@example.org".into(),
        to_name: Some("Ada Rossi".into()),
        reply_to: None,
        subject: "Conferma".into(),
        text: "Buongiorno\nfine".into(),
        html: None,
        calendar: None,
        date: "2026-11-21T10:00:00Z".parse().unwrap(),
        automatic: true,
    }
}

fn eml(message: &Message) -> String {
    String::from_utf8(to_eml(message).unwrap()).unwrap()
}

/// Header lines, folded ones joined.
fn headers(eml: &str) -> Vec<String> {
    let head = eml.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    head.split("\r\n").map(String::from).collect()
}

#[test]
fn a_plain_message_reads_as_written() {
    let eml = eml(&message());
    for line in [
        "Message-ID: <m-123@office.example>",
        "Date: Sat, 21 Nov 2026 10:00:00 +0000",
        "Subject: Conferma",
        "Auto-Submitted: auto-generated",
        "To: \"Ada Rossi\" <ada@example.org>",
    ] {
        assert!(headers(&eml).contains(&line.to_string()), "{line}\n{eml}");
    }
    assert!(eml.ends_with("\r\n\r\nBuongiorno\r\nfine\r\n"), "{eml}");
    assert!(!eml.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn line_breaks_inject_nothing() {
    let clean = headers(&eml(&message())).len();
    for attack in ["x\r\nBcc: eve@example.org", "x\nBcc: eve@example.org\n\nbody", "x\rBcc: e@e.it", "x\u{2028}Bcc: e@e.it"] {
        let eml = eml(&Message {
            subject: attack.into(),
            to_name: Some(attack.into()),
            from_name: Some(format!("{attack}\" <eve@example.org>, \"")),
            ..message()
        });
        let headers = headers(&eml);
        assert_eq!(headers.len(), clean, "{eml}");
        assert!(!headers.iter().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{eml}");
        assert!(eml.contains("\r\n\r\nBuongiorno"), "{eml}");
        let refused = Message { to: format!("ada@example.org{attack}"), ..message() };
        assert!(!to_eml(&refused).unwrap_err().temporary);
        assert!(to_eml(&Message { reply_to: Some(attack.into()), ..message() }).is_err());
        assert!(to_eml(&Message { id: format!("a@b{attack}"), ..message() }).is_err());
    }
}

#[test]
fn only_one_recipient_ever() {
    for to in ["a@b.it, c@d.it", "a@b.it,c@d.it", "<a@b.it>", "a@b.it>", "\"a b\"@c.it", "a", "", "@b.it", "a@"] {
        assert!(to_eml(&Message { to: to.into(), ..message() }).is_err(), "{to}");
    }
    let built = eml::build(&message()).unwrap();
    assert_eq!(built.envelope().to().len(), 1);
}

#[test]
fn ids_are_file_names() {
    for id in ["../../etc/passwd@x", "a/b@c", ".a@b", "a@.b", "a", "a@", "@b", "a@b@c", "a b@c", "à@b", &"a".repeat(201)] {
        assert!(to_eml(&Message { id: id.into(), ..message() }).is_err(), "{id}");
    }
}

#[test]
fn parts_come_plain_first_and_the_calendar_twice() {
    let full = Message {
        html: Some("<p>Buongiorno</p>".into()),
        calendar: Some(("../appunta\"mento\r\n.ics".into(), "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".into())),
        ..message()
    };
    let eml = eml(&full);
    let at = |what: &str| eml.find(what).unwrap_or_else(|| panic!("{what} in\n{eml}"));
    let order =
        ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar; method=REQUEST", "application/ics"];
    assert!(order.map(at).is_sorted(), "{eml}");
    assert_eq!(eml.matches("METHOD:REQUEST").count(), 2);
    assert!(eml.contains("Content-Disposition: attachment; filename=\"..-appunta-mento .ics\""), "{eml}");
    assert_eq!(to_eml(&full), to_eml(&full), "attempts are alike to the byte");
    assert_ne!(to_eml(&full), to_eml(&Message { id: "other@office.example".into(), ..full.clone() }));
}

#[test]
fn odd_dates_and_long_lines_survive() {
    for date in [jiff::Timestamp::MIN, jiff::Timestamp::MAX] {
        assert!(to_eml(&Message { date, ..message() }).is_ok());
    }
    let eml = eml(&Message { text: "à".repeat(5_000), subject: "è".repeat(500), ..message() });
    assert!(eml.split("\r\n").all(|line| line.len() <= 998), "RFC 5322 §2.1.1");
}

#[test]
fn the_spool_holds_each_id_once() {
    let folder = std::env::temp_dir().join(format!("spool-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let post = Post::Spool(folder.clone());
    post.send(&message()).unwrap();
    post.send(&message()).unwrap();
    post.send(&Message { id: "m-124@office.example".into(), ..message() }).unwrap();
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["m-123@office.example.eml", "m-124@office.example.eml"]);
    assert_eq!(fs::read(folder.join("m-123@office.example.eml")).unwrap(), to_eml(&message()).unwrap());
    fs::remove_dir_all(&folder).unwrap();
    let blocked = Post::Spool("/dev/null/spool".into()).send(&message()).unwrap_err();
    assert!(blocked.temporary, "{blocked}");
}

/// A mail server for one connection that gives `replies` by command; answers what it heard.
fn server(replies: &'static [(&'static str, &'static str)]) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let (mut out, mut heard, mut in_data) = (stream.try_clone().unwrap(), String::new(), false);
        out.write_all(b"220 test\r\n").unwrap();
        for line in BufReader::new(stream).lines() {
            let Ok(line) = line else { break };
            heard.push_str(&line);
            heard.push('\n');
            let reply = match line.as_str() {
                "." => Some(replies.iter().find(|(verb, _)| *verb == ".").map_or("250 ok", |(_, reply)| reply)),
                _ if in_data => None,
                "DATA" => Some("354 go"),
                _ => Some(replies.iter().find(|(verb, _)| line.starts_with(verb)).map_or("250 ok", |(_, reply)| reply)),
            };
            in_data = (in_data || line == "DATA") && line != ".";
            match reply {
                Some("hang") => continue,
                Some(reply) => out.write_all(format!("{reply}\r\n").as_bytes()).unwrap(),
                None => {}
            }
        }
        heard
    });
    (port, heard)
}

fn local(port: u16) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        login: None,
        hello: Some("office.example".into()),
        roots_pem: None,
        timeout: Duration::from_secs(20),
    }
}

#[test]
fn a_server_gets_the_message_and_one_recipient() {
    let (port, heard) = server(&[]);
    Post::Smtp(local(port)).send(&Message { text: "uno\n.\nRCPT TO:<eve@example.org>".into(), ..message() }).unwrap();
    let heard = heard.join().unwrap();
    assert!(heard.starts_with("EHLO office.example\n"), "{heard}");
    assert_eq!(heard.matches("RCPT TO:<ada@example.org>").count(), 1);
    assert!(heard.contains("\n..\nRCPT TO:<eve"), "a lone dot is doubled and ends nothing: {heard}");
    assert!(heard.contains("Message-ID: <m-123@office.example>"));
}

#[test]
fn refusals_are_told_apart() {
    for (verb_reply, temporary) in [
        (&[("RCPT", "550 5.1.1 no such user")], false),
        (&[("RCPT", "451 4.7.1 greylisted")], true),
        (&[(".", "554 5.7.1 rejected")], false),
        (&[(".", "452 4.3.1 disk full")], true),
        (&[("MAIL", "530 5.7.0 sign in first")], true),
    ] {
        let (port, heard) = server(verb_reply);
        let error = Post::Smtp(local(port)).send(&message()).unwrap_err();
        assert_eq!(error.temporary, temporary, "{error}");
        heard.join().unwrap();
    }
}

#[test]
fn silence_and_absence_are_temporary() {
    let (port, heard) = server(&[("MAIL", "hang")]);
    let impatient = SmtpSettings { timeout: Duration::from_millis(200), ..local(port) };
    assert!(Post::Smtp(impatient).send(&message()).unwrap_err().temporary);
    heard.join().unwrap();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert!(Post::Smtp(local(closed)).send(&message()).unwrap_err().temporary);
}

#[test]
fn nothing_leaves_the_machine_unencrypted() {
    let open = SmtpSettings { host: "mail.example.org".into(), ..local(25) };
    let error = Post::Smtp(open).send(&message()).unwrap_err();
    assert!(error.temporary && error.reason.contains("encryption"), "{error}");
    // A server that offers no STARTTLS hears neither password nor message.
    let (port, heard) = server(&[]);
    let strict = SmtpSettings {
        security: Security::StartTls,
        login: Some(("user".into(), "secret".into())),
        ..local(port)
    };
    assert!(!format!("{strict:?}").contains("secret"));
    assert!(Post::Smtp(strict).send(&message()).unwrap_err().temporary);
    let heard = heard.join().unwrap();
    assert!(!heard.contains("AUTH") && !heard.contains("MAIL"), "{heard}");
}

//! Handing over: to files and to scripted servers on loopback.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    thread::JoinHandle,
    time::Duration,
};

use super::{super::*, message};

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
                "." => {
                    Some(replies.iter().find(|(verb, _)| *verb == ".").map_or("250 ok", |(_, reply)| reply))
                }
                _ if in_data => None,
                "DATA" => Some("354 go"),
                _ => Some(
                    replies
                        .iter()
                        .find(|(verb, _)| line.starts_with(verb))
                        .map_or("250 ok", |(_, reply)| reply),
                ),
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
    Post::Smtp(local(port))
        .send(&Message { text: "uno\n.\nRCPT TO:<eve@example.org>".into(), ..message() })
        .unwrap();
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

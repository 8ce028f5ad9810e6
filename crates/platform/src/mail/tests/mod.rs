//! What a message looks like; handing over is in [`post`].

mod post;

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
        "X-Auto-Response-Suppress: All",
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
    for attack in [
        "x\r\nBcc: eve@example.org",
        "x\nBcc: eve@example.org\n\nbody",
        "x\rBcc: e@e.it",
        "x\u{2028}Bcc: e@e.it",
    ] {
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
    for to in
        ["a@b.it, c@d.it", "a@b.it,c@d.it", "<a@b.it>", "a@b.it>", "\"a b\"@c.it", "a", "", "@b.it", "a@"]
    {
        assert!(to_eml(&Message { to: to.into(), ..message() }).is_err(), "{to}");
    }
    let built = eml::build(&message()).unwrap();
    assert_eq!(built.envelope().to().len(), 1);
}

#[test]
fn ids_are_file_names() {
    for id in [
        "../../etc/passwd@x",
        "a/b@c",
        ".a@b",
        "a@.b",
        "a",
        "a@",
        "@b",
        "a@b@c",
        "a b@c",
        "à@b",
        &"a".repeat(201),
    ] {
        assert!(to_eml(&Message { id: id.into(), ..message() }).is_err(), "{id}");
    }
}

#[test]
fn parts_come_plain_first_and_the_calendar_twice() {
    let full = Message {
        html: Some("<p>Buongiorno</p>".into()),
        calendar: Some((
            "../appunta\"mento\r\n.ics".into(),
            "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".into(),
        )),
        ..message()
    };
    let eml = eml(&full);
    let at = |what: &str| eml.find(what).unwrap_or_else(|| panic!("{what} in\n{eml}"));
    let order = [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar; method=REQUEST",
        "application/ics",
    ];
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
fn answers_name_what_they_answer() {
    let answer = |references: &[&str]| {
        let references = references.iter().map(|id| id.to_string()).collect();
        let built = eml::build_answer(&Answer { message: message(), references, files: Vec::new() }).unwrap();
        String::from_utf8(built.formatted()).unwrap()
    };
    let whole = answer(&["1@example.org", "s-2@office.example"]);
    assert!(headers(&whole).contains(&"In-Reply-To: <s-2@office.example>".to_string()), "{whole}");
    assert!(
        headers(&whole).contains(&"References: <1@example.org> <s-2@office.example>".to_string()),
        "{whole}"
    );
    assert_eq!(answer(&[]), eml(&message()));
    let attacks = ["a@b\r\nBcc: eve@example.org", "a@b> <c@d", "none", "à@b", "a b@c", ""];
    assert_eq!(answer(&attacks), eml(&message()), "nothing of it gets into a header");
    let long: Vec<String> = (0..100).map(|n| format!("{n}@{}", "x".repeat(150))).collect();
    let long = answer(&long.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(long.split("\r\n").all(|line| line.len() <= 998), "RFC 5322 §2.1.1");
    let kept = headers(&long).into_iter().find(|line| line.starts_with("References:")).unwrap();
    assert!(kept.contains("<0@") && kept.contains("<99@") && !kept.contains("<50@"), "{kept}");
}

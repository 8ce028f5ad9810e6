//! What is answered and what is not.

use super::*;

fn kind(more: &str) -> Kind {
    letter(&text(&with(more), "Testo")).kind
}

#[test]
fn automatic_mail_is_known_by_any_of_its_marks() {
    for (more, why) in [
        ("Auto-Submitted: auto-replied", Automatic::AutoSubmitted),
        ("Auto-Submitted: auto-generated; owner-email=\"a@b\"", Automatic::AutoSubmitted),
        ("Return-Path: <>", Automatic::NullReturnPath),
        ("Return-Path:  < >", Automatic::NullReturnPath),
        ("Precedence: bulk", Automatic::Precedence),
        ("Precedence: List", Automatic::Precedence),
        ("Precedence: junk", Automatic::Precedence),
        ("X-Loop: u@c.example", Automatic::Loop),
        ("List-Id: <l.example>", Automatic::List),
        ("List-Unsubscribe: <mailto:x@y>", Automatic::List),
        ("X-Auto-Response-Suppress: All", Automatic::ResponseSuppressed),
        ("X-Autoreply: yes", Automatic::AutoReply),
        ("X-Autorespond: Ferie", Automatic::AutoReply),
        (
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
            Automatic::Report,
        ),
    ] {
        assert_eq!(kind(more), Kind::Automatic(why), "{more}");
    }
}

#[test]
fn a_no_is_a_no() {
    for more in [
        "Auto-Submitted: no",
        "Auto-Submitted: No (a person)",
        "Auto-Submitted: NO;x=y",
        "Precedence: first-class",
        "X-Auto-Response-Suppress: None",
        "X-Autoreply: no",
        "Return-Path: <ada@example.org>",
        "X-Priority: 1",
    ] {
        assert_eq!(kind(more), Kind::Normal, "{more}");
    }
}

fn report(action: &str, status: &str, original: &str) -> Kind {
    let body = format!(
        "--b\nContent-Type: text/plain\n\nSorry\n--b\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.example\n\n\
         Original-Recipient: rfc822;ada@example.org\nFinal-Recipient: rfc822; a.rossi@inner.example\n\
         Action: {action}\nStatus: {status}\n\n\
         --b\nContent-Type: {original}\n\nMessage-ID: <s-1@comune.example>\nSubject: Conferma\n\n--b--"
    );
    kind_of(&text(
        "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
        &body,
    ))
}

fn kind_of(raw: &[u8]) -> Kind {
    letter(raw).kind
}

#[test]
fn what_did_not_arrive_is_told_of_its_recipient() {
    for (status, hard) in [("5.1.1", true), ("5.2.2", false), ("4.4.7", false)] {
        for original in ["message/rfc822", "text/rfc822-headers"] {
            let expected = Bounce {
                recipient: Some("ada@example.org".into()),
                hard,
                status: Some(status.into()),
                original_message_id: Some("s-1@comune.example".into()),
            };
            assert_eq!(report("failed", status, original), Kind::Bounce(expected));
        }
    }
    for action in ["delayed", "delivered", "relayed"] {
        let Kind::Automatic(_) = report(action, "4.0.0", "message/rfc822") else {
            panic!("{action} is no failure")
        };
    }
}

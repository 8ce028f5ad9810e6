//! One letter in two mailboxes.

use super::*;

#[test]
fn the_trace_does_not_count() {
    let one = text(
        &format!(
            "Return-Path: <ada@example.org>\nDelivered-To: a@c.example\nReceived: by x; y\nX-Spam-Score: 1\n{ADA}"
        ),
        "Testo\n",
    );
    let other = format!(
        "Received: by z; w\nReceived: by x; y\n{}\n\nTesto\n\n",
        ADA.replace("Subject: ", "Subject:\n  ")
    );
    assert_eq!(content_key(&one), content_key(other.as_bytes()));
    assert_eq!(content_key(&one), content_key(&[&one[..], b"\r\n"].concat()));
}

#[test]
fn everything_else_counts() {
    let key = |head: &str, body: &str| content_key(&text(head, body));
    let own = key(ADA, "Testo");
    assert_ne!(own, key(ADA, "Testo!"));
    assert_ne!(own, key(ADA, " Testo"));
    // A Message-ID used twice is no twin.
    assert_ne!(own, key(&ADA.replace("Domanda", "Altra"), "Testo"));
    assert_ne!(own, key(&ADA.replace("<1@", "<2@"), "Testo"));
    assert_ne!(own, key(&with("Reply-To: eve@example.org"), "Testo"));
    // A trace field in the body is body.
    assert_ne!(key(ADA, "Received: a\n\nTesto"), key(ADA, "Received: b\n\nTesto"));
}

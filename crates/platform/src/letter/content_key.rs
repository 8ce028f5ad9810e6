//! Whether two messages are one: the same letter delivered twice differs in its trace only.

use sha2::{Digest, Sha256};

use super::head::fields;

/// Written on the way or by the mailbox, not by the sender.
const TRACE: &[&str] = &[
    "authentication-results",
    "content-length",
    "delivered-to",
    "delivery-date",
    "dkim-filter",
    "envelope-to",
    "lines",
    "received",
    "received-spf",
    "return-path",
    "status",
    "x-antivirus",
    "x-antivirus-status",
    "x-apparently-to",
    "x-delivered-to",
    "x-envelope-from",
    "x-envelope-to",
    "x-evolution-source",
    "x-gmail-labels",
    "x-gm-thrid",
    "x-greylist",
    "x-original-delivered-to",
    "x-original-to",
    "x-originalarrivaltime",
    "x-quarantine-id",
    "x-rspamd-queue-id",
    "x-rspamd-server",
    "x-received",
    "x-resolved-to",
    "x-sieve",
    "x-status",
    "x-uid",
    "x-uidl",
    "x-keywords",
];

/// Beginnings of such names.
const TRACE_FAMILIES: &[&str] = &[
    "arc-",
    "x-amavis",
    "x-barracuda",
    "x-forefront",
    "x-google-",
    "x-imap",
    "x-microsoft-antispam",
    "x-mozilla-",
    "x-ms-exchange-organization",
    "x-ms-exchange-crosstenant",
    "x-proofpoint",
    "x-spam",
    "x-virus",
];

/// SHA-256 of the message without its trace: equal for the copies that two mailboxes of ours received.
///
/// Certified envelopes are made once for each delivery, so two of them differ even around one message.
pub fn content_key(raw: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    let body = fields(raw.trim_ascii_start(), |name, value| {
        if is_trace(&name) {
            return;
        }
        hash.update(name.as_bytes());
        hash.update(b":");
        // Servers fold lines anew.
        for word in value.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
            hash.update(b" ");
            hash.update(word);
        }
        hash.update(b"\n");
    });
    hash.update(b"\n");
    // Some stores keep CR LF, some LF, some add an empty line at the end.
    for line in body.trim_ascii_end().split(|b| *b == b'\n') {
        hash.update(line.strip_suffix(b"\r").unwrap_or(line));
        hash.update(b"\n");
    }
    hash.finalize().into()
}

fn is_trace(name: &str) -> bool {
    TRACE.contains(&name) || TRACE_FAMILIES.iter().any(|family| name.starts_with(family))
}

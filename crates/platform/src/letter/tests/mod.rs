//! Letters as they come, and as they should not.

mod certified;
mod charsets;
mod forms;
mod hostile;
mod kinds;
mod pages;
mod signatures;
mod twins;

use super::*;

/// A message of these header lines and this body, lines ended as they travel.
fn mail(head: &str, body: &[u8]) -> Vec<u8> {
    let mut raw = head.trim().replace('\n', "\r\n").into_bytes();
    raw.extend_from_slice(b"\r\n\r\n");
    raw.extend_from_slice(body);
    raw
}

fn text(head: &str, body: &str) -> Vec<u8> {
    mail(head, body.replace('\n', "\r\n").as_bytes())
}

fn letter(raw: &[u8]) -> Letter {
    read(raw, &Limits::default()).unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(raw)))
}

const ADA: &str = "From: Ada Rossi <ada@example.org>\nTo: ufficio@comune.example\nSubject: Domanda\nMessage-ID: <1@example.org>";

fn with(more: &str) -> String {
    format!("{ADA}\n{more}")
}

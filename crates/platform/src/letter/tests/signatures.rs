//! Signatures of certified mail, made with an authority of our own.

use super::super::signature::{Authorities, Signature, SignatureCheck};

const SHA256: &[u8] = include_bytes!("signed/sha256.eml");
const SHA1: &[u8] = include_bytes!("signed/sha1.eml");
const ECDSA: &[u8] = include_bytes!("signed/ecdsa.eml");

fn check(authorities: &str, raw: &[u8], at: &str) -> Option<Signature> {
    Authorities::from_pem(authorities).unwrap().check(raw, at.parse().unwrap())
}

const ROOT: &str = include_str!("signed/root.pem");
const OTHER: &str = include_str!("signed/other.pem");
const THEN: &str = "2026-02-27T15:21:31Z";

#[test]
fn what_a_trusted_authority_vouches_for_is_verified() {
    assert_eq!(check(ROOT, SHA256, THEN), Some(Signature::Verified));
    assert_eq!(check(ROOT, ECDSA, THEN), Some(Signature::Verified));
    assert_eq!(check(ROOT, SHA1, THEN), Some(Signature::VerifiedWeak), "recorded, not refused");
    assert_eq!(check(&format!("{OTHER}{ROOT}"), SHA256, THEN), Some(Signature::Verified));
}

#[test]
fn of_an_unknown_authority_or_time_nothing_is_said() {
    assert_eq!(check("", SHA256, THEN), Some(Signature::Unverifiable));
    assert_eq!(check(OTHER, SHA256, THEN), Some(Signature::Unverifiable));
    assert_eq!(check(ROOT, SHA256, "2020-01-01T00:00:00Z"), Some(Signature::Unverifiable), "not valid yet");
}

#[test]
fn one_letter_changed_makes_it_invalid() {
    let text = String::from_utf8(SHA256.to_vec()).unwrap();
    let changed = text.replace("Testo certo", "Testo falso");
    assert_ne!(text, changed);
    assert_eq!(check(ROOT, changed.as_bytes(), THEN), Some(Signature::Invalid));
    // The header around it is not signed, and proves nothing.
    let moved = text.replace("Subject: POSTA CERTIFICATA: Istanza", "Subject: Altro");
    assert_eq!(check(ROOT, moved.as_bytes(), THEN), Some(Signature::Verified));
    // Half of the line ends lost on a disk.
    assert_eq!(check(ROOT, text.replace("\r\n", "\n").as_bytes(), THEN), Some(Signature::Verified));
}

#[test]
fn whatever_stands_there_never_stops_the_reading() {
    let text = String::from_utf8(SHA256.to_vec()).unwrap();
    let (head, signature) = text.split_once("base64\r\n\r\n").unwrap();
    let of = |signature: &str| check(ROOT, format!("{head}base64\r\n\r\n{signature}").as_bytes(), THEN);
    assert_eq!(of("AAAA\r\n--s--\r\n"), Some(Signature::Unverifiable));
    for cut in (0..signature.len()).step_by(37) {
        assert_ne!(of(&format!("{}\r\n--s--\r\n", &signature[..cut])), Some(Signature::Verified));
    }
    assert_eq!(check(ROOT, b"Subject: x\r\n\r\nBuongiorno", THEN), None);
}

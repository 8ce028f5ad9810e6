//! Message ids of ours that prove themselves: an answer that quotes one leads back to what it answers.
//!
//! The numbers are hidden as well as signed (the construction of RFC 5297, as in [`crate::secrets`]): who
//! receives a message learns no id of ours, and nobody else can make one.

use subtle::ConstantTimeEq;

use crate::secrets::{MasterKey, hex};

const PURPOSE: &str = "message id";
const PAD: &str = "message id pad";
/// Tells ids of this form from other mail of the same domain.
const MARK: &str = "s-";
const TAG_BYTES: usize = 16;
const NUMBER_BYTES: usize = 32;

/// What a message of ours is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct About {
    pub body: i64,
    pub subject: i64,
    pub message: i64,
    pub recipient: i64,
}

/// What a Message-ID turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    Ours(About),
    /// In our form and under our domain, but not made with our key: forged or damaged. No evidence, worth counting.
    BadSignature,
    /// Somebody else's.
    Foreign,
}

/// The Message-ID, without angle brackets, for a message sent from `domain`.
pub fn message_id(key: &MasterKey, domain: &str, about: About) -> String {
    let numbers = numbers(about);
    let tag = tag(key, domain, &numbers);
    let hidden = hidden(key, &tag, &numbers);
    format!("{MARK}{}{}@{domain}", hex(&tag), hex(&hidden))
}

/// Reads an id as it came back, with or without angle brackets; `domains` are those we send from.
pub fn check(key: &MasterKey, domains: &[&str], id: &str) -> Checked {
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    let Some((left, domain)) = id.rsplit_once('@') else { return Checked::Foreign };
    let Some(domain) = domains.iter().find(|own| own.eq_ignore_ascii_case(domain)) else {
        return Checked::Foreign;
    };
    // Some servers write ids in capitals.
    let left = left.to_ascii_lowercase();
    let Some(bytes) = left.strip_prefix(MARK).and_then(unhex) else { return Checked::Foreign };
    let (tag_part, hidden_part) = bytes.split_at(TAG_BYTES);
    let mut given = [0; TAG_BYTES];
    let mut numbers = [0; NUMBER_BYTES];
    given.copy_from_slice(tag_part);
    numbers.copy_from_slice(hidden_part);
    let numbers = hidden(key, &given, &numbers);
    if bool::from(tag(key, domain, &numbers).ct_eq(&given)) {
        Checked::Ours(about(&numbers))
    } else {
        Checked::BadSignature
    }
}

fn tag(key: &MasterKey, domain: &str, numbers: &[u8; NUMBER_BYTES]) -> [u8; TAG_BYTES] {
    let signed = [numbers.as_slice(), domain.to_ascii_lowercase().as_bytes()].concat();
    let mut tag = [0; TAG_BYTES];
    tag.copy_from_slice(&key.keyed(PURPOSE, &signed)[..TAG_BYTES]);
    tag
}

/// Hides, and shows again.
fn hidden(key: &MasterKey, tag: &[u8; TAG_BYTES], numbers: &[u8; NUMBER_BYTES]) -> [u8; NUMBER_BYTES] {
    let pad = key.keyed(PAD, tag);
    std::array::from_fn(|at| numbers[at] ^ pad[at])
}

fn numbers(about: About) -> [u8; NUMBER_BYTES] {
    let all = [about.body, about.subject, about.message, about.recipient].map(i64::to_be_bytes).concat();
    std::array::from_fn(|at| all[at])
}

fn about(numbers: &[u8; NUMBER_BYTES]) -> About {
    let number = |at: usize| i64::from_be_bytes(std::array::from_fn(|byte| numbers[at * 8 + byte]));
    About { body: number(0), subject: number(1), message: number(2), recipient: number(3) }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 2 * (TAG_BYTES + NUMBER_BYTES) || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OWN: &[&str] = &["altro.example", "comune.example"];

    fn key(byte: u8) -> MasterKey {
        MasterKey::of_bytes([byte; 32])
    }

    proptest! {
        #[test]
        fn only_what_we_made_comes_back(
            body in any::<i64>(), subject in any::<i64>(), message in any::<i64>(), recipient in any::<i64>(),
            at in 0..96usize,
        ) {
            let about = About { body, subject, message, recipient };
            let id = message_id(&key(7), "comune.example", about);
            prop_assert!(crate::mail::eml::check_id(&id).is_ok(), "{}", id);
            prop_assert_eq!(check(&key(7), OWN, &id), Checked::Ours(about));
            prop_assert_eq!(check(&key(7), OWN, &format!(" <{}>", id.to_uppercase())), Checked::Ours(about));
            prop_assert_eq!(check(&key(8), OWN, &id), Checked::BadSignature);
            let moved = id.replace("@comune", "@altro");
            prop_assert_eq!(check(&key(7), OWN, &moved), Checked::BadSignature);
            prop_assert_eq!(check(&key(7), &["x.example"], &id), Checked::Foreign);
            let mut forged = id.into_bytes();
            let digit = &mut forged[MARK.len() + at];
            *digit = if *digit == b'0' { b'1' } else { b'0' };
            prop_assert_eq!(check(&key(7), OWN, &String::from_utf8(forged).unwrap()), Checked::BadSignature);
        }
    }

    #[test]
    fn other_mail_of_our_domain_is_foreign() {
        for id in [
            "",
            "@",
            "a@comune.example",
            "s-12@comune.example",
            "s-@comune.example",
            "comune.example",
            "s-à@comune.example",
        ] {
            assert_eq!(check(&key(7), OWN, id), Checked::Foreign, "{id}");
        }
        let zeros = format!("s-{}@comune.example", "0".repeat(96));
        assert_eq!(check(&key(7), OWN, &zeros), Checked::BadSignature);
    }
}

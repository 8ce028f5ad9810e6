//! What a kiosk's page carries from one touch to the next without showing it: a few bytes, the kiosk they
//! were made for, and the instant until which they hold, all under the installation's key.

use platform::Moment;
use platform::secrets::MasterKey;
use sha2::{Digest, Sha256};

/// Seconds for which a card or a code stays good between two touches.
pub(super) const LIFE_S: i64 = 60;
/// Bytes of the signature that are written.
const SEAL_BYTES: usize = 16;
/// Bytes carried at most.
const CARRIED_MAX: usize = 64;

/// What the bytes are, so that one thing is never taken for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The keyed index of a card's code, never the code.
    Card,
    /// An appointment or a visit found by its call code.
    Code,
    /// A visit whose call code may be shown.
    Slip,
    /// A code by mail that was asked for.
    Asked,
    /// The same, typed rightly.
    Opened,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Purpose::Card => "kiosk-card",
            Purpose::Code => "kiosk-code",
            Purpose::Slip => "kiosk-slip",
            Purpose::Asked => "kiosk-asked",
            Purpose::Opened => "kiosk-opened",
        }
    }
}

/// Whose page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bearer {
    pub body: i64,
    pub device: i64,
}

/// Writes `bytes` so that only this kiosk can send them back, and only until `until`.
pub(super) fn sign(key: &MasterKey, purpose: Purpose, bearer: Bearer, bytes: &[u8], until: Moment) -> String {
    let carried = hex(bytes);
    let seal = seal(key, purpose, bearer, &carried, until.seconds());
    format!("{carried}.{}.{seal}", until.seconds())
}

/// The bytes, if the text is ours, for this kiosk, and not too old.
pub(super) fn read(
    key: &MasterKey,
    purpose: Purpose,
    bearer: Bearer,
    text: &str,
    now: Moment,
) -> Option<Vec<u8>> {
    let mut parts = text.splitn(3, '.');
    let (carried, until, given) = (parts.next()?, parts.next()?, parts.next()?);
    let until: i64 = until.parse().ok()?;
    if carried.len() > 2 * CARRIED_MAX || until < now.seconds() {
        return None;
    }
    // Hashes are compared, not the seals: how far they agree says nothing about the seal.
    let due = seal(key, purpose, bearer, carried, until);
    (Sha256::digest(due.as_bytes()) == Sha256::digest(given.as_bytes())).then(|| unhex(carried)).flatten()
}

fn seal(key: &MasterKey, purpose: Purpose, bearer: Bearer, carried: &str, until_s: i64) -> String {
    let message = format!("{}:{}:{until_s}:{carried}", bearer.body, bearer.device);
    hex(&key.keyed(purpose.word(), message.as_bytes())[..SEAL_BYTES])
}

fn hex(bytes: &[u8]) -> String {
    platform::secrets::hex(bytes)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    digits
        .len()
        .is_multiple_of(2)
        .then(|| digits.chunks_exact(2).map(|pair| pair[0] * 16 + pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Bearer = Bearer { body: 1, device: 7 };

    fn at(seconds: i64) -> Moment {
        Moment::from_seconds(seconds)
    }
    fn key() -> MasterKey {
        MasterKey::of_bytes([7; 32])
    }

    #[test]
    fn what_was_signed_comes_back_for_a_minute() {
        let card = [3u8; 32];
        let text = sign(&key(), Purpose::Card, HERE, &card, at(100 + LIFE_S));
        assert_eq!(read(&key(), Purpose::Card, HERE, &text, at(100)), Some(card.to_vec()));
        assert_eq!(read(&key(), Purpose::Card, HERE, &text, at(160)), Some(card.to_vec()));
        assert_eq!(read(&key(), Purpose::Card, HERE, &text, at(161)), None);
    }

    #[test]
    fn it_holds_for_one_purpose_one_kiosk_and_one_key() {
        let text = sign(&key(), Purpose::Card, HERE, b"index", at(160));
        assert_eq!(read(&key(), Purpose::Slip, HERE, &text, at(100)), None);
        assert_eq!(read(&key(), Purpose::Card, Bearer { device: 8, ..HERE }, &text, at(100)), None);
        assert_eq!(read(&key(), Purpose::Card, Bearer { body: 2, ..HERE }, &text, at(100)), None);
        assert_eq!(read(&MasterKey::of_bytes([8; 32]), Purpose::Card, HERE, &text, at(100)), None);
    }

    #[test]
    fn any_other_character_is_refused() {
        let text = sign(&key(), Purpose::Card, HERE, b"index", at(160));
        for position in 0..text.len() {
            let mut other = text.clone().into_bytes();
            other[position] = if other[position] == b'0' { b'1' } else { b'0' };
            let other = String::from_utf8(other).unwrap();
            assert_eq!(read(&key(), Purpose::Card, HERE, &other, at(100)), None, "{other}");
        }
        for junk in ["", ".", "..", "zz.160.00", "0.160.00", &"00".repeat(200)] {
            assert_eq!(read(&key(), Purpose::Card, HERE, junk, at(100)), None);
        }
    }
}

//! The six digits.

use platform::secrets::MasterKey;
use subtle::{Choice, ConstantTimeEq};

/// Digits of a code.
const LENGTH: usize = 6;
/// Codes there are.
const CODES: u64 = 1_000_000;

/// Six digits, typed or due; never printed by accident.
#[derive(Clone)]
pub(super) struct Digits([u8; LENGTH]);

impl std::fmt::Debug for Digits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Digits(…)")
    }
}

impl Digits {
    /// As typed, with or without the space in the middle.
    pub fn parse(text: &str) -> Option<Digits> {
        let typed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let bytes: [u8; LENGTH] = typed.into_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_digit).then_some(Digits(bytes))
    }

    /// The code of an asking for one mailbox: derived from the installation's key, so that it need not be kept
    /// until the mail is written (decision 0018).
    pub fn due(key: &MasterKey, body: i64, asking: i64, mailbox: &[u8]) -> Digits {
        let message = [&body.to_be_bytes()[..], &asking.to_be_bytes()[..], mailbox].concat();
        let mut first = [0u8; 8];
        first.copy_from_slice(&key.keyed("kiosk-mail-code", &message)[..8]);
        let number = u64::from_be_bytes(first) % CODES;
        let mut digits = [b'0'; LENGTH];
        digits.copy_from_slice(format!("{number:06}").as_bytes());
        Digits(digits)
    }

    /// In a time that does not depend on how far they agree.
    pub fn same(&self, other: &Digits) -> Choice {
        self.0.ct_eq(&other.0)
    }

    /// «123 456».
    pub fn spaced(&self) -> String {
        let (front, back) = self.0.split_at(LENGTH / 2);
        let text = |part: &[u8]| part.iter().map(|digit| char::from(*digit)).collect::<String>();
        format!("{} {}", text(front), text(back))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_as_people_type_them() {
        for good in ["123456", "123 456", " 123456 "] {
            assert_eq!(Digits::parse(good).map(|digits| digits.spaced()), Some("123 456".into()), "{good}");
        }
        for wrong in ["", "12345", "1234567", "12345a", "１２３４５６", "+12345"] {
            assert!(Digits::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn each_mailbox_and_each_asking_has_its_own_code() {
        let key = MasterKey::of_bytes([7; 32]);
        let due = |body, asking, mailbox: &[u8]| Digits::due(&key, body, asking, mailbox);
        let one = due(1, 5, b"ada");
        assert!(bool::from(one.same(&due(1, 5, b"ada"))));
        for other in [due(1, 6, b"ada"), due(2, 5, b"ada"), due(1, 5, b"zoe")] {
            assert!(!bool::from(one.same(&other)));
        }
        assert_eq!(format!("{one:?}"), "Digits(…)");
    }
}

//! Secrets that are numbers of ours in disguise: with the installation's key they are made and read
//! back, so that nothing secret is stored and no index of random values is kept.

use aes::Aes256;
use fpe::ff1::{FF1, FlexibleNumeralString};
use subtle::ConstantTimeEq;

use super::MasterKey;

/// Bits of a number that [`MasterKey::short`] can hide: ten characters of base 32.
pub const SHORT_BITS: u32 = 50;
const RADIX: u32 = 32;
const DIGITS: u32 = SHORT_BITS / 5;

impl MasterKey {
    /// `number` of `owner` as 128 bits that look random and that nobody else can make. The first half
    /// is a code of authenticity, which also hides the second: the construction of RFC 5297, for one number.
    pub fn sealed(&self, purpose: &str, owner: i64, number: i64) -> [u8; 16] {
        let tag = self.tag(purpose, owner, number);
        let hidden = u64::from_be_bytes(number.to_be_bytes()) ^ self.pad(purpose, tag);
        (u128::from(tag) << 64 | u128::from(hidden)).to_be_bytes()
    }

    /// The number in what [`sealed`](Self::sealed) made for the same purpose and owner, in constant time.
    pub fn opened(&self, purpose: &str, owner: i64, seal: [u8; 16]) -> Option<i64> {
        let seal = u128::from_be_bytes(seal);
        let (tag, hidden) = ((seal >> 64) as u64, seal as u64);
        let number = i64::from_be_bytes((hidden ^ self.pad(purpose, tag)).to_be_bytes());
        let right: bool = self.tag(purpose, owner, number).ct_eq(&tag).into();
        right.then_some(number)
    }

    fn tag(&self, purpose: &str, owner: i64, number: i64) -> u64 {
        self.half(purpose, &[owner.to_be_bytes(), number.to_be_bytes()].concat())
    }

    fn pad(&self, purpose: &str, tag: u64) -> u64 {
        self.half(&format!("{purpose} pad"), &tag.to_be_bytes())
    }

    fn half(&self, purpose: &str, message: &[u8]) -> u64 {
        let long = self.keyed(purpose, message);
        long.iter().take(8).fold(0, |value, byte| value << 8 | u64::from(*byte))
    }

    /// `number`, below 2^50, as another number below 2^50: a keyed permutation (FF1 of NIST SP 800-38G), so
    /// that a guess finds one of n numbers in use with odds of n to 2^50, as with random codes.
    ///
    /// # Panics
    /// When `number` is outside the range: ids stay inside it (see [`crate::ids`]).
    pub fn short(&self, purpose: &str, owner: i64, number: i64) -> u64 {
        assert!((0..1 << SHORT_BITS).contains(&number), "{number} has more than {SHORT_BITS} bits");
        let digits = FlexibleNumeralString::from(digits(number as u64));
        let mixed = self.permutation(purpose).encrypt(&owner.to_be_bytes(), &digits);
        mixed.map_or_else(|_| unreachable!("ten digits of base 32 are long enough"), |m| value(m.into()))
    }

    /// The number whose [`short`](Self::short) form this is; any other form gives a number that means nothing.
    pub fn unshort(&self, purpose: &str, owner: i64, short: u64) -> Option<i64> {
        if short >> SHORT_BITS != 0 {
            return None;
        }
        let digits = FlexibleNumeralString::from(digits(short));
        let plain = self.permutation(purpose).decrypt(&owner.to_be_bytes(), &digits).ok()?;
        i64::try_from(value(plain.into())).ok()
    }

    fn permutation(&self, purpose: &str) -> FF1<Aes256> {
        FF1::new(&self.keyed(purpose, b"permutation"), RADIX)
            .unwrap_or_else(|_| unreachable!("32 is a valid radix"))
    }
}

fn digits(number: u64) -> Vec<u16> {
    (0..DIGITS).rev().map(|at| (number >> (5 * at) & 31) as u16).collect()
}

fn value(digits: Vec<u16>) -> u64 {
    digits.iter().fold(0, |value, digit| value << 5 | u64::from(*digit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::MasterKey;

    const KEY: MasterKey = MasterKey([7; 32]);

    proptest! {
        #[test]
        fn only_the_own_key_purpose_and_owner_open(number in any::<i64>(), bit in 0..128u32) {
            let seal = KEY.sealed("pass", 1, number);
            prop_assert_eq!(KEY.opened("pass", 1, seal), Some(number));
            prop_assert_eq!(KEY.opened("visit", 1, seal), None);
            prop_assert_eq!(KEY.opened("pass", 2, seal), None);
            prop_assert_eq!(MasterKey([8; 32]).opened("pass", 1, seal), None);
            let forged = (u128::from_be_bytes(seal) ^ 1 << bit).to_be_bytes();
            prop_assert_eq!(KEY.opened("pass", 1, forged), None);
        }

        #[test]
        fn short_numbers_come_back(number in 0..1i64 << 50, owner in any::<i64>()) {
            let short = KEY.short("code", owner, number);
            prop_assert!(short < 1 << 50);
            prop_assert_eq!(KEY.unshort("code", owner, short), Some(number));
        }
    }

    #[test]
    fn neighbours_look_unrelated() {
        let shorts: Vec<u64> = (0..1_000).map(|number| KEY.short("code", 1, number)).collect();
        let seals: Vec<u128> = (0..1_000).map(|n| u128::from_be_bytes(KEY.sealed("pass", 1, n))).collect();
        // Half of the bits differ on average: 25 of 50, 64 of 128.
        let short: u32 = shorts.windows(2).map(|pair| (pair[0] ^ pair[1]).count_ones()).sum();
        let seal: u32 = seals.windows(2).map(|pair| (pair[0] ^ pair[1]).count_ones()).sum();
        assert!((24_000..26_000).contains(&short), "{short}");
        assert!((62_500..65_500).contains(&seal), "{seal}");
        assert_eq!(KEY.unshort("code", 1, 1 << 50), None);
    }
}

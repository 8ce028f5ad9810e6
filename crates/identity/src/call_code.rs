//! The short public code by which a person is called: "K 27".

use std::fmt;

/// The letters in use, 21 of them. Left out: I and O (read as 1 and 0), Q (read as O, and a rare sound), U
/// (read as V), W (heard as two letters, "doppia vu"). No letter stands for a service: one that did would
/// tell the whole room why somebody is there.
pub const LETTERS: [char; 21] =
    ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'T', 'V', 'X', 'Y', 'Z'];

const SHORT_NUMBERS: u32 = 99;
const LONG_NUMBERS: u32 = 900;
const SHORT_CODES: u32 = LETTERS.len() as u32 * SHORT_NUMBERS;
const LONG_CODES: u32 = LETTERS.len() as u32 * LONG_NUMBERS;

/// Different codes in one series: 2,079 with two digits, then 18,900 with three.
pub const SERIES_LENGTH: u32 = SHORT_CODES + LONG_CODES;

/// One letter and a number from 1 to 999. Public: it stands on every screen and proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallCode {
    letter: char,
    number: u16,
}

/// Why a text is no call code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallCodeError {
    /// Not one letter followed by one to three digits, with at most spaces or hyphens around.
    Shape,
    /// A letter that we do not use.
    Letter,
    /// Number 0, or a long number that starts with a zero.
    Number,
}

impl CallCode {
    /// Reads "k27", "K 27", "k-27" and, for the lazy, "b3" for "B 03".
    pub fn parse(typed: &str) -> Result<Self, CallCodeError> {
        let significant = || typed.chars().filter(|c| *c != '-' && !c.is_whitespace());
        let digits: String = significant().skip(1).take(4).collect();
        let letter = significant().next().ok_or(CallCodeError::Shape)?.to_ascii_uppercase();
        if !(1..=3).contains(&digits.len()) || !letter.is_ascii_uppercase() {
            return Err(CallCodeError::Shape);
        }
        if !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(CallCodeError::Shape);
        }
        if !LETTERS.contains(&letter) {
            return Err(CallCodeError::Letter);
        }
        let number: u16 = digits.parse().map_err(|_| CallCodeError::Shape)?;
        if number == 0 || (digits.len() == 3 && number < 100) {
            return Err(CallCodeError::Number);
        }
        Ok(Self { letter, number })
    }

    pub fn letter(self) -> char {
        self.letter
    }

    /// 1–999.
    pub fn number(self) -> u16 {
        self.number
    }

    /// The form for storage, bar codes and file names: "K27".
    pub fn compact(self) -> String {
        format!("{}{:02}", self.letter, self.number)
    }

    fn nth_of(first_number: u32, index: u32) -> Self {
        let letters = LETTERS.len() as u32;
        let letter = LETTERS[(index % letters) as usize];
        let number = first_number + index / letters;
        Self { letter, number: u16::try_from(number).unwrap_or(u16::MAX) }
    }
}

impl fmt::Display for CallCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}", self.letter, self.number)
    }
}

impl fmt::Debug for CallCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallCode({self})")
    }
}

/// The n-th code (from 0) of the shuffled series that this seed stands for: one seed per site and day.
///
/// No code comes twice among the first [`SERIES_LENGTH`]; then the series starts over. Two-digit codes come
/// first, and the three-digit ones (100–999) follow on a day that needs more.
///
/// The shuffling only keeps neighbours from guessing who came before whom and how many came today. The codes
/// are public, so that a quick mixing function is enough and no cryptography is needed.
pub fn series(seed: [u8; 32], n: u32) -> CallCode {
    let n = n % SERIES_LENGTH;
    match n.checked_sub(SHORT_CODES) {
        None => CallCode::nth_of(1, permute(&seed, n, SHORT_CODES, 6)),
        Some(beyond) => CallCode::nth_of(100, permute(&seed, beyond, LONG_CODES, 8)),
    }
}

/// A permutation of `0..size`: a Feistel network over twice `half_bits` bits, walked on from values outside
/// until one is inside. It always ends, because the walk goes round a cycle that `n` itself lies on.
fn permute(seed: &[u8; 32], n: u32, size: u32, half_bits: u32) -> u32 {
    let mask = (1u32 << half_bits) - 1;
    let mut value = n;
    loop {
        let (mut left, mut right) = (value >> half_bits, value & mask);
        // Two turns over the four words of the seed: eight rounds, each keyed by one of them.
        for (round, word) in seed.chunks_exact(8).chain(seed.chunks_exact(8)).enumerate() {
            let key = word.iter().fold(0, |key, byte| (key << 8) | u64::from(*byte));
            (left, right) = (right, left ^ (mix(key.rotate_left(round as u32), right) & mask));
        }
        value = (left << half_bits) | right;
        if value < size {
            return value;
        }
    }
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
fn mix(key: u64, half: u32) -> u32 {
    let mut z = key.wrapping_add(u64::from(half).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 32) as u32
}

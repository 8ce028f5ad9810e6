//! References of single payments in texts of the years before settlement flows.

use super::scan::letters;
use crate::{Cents, Iuv};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `/RFB/`: the reference as it is.
    Plain,
    /// `/RFS/`: a creditor reference of ISO 11649, beginning with RF.
    Standard,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub kind: Kind,
    pub iuv: Iuv,
    pub amount: Option<Cents>,
}

/// The digits of references that were made by rule; a word that a blank broke is joined only to reach these.
const LENGTHS: [usize; 2] = [15, 17];
/// Of an ISO 11649 reference: RF, two check digits, up to twenty-one letters and digits.
const STANDARD_MAX: usize = 25;

/// Every `RFB` or `RFS` that stands for itself, with the reference behind it.
pub fn references(text: &str) -> Vec<Reference> {
    let letters = letters(text);
    let words = words(&letters);
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let kind = match word.to_ascii_uppercase().as_str() {
            "RFB" => Kind::Plain,
            "RFS" => Kind::Standard,
            _ => continue,
        };
        let rest = &words[place + 1..];
        let Some((written, used)) = joined(kind, rest) else { continue };
        if let Ok(iuv) = Iuv::parse(&written) {
            found.push(Reference { kind, iuv, amount: amount(&rest[used..]) });
        }
    }
    found
}

/// Words of letters and digits; marks and blanks between them are all the same, since banks turn one into another.
fn words(letters: &[char]) -> Vec<String> {
    let pieces = letters.split(|letter| !letter.is_ascii_alphanumeric());
    pieces.filter(|piece| !piece.is_empty()).map(|piece| piece.iter().collect()).collect()
}

fn joined(kind: Kind, words: &[String]) -> Option<(String, usize)> {
    let first = words.first()?;
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        Kind::Plain if digits(first) && !LENGTHS.contains(&first.len()) => {
            let mut written = first.clone();
            for (more, word) in words[1..].iter().enumerate().take_while(|(_, word)| digits(word)) {
                written.push_str(word);
                if LENGTHS.contains(&written.len()) {
                    return Some((written, more + 2));
                }
            }
            Some((first.clone(), 1))
        }
        Kind::Plain => Some((first.clone(), 1)),
        Kind::Standard => {
            let fits = first.to_ascii_uppercase().starts_with("RF") && first.len() <= STANDARD_MAX;
            fits.then(|| (first.clone(), 1))
        }
    }
}

/// Euro and two digits of cents, whatever mark stands between.
fn amount(words: &[String]) -> Option<Cents> {
    let [euro, cents, ..] = words else { return None };
    Cents::from_message(&format!("{euro}.{cents}")).ok()
}

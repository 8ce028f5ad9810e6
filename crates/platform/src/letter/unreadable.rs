//! Letters that an operator must look at.

use super::Letter;

/// Why a letter cannot be handled like others.
#[derive(Debug, Clone, PartialEq)]
pub enum Unreadable {
    /// Larger than the limit, in bytes.
    TooLarge { bytes: usize, max: usize },
    /// More multiparts within each other than the limit.
    TooDeep(Box<Letter>),
    /// More parts than the limit.
    TooManyParts(Box<Letter>),
    /// A certified envelope without `daticert.xml`: no sender or time to rely on. The letter is the message inside.
    NoCertificate(Box<Letter>),
    /// `daticert.xml` is there but not valid; the reason is for the administrator.
    BadCertificate(Box<Letter>, String),
    /// A certified envelope with nothing in it.
    EmptyEnvelope(Box<Letter>),
    /// A receipt of a kind that the law does not know.
    UnknownReceipt(Box<Letter>, String),
    /// The reader itself failed: a defect of ours.
    ReaderFailed,
}

impl Unreadable {
    /// What can be shown all the same.
    pub fn letter(&self) -> Option<&Letter> {
        match self {
            Unreadable::TooDeep(letter)
            | Unreadable::TooManyParts(letter)
            | Unreadable::NoCertificate(letter)
            | Unreadable::BadCertificate(letter, _)
            | Unreadable::EmptyEnvelope(letter)
            | Unreadable::UnknownReceipt(letter, _) => Some(letter),
            Unreadable::TooLarge { .. } | Unreadable::ReaderFailed => None,
        }
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unreadable::TooLarge { bytes, max } => write!(f, "{bytes} bytes, at most {max} are read"),
            Unreadable::TooDeep(_) => f.write_str("nested too deeply"),
            Unreadable::TooManyParts(_) => f.write_str("too many parts"),
            Unreadable::NoCertificate(_) => f.write_str("certified envelope without daticert.xml"),
            Unreadable::BadCertificate(_, why) => write!(f, "daticert.xml is not valid: {why}"),
            Unreadable::EmptyEnvelope(_) => f.write_str("certified envelope without a message"),
            Unreadable::UnknownReceipt(_, kind) => write!(f, "unknown kind of receipt: {kind}"),
            Unreadable::ReaderFailed => f.write_str("the reader failed"),
        }
    }
}

impl std::error::Error for Unreadable {}

//! Damage to a remittance text, one kind at a time: for the simulator and for tests of matching.

/// What banks do to a text (issues and tests of GovPay, P4PA and pagopa-api, as kinds).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dirt {
    /// `/` becomes `.`. The id is found again.
    Dots,
    /// `/` becomes a blank. The id is found again.
    Blanks,
    /// The text ends after thirty-five characters. A beginning of the id is left, of eight characters (two behind
    /// `TXT`).
    Cut,
    /// Blanks within `LGPE-RIVERSAMENTO`. The id is found again.
    BlankInKeyword,
    /// A blank within the day that the id begins with. The id is found again.
    BlankInDate,
    /// A blank behind the day, within provider or number. The id is found again.
    BlankInId,
    /// Words or codes of the bank before the text. The id is found again.
    Prefix,
    /// Words or codes of the bank behind the text. The id is found again.
    Suffix,
    /// The id is gone, the keyword stays. Nothing is found.
    NoId,
}

impl Dirt {
    pub const ALL: [Dirt; 9] = [
        Dirt::Dots,
        Dirt::Blanks,
        Dirt::Cut,
        Dirt::BlankInKeyword,
        Dirt::BlankInDate,
        Dirt::BlankInId,
        Dirt::Prefix,
        Dirt::Suffix,
        Dirt::NoId,
    ];

    /// Whether what is left still names one flow only.
    pub fn keeps_id(self) -> bool {
        !matches!(self, Dirt::Cut | Dirt::NoId)
    }
}

/// What a bank's line leaves of a text.
const CUT_CHARS: usize = 35;
/// Where the id begins: behind this.
const BEFORE_ID: &str = "/URI/";
const KEYWORD: &str = "LGPE-RIVERSAMENTO";
const DAY_CHARS: usize = 10;
const PREFIXES: [&str; 4] = ["ACCREDITI VARI ", "RI1", ":RI3:", "BONIFICO A VOSTRO FAVORE - "];
const SUFFIXES: [&str; 4] = [":SEC:CASH", " ACCREDITO BOLLETTINO P.A.", " VALUTA CORRENTE", "/ORDINANTE"];

/// The text with this kind of damage; where and how is drawn from the seed, always the same for the same seed. A
/// text without the part that would be damaged comes back as it is.
pub fn dirty(text: &str, kind: Dirt, seed: u64) -> String {
    let draw = |n: usize| usize::try_from(mixed(seed) % n.max(1) as u64).unwrap_or(0);
    let id = text.find(BEFORE_ID).map(|at| at + BEFORE_ID.len());
    match kind {
        Dirt::Dots => text.replace('/', "."),
        Dirt::Blanks => text.replace('/', " "),
        Dirt::Cut => text.chars().take(CUT_CHARS).collect(),
        Dirt::BlankInKeyword => match text.find(KEYWORD) {
            Some(at) => blank(text, at + 1 + draw(KEYWORD.len() - 1)),
            None => text.to_owned(),
        },
        Dirt::BlankInDate => match id.filter(|at| text.len() >= at + DAY_CHARS) {
            Some(at) => blank(text, at + 1 + draw(DAY_CHARS - 1)),
            None => text.to_owned(),
        },
        Dirt::BlankInId => match id.filter(|at| text.len() > at + DAY_CHARS + 1) {
            Some(at) => blank(text, at + DAY_CHARS + 1 + draw(text.len() - at - DAY_CHARS - 1)),
            None => text.to_owned(),
        },
        Dirt::Prefix => format!("{}{text}", PREFIXES[draw(PREFIXES.len())]),
        Dirt::Suffix => format!("{text}{}", SUFFIXES[draw(SUFFIXES.len())]),
        Dirt::NoId => text[..id.unwrap_or(text.len())].to_owned(),
    }
}

/// A blank before this letter; a place within a letter of two bytes moves to its beginning.
fn blank(text: &str, at: usize) -> String {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    format!("{} {}", &text[..at], &text[at..])
}

/// SplitMix64: the seeds of neighbours lead to places far apart.
fn mixed(seed: u64) -> u64 {
    let sum = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

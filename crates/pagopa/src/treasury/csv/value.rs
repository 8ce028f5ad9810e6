//! Fields of a statement as a bank writes them.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::Cents;
use crate::treasury::opi::signed;

/// What Windows' older alphabet (1252) has where Latin-1 has nothing to print, from 0x80 on.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Why bytes are no text that a program of sheets saves as CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// A workbook: packed (xlsx, ods), or the older form of Excel.
    Workbook,
    /// Two bytes a letter (UTF-16), or no letters at all.
    Encoding,
}

const PACKED: &[u8] = b"PK\x03\x04";
const OLDER_EXCEL: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// UTF-8 with or without its mark, otherwise Windows' older alphabet byte by byte.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, NoText> {
    if [PACKED, OLDER_EXCEL].iter().any(|begin| bytes.starts_with(begin)) {
        return Err(NoText::Workbook);
    }
    // No text in either alphabet holds a zero; in UTF-16 every plain letter does.
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0) {
        return Err(NoText::Encoding);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let letter = |byte: &u8| match byte {
                0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
                byte => char::from(*byte),
            };
            Cow::Owned(bytes.iter().map(letter).collect())
        }
    })
}

/// Letters and digits in small writing, single blanks between them.
pub fn name(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            'à' | 'À' => 'a',
            'è' | 'é' | 'È' | 'É' => 'e',
            'ì' | 'Ì' => 'i',
            'ò' | 'Ò' => 'o',
            'ù' | 'Ù' => 'u',
            letter if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase(),
            _ => ' ',
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `1.234,56`, `1234,5`, `1234.56`, `-12,00`, with or without a sign of the currency. A single dot before exactly
/// three digits separates thousands, as an Italian reads it; a single comma there is none of both, and no amount.
pub fn amount(text: &str) -> Option<Cents> {
    let kept: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '€').collect();
    let kept = kept.strip_suffix("EUR").or(kept.strip_prefix("EUR")).unwrap_or(&kept);
    let decimal = kept.rfind([',', '.']).filter(|at| {
        let mark = kept.as_bytes()[*at];
        (1..=2).contains(&(kept.len() - at - 1)) && kept[..*at].bytes().all(|byte| byte != mark)
    });
    let (whole, decimals) = decimal.map_or((kept, "0"), |at| (&kept[..at], &kept[at + 1..]));
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole.strip_prefix('+').unwrap_or(whole)),
    };
    let groups: Vec<&str> = digits.split(['.', ',']).collect();
    let doubtful = decimal.is_none() && groups.len() == 2 && digits.contains(',');
    let thousands = groups.len() == 1
        || !doubtful
            && ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    thousands.then(|| signed(&format!("{sign}{}.{decimals}", groups.concat())))?
}

/// `dd/mm/yyyy` (also with dots or dashes) or `yyyy-mm-dd`.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.split_whitespace().next()?;
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    if !fits || !parts.concat().bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// FNV-1a: stable for ever, which the standard library's hash does not promise.
pub fn digest(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

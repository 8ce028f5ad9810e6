//! Whether a text names somebody by a code, an account, a telephone number or an address, however it is spelt: with
//! blanks, points, hyphens. Numbers of acts, dates and amounts name nobody.

use identity::FiscalCode;
use pagopa::Iban;

/// Digits that, one after the other, are somebody's number whatever they look like.
const RUN: usize = 8;
/// Of a number with its area or its network, written in groups.
const PHONE: std::ops::RangeInclusive<usize> = 9..=11;
const CODE: usize = 16;
const IBAN: std::ops::RangeInclusive<usize> = 15..=34;

pub(crate) fn is_personal(text: &str) -> bool {
    text.contains('@') || text.split(|c: char| !c.is_ascii_alphanumeric()).any(is_number) || grouped(text)
}

/// A word that is a code, even with a slip of the pen, an account, or many digits.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_code = word.len() == CODE && digits > 0 && word.bytes().take(6).all(|c| c.is_ascii_alphabetic());
    is_code || Iban::parse(word).is_ok() || (digits >= RUN && digits == word.len())
}

/// What stands between the groups of a number.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}')
}

/// The words of a stretch in which nothing but such signs stand between them; a plus begins a word.
fn grouped(text: &str) -> bool {
    let apart = |c: char| !(c.is_ascii_alphanumeric() || c == '+' || is_between(c));
    text.split(apart).any(|stretch| {
        let words: Vec<&str> = stretch.split(is_between).filter(|word| !word.is_empty()).collect();
        (0..words.len()).any(|first| is_account_or_code(&words[first..]) || is_phone(&words[first..]))
    })
}

/// Whether the first words together are an account or a fiscal code: both have digits that check.
fn is_account_or_code(words: &[&str]) -> bool {
    let mut whole = String::new();
    for word in words {
        whole.push_str(word);
        let is_iban = IBAN.contains(&whole.len()) && Iban::parse(&whole).is_ok();
        if is_iban || (whole.len() == CODE && FiscalCode::parse(&whole).is_ok()) {
            return true;
        }
        if whole.len() >= *IBAN.end() {
            break;
        }
    }
    false
}

/// Whether the first words together are a telephone number: with the sign of a country, of a mobile network (3…) or
/// of an Italian area (0…).
fn is_phone(words: &[&str]) -> bool {
    let Some((first, _)) = words.split_first() else { return false };
    let abroad = first.starts_with('+') || (first.starts_with("00") && first.len() <= 4);
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|c| c.is_ascii_digit());
    let mut groups = vec![first.trim_start_matches('+')];
    if !digits(groups[0]) {
        return false;
    }
    groups.extend(words[1..].iter().copied().take_while(|word| digits(word)));
    // The number may go on into another one: its first groups count.
    (1..=groups.len()).any(|many| is_number_of_phone(&groups[..many], abroad))
}

fn is_number_of_phone(groups: &[&str], abroad: bool) -> bool {
    let count: usize = groups.iter().map(|group| group.len()).sum();
    if abroad {
        return count >= RUN && groups[0].trim_start_matches('0').len() <= 3;
    }
    let lead = groups[0];
    let network = lead.starts_with('3') && (3..=4).contains(&lead.len()) && count <= 10;
    let area = lead.starts_with('0') && (2..=4).contains(&lead.len()) && !lead.starts_with("00");
    PHONE.contains(&count) && (network || area) && !is_act(groups)
}

/// A number and its year, or a date with its year at one end.
fn is_act(groups: &[&str]) -> bool {
    let year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    match groups {
        [number, of] => year(of) || year(number),
        [day, month, of, ..] => day.len() <= 2 && month.len() <= 2 && year(of),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_personal;

    #[test]
    fn however_it_is_spelt_it_names_somebody() {
        for text in [
            "ada@posta.example",
            "RSSDAA80A41L424T",
            "da RSS DAA 80A41 L424T",
            "RSSDAA80A41L424X",
            "3331234567",
            "Chiama 333 1234567",
            "333.123.4567",
            "333-12 34 567",
            "333/1234567 o in ufficio",
            "+39 333 1234567",
            "+39-0432-123456",
            "0039 333 12 34 567",
            "+43 664 1234567",
            "06 1234 5678",
            "tel. (06) 12345678",
            "0432/123456",
            "0432 - 12 34 56",
            "IT60X0542811101000000123456",
            "su IT60 X054 2811 1010 0000 0123 456",
            "it60-x-05428-11101-000000123456",
            "IT 60 X 05428 11101 000000123456",
            "DE89 3704 0044 0532 0130 00",
        ] {
            assert!(is_personal(text), "{text}");
        }
    }

    #[test]
    fn acts_dates_and_amounts_name_nobody() {
        for text in [
            "Ricorso accolto in parte",
            "prot. 12345/2026",
            "prot. n. 0012345/2026 del 02/03/2026",
            "prot. 0004567-2026",
            "2026/0012345",
            "del. 34512/2026",
            "det. 345/2026 del 31.12.2026",
            "0432/2026",
            "0123-2026",
            "dal 01/01/2026 al 31/12/2026",
            "2026-03-02",
            "02-03-2026 10:30",
            "31/12/2026 10.30",
            "verbale n. 123456/2026, targa AB123CD",
            "1.234,56 €",
            "rate 1, 2 e 3 del 2026",
            "art. 7 c. 2 l. 241/1990",
            "sent. 120/2026 r.g. 3456/2025",
            "anno 2025/2026",
            "mandato 2026/118",
            "33100 Udine",
            "foglio 12 particella 345 sub 6",
        ] {
            assert!(!is_personal(text), "{text}");
        }
    }
}

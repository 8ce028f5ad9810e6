//! The public code of a request: "VALD-26-000123-7".

use std::fmt;

/// Characters before the check character.
const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// Letters of the body.
const MARK_MAX: usize = 6;
/// Digits of the number, at least; and of year and number together, at most.
const DIGITS: usize = 6;
const DIGITS_MAX: usize = 14;

/// Whose, of which year (two digits are written), the number in that year, and a check character
/// (ISO/IEC 7064, MOD 37,36), which finds every wrong character and every two that changed places: codes are
/// read out on the telephone. Public: it proves nothing.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TicketCode(String);

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketCodeError {
    /// Not letters, two digits, a number and one more character.
    Shape,
    /// Something was heard or typed wrong.
    Check,
}

impl TicketCode {
    /// `mark` is cut to letters of ASCII, six at most, and is "E" when it has none; the year is a civil one.
    pub fn new(mark: &str, year: i16, number: i64) -> TicketCode {
        let mut mark: String = mark.chars().filter(char::is_ascii_alphabetic).take(MARK_MAX).collect();
        if mark.is_empty() {
            mark.push('E');
        }
        let head = format!("{}-{:02}-{number:0DIGITS$}", mark.to_ascii_uppercase(), year.rem_euclid(100));
        let check = check_of(&head);
        TicketCode(format!("{head}-{check}"))
    }

    /// Reads what people type: any case, spaces or nothing instead of hyphens.
    pub fn parse(typed: &str) -> Result<TicketCode, TicketCodeError> {
        let plain = |c: &char| c.is_ascii_alphanumeric();
        if typed.chars().any(|c| !plain(&c) && c != '-' && !c.is_whitespace()) {
            return Err(TicketCodeError::Shape);
        }
        let text: String = typed.chars().filter(plain).collect::<String>().to_ascii_uppercase();
        let (head, check) = text.split_at(text.len().saturating_sub(1));
        let letters = head.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (mark, digits) = head.split_at(letters);
        let numeric = digits.len() >= 2 + DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
        if !(1..=MARK_MAX).contains(&letters) || !numeric || digits.len() > DIGITS_MAX {
            return Err(TicketCodeError::Shape);
        }
        let (year, number) = digits.split_at(2);
        let head = format!("{mark}-{year}-{number}");
        if check_of(&head).to_string() != check {
            return Err(TicketCodeError::Check);
        }
        Ok(TicketCode(format!("{head}-{check}")))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TicketCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn check_of(head: &str) -> char {
    let product = head.bytes().filter_map(value).fold(36, |product, value| {
        let sum = (product + value) % 36;
        2 * if sum == 0 { 36 } else { sum } % 37
    });
    char::from(ALPHABET[((37 - product) % 36) as usize])
}

fn value(byte: u8) -> Option<u32> {
    ALPHABET.iter().position(|known| *known == byte).map(|at| at as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_say_them() {
        let code = TicketCode::new("valdora", 2026, 123);
        assert!(code.as_str().starts_with("VALDOR-26-000123-"), "{code}");
        let spoken = code.as_str().to_lowercase().replace('-', " ");
        assert_eq!(TicketCode::parse(&spoken), Ok(code.clone()));
        assert_eq!(TicketCode::parse(&code.as_str().replace('-', "")), Ok(code));
        assert_eq!(TicketCode::parse("VALDORA"), Err(TicketCodeError::Shape));
        assert_eq!(TicketCode::parse("<b>VALDOR-26"), Err(TicketCodeError::Shape));
    }

    #[test]
    fn a_wrong_or_displaced_character_is_found() {
        let code = TicketCode::new("VALD", 2026, 120_457).as_str().to_owned();
        let compact: Vec<char> = code.chars().filter(|c| *c != '-').collect();
        for at in 4..compact.len() - 1 {
            for digit in '0'..='9' {
                let mut typed = compact.clone();
                typed[at] = digit;
                let typed: String = typed.into_iter().collect();
                assert_eq!(
                    TicketCode::parse(&typed).is_ok(),
                    typed.chars().nth(at) == Some(compact[at]),
                    "{typed}"
                );
            }
            let mut turned = compact.clone();
            turned.swap(at, at + 1);
            let same = turned == compact;
            let turned: String = turned.into_iter().collect();
            assert_eq!(TicketCode::parse(&turned).is_ok(), same, "{turned}");
        }
    }
}

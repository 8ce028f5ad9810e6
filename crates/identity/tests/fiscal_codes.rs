//! Fiscal codes: examples, and properties over invented people.

use identity::{FiscalCode, FiscalCodeError, FiscalCodeKind, Scan};
use proptest::prelude::*;

const MARIO: &str = "RSSMRA80A01H501U";

/// The rightful code for fifteen characters: the check letter is learnt from the refusal.
fn completed(fifteen: &str) -> FiscalCode {
    let wrong = ["A", "B"].map(|letter| FiscalCode::parse(&format!("{fifteen}{letter}")));
    let expected = wrong.into_iter().find_map(|result| match result {
        Err(FiscalCodeError::CheckCharacter { expected }) => Some(expected),
        _ => None,
    });
    let expected = expected.expect("one of two letters is wrong");
    FiscalCode::parse(&format!("{fifteen}{expected}")).expect("the expected letter is right")
}

fn fifteen() -> impl Strategy<Value = String> {
    let names = "[A-Z]{6}";
    let date = (0..100u8, "[ABCDEHLMPRST]", 1..=28u8, any::<bool>());
    (names, date, "[A-Z][0-9]{3}").prop_map(|(names, (year, month, day, woman), place)| {
        format!("{names}{year:02}{month}{:02}{place}", if woman { day + 40 } else { day })
    })
}

fn numeric() -> impl Strategy<Value = String> {
    "[0-9]{10}".prop_map(|ten| {
        let right = (0..10).map(|last| format!("{ten}{last}")).find(|code| FiscalCode::parse(code).is_ok());
        right.expect("one last digit is right")
    })
}

/// Replaces the digits whose bits are set by omocode letters.
fn with_omocodes(fifteen: &str, mask: u8) -> String {
    let mut digits = 0;
    let replaced = fifteen.chars().map(|c| match c.to_digit(10) {
        Some(value) => {
            digits += 1;
            let replace = mask & (1 << (digits - 1)) != 0;
            if replace { char::from(b"LMNPQRSTUV"[value as usize]) } else { c }
        }
        None => c,
    });
    replaced.collect()
}

fn replaced(text: &str, index: usize, by: char) -> String {
    text.chars().enumerate().map(|(at, c)| if at == index { by } else { c }).collect()
}

#[test]
fn case_and_spaces_do_not_matter() {
    let code = FiscalCode::parse(" rss mra 80a01\u{a0}h501u\n").expect("valid");
    assert_eq!(code.as_str(), MARIO);
    assert_eq!(code.birth_date_digits(), Some((80, 1, 1)));
    assert_eq!(code.is_woman(), Some(false));
}

#[test]
fn a_woman_is_born_forty_days_later() {
    let code = FiscalCode::parse("FOXAIX91B68L219X").expect("valid");
    assert_eq!((code.birth_date_digits(), code.is_woman()), (Some((91, 2, 28)), Some(true)));
}

#[test]
fn refusals_say_why() {
    use FiscalCodeError::{CheckCharacter, Date, EhicNumber, Format, Length};
    let cases = [
        ("", Length { found: 0 }),
        ("RSSMRA80A01H501", Length { found: 15 }),
        ("RSSMRA80A01H501UX", Length { found: 17 }),
        ("RSSMRA8OA01H501X", Format { position: 8 }),
        ("RSSMRÀ80A01H501U", Format { position: 6 }),
        ("RSSMRA80F01H501U", Format { position: 9 }),
        ("1234567058A", Format { position: 11 }),
        ("RSSMRA80B31H501W", Date),
        ("RSSMRA80D71H501W", Date),
        ("RSSMRA80A00H501W", Date),
        ("RSSMRA80A40H501W", Date),
        ("RSSMRA01B29H501W", Date),
        ("RSSMRA80A01H501V", CheckCharacter { expected: 'U' }),
        ("12345670581", CheckCharacter { expected: '7' }),
        ("80380 00123 45678 90123", EhicNumber),
        ("8038000123456789012X", Length { found: 20 }),
    ];
    for (typed, error) in cases {
        assert_eq!(FiscalCode::parse(typed), Err(error), "{typed}");
    }
}

#[test]
fn leap_days_of_either_century() {
    for year in 0..100 {
        let result = FiscalCode::parse(&format!("RSSMRA{year:02}B29H501A"));
        let refused = result == Err(FiscalCodeError::Date);
        let exists = [1900, 2000].iter().any(|century| {
            let full: u32 = century + year;
            full.is_multiple_of(4) && (!full.is_multiple_of(100) || full.is_multiple_of(400))
        });
        assert_eq!(refused, !exists, "year {year:02}");
    }
}

#[test]
fn every_month_has_its_last_day() {
    let lasts = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, last) in "ABCDEHLMPRST".chars().zip(lasts) {
        for woman in [0, 40] {
            let exists = |day| {
                let typed = format!("RSSMRA80{month}{:02}H501", day + woman);
                ["A", "B"]
                    .iter()
                    .all(|letter| FiscalCode::parse(&(typed.clone() + letter)) != Err(FiscalCodeError::Date))
            };
            let days: Vec<u8> = (0..40).filter(|day| exists(*day)).collect();
            let man_or_woman: Vec<u8> = (1..=last).collect();
            assert_eq!(days, man_or_woman, "month {month}, plus {woman}");
        }
    }
}

#[test]
fn debug_shows_dots_only() {
    let code = FiscalCode::parse(MARIO).expect("valid");
    assert_eq!(format!("{code:?}"), "FiscalCode(Person, ••••)");
    let scan = format!("{:?}", Scan::read(MARIO));
    assert!(!scan.contains("RSS") && scan.contains("••••"), "{scan}");
}

proptest! {
    #[test]
    fn a_wrong_character_in_the_right_format_is_caught(
        fifteen in fifteen(), mask in 0..128u8, index in 0..16usize, by in "[A-Z0-9]",
    ) {
        let code = completed(&with_omocodes(&fifteen, mask));
        let by = by.chars().next().unwrap_or('A');
        let changed = replaced(code.as_str(), index, by);
        prop_assume!(changed != code.as_str());
        prop_assert!(FiscalCode::parse(&changed).is_err(), "{} for {}", changed, code.as_str());
    }

    #[test]
    fn a_wrong_digit_of_eleven_is_caught(code in numeric(), index in 0..11usize, by in "[0-9]") {
        let by = by.chars().next().unwrap_or('0');
        let changed = replaced(&code, index, by);
        prop_assume!(changed != code);
        prop_assert!(FiscalCode::parse(&changed).is_err());
    }

    #[test]
    fn omocodes_of_any_subset_lead_back(fifteen in fifteen(), mask in 0..128u8) {
        let plain = completed(&fifteen);
        let omocode = completed(&with_omocodes(&fifteen, mask));
        let kind = if mask == 0 { FiscalCodeKind::Person } else { FiscalCodeKind::Omocode };
        prop_assert_eq!(omocode.kind(), kind);
        prop_assert_eq!(omocode.without_omocodes(), plain.as_str());
        prop_assert_eq!(omocode.birth_date_digits(), plain.birth_date_digits());
        prop_assert_eq!(omocode.is_woman(), plain.is_woman());
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), like in "[A-Z0-9 *é]{9,22}") {
        for typed in [text, like] {
            if let Ok(code) = FiscalCode::parse(&typed) {
                prop_assert_eq!(FiscalCode::parse(code.as_str()), Ok(code));
            }
        }
    }
}

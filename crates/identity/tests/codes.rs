//! Call codes, booking codes, tokens.

use identity::{BookingCode, CallCode, CallCodeError, LETTERS, SERIES_LENGTH, TokenError, series, token};
use proptest::prelude::*;
use std::collections::HashSet;

#[test]
fn a_series_is_a_permutation_with_short_codes_first() {
    let short = LETTERS.len() * 99;
    for seed in [[0; 32], [255; 32], core::array::from_fn(|i| i as u8)] {
        let codes: Vec<CallCode> = (0..SERIES_LENGTH).map(|n| series(seed, n)).collect();
        assert!(codes[..short].iter().all(|code| (1..=99).contains(&code.number())));
        assert!(codes[short..].iter().all(|code| (100..=999).contains(&code.number())));
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
        assert_eq!(codes.len(), LETTERS.len() * 999);
        assert_eq!(series(seed, SERIES_LENGTH), codes[0]);
    }
}

#[test]
fn every_part_of_the_seed_shuffles() {
    let first_hundred = |seed| (0..100).map(|n| series(seed, n)).collect::<Vec<_>>();
    let mut seen = HashSet::new();
    assert!(seen.insert(first_hundred([0; 32])));
    for byte in 0..32 {
        let mut seed = [0; 32];
        seed[byte] = 1;
        assert!(seen.insert(first_hundred(seed)), "byte {byte} changes nothing");
    }
}

#[test]
fn a_series_looks_shuffled() {
    let codes: Vec<CallCode> = (0..2000).map(|n| series([9; 32], n)).collect();
    let rising = codes.windows(2).filter(|pair| pair[0] < pair[1]).count();
    assert!((800..1200).contains(&rising), "{rising} of 1999 steps rise");
    for letter in LETTERS {
        let early = codes[..1000].iter().filter(|code| code.letter() == letter).count();
        assert!((20..80).contains(&early), "{letter} comes {early} times in the first thousand");
    }
}

#[test]
fn call_codes_as_people_type_them() {
    for typed in ["k27", "K 27", "k-27", " K27 "] {
        let code = CallCode::parse(typed).expect("valid");
        assert_eq!((code.to_string().as_str(), code.compact().as_str()), ("K 27", "K27"));
    }
    assert_eq!(CallCode::parse("b3").map(|code| code.to_string()), Ok("B 03".to_owned()));
    assert_eq!(CallCode::parse("z999").map(CallCode::compact), Ok("Z999".to_owned()));
    use CallCodeError::{Letter, Number, Shape};
    let wrong = [
        ("", Shape),
        ("K", Shape),
        ("27", Shape),
        ("KK1", Shape),
        ("K1000", Shape),
        ("K2x", Shape),
        ("É12", Shape),
        ("K+1", Shape),
        ("Q12", Letter),
        ("K00", Number),
        ("K 027", Number),
    ];
    for (typed, error) in wrong {
        assert_eq!(CallCode::parse(typed), Err(error), "{typed}");
    }
}

#[test]
fn known_tokens() {
    assert_eq!(token::encode([0; 16]), "0".repeat(26));
    assert_eq!(token::encode([255; 16]), format!("7{}", "Z".repeat(25)));
    let mut one_kibi = [0; 16];
    one_kibi[14] = 4; // 1024 = 32 × 32
    assert_eq!(token::encode(one_kibi), format!("{}100", "0".repeat(23)));
    assert_eq!(token::decode(&format!("8{}", "0".repeat(25))), Err(TokenError::TooLarge));
    assert_eq!(token::decode(&"0".repeat(25)), Err(TokenError::Length));
    assert_eq!(token::decode(&"0".repeat(27)), Err(TokenError::Length));
    assert_eq!(token::decode("00U"), Err(TokenError::Character { position: 3 }));
}

#[test]
fn booking_codes_forgive_what_people_mistake() {
    let code = BookingCode::from_number(0x0001_0203_0405_0607 >> 14);
    assert_eq!(code.to_string(), "000G4-0R40M");
    assert_eq!(BookingCode::parse("ooog4 or4om").as_ref(), Ok(&code));
    assert_eq!(BookingCode::parse("iLoOo-IlOoO").map(|c| c.as_str().to_owned()), Ok("1100011000".to_owned()));
    assert_eq!(BookingCode::parse("000G4-0R40"), Err(TokenError::Length));
    assert_eq!(format!("{code:?}"), "BookingCode(••••)");
    let spread: HashSet<String> =
        (0..256).map(|number| BookingCode::from_number(number << 42).to_string()).collect();
    assert_eq!(spread.len(), 256);
}

proptest! {
    #[test]
    fn tokens_come_back(bytes in any::<[u8; 16]>()) {
        let text = token::encode(bytes);
        prop_assert_eq!(text.len(), token::TOKEN_CHARS);
        prop_assert_eq!(token::decode(&text.to_lowercase()), Ok(bytes));
    }

    #[test]
    fn booking_codes_come_back(number in 0..1u64 << 50) {
        let code = BookingCode::from_number(number);
        prop_assert_eq!(code.number(), number);
        prop_assert_eq!(BookingCode::parse(&code.to_string()), Ok(code));
    }

    #[test]
    fn call_codes_come_back(seed in any::<[u8; 32]>(), n in any::<u32>()) {
        let code = series(seed, n);
        prop_assert_eq!(CallCode::parse(&code.to_string()), Ok(code));
        prop_assert_eq!(CallCode::parse(&code.compact()), Ok(code));
    }

    #[test]
    fn no_text_makes_them_panic(text in any::<String>(), like in "[A-Z0-9 é-]{0,30}") {
        for typed in [text, like] {
            let _ = (CallCode::parse(&typed), BookingCode::parse(&typed), token::decode(&typed));
        }
    }
}

//! The texts of the square code and of the slip.

#[path = "support/samples.rs"]
#[allow(dead_code)]
mod samples;

use pagopa::Cents;
use pagopa::cents::LARGEST;
use pagopa::symbol::{QR_BYTES_MAX, QrError, QrText, SLIP_CHARS, SLIP_LARGEST, SlipError, SlipText, plain};
use proptest::prelude::*;
use samples::{body, number};

fn qr(cents: i64) -> QrText {
    QrText { notice: number(42), body: body(), amount: Cents(cents) }
}

fn slip(debtor: &str, reason: &str) -> SlipText {
    SlipText {
        notice: number(42),
        account: String::from("12345678"),
        amount: Cents(1250),
        body: body(),
        debtor_code: String::from("RSSMRA80A01H501U"),
        debtor: debtor.to_owned(),
        reason: reason.to_owned(),
    }
}

#[test]
fn five_cents_are_two_digits() {
    let text = qr(5).write().unwrap();
    assert_eq!(text, format!("PAGOPA|002|{}|80012345676|05", number(42)));
    assert_eq!(QrText::read(&text), Ok(qr(5)));
    assert_eq!(qr(LARGEST.0).write().unwrap().len(), QR_BYTES_MAX);
}

#[test]
fn an_unknown_amount_has_no_square_code() {
    for cents in [0, -1, LARGEST.0 + 1] {
        assert_eq!(qr(cents).write(), Err(QrError::Amount));
    }
}

#[test]
fn square_codes_of_others_are_read() {
    let read = |amount: &str| QrText::read(&format!("PAGOPA|002|{}|80012345676|{amount}", number(42)));
    for padded in ["5", "05", "0000000005", "00000000005", "5\r\n"] {
        assert_eq!(read(padded), Ok(qr(5)), "{padded}");
    }
    for wrong in ["", "000000000005", "1.50", "+5", "-5", "5 0"] {
        assert_eq!(read(wrong), Err(QrError::Amount), "{wrong}");
    }
}

#[test]
fn other_square_codes_are_told_apart() {
    let nav = number(42);
    for (text, error) in [
        (String::new(), QrError::Other),
        (String::from("https://example.org/PAGOPA"), QrError::Other),
        (format!("PAGOPA|002|{nav}|80012345676"), QrError::Other),
        (format!("PAGOPA|002|{nav}|80012345676|05|"), QrError::Other),
        (format!("pagopa|002|{nav}|80012345676|05"), QrError::Other),
        (format!("PAGOPA|003|{nav}|80012345676|05"), QrError::Version),
        (String::from("PAGOPA|002|12|80012345676|05"), QrError::Notice),
        (format!("PAGOPA|002|{nav}|8001234567|05"), QrError::Body),
    ] {
        assert_eq!(QrText::read(&text), Err(error), "{text}");
    }
}

#[test]
fn a_slip_has_everything_in_its_place() {
    let text = slip("Nicolò D'Alò", "Mensa scolastica; rata n° 1/2").write().unwrap();
    let expected = [
        "codfase=NBPA;",
        &format!("18{}", number(42)),
        "12000012345678",
        "100000001250",
        "3896",
        "1P1",
        "80012345676",
        "RSSMRA80A01H501U",
        &format!("{:40}", "NICOLO D'ALO"),
        &format!("{:110}", "MENSA SCOLASTICA  RATA N  1 2"),
        &" ".repeat(12),
        "A",
    ];
    assert_eq!(text, expected.concat());
}

/// A name that is not cut after its letters are spelled out shifts all that follows.
#[test]
fn a_long_name_does_not_shift_the_rest() {
    let long = slip(&"ß".repeat(40), &"é".repeat(400)).write().unwrap();
    assert_eq!(long.len(), SLIP_CHARS);
    let read = SlipText::read(&long).unwrap();
    assert_eq!((read.debtor, read.reason), ("S".repeat(40), "E".repeat(110)));
}

#[test]
fn letters_of_our_neighbours_are_spelled() {
    assert_eq!(plain("Müller Straße"), "MULLER STRASSE");
    assert_eq!(plain("Đorđević Žižek Łódź"), "DORDEVIC ZIZEK LODZ");
    assert_eq!(plain("L’età – Œuvre"), "L'ETA - OEUVRE");
    assert_eq!(plain("a&b',-.:_|;\t=\u{0}"), "A&B',-.:_     ");
    assert_eq!(plain("Иван 😀"), "      ");
}

#[test]
fn a_slip_has_limits() {
    let with = |account: &str, cents| {
        let slip = SlipText { account: account.to_owned(), amount: Cents(cents), ..slip("Ada", "Mensa") };
        slip.write().err()
    };
    assert_eq!(with("123456789012", SLIP_LARGEST.0), None);
    for account in ["", "1234567890123", "12 34", "IT60X"] {
        assert_eq!(with(account, 1), Some(SlipError::Account), "{account}");
    }
    for cents in [0, -1, SLIP_LARGEST.0 + 1] {
        assert_eq!(with("1", cents), Some(SlipError::Amount));
    }
}

/// A published symbol is a character short at its end.
#[test]
fn slips_are_read_by_places() {
    let whole = slip("Ada Rossi", "Mensa").write().unwrap();
    let read = SlipText::read(&whole).unwrap();
    for end in [77, 93, 140, 255] {
        let short = SlipText::read(&whole[..end]).unwrap();
        assert_eq!((short.notice, short.amount, short.body), (read.notice.clone(), Cents(1250), body()));
    }
    assert_eq!(SlipText::read(&whole[..76]), Err(SlipError::Other));
    assert_eq!(SlipText::read(&whole.replacen("codfase", "CODFASE", 1)), Err(SlipError::Other));
    assert_eq!(SlipText::read(&whole.replacen("183", "18X", 1)), Err(SlipError::Notice));
    assert_eq!(SlipText::read(&whole.replacen("12000", "12 00", 1)), Err(SlipError::Account));
    assert_eq!(SlipText::read(&whole.replacen("100000", "10-000", 1)), Err(SlipError::Amount));
    assert_eq!(SlipText::read(&whole.replacen("1P18", "1P1X", 1)), Err(SlipError::Body));
}

/// What a place of a slip keeps of a text.
fn kept(text: &str, width: usize) -> String {
    plain(text).chars().take(width).collect::<String>().trim_end().to_owned()
}

proptest! {
    #[test]
    fn a_slip_has_256_characters_of_its_alphabet_and_comes_back(
        code in "\\PC{0,30}",
        debtor in "\\PC{0,60}|[ßßàéœ ]{0,60}",
        reason in any::<String>(),
        account in "[0-9]{1,12}",
        cents in 1..=SLIP_LARGEST.0,
        base in 1i64..1_000_000,
    ) {
        let written = SlipText {
            notice: number(base),
            account: account.clone(),
            amount: Cents(cents),
            body: body(),
            debtor_code: code.clone(),
            debtor: debtor.clone(),
            reason: reason.clone(),
        };
        let text = written.write().unwrap();
        prop_assert_eq!(text.chars().count(), SLIP_CHARS);
        let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "&',-.:_ ".contains(c);
        prop_assert!(text["codfase=NBPA;".len()..].chars().all(allowed), "{}", text);
        let expected = SlipText {
            account: format!("{account:0>12}"),
            debtor_code: kept(&code, 16),
            debtor: kept(&debtor, 40),
            reason: kept(&reason, 110),
            ..written
        };
        prop_assert_eq!(SlipText::read(&text), Ok(expected));
    }

    #[test]
    fn a_square_code_comes_back_and_fits(cents in 1..=LARGEST.0) {
        let text = qr(cents).write().unwrap();
        prop_assert!(text.len() <= QR_BYTES_MAX);
        prop_assert_eq!(QrText::read(&text), Ok(qr(cents)));
    }

    #[test]
    fn no_text_makes_a_symbol_panic(text in "(codfase=NBPA;|PAGOPA\\|002\\|)?\\PC{0,300}") {
        let _ = (QrText::read(&text), SlipText::read(&text));
    }
}

//! Statements of banks as CSV.

use jiff::civil::{Date, date};
use pagopa::Cents;
use pagopa::treasury::csv::rows::{ROWS_MAX, rows};
use pagopa::treasury::csv::value::NoText;
use pagopa::treasury::csv::{self, Statement};
use pagopa::treasury::{Direction, Journal, JournalError, MovementReason, Version};
use proptest::prelude::*;

const LATEST: Date = date(2026, 3, 5);

fn of_bank() -> Statement {
    Statement { abi: "01234".to_owned(), account: "IT1".to_owned(), id: "march.csv".to_owned() }
}

fn statement(text: &str) -> Result<Journal, JournalError> {
    csv::read(text.as_bytes(), &of_bank(), LATEST)
}

#[test]
fn a_statement_of_one_signed_column_is_read() {
    let read = statement(
        "\u{feff}Data contabile;Data valuta;Importo (EUR);Descrizione estesa;TRN\r\n\
         03/03/2026;02/03/2026;1.234,56;\"ACCREDITO; con \"\"virgolette\"\"\";T1\r\n\
         \r\n\
         2026-03-04;;-0,29;canone;\r\n\
         31/02/2026;;1,00;no day;\r\n\
         05/03/2026;;1,2,3;no amount;\r\n\
         31/12/9999;;1,00;no day of ours;\r\n\
         06/03/2026;;1,00;tomorrow;\r\n\
         05/03/2026\r\n",
    )
    .unwrap();
    assert_eq!((read.from, read.to, read.version), (date(2026, 3, 3), date(2026, 3, 4), Version::Csv));
    let movements = &read.accounts[0].movements;
    let first = movements[0].as_ref().unwrap();
    assert_eq!((first.amount, first.direction), (Cents(123_456), Direction::In));
    assert_eq!(first.reason, "ACCREDITO; con \"virgolette\"");
    assert_eq!((first.value_date, first.reference.as_deref()), (Some(date(2026, 3, 2)), Some("T1")));
    let second = movements[1].as_ref().unwrap();
    assert_eq!((second.amount, second.direction), (Cents(29), Direction::Out));
    let bad: Vec<_> = movements[2..].iter().map(|row| row.as_ref().unwrap_err()).collect();
    let bad: Vec<_> = bad.iter().map(|error| (error.index, error.line, error.reason)).collect();
    assert_eq!(
        bad,
        [
            (3, 5, MovementReason::Date),
            (4, 6, MovementReason::Amount),
            (5, 7, MovementReason::Date),
            (6, 8, MovementReason::Ahead),
            (7, 9, MovementReason::Fields)
        ]
    );
}

#[test]
fn a_statement_of_two_columns_is_read() {
    let read = statement(
        "Data,Dare,Avere,Causale\n2026-03-03,,10.50,in\n2026-03-03,3.00,,out\n2026-03-03,-3.00,0.00,out\n\
         2026-03-03,1.00,1.00,both\n",
    )
    .unwrap();
    let rows = read.accounts[0].movements.iter();
    let rows: Vec<_> = rows.map(|row| row.as_ref().map(|it| (it.direction, it.amount.0)).ok()).collect();
    let out = Some((Direction::Out, 300));
    assert_eq!(rows, [Some((Direction::In, 1050)), out, out, None]);
}

#[test]
fn a_statement_of_windows_keeps_accents_and_euro() {
    let known = Statement { abi: "01234".to_owned(), account: "IT1".to_owned(), id: "old.csv".to_owned() };
    let read = csv::read(b"data;importo;causale\n03/03/2026;\x80 1,15;citt\xe0\n", &known, LATEST).unwrap();
    let row = read.accounts[0].movements[0].as_ref().unwrap();
    assert_eq!((row.amount, row.reason.as_str()), (Cents(115), "città"));
}

#[test]
fn the_same_statement_gives_the_same_keys_and_equal_rows_stay_two() {
    let text = "data;importo;causale\n03/03/2026;1,00;a\n03/03/2026;1,00;a\n03/03/2026;1,00;b\n";
    let keys = || {
        let read = statement(text).unwrap();
        let rows = read.accounts[0].movements.iter().flatten();
        rows.map(|row| row.bolletta.clone()).collect::<Vec<_>>()
    };
    assert_eq!(keys(), keys());
    let different: std::collections::HashSet<_> = keys().into_iter().collect();
    assert_eq!(different.len(), 3);
    assert!(keys()[1].ends_with("-2"));
}

#[test]
fn statements_without_what_is_needed_are_refused_by_name() {
    assert_eq!(statement("importo;causale\n1;a\n"), Err(JournalError::Header("data")));
    assert_eq!(statement("data;importo\n1;a\n"), Err(JournalError::Header("causale")));
    assert_eq!(statement("data;causale\n1;a\n"), Err(JournalError::Header("importo")));
    assert_eq!(statement(""), Err(JournalError::Csv));
    assert_eq!(statement("data;importo;causale\n"), Err(JournalError::Rows));
    assert_eq!(statement("data;importo;causale\nieri;1,00;a\n"), Err(JournalError::Rows));
    assert_eq!(statement("data;importo;causale\n03/03/2026;1,00;\"a\n"), Err(JournalError::Csv));
}

#[test]
fn what_is_no_statement_is_not_told_which_column_it_lacks() {
    for text in
        ["Caro Ugo,\nti scrivo da Trieste.\n", "data\n03/03/2026\n", "a;b;c\n1;2;3\n", "%PDF-1.7 ; ; \n1"]
    {
        assert_eq!(statement(text), Err(JournalError::Csv), "{text}");
    }
}

#[test]
fn a_workbook_and_two_bytes_a_letter_are_no_text() {
    let of = |bytes: &[u8]| csv::read(bytes, &of_bank(), LATEST).unwrap_err();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let text = "data;importo;causale\n03/03/2026;1,00;a\n";
    for bytes in [wide(text), wide(&format!("\u{feff}{text}")), b"\xfe\xff\0d".to_vec()] {
        assert_eq!(of(&bytes), JournalError::Text(NoText::Encoding));
    }
    for begin in [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
        assert_eq!(of(&[begin, b"data;importo;causale"].concat()), JournalError::Text(NoText::Workbook));
    }
}

#[test]
fn vectors_of_italian_amounts() {
    let rows = [
        ("1.234,56", Some(123_456)),
        ("0,29", Some(29)),
        ("1,15", Some(115)),
        ("1.234.567,8", Some(123_456_780)),
        ("1234.56", Some(123_456)),
        ("1,234.56", Some(123_456)),
        ("1.234", Some(123_400)),
        ("1,005", None),
        ("1,005,000", Some(100_500_000)),
        ("1,005.00", Some(100_500)),
        ("100.000.000.000,00", Some(10_000_000_000_000)),
        ("100.000.000.000,01", None),
        ("92.233.720.368.547.758,07", None),
        ("+12", Some(1200)),
        ("€ 12,00", Some(1200)),
        ("12,00 EUR", Some(1200)),
        ("12.34.56", None),
        ("1.23,45", None),
        (".50", None),
        ("1e3", None),
        ("12,345,6", None),
        ("--1", None),
    ];
    for (text, cents) in rows {
        let read = statement(&format!("data;importo;causale\n03/03/2026;5,00;a\n03/03/2026;{text};b\n"));
        let read = read.unwrap();
        assert_eq!(read.accounts[0].movements[1].as_ref().ok().map(|row| row.amount.0), cents, "{text}");
    }
    println!("amounts of statements: {} rows", rows.len());
}

proptest! {
    #[test]
    fn cents_of_a_statement_are_exact(cents in 1..99_999_999_999i64) {
        let text = format!("data;importo;causale\n03/03/2026;{},{:02};a\n", cents / 100, cents % 100);
        let read = statement(&text).unwrap();
        prop_assert_eq!(read.accounts[0].movements[0].as_ref().unwrap().amount, Cents(cents));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), text in "[a-z;,\"\n0-9./€-]{0,80}") {
        let _ = statement(&text);
        let _ = statement(&format!("data;importo;causale\n{text}"));
        let known = Statement { abi: String::new(), account: String::new(), id: String::new() };
        let _ = csv::read(&bytes, &known, LATEST);
    }
}

#[test]
fn blank_rows_take_no_place_and_reading_ends_behind_the_last_row_allowed() {
    let blank = format!("data;causale\n{}03/03/2026;in\n", "\n ; \n".repeat(50_000));
    let read: Vec<u64> = rows(&blank, 1).unwrap().iter().map(|row| row.line).collect();
    assert_eq!(read, [1, 100_002]);
    // One row more than allowed is read, so that it is known; what follows is not even looked at.
    let endless = format!("data;causale\n{}\"no end", "a;b\n".repeat(5));
    assert_eq!(rows(&endless, 3).unwrap().len(), 5);
    assert!(rows(&endless, 10).is_none());
}

#[test]
fn a_statement_of_too_many_rows_is_none() {
    let row = "03/03/2026;1,00;in\n";
    let of = |count: usize| statement(&format!("data;importo;causale\n{}", row.repeat(count)));
    assert_eq!(of(ROWS_MAX + 1).unwrap_err(), JournalError::TooMany);
    assert_eq!(of(ROWS_MAX).unwrap().accounts[0].movements.len(), ROWS_MAX);
}

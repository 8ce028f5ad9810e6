//! Numbers, amounts, accounts and codes against rows written by hand, most of them published by others.

#[path = "../../identity/tests/support/vectors.rs"]
mod vectors;

use pagopa::number::SERIES_START;
use pagopa::symbol::QrText;
use pagopa::{BodyCode, Cents, Iban, NoticeNumber, Segregation};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Every row of the documents, with the place to name in a failure.
fn rows<R: DeserializeOwned>(prefix: &str) -> Vec<(String, R)> {
    let mut found = Vec::new();
    for (path, document) in vectors::documents(prefix) {
        for row in serde_json::from_value::<Vec<Value>>(document).expect("a list of rows") {
            let place = format!("{}: {row}", path.display());
            let row = serde_json::from_value(row).unwrap_or_else(|error| panic!("{place}: {error}"));
            found.push((place, row));
        }
    }
    vectors::conclude(prefix, found.len());
    found
}

#[derive(Deserialize)]
struct NumberRow {
    nav: String,
    iuv: Option<String>,
    checks: Option<bool>,
    segregation: Option<u8>,
    base: Option<i64>,
    body: Option<String>,
    qr_amount: Option<String>,
    cents: Option<i64>,
    refused: Option<String>,
}

#[test]
fn vector_notice_numbers() {
    for (place, row) in rows::<NumberRow>("pagopa_notice_numbers") {
        let number = match (NoticeNumber::parse(&row.nav), row.refused) {
            (Ok(number), None) => number,
            (Err(error), Some(refused)) if format!("{error:?}") == refused => continue,
            (found, _) => panic!("{place}: {found:?}"),
        };
        assert_eq!(Some(number.iuv().as_str()), row.iuv.as_deref(), "{place}");
        assert_eq!(Some(number.checks()), row.checks, "{place}");
        assert_eq!(number.segregation().map(Segregation::code), row.segregation, "{place}");
        if let Some(base) = row.base {
            let code = Segregation::new(row.segregation.expect("a code with the base")).expect("at most 45");
            assert!(base >= SERIES_START, "{place}");
            assert_eq!(NoticeNumber::of_series(code, base), Ok(number.clone()), "{place}");
        }
        if number.kind() == 3 {
            assert_eq!(NoticeNumber::of_iuv(&number.iuv()), Ok(number.clone()), "{place}");
        }
        if let Some(((body, amount), cents)) = row.body.zip(row.qr_amount).zip(row.cents) {
            let read = QrText::read(&format!("PAGOPA|002|{number}|{body}|{amount}")).expect("a square code");
            assert_eq!((read.notice, read.amount), (number, Cents(cents)), "{place}");
        }
    }
}

#[derive(Deserialize)]
struct AmountRow {
    form: String,
    text: String,
    cents: Option<i64>,
}

#[test]
fn vector_amounts() {
    for (place, row) in rows::<AmountRow>("pagopa_amounts") {
        let found = match row.form.as_str() {
            "message" => Cents::from_message(&row.text),
            "number" => Cents::from_number(&row.text),
            form => panic!("{place}: no form {form}"),
        };
        assert_eq!(found.ok(), row.cents.map(Cents), "{place}");
    }
}

#[derive(Deserialize)]
struct IbanRow {
    typed: String,
    #[serde(default)]
    postal: bool,
    account: Option<String>,
    grouped: Option<String>,
    refused: Option<String>,
}

#[test]
fn vector_ibans() {
    for (place, row) in rows::<IbanRow>("pagopa_ibans") {
        let iban = match (Iban::parse(&row.typed), row.refused) {
            (Ok(iban), None) => iban,
            (Err(error), Some(refused)) if format!("{error:?}") == refused => continue,
            (found, _) => panic!("{place}: {found:?}"),
        };
        assert_eq!(iban.is_postal(), row.postal, "{place}");
        assert_eq!(iban.postal_account(), row.account.as_deref(), "{place}");
        assert_eq!(Some(iban.grouped()), row.grouped, "{place}");
        assert_eq!(iban.as_str(), iban.grouped().replace(' ', ""), "{place}");
        assert_eq!(Iban::parse(iban.as_str()), Ok(iban), "{place}");
    }
}

#[derive(Deserialize)]
struct BodyRow {
    code: String,
    checks: Option<bool>,
}

#[test]
fn vector_bodies() {
    for (place, row) in rows::<BodyRow>("pagopa_bodies") {
        assert_eq!(BodyCode::parse(&row.code).ok().map(|code| code.checks()), row.checks, "{place}");
    }
}

//! Fiscal codes against vectors that were not written by us.

#[path = "support/vectors.rs"]
mod vectors;

use identity::{FiscalCode, FiscalCodeKind, Scan};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    code: String,
    valid: bool,
    kind: String,
    note: String,
}

#[test]
fn vector_codice_fiscale() {
    let mut rows = 0;
    for (path, document) in vectors::documents("codice_fiscale") {
        let read: Vec<Row> = serde_json::from_value(document).expect("rows of code, valid, kind, note");
        for row in read {
            let found = read_as(&row.kind, &row.code);
            let right = match (row.valid, found) {
                (true, Some(code)) => kind_agrees(&row.kind, code.kind()),
                (valid, code) => valid == code.is_some(),
            };
            assert!(right, "{}: {} ({})", path.display(), row.code, row.note);
            rows += 1;
        }
    }
    vectors::conclude("codice_fiscale", rows);
}

fn read_as(kind: &str, code: &str) -> Option<FiscalCode> {
    if kind != "scan" {
        return FiscalCode::parse(code).ok();
    }
    match Scan::read(code) {
        Scan::Card { code, .. } => Some(code),
        _ => None,
    }
}

fn kind_agrees(expected: &str, found: FiscalCodeKind) -> bool {
    match expected {
        "person" => found == FiscalCodeKind::Person,
        "omocode" => found == FiscalCodeKind::Omocode,
        "numeric" => found == FiscalCodeKind::Numeric,
        _ => true,
    }
}

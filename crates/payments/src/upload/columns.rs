//! The file: UTF-8 or Windows' older alphabet, separated by `;`, `,` or tabs, names in the first row, in any
//! order, capitals and blanks as one likes.

use std::collections::HashMap;

use jiff::civil::Date;
use pagopa::treasury::csv::{rows, value};
use platform::csv::{Csv, unprefix};

use super::error::UploadError;
use super::{ROWS_MAX, Row};

/// Columns by name, and whether a file must have them: the table of the manual.
pub(super) const NAMES: [(&str, bool); 16] = [
    ("identificativo", true),
    ("dovuto", true),
    ("tipo", false),
    ("codice fiscale", true),
    ("nome", true),
    ("indirizzo", false),
    ("civico", false),
    ("cap", false),
    ("comune", false),
    ("provincia", false),
    ("nazione", false),
    ("email", false),
    ("causale", true),
    ("importo", true),
    ("scadenza", false),
    ("rate", false),
];

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, UploadError> {
    let text = value::text(bytes).map_err(UploadError::Text)?;
    let read = rows::rows(&text, ROWS_MAX).ok_or(UploadError::NotCsv)?;
    let (head, lines) = read.split_first().ok_or(UploadError::NotCsv)?;
    if lines.is_empty() {
        return Err(UploadError::NotCsv);
    }
    if lines.len() > ROWS_MAX {
        platform::limits::hit("UPLOAD_ROWS_MAX");
        return Err(UploadError::TooMany);
    }
    let head: Vec<String> = head.fields.iter().map(|name| value::name(name)).collect();
    let mut places = Vec::new();
    for (name, needed) in NAMES {
        let place = head.iter().position(|given| given == name);
        if needed && place.is_none() {
            return Err(UploadError::Column(name));
        }
        places.push(place);
    }
    let cell = |row: &rows::Row, place: &Option<usize>| {
        let text = place.and_then(|place| row.fields.get(place)).map_or("", |text| text.trim());
        unprefix(text).to_owned()
    };
    let mut begun: HashMap<String, u64> = HashMap::new();
    let row = |row: &rows::Row| {
        let cells: Vec<String> = places.iter().map(|at| cell(row, at)).collect();
        // The first of [`NAMES`] is the identifier; one that is missing is no other's.
        let first = cells.first().filter(|iupd| !iupd.is_empty()).and_then(|iupd| {
            let first = *begun.entry(iupd.clone()).or_insert(row.line);
            (first != row.line).then_some(first)
        });
        Row { line: row.line, cells, first }
    };
    Ok(lines.iter().map(row).collect())
}

/// A file to begin with: two people, one who pays at once and one who may pay in three parts.
pub(super) fn example(due: &str, last: Date) -> String {
    let last = last.strftime("%d/%m/%Y").to_string();
    let head = NAMES.map(|(name, _)| name);
    let mut file = Csv::new(&head).semicolon().bom();
    file.row(&[
        "esempio-1",
        due,
        "F",
        "RSSMRA80A01H501U",
        "Mario Rossi",
        "Via dei Tigli",
        "3",
        "00100",
        "Roma",
        "RM",
        "IT",
        "mario.rossi@example.org",
        "Retta del mese",
        "45,00",
        &last,
        "",
    ]);
    file.row(&[
        "esempio-2",
        due,
        "G",
        "12345678903",
        "Bianchi e figli srl",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "Retta del mese",
        "300,00",
        "",
        "3",
    ]);
    file.finish()
}

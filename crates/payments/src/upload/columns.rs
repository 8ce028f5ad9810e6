//! The file: UTF-8 or Windows' older alphabet, separated by `;`, `,` or tabs, names in the first row, in any
//! order, capitals and blanks as one likes.

use pagopa::treasury::csv::{rows, value};
use platform::csv::{Csv, unprefix};

use super::error::UploadError;
use super::{ROWS_MAX, Row};
use crate::create::PositionError;
use crate::plain::{INSTALMENTS_MAX, Plain};
use crate::position::{Debtor, DebtorKind, Unfit};

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
    let read = rows::rows(&text).ok_or(UploadError::NotCsv)?;
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
    let row =
        |row: &rows::Row| Row { line: row.line, cells: places.iter().map(|at| cell(row, at)).collect() };
    Ok(lines.iter().map(row).collect())
}

/// One row as a position in plain words; a field that cannot be is named as the column is.
pub(super) fn plain(row: &Row, publish: bool) -> Result<Plain, PositionError> {
    let [
        iupd,
        due,
        kind,
        code,
        name,
        street,
        civic,
        postcode,
        city,
        province,
        country,
        email,
        reason,
        amount,
        due_on,
        parts,
    ] = std::array::from_fn(|at| row.cells.get(at).cloned().unwrap_or_default());
    if iupd.is_empty() {
        return Err(PositionError::Text("identificativo"));
    }
    let kind = if kind.is_empty() { "F".to_owned() } else { kind.to_ascii_uppercase() };
    let debtor = Debtor {
        kind: DebtorKind::parse(&kind).ok_or(PositionError::Text("tipo"))?,
        code,
        name,
        street,
        civic,
        postcode,
        city,
        province,
        country,
        email: Some(email),
        phone: None,
    };
    let due_on = match due_on.as_str() {
        "" => None,
        text => Some(value::day(text).ok_or(PositionError::Text("scadenza"))?),
    };
    let instalments = match parts.as_str() {
        "" => 0,
        text => {
            let count = text.parse().ok().filter(|count| *count <= INSTALMENTS_MAX);
            count.ok_or(PositionError::Text("rate"))?
        }
    };
    Ok(Plain {
        iupd: Some(iupd),
        due,
        debtor: debtor.tidy().map_err(in_columns)?,
        reason,
        cents: value::amount(&amount).ok_or(PositionError::Text("importo"))?,
        due_on,
        instalments,
        publish,
    })
}

/// Our fields by the names of their columns.
fn in_columns(Unfit(fields): Unfit) -> PositionError {
    PositionError::Text(match fields.first().copied().unwrap_or("debtor") {
        "code" => "codice fiscale",
        "name" => "nome",
        "street" => "indirizzo",
        "civic" => "civico",
        "postcode" => "cap",
        "city" => "comune",
        "province" => "provincia",
        "country" => "nazione",
        field => field,
    })
}

/// A file to begin with: two people, one who pays at once and one who may pay in three parts.
pub(super) fn example(due: &str) -> String {
    let head = NAMES.map(|(name, _)| name);
    let mut file = Csv::new(&head).semicolon().bom();
    file.row(&[
        "2026-0001",
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
        "Retta di marzo",
        "45,00",
        "31/12/2026",
        "",
    ]);
    file.row(&[
        "2026-0002",
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
        "Retta di marzo",
        "300,00",
        "",
        "3",
    ]);
    file.finish()
}

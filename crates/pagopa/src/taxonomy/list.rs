//! The published list: a CSV file with semicolons, one service a line.

use super::TaxonomyCode;
use jiff::civil::Date;

/// One service that somebody may be asked to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxonomyEntry {
    pub code: TaxonomyCode,
    /// Name of the type of body.
    pub body_type: String,
    pub macro_area: String,
    pub service: String,
    pub description: String,
    /// Number of the version of the list in which the line last changed.
    pub version: u32,
    /// First and last day on which the code may be used.
    pub valid_from: Date,
    pub valid_until: Date,
}

/// Lines that were read, and those that were not: one bad line does not spoil the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub entries: Vec<TaxonomyEntry>,
    /// Number of the line in the file, and why.
    pub refused: Vec<(u64, Refused)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The first line does not name all columns that are needed; nothing was read.
    Header,
    /// Fewer cells than columns that are needed.
    Cells,
    /// The code is none, or does not agree with the type of body, macro-area, service and reason beside it.
    Code,
    /// The version is no number.
    Version,
    /// A date is not `mm/dd/yyyy` (so the header), or the last day lies before the first.
    Dates,
}

/// Beginnings of the names of the columns, in the order of [`TaxonomyEntry`] and then the parts of the code.
const COLUMNS: [&str; 12] = [
    "DATI SPECIFICI DI INCASSO",
    "TIPO ENTE CREDITORE",
    "NOME MACRO AREA",
    "TIPO SERVIZIO",
    "DESCRIZIONE TIPO SERVIZIO",
    "# VERSIONE TASSONOMIA",
    "DATA INIZIO VALIDITA",
    "DATA FINE VALIDITA",
    "CODICE TIPO ENTE CREDITORE",
    "# Progressivo Macro Area",
    "CODICE TIPOLOGIA SERVIZIO",
    "Motivo Giuridico",
];

/// Columns are found by their names, so that one put in between does no harm.
pub fn read(text: &str) -> List {
    // With CR LF the reader would count each line one too early.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let mut lines = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(text.as_bytes());
    let places = lines.headers().ok().and_then(|header| {
        let place = |wanted: &&str| header.iter().position(|name| name.trim().starts_with(*wanted));
        COLUMNS.iter().map(place).collect::<Option<Vec<usize>>>()
    });
    let Some(places) = places else {
        return List { refused: vec![(1, Refused::Header)], ..List::default() };
    };
    let mut list = List::default();
    // Text in memory with lines of any length: no record fails.
    for record in lines.records().flatten() {
        let cells: Option<Vec<&str>> = places.iter().map(|at| record.get(*at).map(str::trim)).collect();
        let line = record.position().map_or(0, csv::Position::line);
        match cells.ok_or(Refused::Cells).and_then(|cells| entry(&cells)) {
            Ok(entry) => list.entries.push(entry),
            Err(why) => list.refused.push((line, why)),
        }
    }
    list
}

impl List {
    /// The entry of a code on a day: a code may have been withdrawn and published anew.
    pub fn on(&self, code: &TaxonomyCode, day: Date) -> Option<&TaxonomyEntry> {
        self.entries.iter().find(|entry| entry.code == *code && entry.valid_on(day))
    }
}

impl TaxonomyEntry {
    pub fn valid_on(&self, day: Date) -> bool {
        (self.valid_from..=self.valid_until).contains(&day)
    }
}

fn entry(cells: &[&str]) -> Result<TaxonomyEntry, Refused> {
    let code = TaxonomyCode::parse(cells[0]).map_err(|_| Refused::Code)?;
    let agrees = format!("{:0>2}{:0>2}{:0>3}{}", cells[8], cells[9], cells[10], cells[11]);
    if code.as_str() != format!("9/{agrees}/") {
        return Err(Refused::Code);
    }
    let (valid_from, valid_until) = day(cells[6]).zip(day(cells[7])).ok_or(Refused::Dates)?;
    if valid_until < valid_from {
        return Err(Refused::Dates);
    }
    Ok(TaxonomyEntry {
        code,
        body_type: cells[1].to_owned(),
        macro_area: cells[2].to_owned(),
        service: cells[3].to_owned(),
        description: cells[4].to_owned(),
        version: cells[5].parse().map_err(|_| Refused::Version)?,
        valid_from,
        valid_until,
    })
}

/// Month first, whatever a spreadsheet set to Italian shows: the header says so.
fn day(text: &str) -> Option<Date> {
    Date::strptime("%m/%d/%Y", text).ok()
}

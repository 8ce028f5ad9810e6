//! The office file: a readable TOML text that says everything about an office.
//!
//! Reading it changes nothing. Every error names the line and the reason; a file with one error is
//! refused whole.

mod check;

use std::ops::Range;

use toml::Spanned;

use crate::docs::*;

/// A file as it was read and checked.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeFile {
    pub body: Spanned<BodyDoc>,
    #[serde(default)]
    pub closure: Vec<Spanned<ClosureDoc>>,
    #[serde(default)]
    pub site: Vec<Spanned<SiteDoc>>,
    #[serde(default)]
    pub room: Vec<Spanned<RoomDoc>>,
    #[serde(default)]
    pub counter: Vec<Spanned<CounterDoc>>,
    #[serde(default)]
    pub service: Vec<Spanned<ServiceDoc>>,
    #[serde(default)]
    pub agenda: Vec<Spanned<AgendaDoc>>,
    #[serde(default)]
    pub staff: Vec<Spanned<StaffDoc>>,
    #[serde(default)]
    pub kiosk: Vec<Spanned<KioskDoc>>,
    #[serde(default)]
    pub display: Vec<Spanned<DisplayDoc>>,
    #[serde(default)]
    pub programme: Vec<Spanned<ProgrammeDoc<Spanned<ItemDoc>>>>,
    #[serde(default)]
    pub hours: Vec<Spanned<HoursDoc>>,
    #[serde(default)]
    pub area: Vec<Spanned<AreaDoc>>,
    #[serde(default)]
    pub supplier: Vec<Spanned<SupplierDoc>>,
    #[serde(default)]
    pub customer: Vec<Spanned<CustomerDoc>>,
    #[serde(default)]
    pub contract: Vec<Spanned<ContractDoc>>,
    #[serde(default)]
    pub station: Vec<Spanned<StationDoc>>,
    #[serde(default)]
    pub due: Vec<Spanned<DueDoc>>,
}

/// One thing wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    pub line: usize,
    /// In English, for administrators, with the value that is wrong.
    pub reason: String,
}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// Limits of a file: what a form accepts, or the exact seconds of a golden day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// Whole minutes within the ranges of the policy.
    Published,
    /// Seconds are allowed; for scratch offices only.
    Exact,
}

/// Larger files are refused unread.
pub const FILE_MAX: usize = 2 * 1024 * 1024;

/// Reads and checks a file; all errors at once where possible.
pub fn read(text: &str, limits: Limits) -> Result<OfficeFile, Vec<FileError>> {
    if text.len() > FILE_MAX {
        return Err(vec![FileError { line: 1, reason: format!("the file is larger than {FILE_MAX} bytes") }]);
    }
    let file: OfficeFile = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, &span));
        vec![FileError { line, reason: error.message().to_owned() }]
    })?;
    let errors = check::check(&file, text, limits);
    if errors.is_empty() { Ok(file) } else { Err(errors) }
}

pub(crate) fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.as_bytes()[..span.start.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

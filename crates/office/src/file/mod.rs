//! The office file: a readable TOML text that says everything about an office.
//!
//! Reading it changes nothing. Every error names the line and the reason; a file with one error is
//! refused whole.
//!
//! | matter | module |
//! |---|---|
//! | what a file must fulfil beyond its shape | `check` |
//! | what the reader of TOML says, in everybody's language | `shape` |

mod check;
mod shape;

use std::ops::Range;

use platform::i18n::Tr;
use platform::web::Sentence;
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
    /// The image or video that it is about.
    pub medium: Option<String>,
    /// With the value that is wrong.
    pub why: Sentence,
}

impl FileError {
    pub fn at(line: usize, why: Sentence) -> FileError {
        FileError { line, medium: None, why }
    }

    pub fn say(&self, tr: Tr) -> String {
        let (line, why) = (self.line, self.why.say(tr));
        let said = match &self.medium {
            Some(medium) => Sentence::new("office-file-line-medium").with("medium", medium),
            None => Sentence::new("office-file-line"),
        };
        said.with("line", line).with("why", why).say(tr)
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
        let megabytes = FILE_MAX / (1024 * 1024);
        return Err(vec![FileError::at(
            1,
            Sentence::new("office-file-too-large").with("megabytes", megabytes),
        )]);
    }
    let file: OfficeFile = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, &span));
        vec![FileError::at(line, shape::said(error.message()))]
    })?;
    let errors = check::check(&file, text, limits);
    if errors.is_empty() { Ok(file) } else { Err(errors) }
}

pub(crate) fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.as_bytes()[..span.start.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

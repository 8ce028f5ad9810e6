//! An upload as its page and its file of verdicts show it.

use platform::csv::Csv;
use platform::web::Page;

use super::{Fault, Upload, Verdict};

/// Refused rows on the page; all are in the file.
pub(super) const SHOWN_MAX: usize = 200;

pub(super) struct Line {
    pub line: u64,
    pub iupd: String,
    pub outcome: String,
    pub position: i64,
    pub notices: String,
    /// Column and sentence; no column for what is about the whole row.
    pub faults: Vec<(String, String)>,
}

impl Line {
    /// All that is wrong in one text, for files.
    pub fn why(&self) -> String {
        let said = self.faults.iter().map(|(column, sentence)| match column.as_str() {
            "" => sentence.clone(),
            column => format!("{column}: {sentence}"),
        });
        said.collect::<Vec<_>>().join(" ")
    }
}

pub(super) fn line(page: &Page, verdict: &Verdict) -> Line {
    let said = |fault: &Fault| {
        let values: Vec<_> =
            fault.values.iter().map(|(name, value)| (name.as_str(), value.clone().into())).collect();
        (fault.column.clone(), page.tr.with(&fault.key, &values))
    };
    Line {
        line: verdict.line,
        iupd: verdict.iupd.clone(),
        outcome: page.t(&format!("upload-outcome-{}", verdict.outcome)),
        position: verdict.position,
        notices: verdict.notices.join(" "),
        faults: verdict.faults.iter().map(said).collect(),
    }
}

/// The state's text and how its chip looks.
pub(super) fn state(upload: &Upload) -> (&'static str, &'static str) {
    if upload.stopped_at.is_some() {
        ("upload-stopped", "chip-attention")
    } else if upload.done_at.is_none() {
        ("upload-running", "")
    } else if upload.refused > 0 {
        ("upload-done-some", "chip-attention")
    } else {
        ("upload-done", "chip-good")
    }
}

pub(super) fn csv(page: &Page, verdicts: &[Verdict]) -> String {
    let head = ["upload-line", "upload-iupd", "upload-outcome", "upload-notices", "upload-why"]
        .map(|key| page.t(key));
    let mut file = Csv::new(&head.each_ref().map(String::as_str)).semicolon().bom();
    for verdict in verdicts {
        let line = line(page, verdict);
        file.row(&[&line.line.to_string(), &line.iupd, &line.outcome, &line.notices, &line.why()]);
    }
    file.finish()
}

//! An upload as its page and its file of verdicts show it.

use platform::csv::Csv;
use platform::web::Page;

use super::{Upload, Verdict};

/// Refused rows on the page; all are in the file.
pub(super) const SHOWN_MAX: usize = 200;

pub(super) struct Line {
    pub line: u64,
    pub iupd: String,
    pub outcome: String,
    pub notices: String,
    pub why: String,
}

pub(super) fn line(page: &Page, verdict: &Verdict) -> Line {
    let why = verdict.why.as_ref().map_or_else(String::new, |(key, values)| {
        let values: Vec<_> =
            values.iter().map(|(name, value)| (name.as_str(), value.clone().into())).collect();
        page.tr.with(key, &values)
    });
    Line {
        line: verdict.line,
        iupd: verdict.iupd.clone(),
        outcome: page.t(&format!("upload-outcome-{}", verdict.outcome)),
        notices: verdict.notices.join(" "),
        why,
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
        file.row(&[&line.line.to_string(), &line.iupd, &line.outcome, &line.notices, &line.why]);
    }
    file.finish()
}

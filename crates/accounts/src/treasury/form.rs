//! The two forms of a page: the treasurer's journal, which says everything of itself, and a bank's CSV, which says
//! neither its bank nor its account.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use pagopa::treasury::csv::Statement;
use pagopa::treasury::{Journal, JournalError, csv, opi};
use platform::Moment;

use super::keep::Incoming;
use super::kind;

/// Some banks write the day of value, which is a few days ahead over a feast.
const AHEAD_DAYS: i64 = 7;

const OPI: &str = "opi";

/// As it is stored beside the bytes: with what was said of a CSV.
pub(super) fn of(incoming: &Incoming) -> String {
    if kind::is_xml(&incoming.bytes) {
        return OPI.to_owned();
    }
    let Statement { abi, account, .. } = &incoming.statement;
    serde_json::json!({ "abi": abi, "account": account }).to_string()
}

/// Bank and account that a page was brought under; of a journal, which says them itself, nothing.
pub(super) fn said_of(form: &str) -> [String; 2] {
    let of: serde_json::Value = serde_json::from_str(form).unwrap_or_default();
    ["abi", "account"].map(|key| of[key].as_str().unwrap_or_default().to_owned())
}

/// The latest day that a page can tell of; read anew, it is the same as when it came.
fn latest(kept_at: Moment) -> Date {
    kept_at.zoned(&TimeZone::UTC).date().saturating_add(AHEAD_DAYS.days())
}

/// Reads the bytes of a page; `id` names a statement, which has no name of its own inside.
pub(super) fn read(form: &str, bytes: &[u8], id: &str, kept_at: Moment) -> Result<Journal, JournalError> {
    if form == OPI {
        return opi::read(bytes, latest(kept_at));
    }
    let [abi, account] = said_of(form);
    csv::read(bytes, &Statement { abi, account, id: id.to_owned() }, latest(kept_at))
}

//! The two forms of a page: the treasurer's journal, which says everything of itself, and a bank's CSV, which says
//! neither its bank nor its account.

use pagopa::treasury::csv::Statement;
use pagopa::treasury::{Journal, JournalError, csv, opi};

use super::keep::Incoming;
use super::kind;

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

/// Reads the bytes of a page; `id` names a statement, which has no name of its own inside.
pub(super) fn read(form: &str, bytes: &[u8], id: &str) -> Result<Journal, JournalError> {
    if form == OPI {
        return opi::read(bytes);
    }
    let [abi, account] = said_of(form);
    csv::read(bytes, &Statement { abi, account, id: id.to_owned() })
}

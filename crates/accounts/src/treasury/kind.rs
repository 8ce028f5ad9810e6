//! What a file is by its bytes, and what else it is where it is no journal.

use jiff::civil::Date;
use pagopa::treasury::{JournalError, csv, opi};
use payments::settlement::read_file;

use super::error::JournalRefused;

/// A statement begins with the names of its columns, never with a tag.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().starts_with(b"<")
}

/// XML with two bytes a letter, which the treasurers' form does not allow.
fn is_wide_xml(bytes: &[u8]) -> bool {
    let bytes = [b"\xff\xfe", b"\xfe\xff"].iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    matches!(bytes, [b'<', 0, ..] | [0, b'<', ..])
}

/// Why a file is not read, in the words that help who brought it.
pub(super) fn refused(bytes: &[u8], error: JournalError) -> JournalRefused {
    if is_wide_xml(bytes) {
        JournalRefused::WideXml
    } else if read_file(bytes).is_ok() {
        JournalRefused::Flow
    } else {
        JournalRefused::Unreadable(error)
    }
}

/// Whether a file that is no flow is a journal or a statement.
pub(crate) fn is_journal(bytes: &[u8]) -> bool {
    let nameless = csv::Statement { abi: String::new(), account: String::new(), id: String::new() };
    if is_xml(bytes) {
        opi::read(bytes, Date::MAX).is_ok()
    } else {
        csv::read(bytes, &nameless, Date::MAX).is_ok()
    }
}

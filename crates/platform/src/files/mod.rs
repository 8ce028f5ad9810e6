//! What people attach: kept once by content, told by content, given out so that it cannot run anywhere.
//!
//! Invariants: bytes reach the disk before their row; nothing is named on the disk by its sender; what a
//! scanner has not seen, or found to be bad, does not leave; only pictures that we have drawn anew are shown
//! in a page. Who may read a file is the caller's business.

mod cabinet;
mod kind;
mod locked;
mod name;
mod preview;
mod rule;
mod scan;
mod serve;
mod sweep;
mod upload;

#[cfg(test)]
mod tests;

pub use cabinet::{Cabinet, KeepError, Kept};
pub use kind::Kind;
pub use name::{clean, content_disposition};
pub use rule::{File, add, get, remove, rescan, scanned, waiting};
pub use scan::{Scan, Scanner};
pub use serve::{download, preview};
pub use sweep::sweep;
pub use upload::Attached;

use crate::store::Migration;

pub const FILE_BYTES_MAX: usize = 25 * 1024 * 1024;
/// All files that come together.
pub const MESSAGE_BYTES_MAX: usize = 50 * 1024 * 1024;
pub const MESSAGE_FILES_MAX: usize = 20;

pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "files",
    number: 1,
    text: "CREATE TABLE file (
             body BIGINT NOT NULL, id BIGINT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL,
             sent_name TEXT NOT NULL, kind TEXT NOT NULL, bytes BIGINT NOT NULL, locked BIGINT NOT NULL,
             scan TEXT NOT NULL, finding TEXT, scanned_at BIGINT, at BIGINT NOT NULL,
             PRIMARY KEY (body, id));
           CREATE INDEX file_sha256 ON file (sha256);
           CREATE INDEX file_waiting ON file (id) WHERE scan = 'waiting';",
}];

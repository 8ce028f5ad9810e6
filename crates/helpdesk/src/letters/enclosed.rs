//! The files of an answer.

use platform::files::{Cabinet, File};
use platform::limits;
use platform::mail::Enclosed;

/// Files of an answer that travel with it: with the signs that mail adds, they fit into every mailbox.
pub const ENCLOSED_BYTES_MAX: i64 = 10 * 1024 * 1024;

/// The files that go along with an answer: all of them, or none where they are too many for a mailbox or one is
/// still held back. The page has them.
pub(super) fn enclosed(cabinet: &Cabinet, files: &[File]) -> std::io::Result<Vec<Enclosed>> {
    let bytes: i64 = files.iter().map(|file| file.kept.bytes).sum();
    if bytes > ENCLOSED_BYTES_MAX {
        limits::hit("ENCLOSED_BYTES_MAX");
        return Ok(Vec::new());
    }
    if !files.iter().all(|file| file.kept.scan.may_leave()) {
        return Ok(Vec::new());
    }
    let enclose = |file: &File| {
        let (name, content_type) = (file.kept.name.clone(), file.kept.kind.content_type());
        Ok(Enclosed { name, content_type, bytes: cabinet.read(&file.kept.sha256)? })
    };
    files.iter().map(enclose).collect()
}

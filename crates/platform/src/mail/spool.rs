//! Messages as files.

use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

use super::{Message, SendError};

static SERIAL: AtomicU64 = AtomicU64::new(0);

pub(super) fn send(folder: &Path, message: &Message, built: &lettre::Message) -> Result<(), SendError> {
    store(folder, &format!("{}.eml", message.id), &built.formatted()).map_err(SendError::temporary)
}

/// The file appears whole or not at all, and is on the disk when this returns. A name that exists stays as it
/// is; two writers at once write the same bytes.
fn store(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(name);
    if path.exists() {
        return Ok(());
    }
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let temporary = folder.join(format!(".{}-{serial}.part", std::process::id()));
    let written = write(&temporary, bytes).and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written?;
    // The name itself lives in the folder.
    File::open(folder)?.sync_all()
}

/// Readable by us alone: messages hold personal data.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

//! Reading and writing PEM files, keys with care.

use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

use super::TlsError;

/// The text of a key file that nobody but its owner can read.
pub(super) fn read_key(path: &Path) -> Result<String, TlsError> {
    let mut file = File::open(path).map_err(TlsError::file(path))?;
    // Asked of the open file, so that what is checked is what is read.
    let mode = file.metadata().map_err(TlsError::file(path))?.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(TlsError::KeyExposed { path: path.to_path_buf(), mode });
    }
    io::read_to_string(&mut file).map_err(TlsError::file(path))
}

pub(super) fn read(path: &Path) -> Result<String, TlsError> {
    fs::read_to_string(path).map_err(TlsError::file(path))
}

/// Writes the file whole or not at all; `mode` holds from the first byte on.
pub(super) fn write(path: &Path, text: &str, mode: u32) -> Result<(), TlsError> {
    let temporary = path.with_extension(format!("{}.part", std::process::id()));
    let write = || {
        let _ = fs::remove_file(&temporary);
        let mut file = File::options().write(true).create_new(true).mode(mode).open(&temporary)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&temporary, path)?;
        if let Some(folder) = path.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    write().map_err(TlsError::file(path))
}

/// Makes the folder, for us alone, when it is missing.
pub(super) fn make_folder(path: &Path) -> Result<(), TlsError> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(TlsError::file(path))
}

//! The files, named by their content: the same file lies here once, whoever added it.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

/// The folder `media` of the data folder.
pub struct Shelf {
    folder: PathBuf,
    /// Held while a file is put down with its row, or taken away after it: neither may meet the other.
    pub(super) turn: tokio::sync::Mutex<()>,
}

impl Shelf {
    pub fn new(folder: impl Into<PathBuf>) -> Shelf {
        Shelf { folder: folder.into(), turn: tokio::sync::Mutex::default() }
    }

    /// `file` is a hash and an end of ours, never a name that somebody sent.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// Whole files only, on the disk before their row is: a power cut leaves a file too many, never a row
    /// without its file. Blocks.
    pub fn put(&self, file: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(file);
        if fs::metadata(&path).is_ok_and(|known| known.len() == bytes.len() as u64) {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        let part = self.folder.join(format!("{file}.part"));
        let mut written = fs::File::create(&part)?;
        written.write_all(bytes)?;
        written.sync_all()?;
        fs::rename(&part, &path)?;
        fs::File::open(&self.folder)?.sync_all()
    }

    /// Blocks.
    pub(super) fn take_away(&self, file: &str) -> io::Result<()> {
        match fs::remove_file(self.path(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

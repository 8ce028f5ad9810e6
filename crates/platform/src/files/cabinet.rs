//! The bytes, named by their hash: the same file lies here once, whoever brought it. All of this blocks.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sha2::{Digest, Sha256};

use super::{FILE_BYTES_MAX, Kind, Scan, Scanner, locked, name};
use crate::secrets::{Token, hex};

/// A folder outside everything that is served.
pub struct Cabinet {
    folder: PathBuf,
    scanner: Option<Scanner>,
    /// Pictures are drawn one at a time: each may take the memory that one may take.
    pub(super) drawing: Mutex<()>,
    /// Held while a file gets its name, or loses it to a sweep: neither may meet the other.
    pub(super) shelving: Mutex<()>,
}

/// A file that lies in the cabinet and has no row yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub sha256: String,
    pub name: String,
    /// As the sender called it.
    pub sent_name: String,
    pub kind: Kind,
    pub bytes: i64,
    /// Encrypted: nobody, no scanner either, sees what is inside.
    pub locked: bool,
    pub scan: Scan,
}

#[derive(Debug)]
pub enum KeepError {
    TooLarge,
    Disk(io::Error),
}

impl From<io::Error> for KeepError {
    fn from(error: io::Error) -> KeepError {
        KeepError::Disk(error)
    }
}

impl Cabinet {
    pub fn new(folder: impl Into<PathBuf>, scanner: Option<Scanner>) -> Cabinet {
        Cabinet { folder: folder.into(), scanner, drawing: Mutex::default(), shelving: Mutex::default() }
    }

    /// Keeps what is already in memory: a part of a mail.
    pub fn keep(&self, sent_name: &str, bytes: &[u8]) -> Result<Kept, KeepError> {
        let mut part = self.begin()?;
        part.write(bytes)?;
        self.finish(part, sent_name)
    }

    pub(super) fn begin(&self) -> io::Result<Part> {
        fs::create_dir_all(&self.folder)?;
        let path = self.folder.join(format!("{}.part", Token::random().text()));
        Ok(Part { file: File::create(&path)?, path, hash: Sha256::new(), bytes: 0 })
    }

    /// Whole files only: on the disk, with its name, before anybody hears of it.
    pub(super) fn finish(&self, mut part: Part, sent_name: &str) -> Result<Kept, KeepError> {
        let sha256 = hex(&std::mem::take(&mut part.hash).finalize());
        let path = self.path(&sha256);
        part.file.sync_all()?;
        let content = fs::read(&part.path)?;
        let kind = Kind::of_content(&content);
        let kept = Kept {
            name: name::clean(sent_name, kind),
            sent_name: sent_name
                .chars()
                .filter(|letter| *letter != '\0')
                .take(name::SENT_CHARS_MAX)
                .collect(),
            kind,
            bytes: content.len() as i64,
            locked: locked::is_locked(kind, &content),
            scan: self.scan(&content),
            sha256,
        };
        let shelf = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(shelf)?;
        // Over the same bytes, if they are there: their age begins anew, and no sweep takes them meanwhile.
        let turn = self.shelving.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        fs::rename(&part.path, &path)?;
        drop(turn);
        File::open(shelf)?.sync_all()?;
        File::open(&self.folder)?.sync_all()?;
        Ok(kept)
    }

    pub fn read(&self, sha256: &str) -> io::Result<Vec<u8>> {
        fs::read(self.path(sha256))
    }

    /// What the scanner says of bytes: nothing when there is none, to wait when it does not answer.
    pub(super) fn scan(&self, content: &[u8]) -> Scan {
        let Some(scanner) = &self.scanner else { return Scan::Off };
        scanner.scan(content).unwrap_or_else(|error| {
            tracing::warn!(%error, "the virus scanner does not answer; the file waits");
            Scan::Waiting
        })
    }

    /// `sha256` is ours, never a name that somebody sent.
    pub(super) fn path(&self, sha256: &str) -> PathBuf {
        self.folder.join(sha256.get(..2).unwrap_or("")).join(sha256)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

/// A file on its way in; dropped before it is finished, it is gone.
pub(super) struct Part {
    file: File,
    path: PathBuf,
    hash: Sha256,
    bytes: usize,
}

impl Part {
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), KeepError> {
        self.bytes += bytes.len();
        if self.bytes > FILE_BYTES_MAX {
            return Err(KeepError::TooLarge);
        }
        self.hash.update(bytes);
        Ok(self.file.write_all(bytes)?)
    }

    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

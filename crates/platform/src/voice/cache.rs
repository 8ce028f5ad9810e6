//! What was rendered once: phrases on disk, finished announcements in memory.

use std::{
    collections::HashMap,
    fs, io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use sha2::{Digest, Sha256};

use super::wav;

/// Changes when rendering changes (rate, voices), so that old sounds are not found any more.
const RENDERING: &str = "espeak-ng 140/1";

/// Name of what was made of these parts: lengths keep `a`,`bc` apart from `ab`,`c`.
pub(super) fn key<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(RENDERING).chain(parts) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    crate::secrets::hex(&hash.finalize())
}

/// Files `<key>.wav` in one folder, the oldest removed beyond a number.
pub(super) struct Disk {
    folder: PathBuf,
    files_max: usize,
    written: AtomicU64,
}

impl Disk {
    pub fn new(folder: PathBuf, files_max: usize) -> Disk {
        Disk { folder, files_max, written: AtomicU64::new(0) }
    }

    /// The samples, `None` when absent or damaged (then they are rendered anew).
    pub fn get(&self, key: &str) -> Option<Vec<i16>> {
        wav::read(&fs::read(self.path(key)).ok()?)
    }

    /// Stores whole files only: readers never meet a half-written one. No flush: losing it costs a rendering.
    pub fn put(&self, key: &str, file: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let serial = self.written.fetch_add(1, Ordering::Relaxed);
        let temporary = self.folder.join(format!("{key}.{}-{serial}.part", std::process::id()));
        fs::write(&temporary, file)?;
        fs::rename(&temporary, self.path(key))?;
        self.make_room()
    }

    fn make_room(&self) -> io::Result<()> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.path().extension().is_some_and(|end| end == "wav" || end == "part") {
                files.push((entry.metadata()?.modified()?, entry.path()));
            }
        }
        files.sort();
        let surplus = files.len().saturating_sub(self.files_max);
        files[..surplus].iter().try_for_each(|(_, path)| fs::remove_file(path))
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.wav"))
    }
}

/// Sounds up to a number of bytes; the least recently used go first.
pub(super) struct Memory {
    sounds: HashMap<String, (u64, Arc<[u8]>)>,
    bytes: usize,
    bytes_max: usize,
    uses: u64,
}

impl Memory {
    pub fn new(bytes_max: usize) -> Memory {
        Memory { sounds: HashMap::new(), bytes: 0, bytes_max, uses: 0 }
    }

    pub fn get(&mut self, key: &str) -> Option<Arc<[u8]>> {
        self.uses += 1;
        let (last_use, sound) = self.sounds.get_mut(key)?;
        *last_use = self.uses;
        Some(Arc::clone(sound))
    }

    pub fn put(&mut self, key: String, sound: Arc<[u8]>) {
        if sound.len() > self.bytes_max {
            return;
        }
        self.uses += 1;
        self.bytes += sound.len();
        if let Some((_, old)) = self.sounds.insert(key, (self.uses, sound)) {
            self.bytes -= old.len();
        }
        while self.bytes > self.bytes_max {
            // A linear search: some dozens of entries, and only when one is added.
            let oldest =
                self.sounds.iter().min_by_key(|(_, (last_use, _))| *last_use).map(|(key, _)| key.clone());
            match oldest.and_then(|key| self.sounds.remove(&key)) {
                Some((_, sound)) => self.bytes -= sound.len(),
                None => return,
            }
        }
    }
}

//! What is attached is kept once, judged by content, and leaves so that it cannot run.

mod content;
mod keeping;
mod names;
mod upload;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::store::{Db, Engine};

/// A cabinet and a store of their own, gone with the test.
struct House {
    folder: PathBuf,
    cabinet: Arc<Cabinet>,
    db: Db,
}

impl House {
    fn open(scanner: Option<Scanner>) -> House {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("files-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("house.db");
        let db = Db::open(Engine::Sqlite { file, durable: false }, &crate::migrations()).unwrap();
        House { cabinet: Arc::new(Cabinet::new(folder.join("cabinet"), scanner)), folder, db }
    }

    /// Everything that lies in the cabinet.
    fn lying(&self) -> Vec<PathBuf> {
        let (mut lying, mut folders) = (Vec::new(), vec![self.folder.join("cabinet")]);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() { folders.push(entry.path()) } else { lying.push(entry.path()) }
            }
        }
        lying
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

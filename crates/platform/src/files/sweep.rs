//! Bytes without a row: of a removed file, or of a transaction that never came.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::Cabinet;
use crate::store::{Db, StoreError};
use crate::{sql, values};

/// Bytes without a row are younger than this while their transaction is under way.
const ORPHAN_HOURS: u64 = 24;

/// Takes away the bytes that no row names and that have lain a day; answers how many files.
pub async fn sweep(db: &Db, cabinet: &Arc<Cabinet>) -> Result<usize, StoreError> {
    let folder = cabinet.folder().to_owned();
    let mut gone = 0;
    for path in tokio::task::spawn_blocking(move || old_files(folder)).await.unwrap_or_default() {
        // A preview ends behind the hash, and goes with its file.
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("").to_owned();
        let sha256 = name.split('.').next().unwrap_or("").to_owned();
        let named = db.read(move |tx| {
            tx.row(sql!("SELECT 1 FROM file WHERE sha256 = ?1 LIMIT 1"), values![sha256.as_str()])
        });
        if named.await?.is_none() {
            let cabinet = cabinet.clone();
            let taken = tokio::task::spawn_blocking(move || take_away(&cabinet, &path));
            gone += usize::from(taken.await.unwrap_or(false));
        }
    }
    Ok(gone)
}

/// Unless somebody has brought the same bytes meanwhile.
fn take_away(cabinet: &Cabinet, path: &Path) -> bool {
    let _turn = cabinet.shelving.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    is_old(path) && fs::remove_file(path).is_ok()
}

fn is_old(path: &Path) -> bool {
    let written = fs::metadata(path).and_then(|found| found.modified()).unwrap_or(SystemTime::now());
    written.elapsed().unwrap_or_default() > Duration::from_secs(ORPHAN_HOURS * 3_600)
}

fn old_files(folder: PathBuf) -> Vec<PathBuf> {
    let (mut old, mut folders) = (Vec::new(), vec![folder]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(_) if is_old(&entry.path()) => old.push(entry.path()),
                _ => {}
            }
        }
    }
    old
}

//! Where an import is rehearsed while there is no office yet: in a folder of its own, which is gone afterwards, so that
//! the one that was named stays as it was.

use std::fs;
use std::path::PathBuf;

use crate::settings::StoreOptions;

pub struct Apart {
    pub store: StoreOptions,
}

impl Apart {
    /// Nothing where there is a database to rehearse in.
    pub fn from(store: &StoreOptions) -> Result<Option<Apart>, String> {
        if store.database.is_some() || store.data.join("sportello.db").exists() {
            return Ok(None);
        }
        let data = folder();
        fs::create_dir(&data).map_err(|error| format!("{}: {error}", data.display()))?;
        Ok(Some(Apart { store: StoreOptions { data, ..store.clone() } }))
    }
}

/// Nobody else's: a process rehearses once at a time.
fn folder() -> PathBuf {
    let thread = std::thread::current().id();
    std::env::temp_dir().join(format!("sportello-rehearsal-{}-{thread:?}", std::process::id()))
}

impl Drop for Apart {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.store.data) {
            tracing::warn!(folder = %self.store.data.display(), %error, "a rehearsal left something behind");
        }
    }
}

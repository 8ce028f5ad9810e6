//! Where an installation keeps what it knows.

use std::path::{Path, PathBuf};

use clap::Args;
use platform::store::{Engine, ROOT_PARAMETER};

/// Where the data lives.
#[derive(Clone, Debug, Args)]
pub struct StoreOptions {
    /// Folder of the database, keys, mail spool and voice cache.
    #[arg(long, env = "SPORTELLO_DATA", default_value = "data")]
    pub data: PathBuf,
    /// `postgres://…` for large installations; otherwise one file in the data folder.
    #[arg(long, env = "SPORTELLO_DATABASE")]
    pub database: Option<String>,
    /// Root that vouches for the database's certificate, PEM: for `postgres://…?sslmode=verify-full`.
    #[arg(long, env = "SPORTELLO_DATABASE_ROOT")]
    pub database_root: Option<PathBuf>,
}

impl StoreOptions {
    /// The engine that these options mean.
    pub fn engine(&self) -> Engine {
        match &self.database {
            Some(url) => Engine::Postgres { url: with_root(url, self.database_root.as_deref()) },
            None => Engine::Sqlite { file: self.data.join("sportello.db"), durable: true },
        }
    }
}

/// The address with the file of roots in it, where the store looks for it.
fn with_root(url: &str, root: Option<&Path>) -> String {
    let Some(root) = root else { return url.to_owned() };
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}{ROOT_PARAMETER}={}", root.display())
}

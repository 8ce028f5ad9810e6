//! A whole house for a test: real store, real router, a clock moved by hand.
pub mod archive;
mod client;
pub mod day;
pub mod desk;
pub mod forms;
mod house;
pub mod kiosk;
pub mod month;
pub mod month_load;
pub mod node;
mod office;
mod owed;
pub mod payer;
mod postgres;
pub mod requests;
pub mod server;
pub mod till;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::tz::TimeZone;
use platform::Moment;
use platform::store::Engine;

pub use client::InProcess;
pub use house::{Answer, TestHouse, api_request, send};
pub use office::small_office;
pub use postgres::{bare_postgres_url, postgres_url};

/// Which engine a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

impl On {
    /// An engine of the test's own: a file in its folder, or a database on the cluster.
    pub async fn engine(self, folder: &Folder) -> Engine {
        match self {
            On::Sqlite => Engine::Sqlite { file: folder.0.join("test.db"), durable: false },
            On::Postgres => Engine::Postgres { url: postgres_url().await },
        }
    }
}

/// Writes the same test for both engines.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* $name:ident;)*) => {
        mod sqlite { $( $(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() { super::$name($crate::support::On::Sqlite).await } )* }
        mod postgres { $( $(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() { super::$name($crate::support::On::Postgres).await } )* }
    };
}

/// Wednesday 11 March 2026, 08:00 in Rome: an ordinary day.
pub fn morning() -> Moment {
    at("2026-03-11T08:00:00")
}

/// A civil instant in Rome.
pub fn at(civil: &str) -> Moment {
    let civil: jiff::civil::DateTime = civil.parse().unwrap();
    civil.to_zoned(TimeZone::get("Europe/Rome").unwrap()).unwrap().timestamp().into()
}

/// A folder of its own, gone with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("sportello-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

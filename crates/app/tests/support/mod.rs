//! A whole house for a test: real store, real router, a clock moved by hand.
// Every test file takes a part of it.
#![allow(dead_code, unused_imports)]

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
pub mod till;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::tz::TimeZone;
use platform::Moment;

pub use client::InProcess;
pub use house::{Answer, TestHouse, api_request, send};
pub use office::small_office;

/// Which engine a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
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

/// A database of its own on the cluster that the test run started.
pub async fn postgres_url() -> String {
    tokio::task::spawn_blocking(|| {
        let base = std::env::var("SPORTELLO_TEST_POSTGRES")
            .expect("no PostgreSQL for the tests: run them through `make test` or scripts/with-postgres");
        let name =
            format!("t{}_{:x}", std::process::id(), u64::from_le_bytes(platform::secrets::random_bytes()));
        let mut client = postgres::Client::connect(&format!("{base}/postgres"), postgres::NoTls).unwrap();
        client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        format!("{base}/{name}")
    })
    .await
    .unwrap()
}

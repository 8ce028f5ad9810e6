//! `sportello doctor`: checks an installation and says what is wrong, in words.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use platform::secrets::MasterKey;
use platform::store::StoreError;
use platform::{Lane, sql};

use crate::import::open;
use crate::settings::StoreOptions;

/// A flush faster than this is not a flush: a lying disk, or a host that caches.
const FLUSH_MIN_US: u128 = 20;
/// Slower than this, bookings queue.
const FLUSH_MAX_US: u128 = 10_000;
/// Flushes measured; the median counts.
const FLUSHES: u32 = 20;

struct Report {
    warnings: usize,
    errors: usize,
}

impl Report {
    fn good(&self, what: &str) {
        println!("  ok       {what}");
    }
    fn warn(&mut self, what: &str) {
        self.warnings += 1;
        println!("  warning  {what}");
    }
    fn bad(&mut self, what: &str) {
        self.errors += 1;
        println!("  ERROR    {what}");
    }
}

pub fn doctor(store: &StoreOptions) -> Result<(), String> {
    let mut report = Report { warnings: 0, errors: 0 };
    println!("Data folder {}", store.data.display());
    disk(&store.data, &mut report);
    key(&store.data, &mut report);
    database(store, &mut report);
    voice(&mut report);
    println!("{} errors, {} warnings", report.errors, report.warnings);
    if report.errors == 0 { Ok(()) } else { Err("this installation is not sound".into()) }
}

fn disk(folder: &Path, report: &mut Report) {
    match flush_us(folder) {
        Ok(us) if us < FLUSH_MIN_US => {
            report.warn(&format!("a flush takes {us} µs: is it really written to the disk?"))
        }
        Ok(us) if us > FLUSH_MAX_US => report.warn(&format!("a flush takes {us} µs: bookings will queue")),
        Ok(us) => report.good(&format!("a flush takes {us} µs")),
        Err(error) => report.bad(&format!("cannot write: {error}")),
    }
}

/// The median time of a small write with flush.
fn flush_us(folder: &Path) -> std::io::Result<u128> {
    fs::create_dir_all(folder)?;
    let path = folder.join("doctor.tmp");
    let mut file = fs::File::create(&path)?;
    let mut times = Vec::new();
    for _ in 0..FLUSHES {
        let started = Instant::now();
        file.write_all(&[0; 4_096])?;
        file.sync_data()?;
        times.push(started.elapsed().as_micros());
    }
    fs::remove_file(&path)?;
    times.sort_unstable();
    Ok(times[times.len() / 2])
}

fn key(folder: &Path, report: &mut Report) {
    let file = folder.join("master.key");
    if !file.exists() {
        return report.warn("there is no key yet: the first start makes it");
    }
    match MasterKey::load(&file) {
        Ok(_) => report.good("the key is readable by its owner alone"),
        Err(reason) => report.bad(&reason),
    }
}

fn database(store: &StoreOptions, report: &mut Report) {
    let db = match open(store) {
        Ok(db) => db,
        Err(reason) => return report.bad(&format!("the database cannot be opened: {reason}")),
    };
    report.good("the schema is up to date");
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return report.bad("no runtime");
    };
    let counted = runtime.block_on(db.write(Lane::HOUSE, |tx| {
        let rows = tx.rows(sql!("SELECT slug FROM body WHERE scratch = 0 ORDER BY slug"), &[])?;
        rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, StoreError>>()
    }));
    match counted {
        Ok(bodies) if bodies.is_empty() => report.warn("no office yet: sportello office import FILE"),
        Ok(bodies) => report.good(&format!("offices: {}", bodies.join(", "))),
        Err(error) => report.bad(&error.to_string()),
    }
}

fn voice(report: &mut Report) {
    match platform::voice::find_engine() {
        Some(engine) => report.good(&format!("voice: {}", engine.display())),
        None => report.warn("no voice engine: displays only chime (Debian package espeak-ng)"),
    }
}

//! `sportello doctor`: checks an installation and says what is wrong, in words. It changes nothing: the data
//! folder is the same afterwards, byte for byte.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Instant;

use platform::secrets::MasterKey;
use platform::sql;
use platform::store::{InspectError, StoreError, inspect};

use crate::compose::migrations;
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
    if !folder.is_dir() {
        return report.warn("there is no such folder yet: the first import or start makes it");
    }
    match flush_us(folder) {
        Ok(us) if us < FLUSH_MIN_US => {
            report.warn(&format!("a flush takes {us} µs: is it really written to the disk?"))
        }
        Ok(us) if us > FLUSH_MAX_US => report.warn(&format!("a flush takes {us} µs: bookings will queue")),
        Ok(us) => report.good(&format!("a flush takes {us} µs")),
        Err(error) => report.bad(&format!("cannot write: {error}")),
    }
}

/// The median time of a small write with flush, in a file without a name that is gone when it is closed.
fn flush_us(folder: &Path) -> std::io::Result<u128> {
    let mut file = fs::OpenOptions::new().write(true).custom_flags(libc::O_TMPFILE).open(folder)?;
    let mut times = Vec::new();
    for _ in 0..FLUSHES {
        let started = Instant::now();
        file.write_all(&[0; 4_096])?;
        file.sync_data()?;
        times.push(started.elapsed().as_micros());
    }
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

/// Reads and leaves everything as it is: bringing the database up to date is for `migrate` and `serve`.
fn database(store: &StoreOptions, report: &mut Report) {
    let found = inspect(&store.engine(), &migrations(), |tx| {
        let rows = tx.rows(sql!("SELECT slug FROM body WHERE scratch = 0 ORDER BY slug"), &[])?;
        rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, StoreError>>()
    });
    let found = match found {
        Ok(found) => found,
        Err(InspectError::Missing) => {
            return report.warn("there is no database yet: the first import or start makes it");
        }
        Err(InspectError::NeedsRepair) => {
            return report.warn("a crash left a log that was not read here: the next start puts it in order");
        }
        Err(InspectError::Damaged(how)) => return report.bad(&format!("the database is damaged: {how}")),
        Err(InspectError::Store(error)) => {
            return report.bad(&format!("the database cannot be opened: {error}"));
        }
    };
    if !found.newer.is_empty() {
        report.bad(&format!("a newer program has changed the schema: {}", found.newer.join(", ")));
    }
    match found.pending.as_slice() {
        [] => report.good("the schema is up to date"),
        pending => report.warn(&format!(
            "the schema lacks {}: `sportello migrate`, or the next start, adds it",
            pending.join(", ")
        )),
    }
    match found.seen {
        Some(bodies) if !bodies.is_empty() => report.good(&format!("offices: {}", bodies.join(", "))),
        _ => report.warn("no office yet: sportello office import FILE"),
    }
}

fn voice(report: &mut Report) {
    match platform::voice::find_engine() {
        Some(engine) => report.good(&format!("voice: {}", engine.display())),
        None => report.warn("no voice engine: displays only chime (Debian package espeak-ng)"),
    }
}

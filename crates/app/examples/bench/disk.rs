//! Durable figures need a disk: what lies under the folder, and what one fsync costs there.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use crate::Res;
use crate::load::percentile;

const FSYNCS: usize = 40;

/// Says where the data lies; an error when that is memory.
pub fn look(folder: &Path) -> Res<String> {
    let kind = file_system(folder)?;
    if ["tmpfs", "ramfs", "devtmpfs"].contains(&kind.as_str()) {
        return Err(format!("{} is {kind}, which forgets: build on a disk", folder.display()).into());
    }
    let mut waits = fsyncs_us(&folder.join("fsync"))?;
    let (p50, p99) = (percentile(&mut waits, 50), percentile(&mut waits, 99));
    let (p50, p99) = (f64::from(p50) / 1e3, f64::from(p99) / 1e3);
    Ok(format!("data on {kind}, one fsync p50 {p50:.2} ms, p99 {p99:.2} ms"))
}

/// The type of the mount with the longest path above `folder`; of two at one place the later one counts.
pub fn file_system(folder: &Path) -> Res<String> {
    let folder = folder.canonicalize()?;
    let mounts = std::fs::read_to_string("/proc/self/mounts")?;
    let rows = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(1);
        Some((fields.next()?, fields.next()?))
    });
    let above = rows.filter(|(place, _)| folder.starts_with(place));
    let deepest = above.max_by_key(|(place, _)| place.len()).ok_or("no mount holds the folder")?;
    Ok(deepest.1.to_owned())
}

fn fsyncs_us(path: &Path) -> Res<Vec<u32>> {
    let mut file = std::fs::File::create(path)?;
    let mut waits = Vec::with_capacity(FSYNCS);
    for _ in 0..FSYNCS {
        file.write_all(&[0; 4_096])?;
        let started = Instant::now();
        file.sync_data()?;
        waits.push(started.elapsed().as_micros() as u32);
    }
    Ok(waits)
}

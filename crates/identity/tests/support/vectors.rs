//! Finds vector files. Shared by the tests of the pure crates, each of which compiles it for itself.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folder named by `SPORTELLO_VECTORS`, if any.
fn given_folder() -> Option<PathBuf> {
    std::env::var_os("SPORTELLO_VECTORS").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// Every document whose file name starts with `prefix`, anywhere below the given or the crate's own folder.
pub fn documents(prefix: &str) -> Vec<(PathBuf, Value)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut paths = Vec::new();
    find(&given_folder().unwrap_or(own), prefix, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let document = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        (path, document)
    };
    paths.into_iter().map(read).collect()
}

/// Prints the count, as `decisions.md` 25 wants; no rows at all fails, except in a given folder.
pub fn conclude(prefix: &str, rows: usize) {
    println!("{prefix}: {rows} rows");
    assert!(rows > 0 || given_folder().is_some(), "no {prefix} rows in the crate's own vectors");
}

fn find(folder: &Path, prefix: &str, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.expect("readable folder entry").path();
        if path.is_dir() {
            find(&path, prefix, found);
        } else if path.file_name().and_then(|name| name.to_str()).is_some_and(|n| n.starts_with(prefix)) {
            found.push(path);
        }
    }
}

//! The document in a folder: written whole, beside the old one, then put in its place.

use std::path::Path;

use super::Kept;

const FILE: &str = "node.json";

pub fn load(folder: &Path) -> Result<Kept, String> {
    let path = folder.join(FILE);
    let wrong = |why: String| format!("{}: {why}", path.display());
    std::fs::create_dir_all(folder).map_err(|error| wrong(error.to_string()))?;
    match std::fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Kept::default()),
        Err(error) => Err(wrong(error.to_string())),
    }
}

pub fn save(folder: &Path, kept: &Kept) -> std::io::Result<()> {
    let (fresh, path) = (folder.join("node.json.new"), folder.join(FILE));
    std::fs::write(&fresh, serde_json::to_vec(kept)?)?;
    std::fs::rename(fresh, path)
}

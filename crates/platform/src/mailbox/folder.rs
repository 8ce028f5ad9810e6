//! A folder of `.eml` files as a mailbox.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use jiff::Timestamp;

use super::{Batch, FetchLimits, Fetched, MailboxError, Place, Raw};

const READ: &str = "read";
/// What is kept of a file that is too large.
const HEADER_BYTES_MAX: u64 = 64 * 1024;

pub(super) fn fetch(folder: &Path, limits: &FetchLimits) -> Result<Batch, MailboxError> {
    let mut names = names(folder).map_err(disk)?;
    let more = names.len() > limits.messages;
    names.truncate(limits.messages);
    let mut batch = Batch { more, ..Batch::default() };
    let mut taken = 0;
    for name in names {
        let (message, size) = match message(folder, &name, limits) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(_) => (Fetched { place: Place::File(name), raw: Raw::Withheld, arrived: None }, 0),
        };
        taken += size;
        batch.messages.push(message);
        if taken >= limits.bytes {
            batch.more = true;
            break;
        }
    }
    Ok(batch)
}

/// In the order of names: whoever puts files there decides by them.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        // Files still being written begin with a dot, here as elsewhere.
        let message = name.to_str().filter(|name| name.ends_with(".eml") && !name.starts_with('.'));
        if let Some(name) = message.filter(|_| entry.file_type().is_ok_and(|kind| kind.is_file())) {
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The message and how many bytes of it were read.
fn message(folder: &Path, name: &str, limits: &FetchLimits) -> io::Result<(Fetched, u64)> {
    let file = File::open(folder.join(name))?;
    let about = file.metadata()?;
    let arrived = about.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    let whole = about.len() <= limits.message_bytes;
    let mut bytes = Vec::new();
    file.take(if whole { limits.message_bytes } else { HEADER_BYTES_MAX }).read_to_end(&mut bytes)?;
    let taken = bytes.len() as u64;
    let raw = match whole {
        true => Raw::Whole(bytes),
        false => Raw::TooLarge { header: header(bytes), bytes: about.len() },
    };
    Ok((Fetched { place: Place::File(name.to_owned()), raw, arrived }, taken))
}

fn header(mut bytes: Vec<u8>) -> Vec<u8> {
    let empty_line =
        |at: usize| ["\n\n", "\n\r\n"].into_iter().find(|end| bytes[at..].starts_with(end.as_bytes()));
    if let Some(end) = (0..bytes.len()).find_map(|at| Some(at + empty_line(at)?.len())) {
        bytes.truncate(end);
    }
    bytes
}

pub(super) fn mark_read(folder: &Path, places: &[Place]) -> Result<(), MailboxError> {
    let read = folder.join(READ);
    fs::create_dir_all(&read).map_err(disk)?;
    for place in places {
        let Place::File(name) = place else { continue };
        if name.contains(['/', '\\']) || name.starts_with('.') {
            continue;
        }
        match fs::rename(folder.join(name), free(&read, name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other.map_err(disk)?,
        }
    }
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(disk)
}

/// Another message under the same name is not written over.
fn free(read: &Path, name: &str) -> std::path::PathBuf {
    let plain = read.join(name);
    let numbered = || (2u32..).map(|number| read.join(format!("{number}-{name}")));
    if plain.exists() { numbered().find(|path| !path.exists()).unwrap_or(plain) } else { plain }
}

fn disk(error: io::Error) -> MailboxError {
    MailboxError::Disk(error.to_string())
}

//! Files that an office file names: brought by the command's import, known already at the console's.

use std::collections::BTreeSet;
use std::path::Path;

use platform::web::Sentence;

use super::{MEDIUM_BYTES_MAX, MediaError, NewMedium};
use crate::docs::ItemDoc;
use crate::file::{FileError, OfficeFile, line_of};

/// A file found beside the office file.
pub struct Brought {
    pub medium: NewMedium,
    pub bytes: Vec<u8>,
}

/// The files beside or below the office file in `folder`; those that are not there must be `known`.
pub fn bring(
    file: &OfficeFile,
    text: &str,
    folder: &Path,
    known: &BTreeSet<String>,
) -> Result<Vec<Brought>, Vec<FileError>> {
    let (mut brought, mut errors, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (line, item, name) in named(file, text) {
        if !seen.insert(name) {
            continue;
        }
        let path = folder.join(name);
        match std::fs::metadata(&path) {
            Err(_) if known.contains(name) => continue,
            Err(error) => errors.push(unread(line, name, &error)),
            Ok(found) if found.len() > MEDIUM_BYTES_MAX as u64 => {
                errors.push(refused(line, name, &MediaError::TooLarge));
            }
            Ok(_) => match std::fs::read(&path) {
                Err(error) => errors.push(unread(line, name, &error)),
                Ok(bytes) => match NewMedium::check(name, &item.rights, &bytes) {
                    Ok(medium) => brought.push(Brought { medium, bytes }),
                    Err(error) => errors.push(refused(line, name, &error)),
                },
            },
        }
    }
    if errors.is_empty() { Ok(brought) } else { Err(errors) }
}

/// Files that an office file names and the body does not have.
pub fn unknown(file: &OfficeFile, text: &str, known: &BTreeSet<String>) -> Vec<FileError> {
    named(file, text)
        .filter(|(_, _, name)| !known.contains(*name))
        .map(|(line, _, name)| about(line, name, Sentence::new("office-file-medium-absent")))
        .collect()
}

fn named<'a>(file: &'a OfficeFile, text: &'a str) -> impl Iterator<Item = (usize, &'a ItemDoc, &'a str)> {
    let items = file.programme.iter().flat_map(|programme| programme.get_ref().item.iter());
    items.filter_map(move |item| {
        let name = item.get_ref().file.as_deref()?;
        Some((line_of(text, &item.span()), item.get_ref(), name))
    })
}

fn about(line: usize, name: &str, why: Sentence) -> FileError {
    FileError { medium: Some(name.to_owned()), ..FileError::at(line, why) }
}

fn refused(line: usize, name: &str, error: &MediaError) -> FileError {
    about(line, name, error.sentence())
}

/// The system says why, in its own words.
fn unread(line: usize, name: &str, error: &std::io::Error) -> FileError {
    about(line, name, Sentence::new("office-file-medium-unread").with("system", error))
}

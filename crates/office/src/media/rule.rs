//! The rows of the media: what is there, under which name, by whose leave.

use platform::events::{Actor, NewEvent, append};
use platform::secrets::hex;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};
use sha2::{Digest, Sha256};

use super::{Kind, MEDIA_MAX, MEDIUM_BYTES_MAX, MediaError, name};
use crate::parts::Office;

/// Longest note on the rights.
pub(super) const RIGHTS_CHARS_MAX: usize = 300;

/// A file that a body has.
#[derive(Clone, Debug)]
pub struct Medium {
    pub name: String,
    pub hash: String,
    pub kind: Kind,
    pub bytes: i64,
    pub rights: String,
    pub added: Moment,
}

/// A file that may be added: everything about it is checked.
#[derive(Clone, Debug)]
pub struct NewMedium {
    name: String,
    kind: Kind,
    hash: String,
    bytes: i64,
    rights: String,
}

impl NewMedium {
    pub fn check(given: &str, rights: &str, bytes: &[u8]) -> Result<NewMedium, MediaError> {
        let kind = name(given)?;
        if bytes.len() > MEDIUM_BYTES_MAX {
            return Err(MediaError::TooLarge);
        }
        if Kind::of_content(bytes) != Some(kind) {
            return Err(MediaError::Content);
        }
        kind.check_size(bytes)?;
        let rights = rights.trim();
        if rights.is_empty() || rights.chars().count() > RIGHTS_CHARS_MAX || rights.contains(char::is_control)
        {
            return Err(MediaError::NoRights);
        }
        Ok(NewMedium {
            name: given.to_owned(),
            kind,
            hash: hex(&Sha256::digest(bytes)),
            bytes: bytes.len() as i64,
            rights: rights.to_owned(),
        })
    }

    /// Its name on the shelf.
    pub fn file(&self) -> String {
        format!("{}.{}", self.hash, self.kind.word())
    }
}

impl Medium {
    /// Its name on the shelf, and the last part of its address.
    pub fn file(&self) -> String {
        format!("{}.{}", self.hash, self.kind.word())
    }
}

/// What happens to another file of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// It stays: whoever uploads may not know of it.
    Stays,
    /// It gives way: the office file says what holds.
    GivesWay,
}

/// Adds a file; adding the same one again changes nothing. False when nothing changed.
pub fn add(
    tx: &mut Tx,
    body: i64,
    new: &NewMedium,
    same: Same,
    actor: &Actor,
    now: Moment,
) -> Result<bool, MediaError> {
    let known = by_name(tx, body, &new.name)?;
    match known {
        Some(known) if known.hash == new.hash && (same == Same::Stays || known.rights == new.rights) => {
            return Ok(false);
        }
        Some(_) if same == Same::Stays => return Err(MediaError::NameTaken),
        Some(_) => {}
        None => {
            let count = tx.row(sql!("SELECT COUNT(*) FROM media WHERE body = ?1"), values![body])?;
            if count.map_or(Ok(0), |row| row.get::<i64>(0))? >= MEDIA_MAX {
                return Err(MediaError::TooMany);
            }
        }
    }
    tx.execute(
        sql!(
            "INSERT INTO media (body, name, hash, kind, bytes, rights, added_by, added_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (body, name) DO UPDATE SET hash = excluded.hash, kind = excluded.kind, bytes = excluded.bytes, rights = excluded.rights, added_by = excluded.added_by, added_at = excluded.added_at"
        ),
        values![
            body,
            new.name.as_str(),
            new.hash.as_str(),
            new.kind.word(),
            new.bytes,
            new.rights.as_str(),
            actor.0.as_str(),
            now
        ],
    )?;
    note(tx, body, "media_added", &new.hash, actor, now)?;
    Ok(true)
}

/// Removes a file that no item shows; answers its name on the shelf.
pub(super) fn remove(
    tx: &mut Tx,
    office: &Office,
    name: &str,
    actor: &Actor,
    now: Moment,
) -> Result<String, MediaError> {
    let medium = by_name(tx, office.id, name)?.ok_or(MediaError::Unknown)?;
    if let Some(programme) = used_by(office, name) {
        return Err(MediaError::InUse { programme });
    }
    tx.execute(sql!("DELETE FROM media WHERE body = ?1 AND name = ?2"), values![office.id, name])?;
    note(tx, office.id, "media_removed", &medium.hash, actor, now)?;
    Ok(medium.file())
}

/// The first programme with an item that shows the file.
pub(super) fn used_by(office: &Office, name: &str) -> Option<String> {
    let shows =
        |doc: &crate::docs::ProgrammeDoc| doc.item.iter().any(|item| item.file.as_deref() == Some(name));
    office.programmes.iter().find(|part| shows(&part.doc)).map(|part| part.doc.name.clone())
}

/// Events carry the hash and no name: an office may call its files after people.
fn note(tx: &mut Tx, body: i64, kind: &str, hash: &str, by: &Actor, at: Moment) -> Result<(), StoreError> {
    let facts = serde_json::json!({ "hash": hash });
    append(tx, NewEvent { body, place: 0, kind, subject: body, actor: by, at, facts })
}

macro_rules! select_media {
    ($rest:literal) => {
        concat!("SELECT name, hash, kind, bytes, rights, added_at FROM media WHERE body = ?1", $rest)
    };
}

/// All files of a body, by name.
pub fn of_body(tx: &mut Tx, body: i64) -> Result<Vec<Medium>, StoreError> {
    tx.rows(sql!(select_media!(" ORDER BY name")), values![body])?.iter().map(from_row).collect()
}

fn by_name(tx: &mut Tx, body: i64, name: &str) -> Result<Option<Medium>, StoreError> {
    tx.row(sql!(select_media!(" AND name = ?2")), values![body, name])?.as_ref().map(from_row).transpose()
}

pub(super) fn by_hash(tx: &mut Tx, body: i64, hash: &str) -> Result<Option<Medium>, StoreError> {
    tx.row(sql!(select_media!(" AND hash = ?2")), values![body, hash])?.as_ref().map(from_row).transpose()
}

/// True while any body has the file.
pub(super) fn is_kept(tx: &mut Tx, file: &str) -> Result<bool, StoreError> {
    let hash = file.split('.').next().unwrap_or("");
    Ok(tx.row(sql!("SELECT 1 FROM media WHERE hash = ?1"), values![hash])?.is_some())
}

fn from_row(row: &Row) -> Result<Medium, StoreError> {
    let kind: String = row.get(2)?;
    Ok(Medium {
        name: row.get(0)?,
        hash: row.get(1)?,
        kind: Kind::parse(&kind).ok_or_else(|| StoreError::Shape(format!("medium of kind {kind}")))?,
        bytes: row.get(3)?,
        rights: row.get(4)?,
        added: Moment(row.get(5)?),
    })
}

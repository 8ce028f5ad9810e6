//! What a file would change, part by part.

use std::collections::BTreeMap;

use platform::store::{StoreError, Tx};
use platform::{sql, values};
use toml::Spanned;

use super::ImportError;
use crate::file::OfficeFile;

/// A part as the file has it, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPart {
    pub kind: &'static str,
    pub key: String,
    pub position: i64,
    pub doc: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Added {
        part: NewPart,
    },
    Changed {
        part: NewPart,
    },
    /// The same thing under another key; its id stays.
    Renamed {
        from: String,
        part: NewPart,
    },
    Retired {
        kind: String,
        key: String,
    },
}

/// All changes; empty when the file says what is already so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub changes: Vec<Change>,
}

impl Plan {
    /// Kind and key of every change, with a word for what happens.
    pub fn lines(&self) -> Vec<(&'static str, String, String)> {
        self.changes
            .iter()
            .map(|change| match change {
                Change::Added { part } => ("import-added", part.kind.to_owned(), part.key.clone()),
                Change::Changed { part } => ("import-changed", part.kind.to_owned(), part.key.clone()),
                Change::Renamed { from, part } => {
                    ("import-renamed", part.kind.to_owned(), format!("{from} → {}", part.key))
                }
                Change::Retired { kind, key } => ("import-retired", kind.clone(), key.clone()),
            })
            .collect()
    }
}

/// Compares the file with what is stored for `body`.
pub fn plan(tx: &mut Tx, body: i64, file: &OfficeFile) -> Result<Plan, ImportError> {
    let rows = tx.rows(
        sql!("SELECT kind, part_key, position, doc FROM office_part WHERE body = ?1 AND retired_at IS NULL"),
        values![body],
    )?;
    let mut stored: BTreeMap<(String, String), (i64, String)> = BTreeMap::new();
    for row in &rows {
        stored.insert((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?));
    }
    let former: BTreeMap<&str, &str> = file
        .agenda
        .iter()
        .filter_map(|item| Some((item.get_ref().key.as_str(), item.get_ref().was.as_deref()?)))
        .collect();
    let mut changes = Vec::new();
    for part in parts_of(file)? {
        let known = stored.remove(&(part.kind.to_owned(), part.key.clone()));
        // Once it has its new key, where it came from says nothing any more.
        let was = former.get(part.key.as_str()).filter(|_| part.kind == "agenda" && known.is_none());
        if let Some(from) = was.map(|was| (*was).to_owned()) {
            if stored.remove(&(part.kind.to_owned(), from.clone())).is_none() {
                return Err(ImportError::UnknownFormerKey { agenda: part.key, was: from });
            }
            changes.push(Change::Renamed { from, part });
            continue;
        }
        match known {
            None => changes.push(Change::Added { part }),
            Some((position, doc)) if position != part.position || doc != part.doc => {
                changes.push(Change::Changed { part });
            }
            Some(_) => {}
        }
    }
    changes.extend(stored.into_keys().map(|(kind, key)| Change::Retired { kind, key }));
    Ok(Plan { changes })
}

/// The parts of a file, documents in their stored form.
fn parts_of(file: &OfficeFile) -> Result<Vec<NewPart>, StoreError> {
    let mut parts = vec![part("body", "body", 0, file.body.get_ref())?];
    for (at, item) in file.closure.iter().enumerate() {
        let doc = item.get_ref();
        let day = doc.every.clone().or_else(|| doc.date.map(|date| date.to_string())).unwrap_or_default();
        parts.push(part("closure", &format!("{day}-{at}"), at, doc)?);
    }
    add(&mut parts, "site", &file.site, |doc| &doc.key)?;
    add(&mut parts, "room", &file.room, |doc| &doc.key)?;
    add(&mut parts, "counter", &file.counter, |doc| &doc.key)?;
    add(&mut parts, "service", &file.service, |doc| &doc.key)?;
    add(&mut parts, "agenda", &file.agenda, |doc| &doc.key)?;
    add(&mut parts, "staff", &file.staff, |doc| &doc.login)?;
    add(&mut parts, "kiosk", &file.kiosk, |doc| &doc.key)?;
    add(&mut parts, "display", &file.display, |doc| &doc.key)?;
    add(&mut parts, "programme", &file.programme, |doc| &doc.key)?;
    add(&mut parts, "hours", &file.hours, |doc| &doc.key)?;
    add(&mut parts, "area", &file.area, |doc| &doc.key)?;
    add(&mut parts, "supplier", &file.supplier, |doc| &doc.key)?;
    add(&mut parts, "customer", &file.customer, |doc| &doc.key)?;
    add(&mut parts, "contract", &file.contract, |doc| &doc.key)?;
    add(&mut parts, "station", &file.station, |doc| &doc.key)?;
    add(&mut parts, "due", &file.due, |doc| &doc.key)?;
    Ok(parts)
}

fn add<T: serde::Serialize>(
    parts: &mut Vec<NewPart>,
    kind: &'static str,
    items: &[Spanned<T>],
    key: impl Fn(&T) -> &String,
) -> Result<(), StoreError> {
    for (at, item) in items.iter().enumerate() {
        parts.push(part(kind, key(item.get_ref()), at, item.get_ref())?);
    }
    Ok(())
}

fn part<T: serde::Serialize>(
    kind: &'static str,
    key: &str,
    at: usize,
    doc: &T,
) -> Result<NewPart, StoreError> {
    let doc = serde_json::to_string(doc).map_err(|e| StoreError::Shape(e.to_string()))?;
    Ok(NewPart { kind, key: key.to_owned(), position: at as i64, doc })
}

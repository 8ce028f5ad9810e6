//! An office file becomes the office: what would change is shown first, then done in one transaction.

mod error;
mod follow;
mod page;
mod plan;

pub use error::ImportError;
pub use follow::{Consequences, Done, Settling, change};
pub use page::routes;
pub use plan::{Change, Plan, plan};

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::file::OfficeFile;

/// Writes the file's parts; the plan says what that changes. Running it twice changes nothing.
pub fn apply(
    tx: &mut Tx,
    file: &OfficeFile,
    scratch: bool,
    actor: &Actor,
    now: Moment,
) -> Result<(i64, Plan), ImportError> {
    let slug = file.body.get_ref().key.as_str();
    let known = tx.row(sql!("SELECT id FROM body WHERE slug = ?1"), values![slug])?;
    let body = match known {
        Some(row) => row.get(0)?,
        None => {
            let id = tx.new_id();
            tx.execute(
                sql!("INSERT INTO body (id, slug, version, scratch, created_at) VALUES (?1, ?2, 0, ?3, ?4)"),
                values![id, slug, scratch, now],
            )?;
            id
        }
    };
    let plan = plan(tx, body, file)?;
    for change in &plan.changes {
        write(tx, body, change, now)?;
    }
    if !plan.changes.is_empty() {
        tx.execute(sql!("UPDATE body SET version = version + 1 WHERE id = ?1"), values![body])?;
        let count = |wanted: fn(&Change) -> bool| plan.changes.iter().filter(|change| wanted(change)).count();
        append(
            tx,
            NewEvent {
                body,
                place: 0,
                kind: "office_changed",
                subject: body,
                actor,
                at: now,
                facts: serde_json::json!({
                    "added": count(|change| matches!(change, Change::Added { .. })),
                    "changed": count(|change| matches!(change, Change::Changed { .. } | Change::Renamed { .. })),
                    "retired": count(|change| matches!(change, Change::Retired { .. })),
                }),
            },
        )?;
    }
    Ok((body, plan))
}

fn write(tx: &mut Tx, body: i64, change: &Change, now: Moment) -> Result<(), StoreError> {
    match change {
        Change::Added { part, .. } => {
            let id = tx.new_id();
            // A key that comes back after being retired is the same thing again, with its old id.
            tx.execute(
                sql!(
                    "INSERT INTO office_part (body, id, kind, part_key, position, doc, retired_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL) ON CONFLICT (body, kind, part_key) DO UPDATE SET position = excluded.position, doc = excluded.doc, retired_at = NULL"
                ),
                values![body, id, part.kind, part.key.as_str(), part.position, part.doc.as_str()],
            )?;
        }
        Change::Changed { part, .. } => {
            tx.execute(
                sql!("UPDATE office_part SET doc = ?4, position = ?5 WHERE body = ?1 AND kind = ?2 AND part_key = ?3"),
                values![body, part.kind, part.key.as_str(), part.doc.as_str(), part.position],
            )?;
        }
        Change::Renamed { from, part } => {
            // Something retired long ago may hold the new key: it stays known by its id alone.
            tx.execute(
                sql!(
                    "UPDATE office_part SET part_key = part_key || '~' || id WHERE body = ?1 AND kind = ?2 AND part_key = ?3 AND retired_at IS NOT NULL"
                ),
                values![body, part.kind, part.key.as_str()],
            )?;
            tx.execute(
                sql!(
                    "UPDATE office_part SET part_key = ?3, doc = ?4, position = ?5 WHERE body = ?1 AND kind = ?2 AND part_key = ?6"
                ),
                values![body, part.kind, part.key.as_str(), part.doc.as_str(), part.position, from.as_str()],
            )?;
        }
        Change::Retired { kind, key, .. } => {
            tx.execute(
                sql!(
                    "UPDATE office_part SET retired_at = ?4 WHERE body = ?1 AND kind = ?2 AND part_key = ?3"
                ),
                values![body, kind.as_str(), key.as_str(), now],
            )?;
        }
    }
    Ok(())
}

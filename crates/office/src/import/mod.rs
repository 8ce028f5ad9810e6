//! An office file becomes the office: what would change is shown first, then done in one transaction.

mod page;
mod plan;

pub use page::routes;
pub use plan::{Change, Plan, plan};

use std::sync::Arc;

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::web::Sentence;
use platform::{Moment, sql, values};

use crate::file::OfficeFile;
use crate::parts::Office;

/// Somebody who would be hurt by a change, found by a feature: booked people without a seat, say.
pub type ConsequenceFinder =
    Arc<dyn Fn(&mut Tx, &Office, &Office, Moment) -> Result<Vec<Sentence>, StoreError> + Send + Sync>;

/// Writes the file's parts; the plan says what that changes. Running it twice changes nothing.
pub fn apply(
    tx: &mut Tx,
    file: &OfficeFile,
    scratch: bool,
    actor: &Actor,
    now: Moment,
) -> Result<(i64, Plan), StoreError> {
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
                    "changed": count(|change| matches!(change, Change::Changed { .. })),
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

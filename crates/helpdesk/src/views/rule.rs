//! The transactions of views.

use platform::store::{Row, StoreError, Tx};
use platform::written::line;
use platform::{Moment, sql, values};

use super::{ViewError, Wish};
use crate::work::{AtDesk, Lead};

/// Views of one person, and shared ones, at most.
pub const VIEWS_MAX: i64 = 20;
/// Longest name, in characters.
pub const NAME_MAX: usize = 60;

/// Whose a view is to be.
#[derive(Clone, Debug)]
pub enum Owner {
    /// Of the member of the staff who keeps it.
    Mine(AtDesk),
    /// Of all who work at the desk.
    Desk(Lead),
}

impl Owner {
    fn desk(&self) -> &AtDesk {
        match self {
            Owner::Mine(desk) => desk,
            Owner::Desk(lead) => lead,
        }
    }

    /// As it is stored: 0 for all.
    fn id(&self) -> i64 {
        match self {
            Owner::Mine(desk) => desk.staff,
            Owner::Desk(_) => 0,
        }
    }
}

/// A view as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    pub name: String,
    pub shared: bool,
    pub wish: Wish,
}

/// Keeps a filter under a name.
pub fn save(tx: &mut Tx, owner: &Owner, name: &str, wish: &Wish, now: Moment) -> Result<i64, ViewError> {
    let (desk, wish) = (owner.desk(), wish.cleaned());
    let name = line(name);
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(ViewError::Name);
    }
    if wish.asks_nothing() {
        return Err(ViewError::Everything);
    }
    let id = tx.new_id();
    let kept = tx.execute(
        sql!("INSERT INTO desk_view (body, id, owner, name, wish, made_by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"),
        values![
            desk.body,
            id,
            owner.id(),
            name,
            serde_json::json!(wish).to_string(),
            desk.staff,
            now
        ],
    )?;
    if kept == 0 {
        return Err(ViewError::Taken);
    }
    let row = tx.row(
        sql!("SELECT COUNT(*) FROM desk_view WHERE body = ?1 AND owner = ?2"),
        values![desk.body, owner.id()],
    )?;
    if row.map_or(Ok(0), |row| row.get::<i64>(0))? > VIEWS_MAX {
        return Err(ViewError::Many);
    }
    note(tx, owner, "desk_view_kept", id, now)?;
    Ok(id)
}

/// Removes one's own, or a shared one.
pub fn remove(tx: &mut Tx, owner: &Owner, id: i64, now: Moment) -> Result<(), ViewError> {
    let removed = tx.execute(
        sql!("DELETE FROM desk_view WHERE body = ?1 AND id = ?2 AND owner = ?3"),
        values![owner.desk().body, id, owner.id()],
    )?;
    if removed == 0 {
        return Err(ViewError::Unknown);
    }
    Ok(note(tx, owner, "desk_view_removed", id, now)?)
}

/// What a member of the staff has beside the list: the shared ones, and his own.
pub fn seen_by(tx: &mut Tx, body: i64, staff: i64) -> Result<Vec<Kept>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, name, owner, wish FROM desk_view WHERE body = ?1 AND owner IN (0, ?2) ORDER BY owner, name"),
        values![body, staff],
    )?;
    let read = |row: &Row| {
        let (owner, wish): (i64, String) = (row.get(2)?, row.get(3)?);
        let wish = serde_json::from_str(&wish).map_err(|e| StoreError::Shape(e.to_string()))?;
        Ok(Kept { id: row.get(0)?, name: row.get(1)?, shared: owner == 0, wish })
    };
    rows.iter().map(read).collect()
}

fn note(tx: &mut Tx, owner: &Owner, kind: &str, id: i64, now: Moment) -> Result<(), StoreError> {
    owner.desk().note(tx, kind, id, serde_json::json!({ "owner": owner.id() }), now)
}

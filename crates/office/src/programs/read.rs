//! Programs as the page shows them, and what the office knows of them.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

/// Programs on the page; who has more looks for the older ones in the events.
const SHOWN_MAX: i64 = 500;

/// A program with what is known of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub id: i64,
    pub name: String,
    pub rights: Vec<String>,
    /// How many keys it has had.
    pub turn: i64,
    pub made_at: Moment,
    pub made_by: String,
    /// When the key in force was made, and when it ends.
    pub keyed_at: Moment,
    pub expires_at: Moment,
    /// Until when the key of before went or goes on.
    pub old_until: Option<Moment>,
    pub used_at: Option<Moment>,
    /// When and by whom it was revoked.
    pub revoked: Option<(Moment, String)>,
}

/// What the office knows of a program: its name as an author, what it may, whether it still stands.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: i64,
    pub name: String,
    pub rights: Vec<String>,
    pub stands: bool,
}

/// Those that stand first, by name; then the revoked, newest first.
pub fn of_body(tx: &mut Tx, body: i64) -> Result<Vec<Program>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT id, name, rights, turn, made_at, made_by, keyed_at, expires_at, old_until, used_at, revoked_at, revoked_by FROM program WHERE body = ?1 ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, revoked_at DESC, name LIMIT ?2"
        ),
        values![body, SHOWN_MAX],
    )?;
    rows.iter().map(from_row).collect()
}

fn from_row(row: &Row) -> Result<Program, StoreError> {
    let moment = |at: usize| Ok::<_, StoreError>(row.get::<Option<i64>>(at)?.map(Moment));
    let revoked = match moment(10)? {
        Some(at) => Some((at, row.get::<Option<String>>(11)?.unwrap_or_default())),
        None => None,
    };
    Ok(Program {
        id: row.get(0)?,
        name: row.get(1)?,
        rights: words(&row.get::<String>(2)?),
        turn: row.get(3)?,
        made_at: Moment(row.get(4)?),
        made_by: row.get(5)?,
        keyed_at: Moment(row.get(6)?),
        expires_at: Moment(row.get(7)?),
        old_until: moment(8)?,
        used_at: moment(9)?,
        revoked,
    })
}

/// All that a body has or had.
pub(crate) fn known(tx: &mut Tx, body: i64) -> Result<Vec<Known>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, name, rights, revoked_at FROM program WHERE body = ?1 ORDER BY id"),
        values![body],
    )?;
    let one = |row: &Row| {
        let rights = words(&row.get::<String>(2)?);
        let stands = row.get::<Option<i64>>(3)?.is_none();
        Ok(Known { id: row.get(0)?, name: row.get(1)?, rights, stands })
    };
    rows.iter().map(one).collect()
}

fn words(rights: &str) -> Vec<String> {
    rights.split(' ').map(str::to_owned).collect()
}

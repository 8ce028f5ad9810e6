//! The last step of a counter, and how things were before it.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use serde::{Deserialize, Serialize};

use crate::counter::{Desk, State};
use crate::line::{self, InLine};
use crate::serve::AtCounter;
use crate::visit::{Aside, Visit};

/// How long a step can be undone, by the server's clock. The screen counts on the same clock, so that no
/// grace is needed: the button is gone when the time is over. A clock that runs faster than people, as in a
/// demonstration, leaves them their ten seconds.
pub const UNDO_SECONDS: i64 = 10;

/// What an operator did last.
#[derive(Clone, Debug)]
pub struct Step {
    pub id: i64,
    /// The event that it appended: `served`, `no_show`, `parked`, `away`, `sent_on`, `called`.
    pub kind: String,
    pub at: Moment,
    /// Until when it can be undone.
    pub until: Moment,
    pub was: Was,
    pub undone: bool,
}

/// How things were before a step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Was {
    pub state: State,
    pub since: i64,
    /// Whose service the step ended.
    pub ended: Option<Ended>,
    /// Whom the same key called.
    pub called: Option<Stood>,
}

/// Somebody who was at the counter.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ended {
    pub visit: i64,
    pub call: i64,
    pub service: i64,
    pub offering: String,
}

/// Somebody called, and where she stood until then.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stood {
    pub visit: i64,
    pub call: i64,
    pub place: Place,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Line(line::Place),
    Aside(Aside),
}

impl Place {
    pub fn in_line(entry: &InLine) -> Place {
        Place::Line(line::Place::of(entry))
    }
}

impl Step {
    /// The counter is as the step left it: nobody else was called there since.
    pub fn stands(&self, desk: &Desk) -> bool {
        desk.state != State::Left && desk.call == self.was.called.as_ref().map(|stood| stood.call)
    }
}

/// Remembers a step of the counter that stood as `at` shows it; the one before it is forgotten.
pub fn remember(
    tx: &mut Tx,
    body: i64,
    at: &AtCounter,
    kind: &str,
    ended: Option<&Visit>,
    called: Option<Stood>,
    now: Moment,
) -> Result<(), StoreError> {
    let desk = &at.desk;
    let ended = ended.zip(desk.call).map(|(visit, call)| Ended {
        visit: visit.id,
        call,
        service: visit.service,
        offering: visit.offering.clone(),
    });
    let was = Was { state: desk.state, since: desk.since.ms(), ended, called };
    let was = serde_json::to_string(&was).map_err(|e| StoreError::Shape(e.to_string()))?;
    let (id, until) = (tx.new_id(), now.plus_s(UNDO_SECONDS * at.speed));
    tx.execute(
        sql!(
            "INSERT INTO counter_step (body, counter, id, kind, at, ends_at, was) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (body, counter) DO UPDATE SET id = excluded.id, kind = excluded.kind, at = excluded.at, ends_at = excluded.ends_at, was = excluded.was"
        ),
        values![body, desk.counter, id, kind, now, until, was],
    )?;
    Ok(())
}

/// Whoever opens a counter has done nothing there yet.
pub fn forget(tx: &mut Tx, body: i64, counter: i64) -> Result<(), StoreError> {
    let sql = sql!("DELETE FROM counter_step WHERE body = ?1 AND counter = ?2");
    tx.execute(sql, values![body, counter])?;
    Ok(())
}

/// The last step of a counter.
pub fn last(tx: &mut Tx, body: i64, counter: i64) -> Result<Option<Step>, StoreError> {
    let row = tx.row(
        sql!(
            "SELECT s.id, s.kind, s.at, s.ends_at, s.was, u.at FROM counter_step s LEFT JOIN counter_undo u ON u.body = s.body AND u.step = s.id WHERE s.body = ?1 AND s.counter = ?2"
        ),
        values![body, counter],
    )?;
    row.map(|row| {
        let was: String = row.get(4)?;
        Ok(Step {
            id: row.get(0)?,
            kind: row.get(1)?,
            at: Moment(row.get(2)?),
            until: Moment(row.get(3)?),
            was: serde_json::from_str(&was).map_err(|e| StoreError::Shape(e.to_string()))?,
            undone: row.get::<Option<i64>>(5)?.is_some(),
        })
    })
    .transpose()
}

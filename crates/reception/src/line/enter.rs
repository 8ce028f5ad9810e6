//! Joining a line, and the offer to an idle counter that follows at once.

use office::Office;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use queueing::Kind;
use serde::{Deserialize, Serialize};

use super::InLine;
use crate::call_next::{self, Called};
use crate::visit::Visit;

/// How somebody stands in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: Kind,
    /// The wait counts from here, epoch seconds.
    pub due_s: i64,
    pub late_checkin: bool,
}

/// A place in a line, so that it can be given back to the second.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    pub service: i64,
    kind: Kind,
    due_s: i64,
    checkin_s: i64,
    late_checkin: bool,
    ticket: i64,
    callable_s: i64,
    /// A step that an older program remembered says nothing of it.
    #[serde(default)]
    not_before_s: i64,
}

impl Place {
    pub fn of(entry: &InLine) -> Place {
        let person = &entry.person;
        Place {
            service: person.service,
            kind: person.kind,
            due_s: person.due,
            checkin_s: person.checkin,
            late_checkin: person.late_checkin,
            ticket: person.ticket,
            callable_s: entry.callable_s,
            not_before_s: entry.not_before_s,
        }
    }
}

/// Puts a visit in line and, when it may be called already, offers it to an idle counter
/// (queueing reference 1.6). Answers the call that this caused, if any.
pub fn enter(
    tx: &mut Tx,
    office: &Office,
    visit: &Visit,
    entry: Entry,
    now: Moment,
) -> Result<Option<Called>, StoreError> {
    let at_once = stand(tx, office, visit, entry, now)?;
    if at_once { call_next::offer(tx, office, visit.site, visit.service, now) } else { Ok(None) }
}

/// Writes a visit into its line and nothing more; true when a counter may call it already.
pub fn stand(
    tx: &mut Tx,
    office: &Office,
    visit: &Visit,
    entry: Entry,
    now: Moment,
) -> Result<bool, StoreError> {
    let place = Place {
        service: visit.service,
        kind: entry.kind,
        due_s: entry.due_s,
        checkin_s: now.seconds(),
        late_checkin: entry.late_checkin,
        ticket: visit.ticket,
        callable_s: entry.due_s - office.body.calling.policy().early_s,
        not_before_s: 0,
    };
    let at_once = place.checkin_s >= place.callable_s;
    insert(tx, office.id, visit, &place, at_once)?;
    Ok(at_once)
}

/// Puts somebody back exactly where she stood; false when she stands in a line already. She was called from
/// that place, so that nothing has to wake a counter for her.
pub fn put_back(tx: &mut Tx, body: i64, visit: &Visit, place: &Place) -> Result<bool, StoreError> {
    insert(tx, body, visit, place, true)
}

fn insert(tx: &mut Tx, body: i64, visit: &Visit, place: &Place, offered: bool) -> Result<bool, StoreError> {
    let written = tx.execute(
        sql!(
            "INSERT INTO waiting (body, visit, site, service, kind, due_s, checkin_s, late_checkin, ticket, callable_s, not_before_s, offered) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT DO NOTHING"
        ),
        values![
            body,
            visit.id,
            visit.site,
            place.service,
            place.kind.as_str(),
            place.due_s,
            place.checkin_s,
            place.late_checkin,
            place.ticket,
            place.callable_s,
            place.not_before_s,
            offered
        ],
    )?;
    Ok(written == 1)
}

//! Joining a line, and the offer to an idle counter that follows at once.

use office::Office;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use queueing::Kind;

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
    let checkin_s = now.seconds();
    let callable_s = entry.due_s - office.body.calling.policy().early_s;
    let at_once = checkin_s >= callable_s;
    tx.execute(
        sql!(
            "INSERT INTO waiting (body, visit, site, service, kind, due_s, checkin_s, late_checkin, ticket, callable_s, offered) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING"
        ),
        values![
            office.id,
            visit.id,
            visit.site,
            visit.service,
            entry.kind.as_str(),
            entry.due_s,
            checkin_s,
            entry.late_checkin,
            visit.ticket,
            callable_s,
            at_once
        ],
    )?;
    Ok(at_once)
}

//! What is old, by class, and erasing a batch of it.

use jiff::ToSpan;
use office::Office;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, files, sql, values};

use super::aside;
use crate::defects;
use crate::erase::{self, Counts, ERASED, Scope};
use crate::ticket::words::words;

/// Things of one transaction.
pub(super) const BATCH: i64 = 50;

words! {
    /// What is kept for a time of its own.
    Class {
        Files = "files",
        Tickets = "tickets",
        Letters = "letters",
        Certified = "certified",
        SetAside = "set_aside",
        Defects = "defects",
    }
}

/// A request that is over and that nothing holds: `?2` is the instant before which it was touched last. One
/// that was merged goes with the request that shows its words.
macro_rules! old_tickets {
    ($what:literal, $rest:literal) => {
        concat!(
            "SELECT ", $what, " AND t.open = 0 AND t.erased_at IS NULL AND t.touched_at < ?2",
            " AND NOT EXISTS (SELECT 1 FROM ticket m WHERE m.body = t.body AND m.id = t.merged_into AND (m.open = 1 OR m.touched_at >= ?2))",
            " AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.body = t.body AND h.lifted_at IS NULL AND ((h.what = 'ticket' AND h.subject IN (t.id, t.merged_into)) OR (h.what = 'customer' AND h.subject = t.customer)))",
            $rest
        )
    };
}

/// A letter byte for byte, unless its request is open or held, or a service is about to end by it.
macro_rules! old_letters {
    ($what:literal, $rest:literal) => {
        concat!(
            "SELECT ", $what, " FROM letter l WHERE l.body = ?1 AND l.file IS NOT NULL AND l.arrived_at < ?2 AND l.state = 'applied' AND l.certified = ?3",
            " AND NOT EXISTS (SELECT 1 FROM service_course s WHERE s.body = l.body AND s.letter = l.id AND s.over_at IS NULL)",
            " AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.body = l.body AND t.id = l.ticket AND (t.open = 1 OR EXISTS (SELECT 1 FROM legal_hold h WHERE h.body = t.body AND h.lifted_at IS NULL AND ((h.what = 'ticket' AND h.subject IN (t.id, t.merged_into)) OR (h.what = 'customer' AND h.subject = t.customer)))))",
            $rest
        )
    };
}

/// A defect that was closed and that nobody moved since, unless a request behind it is held. `?3` stands where a title
/// was erased.
macro_rules! old_defects {
    ($what:literal, $rest:literal) => {
        concat!(
            "SELECT ", $what, " FROM defect d WHERE d.body = ?1 AND d.open = 0 AND d.title <> ?3",
            " AND NOT EXISTS (SELECT 1 FROM defect_step s WHERE s.body = d.body AND s.defect = d.id AND s.at >= ?2)",
            " AND NOT EXISTS (SELECT 1 FROM defect_ticket l JOIN ticket t ON t.body = l.body AND t.id = l.ticket JOIN legal_hold h ON h.body = t.body AND h.lifted_at IS NULL AND ((h.what = 'ticket' AND h.subject IN (t.id, t.merged_into)) OR (h.what = 'customer' AND h.subject = t.customer)) WHERE l.body = d.body AND l.defect = d.id)",
            $rest
        )
    };
}

/// What a class keeps until when; `None` for ever.
pub(super) fn until(office: &Office, class: Class, now: Moment) -> Option<Moment> {
    let doc = &office.body.retention;
    let span = match class {
        Class::Files => doc.files_months.months(),
        Class::Tickets => doc.tickets_months.months(),
        Class::Letters => doc.letters_months.months(),
        Class::Certified => doc.certified_months.months(),
        Class::SetAside => doc.set_aside_days.days(),
        Class::Defects => doc.defects_months.months(),
    };
    let before = now.zoned(&office.zone).checked_sub(span).ok().filter(|_| !span.is_zero())?;
    Some(before.timestamp().into())
}

/// How much of a class would go now.
pub fn due(tx: &mut Tx, office: &Office, class: Class, now: Moment) -> Result<i64, StoreError> {
    let Some(until) = until(office, class, now) else { return Ok(0) };
    let body = office.id;
    let rows = match class {
        Class::Files => tx.numbers(
            sql!(old_tickets!("COUNT(*) FROM ticket t JOIN ticket_file f ON f.body = t.body AND f.ticket = t.id WHERE t.body = ?1", "")),
            values![body, until],
        )?,
        Class::Tickets => {
            tx.numbers(sql!(old_tickets!("COUNT(*) FROM ticket t WHERE t.body = ?1", "")), values![body, until])?
        }
        Class::Letters | Class::Certified => tx.numbers(
            sql!(old_letters!("COUNT(*)", "")),
            values![body, until, class == Class::Certified],
        )?,
        Class::SetAside => return Ok(aside::old(tx, office, until, usize::MAX)?.len() as i64),
        Class::Defects => tx.numbers(sql!(old_defects!("COUNT(*)", "")), values![body, until, ERASED])?,
    };
    Ok(rows.first().map_or(0, |[count]| *count))
}

/// The oldest of a class, of one batch.
pub(super) fn next(tx: &mut Tx, office: &Office, class: Class, now: Moment) -> Result<Vec<i64>, StoreError> {
    let Some(until) = until(office, class, now) else { return Ok(Vec::new()) };
    let body = office.id;
    let rows = match class {
        Class::Files => tx.numbers(
            sql!(old_tickets!("f.file FROM ticket t JOIN ticket_file f ON f.body = t.body AND f.ticket = t.id WHERE t.body = ?1", " ORDER BY t.touched_at, t.id, f.file LIMIT ?3")),
            values![body, until, BATCH],
        )?,
        Class::Tickets => tx.numbers(
            sql!(old_tickets!("t.id FROM ticket t WHERE t.body = ?1", " ORDER BY t.touched_at, t.id LIMIT ?3")),
            values![body, until, BATCH],
        )?,
        Class::Letters | Class::Certified => tx.numbers(
            sql!(old_letters!("l.id", " ORDER BY l.arrived_at, l.id LIMIT ?4")),
            values![body, until, class == Class::Certified, BATCH],
        )?,
        Class::SetAside => return aside::old(tx, office, until, BATCH as usize),
        Class::Defects => tx.numbers(
            sql!(old_defects!("d.id", " ORDER BY d.id LIMIT ?4")),
            values![body, until, ERASED, BATCH],
        )?,
    };
    Ok(rows.into_iter().map(|[id]| id).collect())
}

/// Erases a batch; nothing is answered when nothing is left.
pub(super) fn batch(
    tx: &mut Tx,
    office: &Office,
    class: Class,
    actor: &Actor,
    now: Moment,
) -> Result<Counts, StoreError> {
    let mut counts = Counts::default();
    for id in next(tx, office, class, now)? {
        match class {
            Class::Tickets => counts.add(erase::ticket(tx, office.id, id, Scope::Retention, actor, now)?),
            Class::Files => {
                tx.execute(
                    sql!("DELETE FROM ticket_file WHERE body = ?1 AND file = ?2"),
                    values![office.id, id],
                )?;
                files::remove(tx, office.id, id)?;
                counts.files += 1;
            }
            Class::Letters | Class::Certified | Class::SetAside => {
                erase::letter(tx, office.id, id, now)?;
                counts.letters += 1;
            }
            Class::Defects => {
                defects::forget(tx, office.id, id)?;
                counts.defects += 1;
            }
        }
    }
    Ok(counts)
}

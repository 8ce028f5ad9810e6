//! The hours of the desk through time: each second is judged by the version in force at that second.

use std::sync::Arc;

use calendar::{Calendar, CalendarHistory, CalendarVersion, Ruler};
use office::Office;
use office::docs::HoursDoc;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

/// Hours from the beginning of time, until they are changed for the first time.
const ALWAYS: Moment = Moment(0);

/// The ruler of hours, laid out once for as long as the office stands as it is. `None` for hours that the
/// office does not have any more and never changed.
pub fn ruler(tx: &mut Tx, office: &Office, part: i64) -> Result<Option<Arc<Ruler>>, StoreError> {
    let known = office.memo.of_part(part, || match history(tx, office, part)? {
        Some(history) => Ok(Ruler::new(history)),
        None => Err(None),
    });
    match known {
        Ok(ruler) => Ok(Some(ruler)),
        Err(None) => Ok(None),
        Err(Some(error)) => Err(error),
    }
}

fn history(tx: &mut Tx, office: &Office, part: i64) -> Result<Option<CalendarHistory>, Option<StoreError>> {
    let mut versions = versions(tx, office.id, part).map_err(Some)?;
    if let Some(doc) = office::by_id(&office.hours, part)
        && versions.is_empty()
    {
        versions.push(CalendarVersion { valid_from: ALWAYS.timestamp(), calendar: of(office, &doc.doc) });
    }
    if versions.is_empty() {
        return Ok(None);
    }
    CalendarHistory::new(versions).map(Some).map_err(|e| Some(StoreError::Shape(e.to_string())))
}

fn versions(tx: &mut Tx, body: i64, part: i64) -> Result<Vec<CalendarVersion>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT valid_from, doc FROM hours_version WHERE body = ?1 AND part = ?2 ORDER BY version"),
        values![body, part],
    )?;
    let read = |row: &platform::store::Row| {
        let doc: String = row.get(1)?;
        let calendar = serde_json::from_str(&doc).map_err(|e| StoreError::Shape(e.to_string()))?;
        Ok(CalendarVersion { valid_from: Moment(row.get(0)?).timestamp(), calendar })
    };
    rows.iter().map(read).collect()
}

/// The calendar that hours mean at this body.
pub fn of(office: &Office, doc: &HoursDoc) -> Calendar {
    doc.calendar(&office.zone, &office.body, &office.closures)
}

/// Keeps the past of hours that an import changes, holidays and closures of the body included; answers the
/// parts that changed.
pub fn keep_past(tx: &mut Tx, before: &Office, after: &Office, now: Moment) -> Result<Vec<i64>, StoreError> {
    let mut changed = Vec::new();
    for part in &before.hours {
        let next = office::by_id(&after.hours, part.id);
        let (old, new) = (of(before, &part.doc), next.map(|next| of(after, &next.doc)));
        if new.as_ref() == Some(&old) {
            continue;
        }
        let known = versions(tx, after.id, part.id)?.len() as i64;
        if known == 0 {
            add(tx, after.id, part.id, 0, ALWAYS, &old)?;
        }
        // Hours that are no longer in the file go on counting for the clocks that began in them.
        let Some(new) = new else { continue };
        add(tx, after.id, part.id, known.max(1), now, &new)?;
        changed.push(part.id);
    }
    Ok(changed)
}

/// The hours as they are now held from an earlier instant on already. What was written stays: versions of a
/// higher number take its place. `false` when nothing would change.
pub fn correct(
    tx: &mut Tx,
    office: &Office,
    doc: &office::Part<HoursDoc>,
    from: Moment,
    now: Moment,
) -> Result<bool, StoreError> {
    let known = versions(tx, office.id, doc.id)?;
    let Ok(history) = CalendarHistory::new(known.clone()) else { return Ok(false) };
    let calendar = of(office, &doc.doc);
    let mut since: Vec<Moment> = history.versions().iter().map(|version| version.valid_from.into()).collect();
    since.retain(|at| *at > from && *at <= now);
    since.insert(0, from);
    let same = |at: &Moment| Calendar { version: 0, ..history.in_force(at.timestamp()).clone() } == calendar;
    if since.iter().all(same) {
        return Ok(false);
    }
    for (place, at) in since.into_iter().enumerate() {
        add(tx, office.id, doc.id, (known.len() + place) as i64, at, &calendar)?;
    }
    Ok(true)
}

fn add(
    tx: &mut Tx,
    body: i64,
    part: i64,
    version: i64,
    from: Moment,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    let mut calendar = calendar.clone();
    calendar.version = u32::try_from(version).unwrap_or(u32::MAX);
    let doc = serde_json::to_string(&calendar).map_err(|e| StoreError::Shape(e.to_string()))?;
    tx.execute(
        sql!("INSERT INTO hours_version (body, part, version, valid_from, doc) VALUES (?1, ?2, ?3, ?4, ?5)"),
        values![body, part, version, from, doc],
    )?;
    Ok(())
}

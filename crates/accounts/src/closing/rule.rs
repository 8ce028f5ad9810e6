//! The transaction of closing.

use jiff::civil::Date;
use office::Office;
use payments::proof::{Accounting, May};
use platform::store::{StoreError, Tx, table};
use platform::{Moment, sql, values};

use super::error::ClosingError;
use super::facts::{Fact, unbooked};
use super::read::last_closed;
use super::sheet::{Booked, Part, Sheet};
use crate::{reckon, reconcile};

/// Days that are closed at once.
const DAYS_MAX: usize = 62;
/// So many facts are one statement.
const AT_ONCE: usize = 1_000;
/// How far back a body's first closing may lie: nothing brings back a day of another century, closed by mistake.
const FIRST_DAYS_BACK: i64 = 400;

/// The days that closing up to this one closes.
pub fn to_close(tx: &mut Tx, office: &Office, until: Date, now: Moment) -> Result<Vec<Date>, ClosingError> {
    if until >= office.date_of(now) {
        return Err(ClosingError::NotOver);
    }
    if reckon::waits(tx, office.id)? {
        return Err(ClosingError::Reckoning);
    }
    let last = last_closed(tx, office.id)?;
    if last.is_some_and(|last| until <= last) {
        return Err(ClosingError::Closed);
    }
    let oldest = office.date_of(now.plus_s(-FIRST_DAYS_BACK * 86_400));
    if last.is_none() && until < oldest {
        return Err(ClosingError::TooOld(oldest));
    }
    let first = last.and_then(|last| last.tomorrow().ok()).unwrap_or(until);
    let days: Vec<Date> =
        first.series(jiff::Span::new().days(1)).take_while(|day| *day <= until).take(DAYS_MAX + 1).collect();
    if days.len() > DAYS_MAX {
        return Err(ClosingError::TooMany);
    }
    Ok(days)
}

/// Closes every day from the last closed one up to this, each with a sheet of its own. Answers how many.
pub fn close_through(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    until: Date,
    now: Moment,
) -> Result<usize, ClosingError> {
    let days = to_close(tx, office, until, now)?;
    for day in &days {
        close(tx, office, accountant, *day, now)?;
    }
    Ok(days.len())
}

fn close(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    day: Date,
    now: Moment,
) -> Result<(), StoreError> {
    let (sheet, booked) = preview(tx, office, day)?;
    let text = serde_json::to_string(&sheet).map_err(|error| StoreError::Shape(error.to_string()))?;
    for some in booked.chunks(AT_ONCE) {
        let rows = (0..).zip(some).map(|(place, Booked { part, fact }): (i64, _)| {
            let row = serde_json::json!({
                "kind": fact.kind.word(),
                "fact": fact.name,
                "about": fact.day.to_string(),
                "part": part.word(),
                "due": fact.due,
                "amount": fact.amount,
                "text": fact.text,
            });
            (place, row)
        });
        tx.execute(
            sql!("INSERT INTO closed_fact (body, kind, fact, day, about, part, due, amount, text) SELECT ?1, r.value ->> 'kind', r.value ->> 'fact', ?2, r.value ->> 'about', r.value ->> 'part', CAST(r.value ->> 'due' AS BIGINT), CAST(r.value ->> 'amount' AS BIGINT), r.value ->> 'text' FROM json_each(?3) AS r"),
            &[office.id.into(), day.to_string().into(), table(rows)],
        )?;
    }
    tx.execute(
        sql!("INSERT INTO closed_day (body, day, closed_at, closed_by, sheet) VALUES (?1, ?2, ?3, ?4, ?5)"),
        values![office.id, day.to_string(), now, accountant.actor.0.as_str(), text],
    )?;
    let facts = serde_json::json!({ "day": day.to_string(), "rows": booked.len(), "open": sheet.open.len() });
    accountant.note(tx, "day-closed", 0, facts, now)
}

/// The sheet as it would be now, and what would be booked on it. Days before it that are still open keep their
/// facts for their own sheets.
pub fn preview(tx: &mut Tx, office: &Office, day: Date) -> Result<(Sheet, Vec<Booked>), StoreError> {
    let last = last_closed(tx, office.id)?;
    let place = |fact: Fact| {
        let part = match last {
            _ if fact.day == day => Part::Own,
            None => Part::Before,
            Some(last) if fact.day <= last => Part::Adjustment,
            Some(_) => return None,
        };
        Some(Booked { part, fact })
    };
    let booked: Vec<Booked> = unbooked(tx, office, day)?.into_iter().filter_map(place).collect();
    let lines = reconcile::lines(tx, office, day, day)?;
    Ok((Sheet::of(day, &booked, &lines), booked))
}

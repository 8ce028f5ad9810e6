//! Reading the figures. A customer's are found by its own index of tickets; those of the whole desk by the
//! events of the period, so that the cost is the period's and not that of all years.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use office::Office;
use office::docs::Metric;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::available::availability;
use super::figures::{ByChannel, Faces, Figures, FirstContact, PROMISED, Promise, Week};
use crate::faces::Face;
use crate::ticket::{Channel, State, Step};
use office::period::Period;

/// Requests are written down later than they were asked, by fewer days than these.
const WRITTEN_WITHIN_DAYS: i64 = 31;

/// What belongs to one customer, in one period.
struct Asked {
    body: i64,
    customer: i64,
    from: Moment,
    until: Moment,
    now: Moment,
}

/// The figures of one customer.
pub fn figures(
    tx: &mut Tx,
    office: &Office,
    customer: i64,
    period: Period,
    now: Moment,
) -> Result<Figures, StoreError> {
    // A period without instants (a day that its zone skipped) counts nothing.
    let Some((from, until)) = period.bounds(&office.zone) else { return Ok(Figures::default()) };
    let asked = Asked { body: office.id, customer, from, until, now };
    let (opened, solved) = (opened(tx, &asked)?, solved(tx, &asked)?);
    let mut figures = Figures { channels: channels(tx, &asked, &opened)?, ..Figures::default() };
    figures.open = figures.channels.iter().map(|one| one.open).sum();
    figures.late = late(tx, &asked)?;
    (figures.opened, figures.solved) = (opened.len() as i64, solved.len() as i64);
    figures.weeks = weeks(office, period, opened.iter().map(|(at, _)| at), &solved);
    (figures.promises, figures.first_contact) = promises(tx, &asked)?;
    figures.satisfaction = satisfaction(tx, &asked)?;
    figures.availability = availability(tx, office, customer, period, now)?;
    Ok(figures)
}

fn channels(tx: &mut Tx, asked: &Asked, opened: &[(Moment, Channel)]) -> Result<Vec<ByChannel>, StoreError> {
    let mut found: BTreeMap<Channel, (i64, i64)> = BTreeMap::new();
    for row in &tx.rows(
        sql!("SELECT channel, COUNT(*) FROM ticket WHERE body = ?1 AND customer = ?2 AND open = 1 GROUP BY channel"),
        values![asked.body, asked.customer],
    )? {
        found.entry(channel(row, 0)?).or_default().0 = row.get(1)?;
    }
    for (_, channel) in opened {
        found.entry(*channel).or_default().1 += 1;
    }
    Ok(found.into_iter().map(|(channel, (open, asked))| ByChannel { channel, open, asked }).collect())
}

fn channel(row: &Row, at: usize) -> Result<Channel, StoreError> {
    let word: String = row.get(at)?;
    word.parse().map_err(|_| StoreError::Shape(word))
}

fn late(tx: &mut Tx, asked: &Asked) -> Result<i64, StoreError> {
    let row = tx.row(
        sql!("SELECT COUNT(*) FROM ticket WHERE body = ?1 AND customer = ?2 AND open = 1 AND due_at < ?3"),
        values![asked.body, asked.customer, asked.now],
    )?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// When and how each was asked.
fn opened(tx: &mut Tx, asked: &Asked) -> Result<Vec<(Moment, Channel)>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT origin, channel FROM ticket WHERE body = ?1 AND customer = ?2 AND customer <> 0 AND origin >= ?3 AND origin < ?4 AND state NOT IN ('merged', 'duplicate', 'spam')"),
        values![asked.body, asked.customer, asked.from, asked.until],
    )?;
    rows.iter().map(|row| Ok((Moment(row.get(0)?), channel(row, 1)?))).collect()
}

/// The step that solves, as it is stored.
fn solving() -> String {
    serde_json::json!(Step::Became { state: State::Resolved }).to_string()
}

/// When each was solved for the first time: one that is opened again does not count twice.
fn solved(tx: &mut Tx, asked: &Asked) -> Result<Vec<Moment>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT MIN(s.at) FROM ticket t JOIN ticket_step s ON s.body = t.body AND s.ticket = t.id WHERE t.body = ?1 AND t.customer = ?2 AND t.customer <> 0 AND t.touched_at >= ?3 AND t.origin < ?4 AND t.state NOT IN ('merged', 'duplicate', 'spam') AND s.step = ?5 GROUP BY t.id HAVING MIN(s.at) >= ?3 AND MIN(s.at) < ?4"),
        values![asked.body, asked.customer, asked.from, asked.until, solving()],
    )?;
    Ok(rows.into_iter().map(|[at]| Moment(at)).collect())
}

fn weeks<'a>(
    office: &Office,
    period: Period,
    opened: impl Iterator<Item = &'a Moment>,
    solved: &[Moment],
) -> Vec<Week> {
    let mut weeks: BTreeMap<Date, (i64, i64)> =
        period.weeks().into_iter().map(|week| (week, (0, 0))).collect();
    let week = |at: &Moment| {
        let day = office.date_of(*at);
        day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
    };
    for at in opened {
        weeks.entry(week(at)).or_default().0 += 1;
    }
    for at in solved {
        weeks.entry(week(at)).or_default().1 += 1;
    }
    weeks.into_iter().map(|(from, (opened, solved))| Week { from, opened, solved }).collect()
}

/// A clock that is over its time counts as late before anybody has looked at it.
fn promises(tx: &mut Tx, asked: &Asked) -> Result<(Vec<Promise>, FirstContact), StoreError> {
    let rows = tx.rows(
        sql!("SELECT c.metric, COUNT(CASE WHEN c.state = 'met' THEN 1 END), COUNT(*), COUNT(c.ended_at), CAST(COALESCE(SUM(CASE WHEN c.ended_at IS NOT NULL THEN c.elapsed_s END), 0) AS BIGINT) FROM ticket t JOIN ticket_clock c ON c.body = t.body AND c.ticket = t.id WHERE t.body = ?1 AND t.customer = ?2 AND t.customer <> 0 AND t.origin >= ?3 AND t.origin < ?4 AND (c.state IN ('met', 'missed', 'late') OR (c.state = 'running' AND c.late_from <= ?5)) GROUP BY c.metric"),
        values![asked.body, asked.customer, asked.from, asked.until, asked.now],
    )?;
    let mut contact = FirstContact { count: 0, mean_s: 0 };
    for row in &rows {
        let (word, count, sum): (String, i64, i64) = (row.get(0)?, row.get(3)?, row.get(4)?);
        if word == Metric::FirstContact.word() && count > 0 {
            contact = FirstContact { count, mean_s: sum / count };
        }
    }
    Ok((promised(&rows)?, contact))
}

fn promised(rows: &[Row]) -> Result<Vec<Promise>, StoreError> {
    let mut found = Vec::new();
    for row in rows {
        let word: String = row.get(0)?;
        let metric = Metric::parse(&word).ok_or(StoreError::Shape(word))?;
        found.push(Promise { metric, met: row.get(1)?, counted: row.get(2)? });
    }
    found.retain(|promise| PROMISED.contains(&promise.metric));
    found.sort_by_key(|promise| promise.metric);
    Ok(found)
}

fn satisfaction(tx: &mut Tx, asked: &Asked) -> Result<Faces, StoreError> {
    let rows = tx.rows(
        sql!("SELECT v.face, COUNT(*) FROM ticket_vote v CROSS JOIN ticket t WHERE v.body = ?1 AND t.body = v.body AND t.id = v.ticket AND t.customer = ?2 AND v.voted_at >= ?3 AND v.voted_at < ?4 GROUP BY v.face"),
        values![asked.body, asked.customer, asked.from, asked.until],
    )?;
    let mut faces = Faces::default();
    for row in &rows {
        let word: Option<String> = row.get(0)?;
        match word.and_then(|word| word.parse().ok()) {
            Some(Face::Good) => faces.good = row.get(1)?,
            Some(Face::Middling) => faces.middling = row.get(1)?,
            Some(Face::Bad) => faces.bad = row.get(1)?,
            None => {}
        }
    }
    Ok(faces)
}

/// Of the whole desk: asked and solved in the period, and how the promises of what was asked stand.
pub fn flow(
    tx: &mut Tx,
    body: i64,
    (from, until): (Moment, Moment),
    now: Moment,
) -> Result<(i64, i64, Vec<Promise>), StoreError> {
    let written = until.plus_s(WRITTEN_WITHIN_DAYS * 86_400);
    let count = |rows: Vec<[i64; 1]>| rows.first().map_or(0, |[count]| *count);
    let opened = tx.numbers(
        sql!("SELECT COUNT(DISTINCT t.id) FROM event e JOIN ticket t ON t.body = e.body AND t.id = e.subject WHERE e.body = ?1 AND e.at >= ?2 AND e.at <= ?4 AND e.kind = 'ticket_opened' AND t.origin >= ?2 AND t.origin < ?3 AND t.state NOT IN ('merged', 'duplicate', 'spam')"),
        values![body, from, until, written],
    )?;
    let solved = tx.numbers(
        sql!("SELECT COUNT(DISTINCT t.id) FROM event e JOIN ticket t ON t.body = e.body AND t.id = e.subject WHERE e.body = ?1 AND e.at >= ?2 AND e.at < ?3 AND e.kind = 'ticket_state' AND e.facts = ?4 AND t.state NOT IN ('merged', 'duplicate', 'spam') AND NOT EXISTS (SELECT 1 FROM ticket_step s WHERE s.body = e.body AND s.ticket = e.subject AND s.step = ?4 AND s.at < ?2)"),
        values![body, from, until, solving()],
    )?;
    let promises = tx.rows(
        sql!("SELECT c.metric, COUNT(CASE WHEN c.state = 'met' THEN 1 END), COUNT(*) FROM event e JOIN ticket t ON t.body = e.body AND t.id = e.subject JOIN ticket_clock c ON c.body = t.body AND c.ticket = t.id WHERE e.body = ?1 AND e.at >= ?2 AND e.at <= ?4 AND e.kind = 'ticket_opened' AND t.origin >= ?2 AND t.origin < ?3 AND (c.state IN ('met', 'missed', 'late') OR (c.state = 'running' AND c.late_from <= ?5)) GROUP BY c.metric"),
        values![body, from, until, written, now],
    )?;
    Ok((count(opened), count(solved), promised(&promises)?))
}

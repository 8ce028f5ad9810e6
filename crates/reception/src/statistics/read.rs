//! Reading events a piece at a time, so that a year of an office neither fills the memory nor keeps a
//! reader from everybody else.

use office::{Ctx, Office};
use platform::events::{self, Event};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::figures::{Asked, Figures};
use super::tally::Tally;

const DAY_S: i64 = 86_400;
/// How long before its hour an appointment can have been booked: the longest lead that an office file
/// allows (366 days), and the day itself.
const LEAD_S: i64 = 367 * DAY_S;
/// Bookings are few among the events: they are read a month at a time.
const BOOKINGS_S: i64 = 30 * DAY_S;

pub async fn figures(ctx: &Ctx, office: &Office, asked: Asked) -> Result<Figures, StoreError> {
    let (body, now, bounds) = (office.id, asked.now, asked.period.bounds(&asked.zone));
    let mut tally = Tally::new(asked);
    let Some((from, until)) = bounds else { return Ok(tally.finish()) };
    // What was done on a day is undone on that day.
    for (start, end) in pieces(from, until.min(now.plus_s(1)), BOOKINGS_S) {
        let page = ctx.db.read(move |tx| of_kinds(tx, body, UNDONE, start, end)).await?;
        tally.leave_out(&page);
    }
    for (start, end) in pieces(from.plus_s(-LEAD_S), from, BOOKINGS_S) {
        let page = ctx.db.read(move |tx| of_kinds(tx, body, FATES, start, end)).await?;
        tally.add_all(&at_counters(office, page));
    }
    for (start, end) in pieces(from, until.min(now.plus_s(1)), DAY_S) {
        let page = ctx.db.read(move |tx| events::between(tx, body, start, end)).await?;
        tally.add_all(&at_counters(office, page));
    }
    Ok(tally.finish())
}

/// Without appointments by phone or at the people's own place: nobody arrives for them.
fn at_counters(office: &Office, mut events: Vec<Event>) -> Vec<Event> {
    let elsewhere = |id: i64| office.service(id).is_some_and(|part| !part.doc.given.at_counter());
    if office.services.iter().any(|part| !part.doc.given.at_counter()) {
        events.retain(|event| !event.facts["service"].as_i64().is_some_and(elsewhere));
    }
    events
}

/// `[from, until)` cut into pieces of at most `length_s`.
fn pieces(from: Moment, until: Moment, length_s: i64) -> impl Iterator<Item = (Moment, Moment)> {
    let mut start = from;
    std::iter::from_fn(move || {
        let end = start.plus_s(length_s).min(until);
        let piece = (start < end).then_some((start, end));
        start = end;
        piece
    })
}

/// The fate of appointments before the period: of a whole year only these kinds matter.
const FATES: [&str; 3] = ["booked", "moved", "cancelled"];
/// What was undone at the counters; few, and all known before the first event is counted.
const UNDONE: [&str; 3] = ["undone"; 3];

/// Events of these kinds alone.
fn of_kinds(
    tx: &mut Tx,
    body: i64,
    [one, two, three]: [&str; 3],
    from: Moment,
    until: Moment,
) -> Result<Vec<Event>, StoreError> {
    tx.rows(
        sql!(
            "SELECT number, place, kind, subject, actor, at, facts FROM event WHERE body = ?1 AND at >= ?2 AND at < ?3 AND number IS NOT NULL AND kind IN (?4, ?5, ?6) ORDER BY number"
        ),
        values![body, from, until, one, two, three],
    )?
    .iter()
    .map(|row| from_row(body, row))
    .collect()
}

fn from_row(body: i64, row: &Row) -> Result<Event, StoreError> {
    let facts: String = row.get(6)?;
    Ok(Event {
        body,
        number: row.get(0)?,
        place: row.get(1)?,
        kind: row.get(2)?,
        subject: row.get(3)?,
        actor: row.get(4)?,
        at: Moment(row.get(5)?),
        facts: serde_json::from_str(&facts).map_err(|e| StoreError::Shape(e.to_string()))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::events::{Actor, NewEvent};
    use platform::store::Engine;
    use platform::{Db, Lane};

    /// Of the year before a period only bookings are read.
    #[tokio::test]
    async fn only_the_fate_of_appointments_is_read_ahead() {
        let folder = std::env::temp_dir().join(format!("statistics-read-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let engine = Engine::Sqlite { file: folder.join("db"), durable: false };
        let db = Db::open(engine, &platform::migrations()).unwrap();
        let note = |kind: &'static str, at: i64| {
            db.write(Lane::HOUSE, move |tx| {
                let (actor, facts) = (Actor::web(), serde_json::json!({ "start": 9 }));
                let event =
                    NewEvent { body: 1, place: 2, kind, subject: at, actor: &actor, at: Moment(at), facts };
                events::append(tx, event)
            })
        };
        for (kind, at) in [("booked", 0), ("called", 1), ("moved", 2), ("cancelled", 3), ("booked", 10)] {
            note(kind, at).await.unwrap();
        }
        let found = db.read(|tx| of_kinds(tx, 1, FATES, Moment(0), Moment(10))).await.unwrap();
        let seen: Vec<_> = found.iter().map(|e| (e.number, e.kind.as_str(), e.subject)).collect();
        assert_eq!(seen, [(1, "booked", 0), (3, "moved", 2), (4, "cancelled", 3)]);
        assert_eq!((found[0].place, found[0].facts["start"].as_i64()), (2, Some(9)));
        let _ = std::fs::remove_dir_all(&folder);
    }

    #[test]
    fn pieces_lie_end_to_end() {
        let cut = |until| pieces(Moment(0), Moment(until), 10).map(|(a, b)| (a.0, b.0)).collect::<Vec<_>>();
        assert_eq!(cut(25_000), [(0, 10_000), (10_000, 20_000), (20_000, 25_000)]);
        assert_eq!(cut(0), []);
        assert_eq!(cut(-5), []);
    }
}

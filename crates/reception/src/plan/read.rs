//! What the store knows of a day of a service.

use agenda::seats::Held;
use agenda::supply::{self, Slot};
use jiff::civil::Date;
use office::docs::ServiceDoc;
use office::people::{self, Contact};
use office::{Office, Part};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, events, sql, values};

use super::sheet::{Booked, Seats, TakenSeat, seats};

/// A day of a service.
#[derive(Clone, Debug)]
pub struct Day {
    pub booked: Vec<Booked>,
    pub seats: Vec<Seats>,
    /// People who came without an appointment.
    pub walk_ins: i64,
    /// The newest event that this shows.
    pub number: i64,
}

pub fn day(tx: &mut Tx, office: &Office, service: &Part<ServiceDoc>, date: Date) -> Result<Day, StoreError> {
    Ok(Day {
        booked: booked(tx, office.id, service.id, date)?,
        seats: all_seats(tx, office, service, date)?,
        walk_ins: walk_ins(tx, office, service, date)?,
        number: events::last_number(tx, office.id)?,
    })
}

fn booked(tx: &mut Tx, body: i64, service: i64, date: Date) -> Result<Vec<Booked>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT a.id, a.start_at, a.call_code, a.offering, a.channel, a.detail, a.person, c.at, v.arrived_at, n.counter, p.why, e.how, e.at, (SELECT l.arrives_at FROM late_notice l WHERE l.body = a.body AND l.subject = a.id ORDER BY l.number DESC LIMIT 1) FROM appointment a LEFT JOIN cancellation c ON c.body = a.body AND c.appointment = a.id LEFT JOIN visit v ON v.body = a.body AND v.appointment = a.id LEFT JOIN counter_now n ON n.body = a.body AND n.visit = v.id LEFT JOIN visit_pause p ON p.body = a.body AND p.visit = v.id LEFT JOIN visit_end e ON e.body = a.body AND e.visit = v.id WHERE a.body = ?1 AND a.day = ?2 AND a.service = ?3 ORDER BY a.start_at, a.id"
        ),
        values![body, date.to_string(), service],
    )?;
    rows.iter()
        .map(|row| {
            let contact = match row.get::<Option<i64>>(6)? {
                Some(person) => people::contact(tx, body, person)?,
                None => Contact::default(),
            };
            from_row(row, contact)
        })
        .collect()
}

fn from_row(row: &Row, contact: Contact) -> Result<Booked, StoreError> {
    let how: Option<String> = row.get(11)?;
    Ok(Booked {
        id: row.get(0)?,
        start: row.get(1)?,
        code: row.get(2)?,
        offering: row.get(3)?,
        channel: row.get(4)?,
        note: row.get(5)?,
        contact,
        cancelled: row.get::<Option<i64>>(7)?.is_some(),
        arrived: row.get(8)?,
        counter: row.get(9)?,
        aside: row.get(10)?,
        ended: how.zip(row.get(12)?),
        late: row.get(13)?,
    })
}

fn all_seats(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    date: Date,
) -> Result<Vec<Seats>, StoreError> {
    let Some((from, until)) = calendar::day_bounds(date, &office.zone) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for agenda in office.agendas_of(&service.doc.key) {
        let taken = tx
            .rows(
                sql!(
                    "SELECT start_at, seat, appointment FROM seat WHERE body = ?1 AND agenda = ?2 AND start_at >= ?3 AND start_at < ?4 ORDER BY start_at, seat"
                ),
                values![office.id, agenda.id, Moment::from(from), Moment::from(until)],
            )?
            .iter()
            .map(|row| Ok(TakenSeat { start: Moment(row.get(0)?), number: row.get(1)?, owner: row.get(2)? }))
            .collect::<Result<Vec<_>, StoreError>>()?;
        let slots = supply::slots_on(office, &service.doc, &agenda.doc, date);
        let held = agenda::seats::held(tx, office.id, agenda.id, from.into(), until.into())?;
        found.extend(with_room(seats(agenda.id, &slots, &taken), &slots, &held));
    }
    found.sort_by_key(|seats| (seats.start, seats.closed));
    Ok(found)
}

/// Free seats as far as those of earlier hours, still taken, leave room for them.
fn with_room(mut groups: Vec<Seats>, slots: &[Slot], held: &[Held]) -> Vec<Seats> {
    let strays = agenda::seats::strays(slots, held);
    for group in groups.iter_mut().filter(|group| !group.closed) {
        let Some(slot) = slots.iter().find(|slot| slot.start == group.start) else { continue };
        let own = held.iter().filter(|held| held.start == slot.start).map(|held| held.seats).sum();
        group.count = group.count.min(slot.seats - agenda::seats::busy(slot, own, &strays));
    }
    groups.retain(|group| group.count > 0);
    groups
}

fn walk_ins(tx: &mut Tx, office: &Office, service: &Part<ServiceDoc>, date: Date) -> Result<i64, StoreError> {
    let site = office.site_of(&service.doc).map_or(0, |site| site.id);
    let row = tx.row(
        sql!(
            "SELECT COUNT(*) FROM visit WHERE body = ?1 AND site = ?2 AND day = ?3 AND service = ?4 AND appointment IS NULL"
        ),
        values![office.id, site, date.to_string(), service.id],
    )?;
    row.map_or(Ok(0), |row| row.get(0))
}

//! How each service runs now: punctuality, people waiting, expected wait.

use office::docs::ServiceDoc;
use platform::Moment;
use platform::store::{StoreError, Tx};
use queueing::{Estimate, Kind, Waiting};

use super::programme::Programme;
use crate::estimate::Room;
use crate::line;

/// A service against what it promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Punctuality {
    /// No open counter serves it.
    Shut,
    /// Everybody in line is here before his time.
    Early,
    OnTime,
    /// Somebody in line waits longer than promised.
    Late {
        minutes: i64,
    },
}

#[derive(Clone, Debug)]
pub(super) struct ServiceRow {
    pub service: i64,
    pub punctuality: Punctuality,
    pub waiting: usize,
    pub wait: Option<Estimate>,
}

/// One row per service of the programme, in the order of the office file.
pub(super) fn rows(tx: &mut Tx, programme: &Programme, now: Moment) -> Result<Vec<ServiceRow>, StoreError> {
    let office = &programme.office;
    let room = Room::now(tx, office, programme.site, now)?;
    let waiting = line::waiting(tx, office.id, programme.site)?;
    let shown = programme.services.iter().filter_map(|id| office.service(*id));
    Ok(shown
        .filter(|part| programme.chosen || !part.doc.reserved)
        .map(|part| {
            let mine: Vec<Waiting> =
                waiting.iter().map(|entry| entry.person).filter(|p| p.service == part.id).collect();
            let punctuality = match room.served(part.id) {
                true => punctuality(&mine, &part.doc, now.seconds()),
                false => Punctuality::Shut,
            };
            let wait = room.of_newcomer(part.id);
            ServiceRow { service: part.id, punctuality, waiting: mine.len(), wait }
        })
        .collect())
}

fn punctuality(waiting: &[Waiting], service: &ServiceDoc, now_s: i64) -> Punctuality {
    let promise_s = |person: &Waiting| service.promise_s(person.kind);
    let late = waiting.iter().filter(|person| now_s - person.due > promise_s(person));
    match late.map(|person| late_s(person, promise_s(person), now_s)).max() {
        Some(seconds) => Punctuality::Late { minutes: (seconds + 59) / 60 },
        None if waiting.is_empty() || waiting.iter().any(|person| person.due <= now_s) => Punctuality::OnTime,
        None => Punctuality::Early,
    }
}

/// Late is measured as the person feels it: from the booked time, or beyond the wait that was promised.
fn late_s(person: &Waiting, promise_s: i64, now_s: i64) -> i64 {
    let since_due = now_s - person.due;
    if person.kind == Kind::Appointment { since_due } else { since_due - promise_s }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service() -> ServiceDoc {
        let doc = serde_json::json!({
            "key": "cards", "site": "hall", "name": "Cards", "mean_min": 10,
            "promise_min": { "appointment": 10, "walk_in": 25 },
        });
        serde_json::from_value(doc).unwrap()
    }

    fn person(kind: Kind, due_min: i64) -> Waiting {
        Waiting { ticket: 1, service: 1, kind, due: due_min * 60, checkin: 0, late_checkin: false }
    }

    fn at(minute: i64, waiting: &[Waiting]) -> Punctuality {
        punctuality(waiting, &service(), minute * 60)
    }

    #[test]
    fn nobody_waits_longer_than_promised_on_time() {
        assert_eq!(at(40, &[]), Punctuality::OnTime);
        let waiting = [person(Kind::Appointment, 30), person(Kind::WalkIn, 15)];
        assert_eq!(at(40, &waiting), Punctuality::OnTime);
    }

    #[test]
    fn appointments_count_from_their_time_walk_ins_beyond_their_promise() {
        assert_eq!(at(43, &[person(Kind::Appointment, 30)]), Punctuality::Late { minutes: 13 });
        assert_eq!(at(43, &[person(Kind::WalkIn, 15)]), Punctuality::Late { minutes: 3 });
    }

    #[test]
    fn everybody_before_his_time_is_early() {
        assert_eq!(at(20, &[person(Kind::Appointment, 30)]), Punctuality::Early);
        let one_is_due = [person(Kind::Appointment, 30), person(Kind::WalkIn, 19)];
        assert_eq!(at(20, &one_is_due), Punctuality::OnTime);
    }
}

//! The transaction that moves. The pass stays the same; the call code is new when the day is.

use office::{Ctx, Office};
use platform::events::{Actor, NewEvent, append};
use platform::jobs::{self, NewJob};
use platform::store::Tx;
use platform::{Moment, sql, values};

use crate::appointment::Appointment;
use crate::book::{BookError, sit, within_lead};
use crate::{arrival, availability, code, mail, seats};

pub fn reschedule(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    appointment: &Appointment,
    start: Moment,
    actor: &Actor,
    now: Moment,
) -> Result<(), BookError> {
    if appointment.cancelled || appointment.start <= now {
        return Err(BookError::NotBookable);
    }
    if appointment.start == start {
        return Ok(());
    }
    let (body, id) = (office.id, appointment.id);
    if arrival::is_here(tx, body, id)? {
        return Err(BookError::Arrived);
    }
    let service = office.service(appointment.service).ok_or(BookError::NotBookable)?;
    let offering = service.doc.offering(&appointment.offering).ok_or(BookError::NotBookable)?;
    within_lead(&service.doc, start, now)?;
    // First away from the old seats: a move by one slot may need one of them. A refusal undoes it all.
    seats::release(tx, body, id)?;
    let day = office.date_of(start);
    let Some((agenda, run)) = sit(tx, office, service, offering, day, start, id)? else {
        let alternatives = availability::next_free(tx, office, service, offering, start, now, 3)?;
        return Err(BookError::Full { alternatives });
    };
    let call_code = match day == appointment.day {
        true => appointment.call_code.clone(),
        false => code::next(tx, &ctx.key, body, appointment.site, day)?.to_string(),
    };
    let length_s: i64 = run.iter().map(|slot| slot.length_s).sum();
    tx.execute(
        sql!(
            "UPDATE appointment SET agenda = ?3, start_at = ?4, length_s = ?5, day = ?6, call_code = ?7 WHERE body = ?1 AND id = ?2"
        ),
        values![body, id, agenda, start, length_s, day.to_string(), call_code],
    )?;
    append(
        tx,
        NewEvent {
            body,
            place: appointment.site,
            kind: "moved",
            subject: id,
            actor,
            at: now,
            facts: serde_json::json!({ "service": service.id, "from": appointment.start, "start": start, "agenda": agenda }),
        },
    )?;
    if appointment.person.is_some() {
        // Named by when it happened: moved there, back and there again is three mails.
        let (dedup, work) =
            (format!("moved:{id}:{}", now.ms()), mail::work_at(id, mail::Occasion::Moved, now));
        jobs::ask(tx, NewJob { body, kind: mail::JOB, dedup, work, due: now })?;
    }
    Ok(())
}

//! The transaction that gives a seat back.

use platform::events::{Actor, NewEvent, append};
use platform::jobs::{self, NewJob};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use crate::appointment::{Appointment, Channel};
use crate::{arrival, mail, seats};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CancelError {
    /// It has begun: what happens now is the office's business.
    Past,
    /// The person is here: the office's own screens see to it.
    Arrived,
    Store(StoreError),
}

impl From<StoreError> for CancelError {
    fn from(error: StoreError) -> Self {
        CancelError::Store(error)
    }
}

impl From<CancelError> for Failed {
    fn from(error: CancelError) -> Failed {
        match error {
            CancelError::Past => Failed::conflict(Sentence::new("cancel-error-past")),
            CancelError::Arrived => Failed::conflict(Sentence::new("cancel-error-arrived")),
            CancelError::Store(error) => error.into(),
        }
    }
}

/// Cancels; doing it again changes nothing.
pub fn cancel(
    tx: &mut Tx,
    body: i64,
    appointment: &Appointment,
    channel: Channel,
    actor: &Actor,
    now: Moment,
) -> Result<(), CancelError> {
    if appointment.cancelled {
        return Ok(());
    }
    if appointment.start <= now {
        return Err(CancelError::Past);
    }
    let id = appointment.id;
    if arrival::is_here(tx, body, id)? {
        return Err(CancelError::Arrived);
    }
    let done = tx.execute(
        sql!(
            "INSERT INTO cancellation (body, appointment, at, actor, channel) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"
        ),
        values![body, id, now, actor.0.as_str(), channel.word()],
    )?;
    if done == 0 {
        return Ok(());
    }
    seats::release(tx, body, id)?;
    append(
        tx,
        NewEvent {
            body,
            place: appointment.site,
            kind: "cancelled",
            subject: id,
            actor,
            at: now,
            facts: serde_json::json!({
                "service": appointment.service, "start": appointment.start, "channel": channel.word(),
                "notice_s": appointment.start.seconds() - now.seconds(),
            }),
        },
    )?;
    if appointment.person.is_some() {
        jobs::ask(
            tx,
            NewJob {
                body,
                kind: mail::JOB,
                dedup: format!("cancelled:{id}"),
                work: mail::work(id, mail::Occasion::Cancelled),
                due: now,
            },
        )?;
    }
    Ok(())
}

//! A pass somebody holds, found by its secret: an appointment or a ticket, and how it stands.

use agenda::appointment::{self, Appointment, PassSecrets};
use office::docs::ServiceDoc;
use office::{Office, Part};
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::web::Failed;
use platform::{sql, values};
use queueing::Estimate;

use super::at::At;
use crate::counter;
use crate::estimate::Room;
use crate::line::{self, InLine};
use crate::visit::{self, Visit};

#[derive(Clone, Debug)]
pub(super) struct Held {
    pub appointment: Option<Appointment>,
    /// Opened by the check-in, or by the ticket.
    pub visit: Option<Visit>,
    pub now: Standing,
}

/// How a visit stands.
#[derive(Clone, Debug)]
pub(super) enum Standing {
    /// Not announced yet.
    Away,
    Waiting(InLine),
    /// Called to this counter, or being served there.
    AtCounter(i64),
    /// Stepped aside: a second check-in brings the person back.
    Paused,
    Over,
}

/// The pass with this secret.
pub(super) fn by_token(
    tx: &mut Tx,
    key: &MasterKey,
    office: &Office,
    token: &str,
    at: Moment,
) -> Result<Option<Held>, StoreError> {
    let body = office.id;
    if let Some(appointment) = appointment::by_token(tx, key, body, token)? {
        let visit = visit::of_appointment(tx, body, appointment.id)?;
        let now = standing(tx, office, visit.as_ref(), at)?;
        return Ok(Some(Held { appointment: Some(appointment), visit, now }));
    }
    let Some(visit) = visit::of_token(tx, key, body, token)? else { return Ok(None) };
    let now = standing(tx, office, Some(&visit), at)?;
    Ok(Some(Held { appointment: None, visit: Some(visit), now }))
}

/// The pass with this secret, and how long the person would still wait.
pub(super) async fn find(at: &At, token: String) -> Result<Option<(Held, Option<Estimate>)>, Failed> {
    let (key, office, now) = (at.ctx.key.clone(), at.office.clone(), at.now);
    let found = at.ctx.db.read(move |tx| {
        let Some(held) = by_token(tx, &key, &office, &token, now)? else { return Ok(None) };
        let wait = match &held.now {
            Standing::Waiting(entry) => Room::now(tx, &office, held.site(), now)?.of(&entry.person),
            _ => None,
        };
        Ok::<_, StoreError>(Some((held, wait)))
    });
    Ok(found.await?)
}

fn standing(tx: &mut Tx, office: &Office, visit: Option<&Visit>, at: Moment) -> Result<Standing, StoreError> {
    let Some(visit) = visit else { return Ok(Standing::Away) };
    if let Some(entry) = line::of_visit(tx, office.id, visit.id)? {
        return Ok(Standing::Waiting(entry));
    }
    let desks = counter::of_site(tx, office.id, visit.site, office.date_of(at))?;
    if let Some(desk) = desks.iter().find(|desk| desk.visit == Some(visit.id)) {
        return Ok(Standing::AtCounter(desk.counter));
    }
    let paused = tx.row(
        sql!("SELECT why FROM visit_pause WHERE body = ?1 AND visit = ?2"),
        values![office.id, visit.id],
    )?;
    Ok(if paused.is_some() { Standing::Paused } else { Standing::Over })
}

impl Held {
    pub fn service<'a>(&self, office: &'a Office) -> Option<&'a Part<ServiceDoc>> {
        let appointment = self.appointment.as_ref().map(|booked| booked.service);
        office.service(appointment.or_else(|| self.visit.as_ref().map(|visit| visit.service))?)
    }
    pub fn site(&self) -> i64 {
        let appointment = self.appointment.as_ref().map(|booked| booked.site);
        appointment.or_else(|| self.visit.as_ref().map(|visit| visit.site)).unwrap_or(0)
    }
    /// «K 27».
    pub fn code(&self) -> String {
        let appointment = self.appointment.as_ref().map(|booked| booked.call_code.clone());
        appointment.or_else(|| self.visit.as_ref().map(|visit| visit.call_code.clone())).unwrap_or_default()
    }
    /// The hour on the pass: of the appointment, or when the ticket was taken.
    pub fn hour(&self) -> Moment {
        let appointment = self.appointment.as_ref().map(|booked| booked.start);
        appointment.or_else(|| self.visit.as_ref().map(|visit| visit.arrived)).unwrap_or(Moment(0))
    }
    pub fn cancelled(&self) -> bool {
        self.appointment.as_ref().is_some_and(|booked| booked.cancelled)
    }
    pub fn is_today(&self, office: &Office, now: Moment) -> bool {
        office.date_of(self.hour()) == office.date_of(now)
    }
    /// What the paper is known by: no secret.
    pub fn name(&self) -> String {
        match (&self.appointment, &self.visit) {
            (Some(booked), _) => format!("appointment-{}", booked.id),
            (None, Some(visit)) => format!("visit-{}", visit.id),
            (None, None) => String::new(),
        }
    }
    pub fn token(&self, key: &MasterKey, body: i64) -> String {
        match (&self.appointment, &self.visit) {
            (Some(booked), _) => PassSecrets::of(key, body, booked.id).token,
            (None, Some(visit)) => visit::walk_in_token(key, body, visit.id),
            (None, None) => String::new(),
        }
    }
}

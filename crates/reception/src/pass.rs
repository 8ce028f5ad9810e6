//! A pass: what somebody holds in the hand, found by the secret that is written on it.
//!
//! Once the person is here the visit says what holds now: a counter may have sent it on to another service,
//! of which the appointment knows nothing.

use agenda::appointment::{self, Appointment, PassSecrets};
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};

use crate::visit::{self, Visit};

#[derive(Clone, Debug)]
pub enum Pass {
    /// Booked; the check-in opens the visit.
    Booked { appointment: Appointment, visit: Option<Visit> },
    /// Taken on the spot.
    Ticket { visit: Visit },
}

impl Pass {
    /// The pass of a token; wrong shapes find nothing, like wrong tokens.
    pub fn find(tx: &mut Tx, key: &MasterKey, body: i64, token: &str) -> Result<Option<Pass>, StoreError> {
        if let Some(appointment) = appointment::by_token(tx, key, body, token)? {
            let visit = visit::of_appointment(tx, body, appointment.id)?;
            return Ok(Some(Pass::Booked { appointment, visit }));
        }
        Ok(visit::of_token(tx, key, body, token)?.map(|visit| Pass::Ticket { visit }))
    }

    pub fn appointment(&self) -> Option<&Appointment> {
        match self {
            Pass::Booked { appointment, .. } => Some(appointment),
            Pass::Ticket { .. } => None,
        }
    }

    pub fn visit(&self) -> Option<&Visit> {
        match self {
            Pass::Booked { visit, .. } => visit.as_ref(),
            Pass::Ticket { visit } => Some(visit),
        }
    }

    pub fn site(&self) -> i64 {
        match self {
            Pass::Booked { visit: Some(visit), .. } | Pass::Ticket { visit } => visit.site,
            Pass::Booked { appointment, visit: None } => appointment.site,
        }
    }

    pub fn service(&self) -> i64 {
        match self {
            Pass::Booked { visit: Some(visit), .. } | Pass::Ticket { visit } => visit.service,
            Pass::Booked { appointment, visit: None } => appointment.service,
        }
    }

    /// «K 27».
    pub fn code(&self) -> &str {
        match self {
            Pass::Booked { visit: Some(visit), .. } | Pass::Ticket { visit } => &visit.call_code,
            Pass::Booked { appointment, visit: None } => &appointment.call_code,
        }
    }

    /// The booked hour; whoever took a ticket has none.
    pub fn slot(&self) -> Option<Moment> {
        self.appointment().map(|booked| booked.start)
    }

    /// What topics, throttles and papers know it by: this pass's alone, and no secret.
    pub fn name(&self) -> String {
        match self {
            Pass::Booked { appointment, .. } => format!("appointment-{}", appointment.id),
            Pass::Ticket { visit } => format!("visit-{}", visit.id),
        }
    }

    /// The secret, as it is written now.
    pub fn token(&self, key: &MasterKey, body: i64) -> String {
        match self {
            Pass::Booked { appointment, .. } => PassSecrets::of(key, body, appointment.id).token,
            Pass::Ticket { visit } => visit::walk_in_token(key, body, visit.id),
        }
    }
}

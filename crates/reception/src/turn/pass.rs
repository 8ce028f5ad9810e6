//! The pass whose token the page carries.

use agenda::appointment::{self, Appointment};
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};

use crate::visit::{self, Visit};

/// A pass: of an appointment, of a ticket taken on the spot, or of both once the person is here.
pub(super) struct Pass {
    pub appointment: Option<Appointment>,
    pub visit: Option<Visit>,
}

impl Pass {
    /// The pass of a token; wrong shapes find nothing, like wrong tokens.
    pub fn find(tx: &mut Tx, key: &MasterKey, body: i64, token: &str) -> Result<Option<Pass>, StoreError> {
        if let Some(booked) = appointment::by_token(tx, key, body, token)? {
            let visit = visit::of_appointment(tx, body, booked.id)?;
            return Ok(Some(Pass { appointment: Some(booked), visit }));
        }
        let visit = visit::of_token(tx, key, body, token)?;
        Ok(visit.map(|visit| Pass { appointment: None, visit: Some(visit) }))
    }

    /// An id that is this pass's alone, for topics and throttles.
    pub fn name(&self) -> String {
        match (&self.appointment, &self.visit) {
            (Some(booked), _) => format!("a{}", booked.id),
            (None, visit) => format!("v{}", visit.as_ref().map_or(0, |visit| visit.id)),
        }
    }

    pub fn site(&self) -> i64 {
        let booked = self.appointment.as_ref().map_or(0, |booked| booked.site);
        self.visit.as_ref().map_or(booked, |visit| visit.site)
    }

    pub fn service(&self) -> i64 {
        let booked = self.appointment.as_ref().map_or(0, |booked| booked.service);
        self.visit.as_ref().map_or(booked, |visit| visit.service)
    }

    pub fn code(&self) -> &str {
        let booked = self.appointment.as_ref().map_or("", |booked| &booked.call_code);
        self.visit.as_ref().map_or(booked, |visit| &visit.call_code)
    }

    pub fn slot(&self) -> Option<Moment> {
        let booked = self.appointment.as_ref().map(|booked| booked.start);
        booked.or_else(|| self.visit.as_ref().and_then(|visit| visit.slot))
    }
}

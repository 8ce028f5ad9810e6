//! The proof that somebody works at a counter: the only thing that the actions accept.

use office::{Office, rights};
use platform::Moment;
use platform::store::Tx;
use platform::web::Caller;

use super::ServeError;
use crate::counter::{self, Desk};

/// An operator at an open counter, as this transaction sees it.
pub struct AtCounter {
    pub desk: Desk,
    pub caller: Caller,
    /// How many times faster than people the clock runs; 1 outside demonstrations.
    pub speed: i64,
}

impl AtCounter {
    /// The caller works at this counter today. A program's token stands in for anybody of its body.
    pub fn prove(
        tx: &mut Tx,
        office: &Office,
        caller: &Caller,
        counter: i64,
        now: Moment,
    ) -> Result<AtCounter, ServeError> {
        if caller.body != office.id || !caller.may(rights::SERVE) {
            return Err(ServeError::NotYours);
        }
        let desk = counter::desk(tx, office.id, counter, office.date_of(now))?.ok_or(ServeError::NotOpen)?;
        if caller.kind == "staff" && desk.staff != caller.id {
            return Err(ServeError::NotYours);
        }
        Ok(AtCounter { desk, caller: caller.clone(), speed: 1 })
    }

    /// The screen that the action comes from showed this call (0: nobody): a second press of the same
    /// key must not end the service of whoever came after.
    pub fn saw(&self, call: Option<i64>) -> Result<(), ServeError> {
        match call {
            Some(seen) if seen != self.desk.call.unwrap_or(0) => Err(ServeError::Gone),
            _ => Ok(()),
        }
    }
}

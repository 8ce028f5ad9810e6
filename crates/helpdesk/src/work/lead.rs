//! Who of the staff works on tickets, and who leads those who do.

use office::sign_in::disabled;
use office::{Office, rights};
use platform::store::Tx;
use platform::web::{Caller, Failed};

use super::{AtDesk, WorkError};

/// Proof that somebody leads the desk: what all of it shares, and many tickets at once.
#[derive(Clone, Debug)]
pub struct Lead(pub AtDesk);

impl Lead {
    pub fn prove(caller: &Caller) -> Result<Lead, Failed> {
        if !caller.may(rights::LEAD_DESK) {
            return Err(Failed::forbidden());
        }
        AtDesk::prove(caller).map(Lead)
    }
}

/// Whether this member of the staff works on tickets.
pub fn is_able(office: &Office, staff: i64) -> bool {
    let member = office::by_id(&office.staff, staff);
    member.is_some_and(|part| rights::of_all(&part.doc.roles).iter().any(|right| right == rights::TICKETS))
}

/// Refuses whoever does not work on tickets, and whoever can no longer sign in to do so.
pub(crate) fn must_be_able(tx: &mut Tx, office: &Office, staff: i64) -> Result<(), WorkError> {
    if !is_able(office, staff) {
        return Err(WorkError::Whom);
    }
    if disabled(tx, office.id)?.contains(&staff) { Err(WorkError::Disabled) } else { Ok(()) }
}

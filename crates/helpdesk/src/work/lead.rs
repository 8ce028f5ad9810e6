//! Who of the staff works on tickets, and who leads those who do.

use office::{Office, rights};
use platform::web::{Caller, Failed};

use super::AtDesk;

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

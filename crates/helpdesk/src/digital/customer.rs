//! Who speaks for which customer.

use office::{Office, by_id, rights};
use platform::events::Actor;
use platform::web::{Caller, Failed};

/// Proof that somebody speaks for a customer: what is read or written for him bears its id.
#[derive(Clone, Debug)]
pub struct AtCustomerDesk {
    pub body: i64,
    pub customer: i64,
    /// The person's own entry among the staff; 0 for a program.
    pub staff: i64,
    pub actor: Actor,
}

impl AtCustomerDesk {
    pub fn prove(caller: &Caller, office: &Office) -> Result<AtCustomerDesk, Failed> {
        if !caller.may(rights::CUSTOMER_DESK) || caller.body != office.id {
            return Err(Failed::forbidden());
        }
        let staff = if caller.kind == "staff" { caller.id } else { 0 };
        let key = match caller.kind {
            "staff" => by_id(&office.staff, staff).map(|part| part.doc.customer.as_str()),
            "token" => caller.rights.iter().find_map(|right| right.strip_prefix(rights::OF_CUSTOMER)),
            _ => None,
        };
        let named = key.filter(|key| !key.is_empty());
        let found = named.and_then(|key| office.customers.iter().find(|part| part.doc.key == key));
        let customer = found.ok_or_else(Failed::forbidden)?.id;
        Ok(AtCustomerDesk { body: office.id, customer, staff, actor: caller.actor() })
    }
}

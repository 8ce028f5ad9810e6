//! A ticket: what somebody asked, where it stands, who has it.

mod log;
mod read;
mod state;
mod step;
pub(crate) mod words;

pub use log::touch;
pub use read::{
    Message, NEVER, Ticket, by_code, by_id, customer_is, is_erased, messages, own_messages, steps, survivor,
};
pub use state::State;
pub use step::{Moved, Step, Targets, Terms};
pub use words::{Author, Channel, Kind, Level, Outcome, Unknown, Way, severity};

use office::Office;
use office::beside::Thing;
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};

/// Key of the disguise of a ticket's id.
const TOKEN: &str = "ticket";

/// The secret of the requester's link.
pub fn token(key: &MasterKey, body: i64, id: i64) -> String {
    identity::token::encode(key.sealed(TOKEN, body, id))
}

/// The ticket of a link; wrong shapes find nothing, like wrong tokens.
pub fn of_token(key: &MasterKey, body: i64, token: &str) -> Option<i64> {
    key.opened(TOKEN, body, identity::token::decode(token).ok()?)
}

platform::inventory::submit! { office::beside::ByCode(thing) }

/// A request, for features that are tied to one.
fn thing(tx: &mut Tx, office: &Office, code: &str, _: Moment) -> Result<Vec<Thing>, StoreError> {
    let Ok(code) = identity::TicketCode::parse(code) else { return Ok(Vec::new()) };
    Ok(by_code(tx, office.id, code.as_str())?.map(|ticket| Thing::Ticket(ticket.id)).into_iter().collect())
}

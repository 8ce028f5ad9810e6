//! What the requester sees of his appointments: how and when, and the way to give one up.

use agenda::appointment::PassSecrets;
use office::{Ctx, Office};
use platform::store::{StoreError, Tx};
use platform::web::Page;

use super::{Appointed, of_ticket};
use crate::said::{said, when};

pub(crate) struct Line {
    pub way: String,
    pub when: String,
    /// The pass of the appointment: its secret is the requester's own.
    pub pass: String,
}

pub(crate) fn live(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Appointed>, StoreError> {
    let mut live = of_ticket(tx, body, ticket)?;
    live.retain(Appointed::is_live);
    live.reverse();
    Ok(live)
}

pub(crate) fn line(ctx: &Ctx, office: &Office, page: &Page, booked: &Appointed) -> Line {
    let token = PassSecrets::of(&ctx.key, office.id, booked.appointment).token;
    Line {
        way: said(page, "way", booked.way.word()),
        when: when(office, page, booked.start),
        pass: page.at(&format!("a/{token}")),
    }
}

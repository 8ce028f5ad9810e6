//! What who asks for help is told while nobody comes.

use office::{Ctx, Office};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::Page;

use super::{Suspension, between};
use crate::appoint::agenda_of::visits;
use crate::said::when;

/// The sentence of the suspension in force, for a desk that makes visits.
pub(crate) async fn notice(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    now: Moment,
) -> Result<Option<String>, StoreError> {
    if !visits(office) {
        return Ok(None);
    }
    let body = office.id;
    let in_force = ctx.db.read(move |tx: &mut Tx| between(tx, body, (now, now.plus_s(1)))).await?;
    Ok(in_force.first().map(|one| said(office, page, one)))
}

/// «Gli interventi sul posto sono sospesi da … a …: …».
pub(in crate::appoint) fn said(office: &Office, page: &Page, one: &Suspension) -> String {
    let (from, until) = (when(office, page, one.from), when(office, page, one.until));
    let words = [("from", from.into()), ("until", until.into()), ("reason", one.reason.clone().into())];
    page.tr.with("suspend-notice", &words)
}

//! What is done to two tickets at once: merging, taking a merge back, splitting, linking.

use office::lanes::HELPDESK;
use office::{Ctx, Office};
use platform::store::Tx;
use platform::web::Failed;
use platform::{Lane, Moment};

use super::act::Deed;
use crate::merge::{self, MergeError};
use crate::ticket::by_code;
use crate::work::AtDesk;

/// Answers the one to look at afterwards.
pub(super) async fn join(
    ctx: &Ctx,
    office: &Office,
    desk: AtDesk,
    id: i64,
    deed: Deed,
    now: Moment,
) -> Result<i64, Failed> {
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| -> Result<i64, MergeError> {
        let office = inner.offices.at(tx, body)?.ok_or(MergeError::Unknown)?;
        let other = |tx: &mut Tx| {
            let code = identity::TicketCode::parse(&deed.other).map_err(|_| MergeError::Unknown)?;
            Ok::<_, MergeError>(by_code(tx, body, code.as_str())?.ok_or(MergeError::Unknown)?.id)
        };
        match deed.what.as_str() {
            "merge" => {
                let into = other(tx)?;
                merge::merge(tx, &office, &desk, (id, into), now).map(|()| into)
            }
            "unmerge" => merge::unmerge(tx, &office, &desk, id, now).map(|()| id),
            "split" => merge::split(tx, &inner, &office, &desk, (id, deed.message), now).map(|new| new.id),
            _ => {
                let linked = other(tx)?;
                merge::link(tx, &desk, (id, linked), now).map(|()| id)
            }
        }
    };
    Ok(ctx.db.write(Lane::of(body, HELPDESK), work).await?)
}

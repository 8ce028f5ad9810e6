//! Files that a clerk takes along: an example, and the verdicts.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here};
use platform::web::{Caller, Failed, Page, saved};
use platform::{Moment, csv};

use super::show::known;
use super::{One, columns, read};
use crate::proof::{May, Owing};

pub(super) async fn verdicts(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): One,
    caller: Caller,
    page: Page,
) -> Result<Response, Failed> {
    let verdicts = known(&ctx, &office, &caller, id).await?;
    Ok(saved(csv::KIND, &format!("verdicts-{id}.csv"), read::csv(&page, &verdicts)))
}

/// With a kind of due that the reader deals with, and a day that is not past.
pub(super) async fn example(Here(office): Here, caller: Caller, now: Moment) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let due = office.dues.iter().find(|due| clerk.dues.covers(due.id)).map_or("", |due| &due.doc.key);
    let last = office.date_of(now).saturating_add(jiff::Span::new().months(1));
    Ok(saved(csv::KIND, "positions.csv", columns::example(due, last)))
}

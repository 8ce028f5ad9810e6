//! Files that a clerk takes along: an example, and the verdicts.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here};
use platform::csv;
use platform::web::{Caller, Failed, Page, saved};

use super::page::known;
use super::{One, columns, read};

pub(super) async fn verdicts(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): One,
    caller: Caller,
    page: Page,
) -> Result<Response, Failed> {
    let (_, verdicts) = known(&ctx, &office, &caller, id, false).await?;
    Ok(saved(csv::KIND, &format!("verdicts-{id}.csv"), read::csv(&page, &verdicts)))
}

pub(super) async fn example(Here(office): Here) -> Response {
    let due = office.dues.first().map_or("", |due| &due.doc.key);
    saved(csv::KIND, "positions.csv", columns::example(due))
}

//! Files that a clerk takes along: an example, and the verdicts.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here};
use platform::web::{Caller, Failed, Page};

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
    Ok(file(&format!("verdicts-{id}.csv"), read::csv(&page, &verdicts)))
}

pub(super) async fn example(Here(office): Here) -> Response {
    let due = office.dues.first().map_or("", |due| &due.doc.key);
    file("positions.csv", columns::example(due))
}

fn file(name: &str, text: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, text).into_response()
}

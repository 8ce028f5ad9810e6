//! `/{body}/desk/services`: every customer, where its service stands, what is due, what is late.

use axum::extract::State;
use axum::response::Response;
use office::{Ctx, Here};
use platform::Moment;
use platform::web::{Caller, Failed, Page, html};

use super::courses;
use super::shown::{Standing, standing};
use crate::work::Lead;

struct Row {
    id: i64,
    name: String,
    standing: Standing,
}

#[derive(askama::Template)]
#[template(path = "service_life/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    let body = office.id;
    let newest = ctx.db.read(move |tx| courses(tx, body)).await?;
    let row = |part: &office::Part<office::docs::CustomerDoc>| {
        let course = newest.iter().find(|course| course.customer == part.id);
        Row { id: part.id, name: part.doc.name.clone(), standing: standing(&office, &page, course, now) }
    };
    let mut rows: Vec<Row> = office.customers.iter().map(row).collect();
    // What is late comes first, then what is due.
    rows.sort_by_key(|row| (!row.standing.late, row.standing.next.is_empty()));
    Ok(html(&ListPage { page, rows }))
}

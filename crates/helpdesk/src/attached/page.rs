//! Giving them out: to the desk, and to whoever has the ticket's link.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::files::{self, File};
use platform::web::{Access, Caller, Failed, Routes};

use super::of_message;
use crate::follow;
use crate::work::AtDesk;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/desk/{ticket}/files/{file}", Access::Right(rights::TICKETS), for_staff).get(
        "/{body}/t/{token}/files/{file}",
        Access::Public,
        for_requester,
    )
}

#[derive(serde::Deserialize)]
struct How {
    /// Anything: the picture that may stand in a page, instead of the file.
    #[serde(default)]
    picture: String,
}

async fn for_staff(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, ticket, file)): Path<(String, i64, i64)>,
    caller: Caller,
    Query(how): Query<How>,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let body = office.id;
    let found = ctx.db.read(move |tx| of_message(tx, body, ticket, file)).await?;
    let (file, _) = found.ok_or_else(Failed::not_found)?;
    give(&ctx, &file, &how).await
}

async fn for_requester(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token, file)): Path<(String, String, i64)>,
    caller: Caller,
    now: Moment,
    Query(how): Query<How>,
) -> Result<Response, Failed> {
    let ticket = follow::found(&ctx, office.id, &token, &caller, now).await?;
    let body = office.id;
    let found = ctx.db.read(move |tx| of_message(tx, body, ticket.id, file)).await?;
    let (file, _) = found.filter(|(_, public)| *public).ok_or_else(Failed::not_found)?;
    give(&ctx, &file, &how).await
}

async fn give(ctx: &Ctx, file: &File, how: &How) -> Result<Response, Failed> {
    match how.picture.as_str() {
        "" => files::download(&ctx.files, file).await,
        _ => files::preview(&ctx.files, file).await,
    }
}

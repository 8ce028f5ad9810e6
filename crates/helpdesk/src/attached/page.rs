//! Giving them out: to the desk, to whoever has the ticket's link, to the customer whose ticket it is.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::files::{self, FILE_BYTES_MAX, File, MESSAGE_BYTES_MAX, MESSAGE_FILES_MAX};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes};

use super::{Attached, of_message, of_ticket};
use crate::digital::{AtCustomerDesk, one, said_in_public};
use crate::follow;
use crate::work::AtDesk;

pub fn routes() -> Routes<Ctx> {
    let (tickets, own) = (Access::Right(rights::TICKETS), Access::Right(rights::CUSTOMER_DESK));
    Routes::new()
        .get("/{body}/desk/{ticket}/files/{file}", tickets, for_staff)
        .get("/{body}/t/{token}/files/{file}", Access::Public, for_requester)
        .get("/{body}/customer/{ticket}/files/{file}", own, for_customer)
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

async fn for_customer(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, ticket, file)): Path<(String, i64, i64)>,
    caller: Caller,
    Query(how): Query<How>,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    let read = move |tx: &mut Tx| {
        let heard = said_in_public(tx, &desk, ticket)?;
        let mut files = of_ticket(tx, desk.body, ticket)?.into_iter();
        let may = |one: &Attached| heard.iter().any(|message| message.id == one.message);
        let own = one(tx, &desk, ticket)?.is_some();
        Ok::<_, StoreError>(files.find(|one| one.file.id == file).filter(|one| own && may(one)))
    };
    let found = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    give(&ctx, &found.file, &how).await
}

/// What may come with a message, in words.
pub fn limits(page: &Page) -> String {
    const MEGABYTE: usize = 1024 * 1024;
    let each = (FILE_BYTES_MAX / MEGABYTE).to_string();
    let all = (MESSAGE_BYTES_MAX / MEGABYTE).to_string();
    let many = MESSAGE_FILES_MAX.to_string();
    page.tr.with("files-limits", &[("many", many.into()), ("each", each.into()), ("all", all.into())])
}

async fn give(ctx: &Ctx, file: &File, how: &How) -> Result<Response, Failed> {
    match how.picture.as_str() {
        "" => files::download(&ctx.files, file).await,
        _ => files::preview(&ctx.files, file).await,
    }
}

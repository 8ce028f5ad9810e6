//! What the requester adds.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here};
use platform::files;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page};
use platform::{Lane, Moment};

use super::page::{Unsent, draw, found};
use crate::answer::{self, Said};
use crate::attached;
use crate::open::text;
use crate::ticket::{Author, Channel};

pub(super) async fn reply(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    reply: files::Attached,
) -> Result<Response, Failed> {
    let ticket = found(&ctx, office.id, &token, &caller, now).await?;
    ctx.throttles.bookings.attempt(&caller.name, now).map_err(Failed::too_many)?;
    if let Some(refused) = &reply.refused {
        let unsent = Unsent { text: reply.text("text").to_owned(), refused: Some(refused.say(page.tr)) };
        return draw(&ctx, &office, page, (ticket, token), false, unsent).await;
    }
    let text = text(reply.text("text")).map_err(Failed::bad)?;
    let (inner, body, actor) = (ctx.clone(), office.id, caller.actor());
    let work = move |tx: &mut Tx| -> Result<Option<i64>, Failed> {
        let (office, mut ticket) = crate::work::load(tx, &inner, body, ticket.id, None)?;
        let said = Said {
            author: Author::Requester,
            staff: 0,
            channel: Channel::Area,
            public: true,
            text: text.clone(),
            at: now,
        };
        let written = answer::by_requester(tx, &office, &mut ticket, &said, &actor, now)?;
        if let Some(message) = written {
            attached::keep(tx, body, (ticket.id, message), &reply.files, now)?;
        }
        Ok(written)
    };
    match ctx.db.write(Lane::of(body, HELPDESK), work).await? {
        Some(_) => Ok(Redirect::to(&page.at(&format!("t/{token}"))).into_response()),
        // Too long ago: a new request says it better.
        None => Ok(Redirect::to(&page.at("help")).into_response()),
    }
}

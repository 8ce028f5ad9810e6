//! The notice as a file: for who owes, by its secret address; for the desk, by its number.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here};
use pagopa::NoticeNumber;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed};
use platform::{Lane, Moment};

use super::at;
use crate::notice::{self, Notice, NoticeError, Variant};
use crate::proof::{May, Taking};
use crate::{ROOM, position};

/// Drawing is work for a processor: not where requests are served.
async fn drawn(notice: Notice, nav: &NoticeNumber, now: Moment) -> Result<Response, Failed> {
    let file = tokio::task::spawn_blocking(move || notice::render(&notice, now)).await;
    let file = file.unwrap_or(Err(NoticeError::Nothing))?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"avviso-{}.pdf\"", nav.as_str())),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}

pub(super) async fn own(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, secret)): Path<(String, String)>,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let held = at(&ctx, office.id, &secret, &caller, now).await?;
    drawn(Notice::of(&office, &held.position, Variant::A4, now)?, &held.nav, now).await
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct How {
    /// `roll` for the thermal printer.
    on: String,
}

/// For whoever prints at the desk; that it was printed is written down.
pub(super) async fn print(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, number)): Path<(String, String)>,
    Query(how): Query<How>,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let cashier: May<Taking> = May::prove(&caller, &office)?;
    let nav = NoticeNumber::parse(&number).map_err(|_| Failed::not_found())?;
    let (body, wanted) = (office.id, nav.clone());
    let look = move |tx: &mut Tx| {
        let found = position::by_nav(tx, body, &wanted)?.filter(|found| cashier.dues.covers(found.due));
        let found = found.filter(|found| found.option_of(&wanted).is_some());
        if let Some(position) = &found {
            cashier.note(tx, "notice-printed", position.id, serde_json::json!({}), now)?;
        }
        Ok::<_, StoreError>(found)
    };
    let found = ctx.db.write(Lane::of(body, ROOM), look).await?.ok_or_else(Failed::not_found)?;
    let variant = if how.on == "roll" { Variant::Thermal } else { Variant::A4 };
    drawn(Notice::of(&office, &found, variant, now)?, &nav, now).await
}

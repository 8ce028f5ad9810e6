//! «Sono in ritardo».

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here};
use platform::Moment;
use platform::web::{Caller, Failed, Page, Posted};

use super::page::act;
use crate::late::{Wish, running_late};

#[derive(serde::Deserialize)]
pub(super) struct Late {
    minutes: i64,
    #[serde(default)]
    said: i64,
}

#[allow(clippy::too_many_arguments)]
pub(super) async fn late(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    caller: Caller,
    page: Page,
    now: Moment,
    Posted(late): Posted<Late>,
) -> Result<Response, Failed> {
    let wish = Wish::parse(late.minutes, late.said);
    act(&ctx, office.id, &token, &caller, page, now, move |tx, office, pass, actor| {
        running_late(tx, office, pass, wish.clone()?, actor, now).map(|_| ())
    })
    .await
}

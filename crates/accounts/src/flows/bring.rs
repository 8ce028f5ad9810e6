//! A flow brought by hand; one that is not taken is said so above its form.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office};
use payments::proof::{Accounting, May};
use payments::refused;
use payments::settlement::{FlowRefused, Kept, Source, read_file};
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Caller, Failed, Page, Uploaded};

use super::page::{Wanted, Wrong, listed};
use super::take::take;
use crate::treasury::is_journal;

/// A flow of ten thousand lines is six megabytes.
const FLOW_BYTES_MAX: usize = 32 << 20;

pub(super) async fn bring(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: Uploaded<FLOW_BYTES_MAX>,
) -> Result<Response, Failed> {
    let accountant: May<Accounting> = May::prove_all(&caller, &office)?;
    if sent.bytes.as_deref().is_some_and(is_journal) {
        let wrong = Wrong { said: page.t("flow-refused-journal"), is_journal: true };
        return listed(&ctx, &office, page, (Wanted::default(), Some(wrong)), now).await.map(refused::again);
    }
    match kept(&ctx, &office, accountant, sent.bytes, now).await {
        Ok(kept) => {
            let known = if kept.known { "?known=true" } else { "" };
            Ok(Redirect::to(&page.at(&format!("payments/flows/{}{known}", kept.id))).into_response())
        }
        Err(failed) => {
            let wrong = refused::above(&page, failed)?.map(|said| Wrong { said, is_journal: false });
            listed(&ctx, &office, page, (Wanted::default(), wrong), now).await.map(refused::again)
        }
    }
}

async fn kept(
    ctx: &Ctx,
    office: &Office,
    accountant: May<Accounting>,
    bytes: Option<Vec<u8>>,
    now: Moment,
) -> Result<Kept, Failed> {
    let bytes = bytes.ok_or_else(|| Failed::too_large("FLOW_BYTES_MAX"))?;
    let settlement = tokio::task::spawn_blocking(move || read_file(&bytes)).await;
    let settlement = settlement.map_err(|stopped| StoreError::Unavailable(stopped.to_string()))?;
    let settlement = settlement.map_err(FlowRefused::from)?;
    Ok(take(ctx, office, settlement, Source::File, accountant.actor.clone(), now).await?)
}

//! A journal or notices of programs, brought as a file; one that is not taken is said so above its form.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use pagopa::treasury::csv::Statement;
use payments::proof::{Accounting, May};
use payments::refused;
use payments::settlement::read_file;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Sentence, Uploaded};
use platform::{Lane, Moment};

use super::keep::{Incoming, PageKept};
use super::page::{Refused, Wanted, listed};
use super::read::{JournalRow, journal as one};
use super::take::take;
use crate::reconcile::{keep_notices, read_notices};

const JOURNAL_BYTES_MAX: usize = 32 << 20;
const NOTICES_BYTES_MAX: usize = 8 << 20;
/// So many rows are one transaction: each stands for itself, and nobody else waits for the whole file.
const NOTICES_AT_ONCE: usize = 1_000;

pub(super) async fn journal(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: Uploaded<JOURNAL_BYTES_MAX>,
) -> Result<Response, Failed> {
    let accountant: May<Accounting> = May::prove_all(&caller, &office)?;
    let given = |name: &str| sent.text(name).trim().to_owned();
    let statement = Statement { abi: given("abi"), account: given("account"), id: sent.name.clone() };
    let is_flow = sent.bytes.as_deref().is_some_and(|bytes| read_file(bytes).is_ok());
    match kept(&ctx, &office, &accountant, (sent.bytes, statement.clone()), now).await {
        // Its rows are shown, where some cannot be read or are still being entered.
        Ok((kept, Some(row))) if row.bad > 0 || row.entering.is_some() => {
            Ok(Redirect::to(&page.at(&format!("payments/journals/{}", kept.journal))).into_response())
        }
        Ok((kept, _)) if kept.known => {
            Ok(Redirect::to(&page.at(&format!("payments/journals?known={}", kept.journal))).into_response())
        }
        Ok(_) => Ok(Redirect::to(&page.at("payments/journals")).into_response()),
        Err(failed) => {
            let (journal, notices) = (refused::above(&page, failed)?, None);
            let Statement { abi, account, .. } = statement;
            let said = Refused { journal, notices, abi, account, is_flow };
            listed(&ctx, &office, page, (Wanted::default(), said)).await.map(refused::again)
        }
    }
}

async fn kept(
    ctx: &Ctx,
    office: &Office,
    accountant: &May<Accounting>,
    (bytes, statement): (Option<Vec<u8>>, Statement),
    now: Moment,
) -> Result<(PageKept, Option<JournalRow>), Failed> {
    let bytes = bytes.ok_or_else(|| Failed::too_large("JOURNAL_BYTES_MAX"))?;
    let kept = take(ctx, office, accountant, Incoming { bytes, statement }, now).await?;
    let (body, id) = (office.id, kept.journal);
    let row = ctx.db.read(move |tx| one(tx, body, id)).await?;
    Ok((kept, row))
}

pub(super) async fn notices(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: Uploaded<NOTICES_BYTES_MAX>,
) -> Result<Response, Failed> {
    let accountant: May<Accounting> = May::prove_all(&caller, &office)?;
    match noted(&ctx, &office, &accountant, sent.bytes, now).await {
        Ok(()) => Ok(Redirect::to(&page.at("payments/journals")).into_response()),
        Err(failed) => {
            let said = Refused { notices: refused::above(&page, failed)?, ..Refused::default() };
            listed(&ctx, &office, page, (Wanted::default(), said)).await.map(refused::again)
        }
    }
}

/// The good rows are kept; the sentence says where the first bad one stands.
async fn noted(
    ctx: &Ctx,
    office: &Office,
    accountant: &May<Accounting>,
    bytes: Option<Vec<u8>>,
    now: Moment,
) -> Result<(), Failed> {
    let bytes = bytes.ok_or_else(|| Failed::too_large("NOTICES_BYTES_MAX"))?;
    let (lines, rows): (Vec<_>, Vec<_>) = read_notices(&bytes)?.into_iter().unzip();
    let bad = rows.iter().zip(&lines).find(|(row, _)| row.is_err()).map(|(_, line)| *line);
    let verdicts = rows.len();
    for some in rows.chunks(NOTICES_AT_ONCE) {
        let (here, who, some) = (office.clone(), accountant.clone(), some.to_vec());
        let work = move |tx: &mut Tx| keep_notices(tx, &here, &who, &some, now);
        ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    }
    let said = |at| Failed::bad(Sentence::new("own-notices-bad").with("row", at).with("rows", verdicts));
    bad.map_or(Ok(()), |at| Err(said(at)))
}

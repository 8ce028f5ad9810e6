//! A receipt that somebody has as a file pays like one that the platform sent: whoever brings it reads first what it
//! says and what comes of it, and then registers it under his name.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as IN_A_FORM;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted, Uploaded, html};
use platform::{Lane, Moment};

use super::inbox::{Arrival, Kept};
use super::page::shown;
use super::upload::{ReceiptFileError, read_uploaded, take_uploaded};
use super::{Odd, file};
use crate::proof::{Accounting, May};
use crate::said::{self, euro, when};

/// A receipt with all its stamps is a fifth of it. The file travels once more with the second form.
const RECEIPT_FILE_BYTES_MAX: usize = 160 * 1024;

/// What the receipt says, before it is taken.
#[derive(askama::Template)]
#[template(path = "receipts/bring.html")]
struct BringPage {
    page: Page,
    what: String,
    amount: String,
    nav: String,
    paid: String,
    number: String,
    /// What would become of it.
    then: String,
    /// It pays what it is for.
    pays: bool,
    file: String,
}

pub(super) async fn ask(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
    now: Moment,
    sent: Uploaded<RECEIPT_FILE_BYTES_MAX>,
) -> Result<Response, Failed> {
    let clerk = May::<Accounting>::prove_all(&caller, &office)?;
    let bytes = sent.bytes.ok_or_else(|| Failed::too_large("RECEIPT_FILE_BYTES_MAX"))?;
    let arrival = match read_uploaded(&office, &clerk, &bytes) {
        Ok(arrival) => arrival,
        Err(error) => return refused(&ctx, &office, page, &error).await,
    };
    let receipt = arrival.receipt.clone();
    let would = foretold(&ctx, &office, clerk, arrival, now).await?;
    if would == Kept::Again {
        let said = page.t("inbox-again");
        return shown(&ctx, &office, page, Some((true, said))).await;
    }
    let then = match &would {
        Kept::Filed(filed) => page.t(&format!("due-receipt-{}", filed.verdict.word())),
        Kept::Held(odd) => held(&page, *odd),
        Kept::Again | Kept::Differs => page.t("inbox-differs"),
    };
    let (at, provider) = (file::paid_at(&office, &receipt, now), receipt.psp.company.as_str());
    Ok(html(&BringPage {
        what: receipt.description.as_str().to_owned(),
        amount: euro(receipt.amount.cents()),
        nav: said::notice(receipt.notice.as_str()),
        paid: page.t2("due-receipt-paid", "at", when(&office, &page, at), "provider", provider),
        number: receipt.id.as_str().to_owned(),
        then,
        pays: matches!(&would, Kept::Filed(filed) if filed.verdict.pays()),
        file: IN_A_FORM.encode(&bytes),
        page,
    }))
}

/// What would become of it, as its own transaction finds it.
async fn foretold(
    ctx: &Ctx,
    office: &Office,
    clerk: May<Accounting>,
    arrival: Arrival,
    now: Moment,
) -> Result<Kept, StoreError> {
    let (offices, body) = (ctx.offices.clone(), office.id);
    let work = move |tx: &mut Tx| -> Result<(), Tried> {
        let office = offices.at(tx, body)?.ok_or(StoreError::Conflict)?;
        Err(Tried::Would(take_uploaded(tx, &office, &clerk, &arrival, now)?))
    };
    match ctx.db.write(Lane::of(body, PAYMENTS), work).await {
        Err(Tried::Would(kept)) => Ok(kept),
        Err(Tried::Store(error)) => Err(error),
        Ok(()) => Err(StoreError::Conflict),
    }
}

/// A trial ends as a failure, so that nothing of it stays.
enum Tried {
    Would(Kept),
    Store(StoreError),
}

impl From<StoreError> for Tried {
    fn from(error: StoreError) -> Tried {
        Tried::Store(error)
    }
}

#[derive(serde::Deserialize)]
pub(super) struct Brought {
    file: String,
}

pub(super) async fn take(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
    now: Moment,
    Posted(brought): Posted<Brought>,
) -> Result<Response, Failed> {
    let clerk = May::<Accounting>::prove_all(&caller, &office)?;
    let bytes = IN_A_FORM.decode(&brought.file).unwrap_or_default();
    let arrival = match read_uploaded(&office, &clerk, &bytes) {
        Ok(arrival) => arrival,
        Err(error) => return refused(&ctx, &office, page, &error).await,
    };
    let (offices, body) = (ctx.offices.clone(), office.id);
    let kept = move |tx: &mut Tx| {
        let office = offices.at(tx, body)?.ok_or_else(Failed::not_found)?;
        Ok::<_, Failed>(take_uploaded(tx, &office, &clerk, &arrival, now)?)
    };
    let kept = ctx.db.write(Lane::of(body, PAYMENTS), kept).await?;
    let said = match &kept {
        Kept::Filed(filed) => page.t(&format!("inbox-verdict-{}", filed.verdict.word())),
        Kept::Held(odd) => held(&page, *odd),
        Kept::Again => page.t("inbox-again"),
        Kept::Differs => page.t("inbox-differs"),
    };
    shown(&ctx, &office, page, Some((!matches!(kept, Kept::Held(_)), said))).await
}

/// It pays nothing yet, and why.
fn held(page: &Page, odd: Odd) -> String {
    format!("{} {}", page.t("inbox-verdict-held"), page.t(&format!("inbox-{}", odd.word())))
}

async fn refused(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    error: &ReceiptFileError,
) -> Result<Response, Failed> {
    let key = match error {
        ReceiptFileError::Unreadable(_) => "inbox-error-unreadable",
        ReceiptFileError::NotOurs => "inbox-error-not-ours",
    };
    let said = Some((false, page.t(key)));
    let mut response = shown(ctx, office, page, said).await?;
    *response.status_mut() = StatusCode::BAD_REQUEST;
    Ok(response)
}

//! Receipts that wait for people: why, once more, or seen; and a receipt that somebody has as a file. They are of
//! no kind of due yet: all this is for those who deal with all kinds.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office, rights};
use pagopa::soap::{BODY_BYTES_MAX, Paid, Receipt};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Uploaded, html};
use platform::{Lane, Moment};

use super::again::{self, Trouble};
use super::aside::{self, Aside};
use super::held;
use super::inbox::Kept;
use super::upload::{self, ReceiptFileError};
use crate::ROOM;
use crate::proof::{Accounting, May};
use crate::said::{actor, euro, notice, when};

pub fn routes() -> Routes<Ctx> {
    let accounts = Access::Right(rights::ACCOUNTS);
    Routes::new()
        .get("/{body}/payments/inbox", accounts, show)
        .post("/{body}/payments/inbox", accounts, take)
        .post("/{body}/payments/inbox/deeds", accounts, act)
}

/// A receipt in the list: the row, when it came, why it waits.
struct Entry {
    trouble: Trouble,
    at: String,
    why: String,
    /// What is to be known of it before somebody decides.
    said: String,
    shares: Vec<String>,
}

/// A receipt that somebody put aside: the row, when, who.
struct Past {
    aside: Aside,
    at: String,
    who: String,
}

#[derive(askama::Template)]
#[template(path = "receipts/inbox.html")]
struct InboxPage {
    page: Page,
    entries: Vec<Entry>,
    aside: Vec<Past>,
    /// What became of the file that was sent just now, and whether it was taken.
    said: Option<(bool, String)>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    May::<Accounting>::prove_all(&caller, &office)?;
    shown(&ctx, &office, page, None).await
}

async fn shown(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    said: Option<(bool, String)>,
) -> Result<Response, Failed> {
    let body = office.id;
    let read = move |tx: &mut Tx| Ok::<_, StoreError>((again::troubles(tx, body)?, aside::last(tx, body)?));
    let (troubles, aside) = ctx.db.read(read).await?;
    let entry = |trouble: Trouble| Entry {
        at: when(office, &page, trouble.received_at),
        why: page.t(match (trouble.differs(), trouble.unread, trouble.odd()) {
            (true, ..) => "inbox-differs",
            (_, true, _) => "inbox-unread",
            (.., Some(_)) => "inbox-odd",
            _ => "inbox-unfiled",
        }),
        said: trouble
            .odd()
            .map_or_else(|| trouble.why.clone(), |odd| page.t(&format!("inbox-{}", odd.word()))),
        shares: trouble.told.as_ref().map_or_else(Vec::new, shares),
        trouble,
    };
    let past = |aside: Aside| Past {
        at: when(office, &page, aside.at),
        who: actor(office, &page, &aside.by),
        aside,
    };
    let entries = troubles.into_iter().map(entry).collect();
    let aside = aside.into_iter().map(past).collect();
    Ok(html(&InboxPage { page, entries, aside, said }))
}

async fn take(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
    now: Moment,
    sent: Uploaded<BODY_BYTES_MAX>,
) -> Result<Response, Failed> {
    let clerk = May::<Accounting>::prove_all(&caller, &office)?;
    let bytes = sent.bytes.ok_or_else(|| Failed::too_large("NODE_BODY_BYTES_MAX"))?;
    let arrival = match upload::read_uploaded(&office, &clerk, &bytes) {
        Ok(arrival) => arrival,
        Err(error) => {
            let key = match error {
                ReceiptFileError::Unreadable(_) => "inbox-error-unreadable",
                ReceiptFileError::NotOurs => "inbox-error-not-ours",
            };
            let said = Some((false, page.t(key)));
            let mut response = shown(&ctx, &office, page, said).await?;
            *response.status_mut() = axum::http::StatusCode::BAD_REQUEST;
            return Ok(response);
        }
    };
    let (offices, body) = (ctx.offices.clone(), office.id);
    let kept = move |tx: &mut Tx| {
        let office = offices.at(tx, body)?.ok_or_else(Failed::not_found)?;
        Ok::<_, Failed>(upload::take_uploaded(tx, &office, &clerk, &arrival, now)?)
    };
    let kept = ctx.db.write(Lane::of(body, ROOM), kept).await?;
    let said = match &kept {
        Kept::Filed(filed) => page.t(&format!("inbox-verdict-{}", filed.verdict.word())),
        Kept::Held(odd) => {
            format!("{} {}", page.t("inbox-verdict-held"), page.t(&format!("inbox-{}", odd.word())))
        }
        Kept::Again => page.t("inbox-again"),
        Kept::Differs => page.t("inbox-differs"),
    };
    shown(&ctx, &office, page, Some((!matches!(kept, Kept::Held(_)), said))).await
}

/// The notice and the whole, then how much went to whom, and to which account.
fn shares(receipt: &Receipt) -> Vec<String> {
    let transfers = receipt.transfers();
    let whole = format!("{} · {}", notice(receipt.notice.as_str()), euro(receipt.amount.cents()));
    let share = transfers.as_slice().iter().map(|share| {
        let account = match &share.credit.to {
            Paid::Iban(account) => account.as_str(),
            Paid::Stamp(_) => "",
        };
        format!("{} → {} {account}", euro(share.amount.cents()), share.body.as_str())
    });
    std::iter::once(whole).chain(share).collect()
}

#[derive(serde::Deserialize)]
struct Deed {
    receipt: String,
    /// `retry`, `take` or `seen`.
    what: String,
    /// Why it is taken as good, or put aside.
    #[serde(default)]
    reason: String,
}

async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    page: Page,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let clerk = May::<Accounting>::prove_all(&caller, &office)?;
    let (offices, body) = (ctx.offices.clone(), office.id);
    let work = move |tx: &mut Tx| {
        let office = offices.at(tx, body)?.ok_or_else(Failed::not_found)?;
        let (name, reason) = (deed.receipt.as_str(), deed.reason.as_str());
        match deed.what.as_str() {
            "retry" => again::retry(tx, &office, &clerk, name, now)?,
            "take" => held::take_as_good(tx, &office, &clerk, name, reason, now).map(|_| ())?,
            _ => aside::seen(tx, &clerk, name, reason, now)?,
        }
        Ok::<_, Failed>(())
    };
    ctx.db.write(Lane::of(body, ROOM), work).await?;
    Ok(Redirect::to(&page.at("payments/inbox")).into_response())
}

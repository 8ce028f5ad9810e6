//! Receipts that wait for people: why, once more, or seen. They are of no kind of due yet: all this is for those who
//! deal with all kinds.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use pagopa::soap::{Paid, Receipt};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::again::{self, Trouble};
use super::aside::{self, Aside, Why};
use super::{bring, held};
use crate::proof::{Accounting, May};
use crate::said::{actor, euro, notice, when};

pub fn routes() -> Routes<Ctx> {
    let accounts = Access::Right(rights::ACCOUNTS);
    Routes::new()
        .get("/{body}/payments/inbox", accounts, show)
        .post("/{body}/payments/inbox", accounts, bring::ask)
        .post("/{body}/payments/inbox/take", accounts, bring::take)
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

/// The page, with what became of what was sent just now.
pub(super) async fn shown(
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
        said: match trouble.odd() {
            Some(odd) => page.t(&format!("inbox-{}", odd.word())),
            // Where the message breaks, as the protocol names it: for whoever asks its sender.
            None if trouble.unread => page.t1("inbox-unread-what", "what", &trouble.why),
            None => trouble.why.clone(),
        },
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
    let why = if deed.what == "retry" { None } else { Some(Why::parse(&deed.reason)?) };
    let work = move |tx: &mut Tx| {
        let office = offices.at(tx, body)?.ok_or_else(Failed::not_found)?;
        let name = deed.receipt.as_str();
        match &why {
            None => again::retry(tx, &office, &clerk, name, now)?,
            Some(why) if deed.what == "take" => {
                held::take_as_good(tx, &office, &clerk, name, why, now).map(|_| ())?;
            }
            Some(why) => aside::seen(tx, &clerk, name, why, now)?,
        }
        Ok::<_, Failed>(())
    };
    ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    Ok(Redirect::to(&page.at("payments/inbox")).into_response())
}

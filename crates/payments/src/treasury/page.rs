//! `/{body}/payments/journals`: the treasurer's journals and the statements that came, and a file brought by hand;
//! notices of programs come by the same page.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, rights};
use pagopa::treasury::csv::Statement;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, Sentence, Uploaded, html};
use platform::{Lane, Moment};

use super::keep::{Incoming, keep_page};
use super::read::{JournalRow, TroubleRow, journals, troubles};
use crate::ROOM;
use crate::proof::{Accounting, May, Seeing};
use crate::reconcile::{keep_notices, read_notices};
use crate::said;

const JOURNAL_BYTES_MAX: usize = 32 << 20;
const NOTICES_BYTES_MAX: usize = 8 << 20;
const SHOWN: i64 = 60;

pub fn routes() -> Routes<Ctx> {
    let (see, act) = (Access::Right(rights::SEE_PAYMENTS), Access::Right(rights::ACCOUNTS));
    Routes::new()
        .get("/{body}/payments/journals", see, show)
        .post("/{body}/payments/journals", act, bring)
        .post("/{body}/payments/own-notices", act, bring_notices)
}

#[derive(askama::Template)]
#[template(path = "treasury/journals.html")]
struct Journals {
    page: Page,
    rows: Vec<JournalShown>,
    acts: bool,
}

struct JournalShown {
    row: JournalRow,
    days: String,
    came: String,
    /// Its bad lines, why each is bad.
    bad: Vec<(TroubleRow, String)>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    May::<Seeing>::prove_all(&caller, &office)?;
    let body = office.id;
    let read = move |tx: &mut Tx| {
        let rows = journals(tx, body, Moment(i64::MAX), SHOWN)?.into_iter();
        rows.map(|row| {
            let bad = if row.bad > 0 { troubles(tx, body, row.id)? } else { Vec::new() };
            Ok::<_, StoreError>((row, bad))
        })
        .collect::<Result<Vec<_>, _>>()
    };
    let rows = ctx.db.read(read).await?.into_iter();
    let why = |bad: TroubleRow| {
        let why = page.t(&format!("journal-line-{}", bad.reason));
        (bad, why)
    };
    let days = |row: &JournalRow| {
        let [from, to] = [&row.from, &row.to].map(|day| said::written_day(&page, day));
        if from == to { from } else { format!("{from} – {to}") }
    };
    let rows = rows.map(|(row, bad)| JournalShown {
        days: days(&row),
        came: said::when(&office, &page, row.opened_at),
        bad: bad.into_iter().map(why).collect(),
        row,
    });
    let rows = rows.collect();
    Ok(html(&Journals { rows, acts: page.may(rights::ACCOUNTS), page }))
}

async fn bring(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: Uploaded<JOURNAL_BYTES_MAX>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let bytes = sent.bytes.clone().ok_or_else(|| Failed::too_large("JOURNAL_BYTES_MAX"))?;
    let given = |name: &str| sent.text(name).trim().to_owned();
    let statement = Statement { abi: given("abi"), account: given("account"), id: sent.name.clone() };
    let incoming = Incoming { bytes, statement };
    let work = move |tx: &mut Tx| keep_page(tx, &here, &accountant, &incoming, now);
    ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    Ok(Redirect::to(&page.at("payments/journals")).into_response())
}

async fn bring_notices(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: Uploaded<NOTICES_BYTES_MAX>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let bytes = sent.bytes.ok_or_else(|| Failed::too_large("NOTICES_BYTES_MAX"))?;
    let (lines, rows): (Vec<_>, Vec<_>) = read_notices(&bytes).into_iter().unzip();
    let bad = rows.iter().zip(&lines).find(|(row, _)| row.is_err()).map(|(_, line)| *line);
    let work = move |tx: &mut Tx| keep_notices(tx, &here, &accountant, &rows, now);
    let verdicts = ctx.db.write(Lane::of(office.id, ROOM), work).await?;
    match bad {
        None => Ok(Redirect::to(&page.at("payments/journals")).into_response()),
        // The good rows are kept: the sentence says where the first bad one stands.
        Some(at) => {
            Err(Failed::bad(Sentence::new("own-notices-bad").with("row", at).with("rows", verdicts.len())))
        }
    }
}

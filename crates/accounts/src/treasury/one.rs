//! `/{body}/payments/journals/{journal}`: what became of a journal, row by row where one cannot be read.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use pagopa::treasury::csv::value;
use payments::proof::{May, Reading};
use payments::said;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};

use super::page::JournalShown;
use super::read::{TroubleRow, journal, raw, troubles};
use super::withdraw::{Consequence, WithdrawReason, Withdrawal, consequence, withdrawal};

/// Bad rows of a page; who has more has another file than he thinks.
const BAD_SHOWN: usize = 200;
/// Letters of a row of the file.
const ROW_SHOWN: usize = 200;

#[derive(askama::Template)]
#[template(path = "treasury/journal.html")]
struct OneJournal {
    page: Page,
    journal: JournalShown,
    bad: Vec<BadRow>,
    /// Who withdrew it, when and why.
    withdrawn: Option<WithdrawnShown>,
    /// What comes of withdrawing it, for who may.
    follows: Option<Consequence>,
    again: Again,
}

struct WithdrawnShown {
    by: String,
    at: String,
    reason: String,
}

/// A withdrawal that was refused: why, and the reason that was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Again {
    pub wrong: Option<String>,
    pub reason: String,
}

struct BadRow {
    row: TroubleRow,
    why: String,
    /// As it stands in a bank's CSV; the rows of a journal are no lines of its file.
    text: String,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Failed> {
    May::<Reading>::prove_all(&caller, &office)?;
    shown(&ctx, &office, page, id, Again::default()).await
}

pub(super) async fn shown(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    id: i64,
    again: Again,
) -> Result<Response, Failed> {
    let (body, acts) = (office.id, page.may(rights::ACCOUNTS));
    let read = move |tx: &mut Tx| {
        let Some(row) = journal(tx, body, id)? else { return Ok(None) };
        let bad = troubles(tx, body, id)?;
        let file = if bad.is_empty() { None } else { raw(tx, body, id)? };
        let withdrawn = withdrawal(tx, body, id)?;
        let follows = acts && withdrawn.is_none();
        let follows = follows.then(|| consequence(tx, body, id)).transpose()?;
        Ok::<_, StoreError>(Some((row, bad, file, withdrawn, follows)))
    };
    let (row, bad, file, withdrawn, follows) = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    let file = file.as_deref().and_then(|bytes| value::text(bytes).ok());
    let lines: Vec<&str> = file.as_deref().map_or_else(Vec::new, |text| text.lines().collect());
    let text = |row: &TroubleRow| {
        let at = usize::try_from(row.file_line - 1).ok();
        at.and_then(|at| lines.get(at))
            .map_or_else(String::new, |line| line.chars().take(ROW_SHOWN).collect())
    };
    let bad = bad.into_iter().take(BAD_SHOWN).map(|row| BadRow {
        why: page.t(&format!("journal-line-{}", row.reason)),
        text: text(&row),
        row,
    });
    let withdrawn = withdrawn.map(|Withdrawal { at, by, reason }| WithdrawnShown {
        by: said::actor(office, &page, &by),
        at: said::when(office, &page, at),
        reason,
    });
    let (bad, journal) = (bad.collect(), JournalShown::of(office, &page, row));
    Ok(html(&OneJournal { bad, journal, withdrawn, follows, again, page }))
}

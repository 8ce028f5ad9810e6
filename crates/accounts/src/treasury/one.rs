//! `/{body}/payments/journals/{journal}`: what became of a journal, row by row where one cannot be read.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here};
use pagopa::treasury::csv::value;
use payments::proof::{May, Reading};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};

use super::page::JournalShown;
use super::read::{TroubleRow, journal, raw, troubles};

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
    let body = office.id;
    let read = move |tx: &mut Tx| {
        let Some(row) = journal(tx, body, id)? else { return Ok(None) };
        let bad = troubles(tx, body, id)?;
        let file = if bad.is_empty() { None } else { raw(tx, body, id)? };
        Ok::<_, StoreError>(Some((row, bad, file)))
    };
    let (row, bad, file) = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
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
    Ok(html(&OneJournal { bad: bad.collect(), journal: JournalShown::of(&office, &page, row), page }))
}

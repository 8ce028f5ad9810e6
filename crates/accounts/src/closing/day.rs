//! `/{body}/payments/closing/{day}`: the sheet of a day, as it was closed or as it would be.

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use office::{Ctx, Here};
use payments::proof::{May, Reading};
use payments::said;
use platform::Moment;
use platform::i18n::{civil_date, euro_unbroken as euro};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};

use super::page::month_name;
use super::read::{day_sheet, first_closed};
use super::rule::preview;
use super::sums::SumsShown;
use crate::reconcile::{Label, name_said};

#[derive(askama::Template)]
#[template(path = "closing/day.html")]
struct DayPage {
    page: Page,
    day: String,
    /// As an address says it, and as people do.
    month: (String, String),
    /// When and by whom.
    closed: Option<(String, String)>,
    /// It has no sheet and gets none: the first closed day after it, as an address says it and as people do.
    early: Option<(Date, String)>,
    sums: SumsShown,
    /// Name and code of a label, and how many lines have it.
    labels: Vec<(String, String, i64)>,
    open: Vec<OpenShown>,
    /// How many more were open: the bench has them all.
    more: usize,
    /// The bench of this day.
    bench: String,
}

/// Open lines that the sheet shows.
const OPEN_SHOWN: usize = 200;

/// A line that was open when the day was closed.
struct OpenShown {
    text: String,
    flow: String,
    amount: String,
    /// Each with whether somebody has to do or to await something.
    labels: Vec<(String, bool)>,
}

/// A label that the sheet knows by its code; one of another release stands as it was written.
fn name_of(page: &Page, word: &str) -> String {
    Label::parse(word).map_or_else(|| word.to_owned(), |label| name_said(label).say(page.tr))
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Path((_, day)): Path<(String, String)>,
) -> Result<Response, Failed> {
    let reading: May<Reading> = May::prove(&caller, &office)?;
    let day: Date = day.parse().map_err(|_| Failed::not_found())?;
    // Of a day that has not come there is nothing to see.
    if day > office.date_of(now) {
        return Err(Failed::not_found());
    }
    let here = office.clone();
    let read = move |tx: &mut Tx| {
        let closed = day_sheet(tx, here.id, day)?;
        let open = if closed.is_none() { Some(preview(tx, &here, day)?.0) } else { None };
        Ok::<_, StoreError>((closed, open, first_closed(tx, here.id)?))
    };
    let (closed, open, began) = ctx.db.read(read).await?;
    let told = closed
        .as_ref()
        .map(|day| (said::when(&office, &page, day.closed_at), said::actor(&office, &page, &day.closed_by)));
    let mut sheet = closed.map(|day| day.sheet).or(open).ok_or_else(Failed::not_found)?;
    sheet.keep(&reading.dues);
    let open = |word: &String| Label::parse(word).is_none_or(Label::is_open);
    Ok(html(&DayPage {
        day: civil_date(page.lang(), day),
        month: (month_name(day), said::month(&page, day)),
        closed: told,
        early: began.filter(|began| day < *began).map(|began| (began, said::list_day(&page, began))),
        sums: SumsShown::of(&office, &page, &sheet.sums),
        labels: sheet
            .labels
            .iter()
            .map(|(word, count)| (name_of(&page, word), word.clone(), *count))
            .collect(),
        open: sheet
            .open
            .iter()
            .take(OPEN_SHOWN)
            .map(|row| OpenShown {
                text: row.text.clone(),
                flow: row.flow.clone(),
                amount: euro(row.cents),
                labels: row.labels.iter().map(|word| (name_of(&page, word), open(word))).collect(),
            })
            .collect(),
        more: sheet.open.len().saturating_sub(OPEN_SHOWN),
        bench: page.at(&format!("payments/reconciliation?from={day}&until={day}")),
        page,
    }))
}

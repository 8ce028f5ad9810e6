//! `/{body}/payments/runs`: what was printed, and asking for more.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use pagopa::treasury::csv::value;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted, Sentence, html};
use platform::{Lane, Moment};

use super::page::{state, what};
use super::{PER_FILE, PrintError, RUN_KEPT_DAYS, RUN_NOTICES_MAX, Wish, read, rule};
use crate::proof::{May, Owing};
use crate::refused;
use crate::said::when;

struct Row {
    id: i64,
    what: String,
    asked: String,
    state: String,
    chip: &'static str,
}

#[derive(askama::Template)]
#[template(path = "print_run/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
    dues: Vec<(i64, String)>,
    per_file: [i64; 4],
    most: i64,
    kept_days: i64,
    asked: Form,
    /// Why nothing is printed.
    wrong: Option<String>,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    let clerk = May::<Owing>::prove(&caller, &office)?;
    listed(&ctx, &office, page, &clerk, (Form::first(), None)).await
}

async fn listed(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    clerk: &May<Owing>,
    (asked, wrong): (Form, Option<String>),
) -> Result<Response, Failed> {
    let body = office.id;
    let runs = ctx.db.read(move |tx| read::list(tx, body)).await?;
    let rows = runs.iter().filter(|run| run.is_of(&clerk.dues)).map(|run| {
        let (state, chip) = state(&page, run);
        Row {
            id: run.id,
            what: what(office, &page, run.due),
            asked: when(office, &page, run.asked_at),
            state,
            chip,
        }
    });
    let dues = office.dues.iter().filter(|due| clerk.dues.covers(due.id));
    let dues = dues.map(|due| (due.id, due.doc.name.say(page.lang()).to_owned())).collect();
    let rows = rows.collect();
    Ok(html(&ListPage {
        rows,
        dues,
        per_file: PER_FILE,
        most: RUN_NOTICES_MAX,
        kept_days: RUN_KEPT_DAYS,
        asked,
        wrong,
        page,
    }))
}

#[derive(Clone, Debug, serde::Deserialize)]
pub(super) struct Form {
    due: i64,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    unprinted: String,
    #[serde(default)]
    unsent: String,
    per_file: i64,
}

impl Form {
    /// Before anything is chosen.
    fn first() -> Form {
        let (from, until, unsent) = Default::default();
        Form { due: 0, from, until, unprinted: "1".into(), unsent, per_file: PER_FILE[0] }
    }

    fn wish(&self, office: &Office) -> Result<Wish, Failed> {
        Ok(Wish {
            due: self.due,
            from: day(office, &self.from, false)?,
            until: day(office, &self.until, true)?,
            unprinted: !self.unprinted.is_empty(),
            unsent: !self.unsent.is_empty(),
            per_file: self.per_file,
        })
    }
}

pub(super) async fn begin(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<Form>,
) -> Result<Response, Failed> {
    let clerk = May::<Owing>::prove(&caller, &office)?;
    match asked(&ctx, &office, clerk.clone(), &form, now).await {
        Ok(run) => Ok(Redirect::to(&page.at(&format!("payments/runs/{run}"))).into_response()),
        Err(failed) => {
            let wrong = refused::above(&page, failed)?;
            listed(&ctx, &office, page, &clerk, (form, wrong)).await.map(refused::again)
        }
    }
}

async fn asked(
    ctx: &Ctx,
    office: &Office,
    clerk: May<Owing>,
    form: &Form,
    now: Moment,
) -> Result<i64, Failed> {
    let wish = form.wish(office)?;
    let work = move |tx: &mut Tx| -> Result<i64, PrintError> { rule::ask(tx, &clerk, &wish, now) };
    Ok(ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?)
}

/// Midnight at the beginning of a day, or at its end; nothing for no day.
fn day(office: &Office, text: &str, end: bool) -> Result<Option<Moment>, Failed> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Failed::bad(Sentence::new("print-error-day"));
    let day = value::day(text).ok_or_else(wrong)?;
    let day = if end { day.tomorrow().map_err(|_| wrong())? } else { day };
    office.begin_of(day).ok_or_else(wrong).map(Some)
}

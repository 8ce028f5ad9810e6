//! `/{body}/payments/journals`: the treasurer's journals and the statements that came, and files brought by hand;
//! notices of programs come by the same page.

use axum::extract::State;
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use pagopa::treasury::csv;
use payments::proof::{May, Seeing};
use payments::said;
use platform::Moment;
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::read::{JournalRow, journals};
use super::{bring, one};

const SHOWN: i64 = 60;

pub fn routes() -> Routes<Ctx> {
    let (see, act) = (Access::Right(rights::SEE_PAYMENTS), Access::Right(rights::ACCOUNTS));
    Routes::new()
        .get("/{body}/payments/journals", see, show)
        .post("/{body}/payments/journals", act, bring::journal)
        .get("/{body}/payments/journals/{journal}", see, one::show)
        .post("/{body}/payments/own-notices", act, bring::notices)
}

/// A file that was not taken, and what was typed beside it.
#[derive(Clone, Debug, Default)]
pub(super) struct Refused {
    pub journal: Option<String>,
    pub notices: Option<String>,
    pub abi: String,
    pub account: String,
}

#[derive(askama::Template)]
#[template(path = "treasury/journals.html")]
struct Journals {
    page: Page,
    rows: Vec<JournalShown>,
    acts: bool,
    refused: Refused,
    columns: Vec<ColumnShown>,
}

pub(super) struct JournalShown {
    pub row: JournalRow,
    pub days: String,
    pub came: String,
}

/// A column of a bank's CSV.
struct ColumnShown {
    name: &'static str,
    /// Other names under which it is known.
    others: String,
    needed: bool,
    about: String,
    example: &'static str,
}

impl JournalShown {
    pub fn of(office: &Office, page: &Page, row: JournalRow) -> JournalShown {
        let [from, to] = [&row.from, &row.to].map(|day| said::written_day(page, day));
        JournalShown {
            days: if from == to { from } else { format!("{from} – {to}") },
            came: said::when(office, page, row.opened_at),
            row,
        }
    }
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    May::<Seeing>::prove_all(&caller, &office)?;
    listed(&ctx, &office, page, Refused::default()).await
}

pub(super) async fn listed(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    refused: Refused,
) -> Result<Response, Failed> {
    let body = office.id;
    let rows = ctx.db.read(move |tx: &mut Tx| journals(tx, body, Moment(i64::MAX), SHOWN)).await?;
    let rows = rows.into_iter().map(|row| JournalShown::of(office, &page, row)).collect();
    let columns = csv::columns().map(|column| shown(&page, &column)).collect();
    Ok(html(&Journals { rows, acts: page.may(rights::ACCOUNTS), refused, columns, page }))
}

fn shown(page: &Page, column: &csv::Column) -> ColumnShown {
    let (name, others) = column.names.split_first().map_or(("", String::new()), |(name, others)| {
        (*name, others.iter().map(|other| format!("«{other}»")).collect::<Vec<_>>().join(", "))
    });
    ColumnShown {
        name,
        others,
        needed: column.needed,
        about: page.t(&format!("journal-column-{}", column.meaning)),
        example: match column.meaning {
            "date" => "04/03/2026",
            "value-date" => "03/03/2026",
            "amount" => "1.234,56",
            "reason" => "/PUR/LGPE-RIVERSAMENTO/URI/2026-03-03BANCA001-0042",
            "bolletta" => "145",
            "reference" => "0306912345678901",
            "customer" => "Banca di Prova",
            _ => "",
        },
    }
}

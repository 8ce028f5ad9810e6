//! `/{body}/payments/journals`: the treasurer's journals and the statements that came, and files brought by hand;
//! notices of programs come by the same page.

use axum::extract::{Query, State};
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use pagopa::treasury::csv;
use payments::proof::{May, Reading};
use payments::said;
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::read::{JournalRow, journal, journals};
use super::{bring, one, undo};

const SHOWN: i64 = 60;

pub fn routes() -> Routes<Ctx> {
    let (read, act) = (Access::Right(rights::SEE_ACCOUNTS), Access::Right(rights::ACCOUNTS));
    Routes::new()
        .get("/{body}/payments/journals", read, show)
        .post("/{body}/payments/journals", act, bring::journal)
        .get("/{body}/payments/journals/{journal}", read, one::show)
        .post("/{body}/payments/journals/{journal}/withdraw", act, undo::withdrawn)
        .post("/{body}/payments/own-notices", act, bring::notices)
}

#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// Older than this.
    before: Option<i64>,
    /// This one came again, and changed nothing.
    known: Option<i64>,
}

/// A file that was not taken, and what was typed beside it.
#[derive(Clone, Debug, Default)]
pub(super) struct Refused {
    pub journal: Option<String>,
    pub notices: Option<String>,
    pub abi: String,
    pub account: String,
    /// The file is a flow, which has a page of its own.
    pub is_flow: bool,
}

#[derive(askama::Template)]
#[template(path = "treasury/journals.html")]
struct Journals {
    page: Page,
    rows: Vec<JournalShown>,
    /// Where older ones begin.
    older: Option<i64>,
    /// The name of one that came again.
    known: Option<String>,
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
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    May::<Reading>::prove_all(&caller, &office)?;
    listed(&ctx, &office, page, (wanted, Refused::default())).await
}

pub(super) async fn listed(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    (wanted, refused): (Wanted, Refused),
) -> Result<Response, Failed> {
    let (body, before) = (office.id, wanted.before.map_or(Moment(i64::MAX), Moment));
    let read = move |tx: &mut Tx| {
        let known = wanted.known.map(|id| journal(tx, body, id)).transpose()?.flatten();
        Ok::<_, StoreError>((journals(tx, body, before, SHOWN)?, known.map(|row| row.journal)))
    };
    let (rows, known) = ctx.db.read(read).await?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == SHOWN);
    let older = rows.last().filter(|_| full).map(|row| row.opened_at.ms());
    let rows = rows.into_iter().map(|row| JournalShown::of(office, &page, row)).collect();
    let columns = csv::columns().map(|column| shown(&page, &column)).collect();
    Ok(html(&Journals { rows, older, known, acts: page.may(rights::ACCOUNTS), refused, columns, page }))
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

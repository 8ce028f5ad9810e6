//! The accounts of a month as a file for the accounting program: one row for each booked fact, with the chapter
//! of its kind of due. Facts, frozen with their days: the file of a closed stretch never changes.

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use office::{Ctx, Here, Office};
use payments::proof::{May, Reading};
use platform::Moment;
use platform::csv::{self, Csv};
use platform::i18n::plain_amount;
use platform::web::{Caller, Failed, saved};

use super::page::{Wanted, month_name};
use super::read::day_rows;
use super::sheet::Booked;

/// Names of columns are for programs: the same in every language.
const HEAD: [&str; 9] =
    ["giorno", "competenza", "parte", "fatto", "capitolo", "tipo_dovuto", "importo", "riferimento", "id"];

pub async fn download(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let reading: May<Reading> = May::prove(&caller, &office)?;
    let (first, body) = (wanted.first(&office, now), office.id);
    let rows = ctx.db.read(move |tx| day_rows(tx, body, first, first.last_of_month())).await?;
    let rows: Vec<_> = rows.into_iter().filter(|(_, booked)| reading.dues.covers(booked.fact.due)).collect();
    let name = format!("contabilita-{}.csv", month_name(first));
    Ok(saved(csv::KIND, &name, csv(&office, &rows)))
}

pub fn csv(office: &Office, rows: &[(Date, Booked)]) -> String {
    let mut file = Csv::new(&HEAD).semicolon().bom();
    for (day, Booked { part, fact }) in rows {
        let due = office::by_id(&office.dues, fact.due).map(|part| &part.doc);
        let cells = [
            day.to_string(),
            fact.day.to_string(),
            part.word().to_owned(),
            fact.kind.word().to_owned(),
            due.map_or_else(String::new, |due| due.chapter.clone()),
            due.map_or_else(String::new, |due| due.key.clone()),
            plain_amount(fact.amount),
            fact.text.clone(),
            fact.name.clone(),
        ];
        file.row(&cells.each_ref().map(String::as_str));
    }
    file.finish()
}

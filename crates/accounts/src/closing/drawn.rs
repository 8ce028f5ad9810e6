//! A month as a picture, and the same as a table.

use platform::chart;
use platform::web::Page;

use super::month::COLUMNS;
use super::page::NAMES;
use super::read::ClosedDay;
use super::sheet::{Part, Sheet};

/// What a sheet books of its own day, by column.
pub(super) fn own(sheet: &Sheet) -> [i64; 3] {
    COLUMNS.map(|kinds| sheet.cents(kinds, &[Part::Own, Part::Before]))
}

/// The picture of a month and its table.
pub(super) fn drawn(page: &Page, days: &[ClosedDay]) -> (String, String) {
    let chart = chart::Chart {
        id: "month".into(),
        title: page.t("closing-chart"),
        description: page.t("closing-chart-says"),
        unit: "€".into(),
        category: page.t("closing-day"),
        categories: days.iter().map(|day| day.sheet.day.day().to_string()).collect(),
        series: NAMES
            .into_iter()
            .enumerate()
            .map(|(at, name)| chart::Series {
                name: page.t(name),
                // To be drawn and printed; nothing is added up from it.
                values: days.iter().map(|day| own(&day.sheet)[at] as f64 / 100.0).collect(),
            })
            .collect(),
        no_data: page.t("closing-none"),
        decimal: ',',
        decimals: Some(2),
        ..Default::default()
    };
    (chart::bars(&chart), chart::table(&chart))
}

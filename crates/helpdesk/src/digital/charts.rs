//! The pictures, each with the same figures in a table.

use platform::chart::{self, Series};
use platform::web::Page;

use super::figures::{Figures, PROMISED};
use super::words;
use crate::said;

/// Both strings are made by `platform::chart`, which escapes every text.
pub struct Chart {
    pub heading: String,
    pub picture: String,
    pub table: String,
}

fn plain(page: &Page, id: &str, heading: &str) -> chart::Chart {
    chart::Chart {
        id: id.to_owned(),
        title: heading.to_owned(),
        no_data: page.t("customer-no-data"),
        decimal: words::decimal(page.lang()),
        ..Default::default()
    }
}

pub fn all(page: &Page, figures: &Figures) -> Vec<Chart> {
    vec![weeks(page, figures), promises(page, figures), channels(page, figures)]
}

fn series(page: &Page, key: &str, values: impl Iterator<Item = i64>) -> Series {
    Series { name: page.t(key), values: values.map(|value| value as f64).collect() }
}

fn weeks(page: &Page, figures: &Figures) -> Chart {
    let heading = page.t("customer-weeks");
    let nothing = figures.opened + figures.solved == 0;
    let flow = vec![
        series(page, "customer-opened", figures.weeks.iter().map(|week| week.opened)),
        series(page, "customer-solved", figures.weeks.iter().map(|week| week.solved)),
    ];
    let chart = chart::Chart {
        description: page.t2("customer-weeks-says", "opened", figures.opened, "solved", figures.solved),
        category: page.t("customer-week"),
        categories: figures.weeks.iter().map(|week| words::short_day(page.lang(), week.from)).collect(),
        series: if nothing { Vec::new() } else { flow },
        ..plain(page, "weeks", &heading)
    };
    // Beyond a quarter bars are threads: lines are read more easily.
    let picture = if figures.weeks.len() <= 14 { chart::bars(&chart) } else { chart::lines(&chart) };
    Chart { heading, picture, table: chart::table(&chart) }
}

fn promises(page: &Page, figures: &Figures) -> Chart {
    let heading = page.t("customer-met");
    let shares = PROMISED.iter().filter_map(|metric| figures.promise(*metric));
    let seen: Vec<_> = shares.filter_map(|promise| Some((promise.metric, promise.share()?))).collect();
    let chart = chart::Chart {
        description: page.t("customer-met-says"),
        unit: "%".to_owned(),
        category: page.t("customer-promise"),
        categories: seen.iter().map(|(metric, _)| said::said(page, "clock", metric.word())).collect(),
        series: vec![Series {
            name: page.t("customer-met"),
            values: seen.iter().map(|(_, share)| *share as f64 / 100.0).collect(),
        }],
        ..plain(page, "met", &heading)
    };
    Chart { heading, picture: chart::bars(&chart), table: chart::table(&chart) }
}

fn channels(page: &Page, figures: &Figures) -> Chart {
    let heading = page.t("customer-channels");
    let chart = chart::Chart {
        description: page.t("customer-channels-says"),
        category: page.t("desk-channel"),
        categories: figures
            .channels
            .iter()
            .map(|one| said::said(page, "channel", one.channel.word()))
            .collect(),
        series: vec![
            series(page, "customer-opened", figures.channels.iter().map(|one| one.asked)),
            series(page, "customer-open-now", figures.channels.iter().map(|one| one.open)),
        ],
        ..plain(page, "channels", &heading)
    };
    Chart { heading, picture: chart::bars(&chart), table: chart::table(&chart) }
}

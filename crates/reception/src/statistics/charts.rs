//! The pictures, each with the same figures in a table.

use jiff::civil::Date;
use office::{Office, by_id};
use platform::chart::{self, Series};
use platform::web::Page;
use queueing::Kind;

use super::figures::{BIN_EDGES_MIN, Figures, Line};
use super::words;

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
        no_data: page.t("statistics-no-data"),
        decimal: words::decimal(page.lang()),
        ..Default::default()
    }
}

/// Who came, by hour of the clock; hours before the first and after the last arrival are left out.
pub fn by_hour(page: &Page, figures: &Figures) -> Chart {
    let counts = &figures.arrivals.by_hour;
    let first = counts.iter().position(|count| *count > 0).unwrap_or(0);
    let last = counts.iter().rposition(|count| *count > 0).map_or(0, |at| at + 1);
    let shown = counts.get(first..last).unwrap_or_default();
    let heading = page.t("statistics-by-hour");
    let busiest = shown.iter().enumerate().max_by_key(|(at, count)| (**count, std::cmp::Reverse(*at)));
    let chart = chart::Chart {
        description: busiest.map_or_else(String::new, |(at, count)| {
            page.t2("statistics-by-hour-says", "hour", format!("{}:00", first + at), "count", count)
        }),
        category: page.t("statistics-hour"),
        categories: (first..last).map(|hour| format!("{hour}:00")).collect(),
        series: people(page, shown.iter().copied()),
        ..plain(page, "by-hour", &heading)
    };
    Chart { heading, picture: chart::bars(&chart), table: chart::table(&chart) }
}

/// Who came, day by day; a single day needs no picture.
pub fn by_day(page: &Page, figures: &Figures) -> Option<Chart> {
    let days = &figures.arrivals.by_day;
    if days.len() < 2 {
        return None;
    }
    let heading = page.t("statistics-by-day");
    let mean = figures.arrivals.total as f64 / days.len() as f64;
    let chart = chart::Chart {
        description: page.t1("statistics-by-day-says", "mean", words::number(page.lang(), mean)),
        category: page.t("statistics-day"),
        categories: days.iter().map(|day| short(page, day.day)).collect(),
        series: people(page, days.iter().map(|day| day.arrivals)),
        ..plain(page, "by-day", &heading)
    };
    // Beyond a month bars are threads: a line is read more easily.
    let picture = if days.len() <= 31 { chart::bars(&chart) } else { chart::lines(&chart) };
    Some(Chart { heading, picture, table: chart::table(&chart) })
}

/// How long people waited in a line, with its promise.
pub fn waits(page: &Page, line: &Line) -> Chart {
    let key = if line.kind == Kind::Appointment { "waits-appointment" } else { "waits-walk-in" };
    let heading = page.t(match line.kind {
        Kind::Appointment => "statistics-waits-appointment",
        _ => "statistics-waits-walk-in",
    });
    let mut edges = vec![0.0];
    edges.extend(BIN_EDGES_MIN.iter().map(|edge| *edge as f64));
    edges.push(f64::INFINITY);
    let mut categories: Vec<String> =
        edges.windows(2).take(BIN_EDGES_MIN.len()).map(|pair| format!("{}–{}", pair[0], pair[1])).collect();
    categories.push(format!("> {}", BIN_EDGES_MIN[BIN_EDGES_MIN.len() - 1]));
    let calls = line.waits.spread.map_or(0, |seen| seen.count);
    let nobody = calls == 0;
    let mark = line.promise_s.map(|promise_s| {
        let text = page.t1("statistics-promise", "count", words::minutes(page.lang(), promise_s));
        (promise_s as f64 / 60.0, text)
    });
    let chart = chart::Chart {
        description: page.t2("statistics-waits-says", "within", line.waits.within_promise, "count", calls),
        category: page.t("statistics-wait-class"),
        categories,
        series: if nobody { Vec::new() } else { people(page, line.bins.iter().copied()) },
        mark,
        ..plain(page, key, &heading)
    };
    Chart { heading, picture: chart::histogram(&chart, &edges), table: chart::table(&chart) }
}

/// The work of the counters in hours, whoever sat there.
pub fn counters(page: &Page, office: &Office, figures: &Figures) -> Chart {
    let heading = page.t("statistics-counters");
    let hours = figures.counters.iter().map(|counter| (counter.busy_s as f64 / 360.0).round() / 10.0);
    let chart = chart::Chart {
        description: page.t("statistics-counters-says"),
        unit: page.t("statistics-hours-unit"),
        category: page.t("statistics-counter"),
        categories: figures.counters.iter().map(|one| counter_name(page, office, one.counter)).collect(),
        series: vec![Series { name: page.t("statistics-busy"), values: hours.collect() }],
        ..plain(page, "counters", &heading)
    };
    Chart { heading, picture: chart::bars(&chart), table: chart::table(&chart) }
}

/// What a counter is called; one that is no more keeps its figures.
pub fn counter_name(page: &Page, office: &Office, id: i64) -> String {
    by_id(&office.counters, id)
        .map_or_else(|| page.t("statistics-counter-gone"), |part| part.doc.label.say(page.lang()).to_owned())
}

fn people(page: &Page, counts: impl Iterator<Item = u64>) -> Vec<Series> {
    vec![Series { name: page.t("statistics-people"), values: counts.map(|count| count as f64).collect() }]
}

/// «11/03», or «11.03.» where the dot is usual.
fn short(page: &Page, day: Date) -> String {
    match page.lang().code() {
        "de" | "sl" => format!("{:02}.{:02}.", day.day(), day.month()),
        _ => format!("{:02}/{:02}", day.day(), day.month()),
    }
}

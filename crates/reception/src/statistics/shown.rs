//! The figures in words, ready for the template.

use office::Office;
use platform::web::Page;
use queueing::Kind;

use super::charts::{self, Chart};
use super::figures::{Figures, Line};
use super::spread::Spread;
use super::words;

/// A figure in large type.
pub struct Tile {
    pub label: String,
    pub value: String,
    pub unit: String,
    pub more: String,
}

/// A line of the table of waits.
pub struct LineRow {
    pub name: String,
    pub arrivals: u64,
    pub calls: u64,
    pub mean: String,
    pub median: String,
    pub p90: String,
    pub within: String,
    pub promise: String,
}

pub struct CounterRow {
    pub name: String,
    pub calls: u64,
    pub served: u64,
    pub mean: String,
}

/// What the page shows when there is something.
pub struct Shown {
    pub tiles: Vec<Tile>,
    pub charts: Vec<Chart>,
    pub lines: Vec<LineRow>,
    pub channels: Vec<(String, u64, u64, u64)>,
    pub counters: Vec<CounterRow>,
    pub counters_chart: Chart,
}

/// Nobody came, nobody was expected, nothing was booked.
pub fn is_empty(figures: &Figures) -> bool {
    figures.arrivals.total == 0
        && figures.appointments.total == 0
        && figures.channels.is_empty()
        && figures.counters.is_empty()
}

pub fn shown(page: &Page, office: &Office, figures: &Figures) -> Shown {
    let mut charts = vec![charts::by_hour(page, figures)];
    charts.extend(charts::by_day(page, figures));
    let first = |line: &&Line| matches!(line.kind, Kind::Appointment | Kind::WalkIn);
    charts.extend(figures.lines.iter().filter(first).map(|line| charts::waits(page, line)));
    let channel = |word: &str| page.t1("statistics-channel", "channel", word);
    Shown {
        tiles: tiles(page, figures),
        charts,
        lines: figures.lines.iter().map(|line| line_row(page, line)).collect(),
        channels: figures
            .channels
            .iter()
            .map(|one| (channel(&one.channel), one.booked, one.tickets, one.check_ins))
            .collect(),
        counters: figures
            .counters
            .iter()
            .map(|one| CounterRow {
                name: charts::counter_name(page, office, one.counter),
                calls: one.calls,
                served: one.served,
                mean: one.mean_served_s.map_or_else(dash, |seconds| words::minutes_long(page.tr, seconds)),
            })
            .collect(),
        counters_chart: charts::counters(page, office, figures),
    }
}

fn dash() -> String {
    "–".to_owned()
}

fn line_row(page: &Page, line: &Line) -> LineRow {
    let minutes = |seconds: Option<i64>| seconds.map_or_else(dash, |s| words::minutes_long(page.tr, s));
    let seen = line.waits.spread;
    LineRow {
        name: page.t1("statistics-line", "kind", line.kind.as_str()),
        arrivals: line.arrivals,
        calls: seen.map_or(0, |seen| seen.count),
        mean: minutes(seen.map(|seen| seen.mean_s)),
        median: minutes(seen.map(|seen| seen.median_s)),
        p90: minutes(seen.map(|seen| seen.p90_s)),
        within: line.waits.within_promise_percent.map_or_else(dash, |_| {
            format!("{}\u{a0}%", words::percent(page.lang(), line.waits.within_promise_percent))
        }),
        promise: minutes(line.promise_s),
    }
}

fn tiles(page: &Page, figures: &Figures) -> Vec<Tile> {
    let (lang, min) = (page.lang(), page.t("statistics-min"));
    let minutes = |seconds: i64| words::minutes(lang, seconds);
    let spread = |key: &str, seen: Option<Spread>| Tile {
        label: page.t(key),
        value: seen.map_or_else(dash, |seen| minutes(seen.mean_s)),
        unit: seen.map_or_else(String::new, |_| min.clone()),
        more: seen.map_or_else(String::new, |seen| {
            page.t2("statistics-spread", "median", minutes(seen.median_s), "p90", minutes(seen.p90_s))
        }),
    };
    let share = |key: &str, value: Option<f64>, more: String| Tile {
        label: page.t(key),
        value: words::percent(lang, value),
        unit: value.map_or_else(String::new, |_| "%".to_owned()),
        more,
    };
    let (waits, gone, missed) = (&figures.waits, &figures.cancellations, &figures.no_shows);
    let calls = waits.spread.map_or(0, |seen| seen.count);
    let notice = gone.notice.map_or_else(String::new, |seen| {
        page.t1("statistics-notice", "notice", words::notice(page.tr, seen.median_s))
    });
    let cancelled =
        page.t2("statistics-cancelled-more", "count", gone.count, "total", figures.appointments.total);
    let arrivals = Tile {
        label: page.t("statistics-arrivals"),
        value: figures.arrivals.total.to_string(),
        unit: String::new(),
        more: page.t2(
            "statistics-arrivals-more",
            "with",
            figures.arrivals.with_appointment,
            "without",
            figures.arrivals.without,
        ),
    };
    vec![
        arrivals,
        spread("statistics-wait", waits.spread),
        share(
            "statistics-within",
            waits.within_promise_percent,
            page.t2("statistics-within-more", "within", waits.within_promise, "count", calls),
        ),
        spread("statistics-since-checkin", figures.checkin_to_counter),
        spread("statistics-at-counter", figures.at_counter),
        share("statistics-cancelled", gone.percent, format!("{cancelled} {notice}").trim().to_owned()),
        share(
            "statistics-no-shows",
            missed.percent,
            page.t2(
                "statistics-no-shows-more",
                "never",
                missed.never_came,
                "absent",
                missed.absent_when_called,
            ),
        ),
    ]
}

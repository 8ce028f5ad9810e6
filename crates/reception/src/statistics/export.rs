//! The figures as a file: one value a line, so that nothing has to be read across.

use office::Office;
use platform::csv::Csv;
use platform::i18n::Lang;
use platform::web::Page;

use super::charts::counter_name;
use super::figures::{BIN_EDGES_MIN, Figures};
use super::spread::Spread;
use super::words;
use office::period::Period;

/// Lines in the making: figure, what it is about, measure, value, unit.
struct Lines<'a> {
    page: &'a Page,
    rows: Vec<[String; 5]>,
}

/// The whole file in the page's language. Spreadsheets set to a language with the decimal comma expect
/// semicolons.
pub fn csv(page: &Page, office: &Office, service: &str, period: Period, figures: &Figures) -> String {
    let head = [
        "statistics-csv-figure",
        "statistics-csv-item",
        "statistics-csv-measure",
        "statistics-csv-value",
        "statistics-csv-unit",
    ]
    .map(|key| page.t(key));
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut file = Csv::new(&head).bom();
    if page.lang() != Lang::En {
        file = file.semicolon();
    }
    for row in rows(page, office, service, period, figures) {
        file.row(&row.each_ref().map(String::as_str));
    }
    file.finish()
}

fn rows(page: &Page, office: &Office, service: &str, period: Period, figures: &Figures) -> Vec<[String; 5]> {
    let mut lines = Lines { page, rows: Vec::new() };
    let named = office.service_by_key(service).map(|part| part.doc.name.say(page.lang()).to_owned());
    let about = page.t("statistics-period");
    lines.add(&about, "", "statistics-from", period.from.to_string(), "");
    lines.add(&about, "", "statistics-to", period.to.to_string(), "");
    lines.add(&about, "", "statistics-service", named.unwrap_or_else(|| page.t("statistics-all")), "");

    let came = page.t("statistics-arrivals");
    lines.count(&came, "", "statistics-people", figures.arrivals.total);
    lines.count(&came, "", "statistics-with-appointment", figures.arrivals.with_appointment);
    lines.count(&came, "", "statistics-without-appointment", figures.arrivals.without);
    let by_hour = page.t("statistics-by-hour");
    for (hour, count) in figures.arrivals.by_hour.iter().enumerate() {
        lines.count(&by_hour, &format!("{hour}:00"), "statistics-people", *count);
    }
    let by_day = page.t("statistics-by-day");
    for day in &figures.arrivals.by_day {
        lines.count(&by_day, &day.day.to_string(), "statistics-people", day.arrivals);
    }

    let waits = page.t("statistics-wait");
    let all = page.t("statistics-all-lines");
    lines.spread(&waits, &all, figures.waits.spread);
    lines.share(&waits, &all, "statistics-within", figures.waits.within_promise_percent);
    for line in &figures.lines {
        let name = page.t1("statistics-line", "kind", line.kind.as_str());
        lines.count(&waits, &name, "statistics-people", line.arrivals);
        lines.spread(&waits, &name, line.waits.spread);
        lines.share(&waits, &name, "statistics-within", line.waits.within_promise_percent);
        for (at, count) in line.bins.iter().enumerate().filter(|_| line.waits.spread.is_some()) {
            let class = format!("{name}, {}", class_words(page, at));
            lines.count(&waits, &class, "statistics-calls", *count);
        }
    }
    lines.spread(&page.t("statistics-since-checkin"), "", figures.checkin_to_counter);
    lines.spread(&page.t("statistics-at-counter"), "", figures.at_counter);

    let channels = page.t("statistics-channels");
    for one in &figures.channels {
        let name = page.t1("statistics-channel", "channel", &one.channel);
        lines.count(&channels, &name, "statistics-channel-booked", one.booked);
        lines.count(&channels, &name, "statistics-channel-tickets", one.tickets);
        lines.count(&channels, &name, "statistics-channel-check-ins", one.check_ins);
    }
    let booked = page.t("statistics-appointments");
    lines.count(&booked, "", "statistics-total", figures.appointments.total);
    lines.count(&booked, "", "statistics-came", figures.appointments.came);
    lines.count(&booked, "", "statistics-still-expected", figures.appointments.still_expected);
    let cancelled = page.t("statistics-cancelled");
    lines.count(&cancelled, "", "statistics-total", figures.cancellations.count);
    lines.share(&cancelled, "", "statistics-share", figures.cancellations.percent);
    lines.count(&cancelled, "", "statistics-last-day", figures.cancellations.last_day);
    lines.spread(&page.t("statistics-notice-long"), "", figures.cancellations.notice);
    let missed = page.t("statistics-no-shows");
    lines.count(&missed, "", "statistics-never-came", figures.no_shows.never_came);
    lines.count(&missed, "", "statistics-absent", figures.no_shows.absent_when_called);
    lines.share(&missed, "", "statistics-share", figures.no_shows.percent);
    let counters = page.t("statistics-counters");
    for one in &figures.counters {
        let name = counter_name(page, office, one.counter);
        lines.count(&counters, &name, "statistics-calls", one.calls);
        lines.count(&counters, &name, "statistics-served", one.served);
        lines.seconds(&counters, &name, "statistics-busy", one.busy_s);
    }
    lines.rows
}

fn class_words(page: &Page, at: usize) -> String {
    let edge = |at: usize| BIN_EDGES_MIN.get(at).copied();
    let from = at.checked_sub(1).and_then(edge).unwrap_or(0);
    let words = edge(at).map_or_else(|| format!("> {from}"), |to| format!("{from}–{to}"));
    page.t1("statistics-minutes", "count", words)
}

impl Lines<'_> {
    fn add(&mut self, figure: &str, item: &str, measure: &str, value: String, unit: &str) {
        let measure = self.page.t(measure);
        self.rows.push([figure.to_owned(), item.to_owned(), measure, value, unit.to_owned()]);
    }

    fn count(&mut self, figure: &str, item: &str, measure: &str, value: u64) {
        self.add(figure, item, measure, value.to_string(), "");
    }

    fn seconds(&mut self, figure: &str, item: &str, measure: &str, value: i64) {
        self.add(figure, item, measure, value.to_string(), "s");
    }

    fn share(&mut self, figure: &str, item: &str, measure: &str, value: Option<f64>) {
        if let Some(value) = value {
            self.add(figure, item, measure, words::number(self.page.lang(), value), "%");
        }
    }

    fn spread(&mut self, figure: &str, item: &str, seen: Option<Spread>) {
        let Some(seen) = seen else { return };
        self.count(figure, item, "statistics-values", seen.count);
        self.seconds(figure, item, "statistics-mean", seen.mean_s);
        self.seconds(figure, item, "statistics-median", seen.median_s);
        self.seconds(figure, item, "statistics-p90", seen.p90_s);
        self.seconds(figure, item, "statistics-max", seen.max_s);
    }
}

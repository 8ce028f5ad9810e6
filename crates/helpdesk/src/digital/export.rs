//! The figures as a file: one value a line, so that nothing has to be read across.

use platform::web::Page;

use super::figures::Figures;
use super::words::{self, percent};
use crate::said::said;
use office::period::Period;

/// Lines in the making: figure, what it is about, value, unit.
struct Lines<'a> {
    page: &'a Page,
    rows: Vec<[String; 4]>,
}

pub fn csv(page: &Page, period: Period, figures: &Figures) -> String {
    let mut file = words::csv(
        page,
        &["customer-csv-figure", "customer-csv-about", "customer-csv-value", "customer-csv-unit"],
    );
    for row in rows(page, period, figures) {
        file.row(&row.each_ref().map(String::as_str));
    }
    file.finish()
}

fn rows(page: &Page, period: Period, figures: &Figures) -> Vec<[String; 4]> {
    let mut lines = Lines { page, rows: Vec::new() };
    lines.add("customer-from", "", period.from.to_string(), "");
    lines.add("customer-to", "", period.to.to_string(), "");
    lines.count("customer-open-now", "", figures.open);
    lines.count("customer-late-now", "", figures.late);
    lines.count("customer-opened", "", figures.opened);
    lines.count("customer-solved", "", figures.solved);
    for one in &figures.channels {
        let channel = said(page, "channel", one.channel.word());
        lines.count("customer-opened", &channel, one.asked);
        lines.count("customer-open-now", &channel, one.open);
    }
    for week in &figures.weeks {
        let from = week.from.to_string();
        lines.count("customer-opened", &from, week.opened);
        lines.count("customer-solved", &from, week.solved);
    }
    for promise in &figures.promises {
        let metric = said(page, "clock", promise.metric.word());
        lines.count("customer-clocks-met", &metric, promise.met);
        lines.count("customer-clocks", &metric, promise.counted);
        lines.share("customer-met", &metric, promise.share());
    }
    lines.count("customer-contacted", "", figures.first_contact.count);
    if figures.first_contact.count > 0 {
        lines.add("customer-first-contact", "", figures.first_contact.mean_s.to_string(), "s");
    }
    let faces = figures.satisfaction;
    for (face, count) in [("good", faces.good), ("middling", faces.middling), ("bad", faces.bad)] {
        lines.count("customer-satisfaction", &page.t(&format!("faces-{face}")), count);
    }
    if let Some(seen) = figures.availability {
        lines.share("customer-availability", "", seen.hundredths());
        lines.add("customer-agreed", "", seen.agreed_s.to_string(), "s");
        lines.add("customer-outage", "", seen.outage_s.to_string(), "s");
    }
    lines.rows
}

impl Lines<'_> {
    fn add(&mut self, figure: &str, about: &str, value: String, unit: &str) {
        self.rows.push([self.page.t(figure), about.to_owned(), value, unit.to_owned()]);
    }

    fn count(&mut self, figure: &str, about: &str, value: i64) {
        self.add(figure, about, value.to_string(), "");
    }

    fn share(&mut self, figure: &str, about: &str, hundredths: Option<i64>) {
        if let Some(hundredths) = hundredths {
            self.add(figure, about, percent(self.page.lang(), hundredths), "%");
        }
    }
}

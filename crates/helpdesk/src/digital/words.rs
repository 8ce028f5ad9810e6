//! Figures and clocks as a customer reads them.

use jiff::civil::Date;
use office::Office;
use office::docs::{ContractDoc, Metric};
use platform::Moment;
use platform::csv::Csv;
use platform::i18n::{Lang, Tr, civil_date_time};
use platform::web::Page;

use crate::clocks::Kept;

/// The decimal separator of a language.
pub fn decimal(lang: Lang) -> char {
    if lang == Lang::En { '.' } else { ',' }
}

/// Hundredths of a per cent: «99,50».
pub fn percent(lang: Lang, hundredths: i64) -> String {
    format!("{}{}{:02}", hundredths / 100, decimal(lang), hundredths % 100)
}

/// Working time: «3 h 20 min».
pub fn span(tr: Tr, seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    tr.t2("clock-span", "hours", minutes / 60, "minutes", minutes % 60)
}

/// A word of the trade: `ticket-state-in-progress`.
pub fn said(page: &Page, kind: &str, word: &str) -> String {
    page.t(&format!("ticket-{kind}-{}", word.replace('_', "-")))
}

pub fn when(office: &Office, page: &Page, at: Moment) -> String {
    let civil = at.zoned(&office.zone);
    civil_date_time(page.lang(), civil.date(), civil.time())
}

/// «11/03», or «11.03.» where the dot is usual.
pub fn short_day(lang: Lang, day: Date) -> String {
    match lang {
        Lang::De | Lang::Sl => format!("{:02}.{:02}.", day.day(), day.month()),
        _ => format!("{:02}/{:02}", day.day(), day.month()),
    }
}

/// «11/03/2026», or with dots.
pub fn day(lang: Lang, day: Date) -> String {
    match lang {
        Lang::De | Lang::Sl => format!("{}{}", short_day(lang, day), day.year()),
        _ => format!("{}/{}", short_day(lang, day), day.year()),
    }
}

/// «Critica: 8 h 0 min · 24 h 0 min»: the general promise last.
pub fn promised(page: &Page, doc: &ContractDoc, metric: Metric) -> String {
    let mut lines: Vec<_> = doc.target.iter().filter(|line| line.metric == metric).collect();
    lines.sort_by_key(|line| line.severity.unwrap_or(i64::MAX));
    let said = lines.iter().map(|line| {
        let time = span(page.tr, line.minutes * 60);
        match line.severity {
            Some(severity) => format!("{}: {time}", page.t(&format!("ticket-severity-{severity}"))),
            None => time,
        }
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// A file in the page's language: spreadsheets set to a language with the decimal comma expect semicolons.
pub fn csv(page: &Page, head: &[&str]) -> Csv {
    let head: Vec<String> = head.iter().map(|key| page.t(key)).collect();
    let file = Csv::new(&head.iter().map(String::as_str).collect::<Vec<_>>()).bom();
    if page.lang() == Lang::En { file } else { file.semicolon() }
}

/// A clock as a bar, with what it says.
pub struct Bar {
    pub name: String,
    pub percent: i64,
    pub said: String,
    /// `is-late`, `is-met`, `is-near` or nothing.
    pub class: &'static str,
}

pub fn bar(office: &Office, page: &Page, clock: &Kept, now: Moment) -> Bar {
    let left = clock.target_s - clock.elapsed_s;
    let late = clock.state == "late" || clock.ended_at.is_none() && clock.due_at.is_some_and(|at| at < now);
    let due = clock.due_at.map(|at| when(office, page, at));
    let said = match (clock.state, due) {
        ("met", _) => page.t1("clock-met", "used", span(page.tr, clock.elapsed_s)),
        ("missed", _) => page.t1("clock-missed", "over", span(page.tr, -left)),
        ("cancelled", _) => page.t("clock-cancelled"),
        (_, Some(due)) if late => page.t1("clock-late", "due", due),
        (_, Some(due)) => page.t2("clock-running", "due", due, "left", span(page.tr, left)),
        (_, None) => page.t1("clock-paused", "left", span(page.tr, left)),
    };
    let percent = (clock.elapsed_s.saturating_mul(100) / clock.target_s.max(1)).clamp(0, 100);
    let class = match clock.state {
        "met" => "is-met",
        "missed" => "is-late",
        _ if late => "is-late",
        _ if percent >= 75 => "is-near",
        _ => "",
    };
    Bar { name: self::said(page, "clock", clock.metric.word()), percent, said, class }
}

//! Figures as a customer reads them.

use jiff::civil::Date;
use office::docs::{ContractDoc, Metric};
use platform::csv::Csv;
use platform::i18n::Lang;
use platform::web::Page;

use crate::said::span;

/// The decimal separator of a language.
pub fn decimal(lang: Lang) -> char {
    if lang == Lang::En { '.' } else { ',' }
}

/// Hundredths of a per cent: «99,50».
pub fn percent(lang: Lang, hundredths: i64) -> String {
    format!("{}{}{:02}", hundredths / 100, decimal(lang), hundredths % 100)
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

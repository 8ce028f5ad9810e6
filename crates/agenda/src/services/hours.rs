//! Opening hours in words, from the rules of the agendas.

use std::collections::BTreeMap;

use calendar::DayTime;
use jiff::civil::Date;
use office::Office;
use office::docs::{ServiceDoc, Weekday};
use platform::i18n::Lang;

use crate::when;

/// Lines like «lun, mer, ven 08:30–13:00»; days with equal hours share a line.
pub fn opening(office: &Office, service: &ServiceDoc, lang: Lang, today: Date) -> Vec<String> {
    let mut by_day: BTreeMap<i8, Vec<(DayTime, DayTime)>> = BTreeMap::new();
    for agenda in office.agendas_of(&service.key) {
        if agenda.doc.from > today || agenda.doc.until.is_some_and(|until| until < today) {
            continue;
        }
        for rule in agenda.doc.weekly.iter().filter(|rule| rule.seats > 0) {
            for day in &rule.days {
                by_day.entry(from_monday(*day)).or_default().push((rule.from, rule.to));
            }
        }
    }
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for (day, spans) in by_day {
        let hours = joined(spans);
        let name = when::weekday(lang, day);
        match lines.iter_mut().find(|(known, _)| *known == hours) {
            Some((_, days)) => days.push(name),
            None => lines.push((hours, vec![name])),
        }
    }
    lines.into_iter().map(|(hours, days)| format!("{} {hours}", days.join(", "))).collect()
}

/// Spans in order, those that touch or overlap made one.
fn joined(mut spans: Vec<(DayTime, DayTime)>) -> String {
    spans.sort();
    let mut merged: Vec<(DayTime, DayTime)> = Vec::new();
    for (from, to) in spans {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    let written: Vec<String> =
        merged.iter().map(|(from, to)| format!("{}–{}", clock(*from), clock(*to))).collect();
    written.join(" · ")
}

fn clock(time: DayTime) -> String {
    let minutes = time.seconds() / 60;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn from_monday(day: Weekday) -> i8 {
    match day {
        Weekday::Mon => 0,
        Weekday::Tue => 1,
        Weekday::Wed => 2,
        Weekday::Thu => 3,
        Weekday::Fri => 4,
        Weekday::Sat => 5,
        Weekday::Sun => 6,
    }
}

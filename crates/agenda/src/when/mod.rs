//! When something is, as people of each language say it, in the body's zone.

use jiff::civil::{Date, date};
use office::Office;
use platform::Moment;
use platform::i18n::{Lang, Tr, civil_date, civil_date_time, clock_time};

/// «giovedì 11 marzo 2027».
pub fn day(lang: Lang, office: &Office, at: Moment) -> String {
    civil_date(lang, office.date_of(at))
}

/// «10:20».
pub fn clock(office: &Office, at: Moment) -> String {
    clock_time(at.zoned(&office.zone).time())
}

/// «gio 11 mar, 10:20».
pub fn short(lang: Lang, office: &Office, at: Moment) -> String {
    let zoned = at.zoned(&office.zone);
    civil_date_time(lang, zoned.date(), zoned.time())
}

/// «domani, gio 12 mar, 09:40»: relative and absolute together.
pub fn near(tr: Tr, office: &Office, at: Moment, now: Moment) -> String {
    let when = short(tr.0, office, at);
    match days_between(office, now, at) {
        0 => tr.t1("book-when-today", "when", when),
        1 => tr.t1("book-when-tomorrow", "when", when),
        _ => when,
    }
}

/// «oggi 11:20», «domani 09:40», «gio 12 mar, 08:30»: for lists.
pub fn brief(tr: Tr, office: &Office, at: Moment, now: Moment) -> String {
    match days_between(office, now, at) {
        0 => tr.t1("services-today", "time", clock(office, at)),
        1 => tr.t1("services-tomorrow", "time", clock(office, at)),
        _ => short(tr.0, office, at),
    }
}

/// Civil days from one instant to another.
fn days_between(office: &Office, from: Moment, to: Moment) -> i32 {
    office.date_of(from).until(office.date_of(to)).map_or(i32::MAX, |span| span.get_days())
}

/// «marzo 2027».
pub fn month(lang: Lang, first: Date) -> String {
    let written = civil_date(lang, first);
    let mut words = written.rsplitn(3, ' ');
    let (year, month) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    format!("{month} {year}")
}

/// «lun», by weekday from Monday (0) to Sunday (6).
pub fn weekday(lang: Lang, from_monday: i8) -> String {
    let day = date(2024, 1, 1 + from_monday.clamp(0, 6));
    civil_date(lang, day).chars().take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_come_out_of_written_dates() {
        let first = date(2027, 3, 1);
        let months = Lang::ALL.map(|lang| month(lang, first));
        assert_eq!(months, ["marzo 2027", "March 2027", "März 2027", "mars 2027", "marec 2027"]);
        assert_eq!(weekday(Lang::It, 0), "lun");
        assert_eq!(weekday(Lang::De, 6), "Son");
    }
}

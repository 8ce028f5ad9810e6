//! Dates and times as people of each language say them.

use jiff::civil::{Date, Time};

use super::Lang;

const DAYS: [[&str; 7]; 5] = [
    ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["ponedeljek", "torek", "sreda", "četrtek", "petek", "sobota", "nedelja"],
];
const MONTHS: [[&str; 12]; 5] = [
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "januar",
        "februar",
        "marec",
        "april",
        "maj",
        "junij",
        "julij",
        "avgust",
        "september",
        "oktober",
        "november",
        "december",
    ],
];

/// «giovedì 11 marzo 2027», «Donnerstag, 11. März 2027».
pub fn civil_date(lang: Lang, date: Date) -> String {
    let weekday = DAYS[lang as usize][date.weekday().to_monday_zero_offset() as usize];
    let month = MONTHS[lang as usize][(date.month() - 1) as usize];
    let (day, year) = (date.day(), date.year());
    match lang {
        Lang::It | Lang::Fr => format!("{weekday} {day} {month} {year}"),
        Lang::En => format!("{weekday} {day} {month} {year}"),
        Lang::De => format!("{weekday}, {day}. {month} {year}"),
        Lang::Sl => format!("{weekday}, {day}. {month} {year}"),
    }
}

/// «10:20».
pub fn clock_time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Short form for lists: «gio 11 mar, 10:20».
pub fn civil_date_time(lang: Lang, date: Date, time: Time) -> String {
    format!("{}, {}", short_date(lang, date), clock_time(time))
}

/// Short form for lists that go back for years: «gio 11 mar 2027».
pub fn civil_day(lang: Lang, date: Date) -> String {
    format!("{} {}", short_date(lang, date), date.year())
}

/// «marzo 2027».
pub fn civil_month(lang: Lang, date: Date) -> String {
    format!("{} {}", MONTHS[lang as usize][(date.month() - 1) as usize], date.year())
}

fn short_date(lang: Lang, date: Date) -> String {
    let short = |word: &str, letters: usize| word.chars().take(letters).collect::<String>();
    // In German a weekday has two letters: «Do», never «Don».
    let of_weekday = if lang == Lang::De { 2 } else { 3 };
    let weekday = short(DAYS[lang as usize][date.weekday().to_monday_zero_offset() as usize], of_weekday);
    let month = short(MONTHS[lang as usize][(date.month() - 1) as usize], 3);
    let dot = if matches!(lang, Lang::De | Lang::Sl) { "." } else { "" };
    format!("{weekday} {}{dot} {month}", date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn dates_read_as_people_say_them() {
        let day = date(2027, 3, 11);
        assert_eq!(civil_date(Lang::It, day), "giovedì 11 marzo 2027");
        assert_eq!(civil_date(Lang::De, day), "Donnerstag, 11. März 2027");
        assert_eq!(civil_date_time(Lang::It, day, time(10, 20, 0, 0)), "gio 11 mar, 10:20");
        assert_eq!(civil_date_time(Lang::De, day, time(10, 20, 0, 0)), "Do 11. Mär, 10:20");
        assert_eq!(civil_day(Lang::It, day), "gio 11 mar 2027");
        assert_eq!(
            (civil_month(Lang::Fr, day), civil_month(Lang::De, day)),
            ("mars 2027".into(), "März 2027".into())
        );
    }
}

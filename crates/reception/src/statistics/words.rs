//! Figures as people read them.

use platform::i18n::{Lang, Tr};

/// The decimal separator of a language.
pub fn decimal(lang: Lang) -> char {
    if lang == Lang::En { '.' } else { ',' }
}

/// A number with at most one decimal: «4,5», «12».
pub fn number(lang: Lang, value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.replace('.', &decimal(lang).to_string()), str::to_owned)
}

/// Seconds as minutes: with a decimal below ten, whole above.
pub fn minutes(lang: Lang, seconds: i64) -> String {
    let value = seconds as f64 / 60.0;
    if value < 10.0 { number(lang, value) } else { format!("{value:.0}") }
}

/// «12 min».
pub fn minutes_long(tr: Tr, seconds: i64) -> String {
    tr.t1("statistics-minutes", "count", minutes(tr.0, seconds))
}

/// A notice: hours up to two days, then days.
pub fn notice(tr: Tr, seconds: i64) -> String {
    let (key, unit) =
        if seconds < 48 * 3_600 { ("statistics-hours", 3_600.0) } else { ("statistics-days", 86_400.0) };
    tr.t1(key, "count", format!("{:.0}", seconds as f64 / unit))
}

/// «87,5 %», or a dash of nothing.
pub fn percent(lang: Lang, value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| number(lang, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_minutes_keep_a_decimal() {
        assert_eq!(minutes(Lang::It, 90), "1,5");
        assert_eq!(minutes(Lang::En, 90), "1.5");
        assert_eq!(minutes(Lang::It, 120), "2");
        assert_eq!(minutes(Lang::It, 760), "13");
    }

    #[test]
    fn shares_of_nothing_are_a_dash() {
        assert_eq!(percent(Lang::It, None), "–");
        assert_eq!(percent(Lang::De, Some(33.3)), "33,3");
    }
}

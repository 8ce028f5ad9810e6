//! Italian national holidays: L. 260/1949 art. 2, as amended by L. 54/1977, DPR 792/1985 (Epiphany back),
//! L. 336/2000 (2 June back) and L. 151/2025 (4 October from 2026).
//!
//! Computed from the law, never fetched. The law also names all Sundays, which here are ordinary days that
//! the weekly hours decide; Easter Sunday is one of them. 4 November is no holiday since 1977. Years before
//! 2001 are answered with today's list, because no office here kept hours then.

use jiff::civil::Date;

/// First year in which 4 October is a holiday again (L. 151/2025).
const SAINT_FRANCIS_SINCE: i16 = 2026;

/// A national holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    NewYear,
    Epiphany,
    EasterMonday,
    Liberation,
    Labour,
    Republic,
    Assumption,
    SaintFrancis,
    AllSaints,
    ImmaculateConception,
    Christmas,
    SaintStephen,
}

impl Holiday {
    /// Key of its translations, made from the Italian name.
    pub fn key(self) -> &'static str {
        self.texts().0
    }

    /// Italian name.
    pub fn name(self) -> &'static str {
        self.texts().1
    }

    fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::NewYear => ("capodanno", "Capodanno"),
            Self::Epiphany => ("epifania", "Epifania"),
            Self::EasterMonday => ("lunedi-dell-angelo", "Lunedì dell'Angelo"),
            Self::Liberation => ("liberazione", "Anniversario della Liberazione"),
            Self::Labour => ("lavoro", "Festa del Lavoro"),
            Self::Republic => ("repubblica", "Festa della Repubblica"),
            Self::Assumption => ("assunzione", "Assunzione di Maria Vergine"),
            Self::SaintFrancis => ("san-francesco", "San Francesco d'Assisi, patrono d'Italia"),
            Self::AllSaints => ("ognissanti", "Ognissanti"),
            Self::ImmaculateConception => ("immacolata-concezione", "Immacolata Concezione"),
            Self::Christmas => ("natale", "Natale"),
            Self::SaintStephen => ("santo-stefano", "Santo Stefano"),
        }
    }
}

/// The national holiday on a date. A fixed one wins over Easter Monday (25 April 2011 was both).
pub fn is_national_holiday(date: Date) -> Option<Holiday> {
    let fixed = match (date.month(), date.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (1, 6) => Some(Holiday::Epiphany),
        (4, 25) => Some(Holiday::Liberation),
        (5, 1) => Some(Holiday::Labour),
        (6, 2) => Some(Holiday::Republic),
        (8, 15) => Some(Holiday::Assumption),
        (10, 4) if date.year() >= SAINT_FRANCIS_SINCE => Some(Holiday::SaintFrancis),
        (11, 1) => Some(Holiday::AllSaints),
        (12, 8) => Some(Holiday::ImmaculateConception),
        (12, 25) => Some(Holiday::Christmas),
        (12, 26) => Some(Holiday::SaintStephen),
        _ => None,
    };
    fixed.or_else(|| {
        // Easter Monday lies between 23 March and 26 April: spares the computation on most days.
        let near = matches!(date.month(), 3 | 4);
        let eve = date.yesterday().ok().filter(|_| near)?;
        (easter_sunday(date.year()) == Some(eve)).then_some(Holiday::EasterMonday)
    })
}

/// Easter Sunday by the Gregorian computus (Anonymous, Nature 13, 1876, p. 487; Meeus, Astronomical
/// Algorithms, chapter 8). `None` outside the years 1583–9999.
pub fn easter_sunday(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let year_number = i32::from(year);
    let (golden, century, in_century) = (year_number % 19, year_number / 100, year_number % 100);
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}

//! The days that figures are about.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Unit};
use platform::Moment;
use platform::web::Sentence;

/// Days a period may have.
pub const DAYS_MAX: i32 = 366;

/// Civil days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub to: Date,
}

/// Why two texts are no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    NotADate,
    Backwards,
    TooLong,
}

impl PeriodError {
    pub fn sentence(self) -> Sentence {
        match self {
            PeriodError::NotADate => Sentence::new("statistics-error-date"),
            PeriodError::Backwards => Sentence::new("statistics-error-backwards"),
            PeriodError::TooLong => Sentence::new("statistics-error-too-long").with("most", DAYS_MAX),
        }
    }
}

impl Period {
    /// Without dates: today; with one of them: that day.
    pub fn parse(from: &str, to: &str, today: Date) -> Result<Period, PeriodError> {
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse::<Date>().map(Some).map_err(|_| PeriodError::NotADate),
        };
        let (from, to) = match (read(from)?, read(to)?) {
            (None, None) => (today, today),
            (Some(day), None) | (None, Some(day)) => (day, day),
            (Some(from), Some(to)) => (from, to),
        };
        let length = from.until((Unit::Day, to)).map_err(|_| PeriodError::TooLong)?.get_days();
        match length {
            days if days < 0 => Err(PeriodError::Backwards),
            days if days >= DAYS_MAX => Err(PeriodError::TooLong),
            _ => Ok(Period { from, to }),
        }
    }

    /// The last `days` days up to today.
    pub fn last(days: i32, today: Date) -> Period {
        Period { from: today.saturating_sub(Span::new().days(days - 1)), to: today }
    }

    pub fn days(self) -> impl Iterator<Item = Date> {
        let mut next = Some(self.from);
        std::iter::from_fn(move || {
            let day = next.filter(|day| *day <= self.to)?;
            next = day.tomorrow().ok();
            Some(day)
        })
    }

    /// First instant and the first one after; days have 23, 24 or 25 hours.
    pub fn bounds(self, zone: &TimeZone) -> Option<(Moment, Moment)> {
        let (from, _) = calendar::day_bounds(self.from, zone)?;
        let (_, until) = calendar::day_bounds(self.to, zone)?;
        Some((from.into(), until.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2027, 3, 11);

    #[test]
    fn without_dates_it_is_today() {
        assert_eq!(Period::parse("", " ", TODAY), Ok(Period { from: TODAY, to: TODAY }));
        let day = date(2027, 1, 2);
        assert_eq!(Period::parse("2027-01-02", "", TODAY), Ok(Period { from: day, to: day }));
    }

    #[test]
    fn a_year_fits_and_a_day_more_does_not() {
        assert!(Period::parse("2028-01-01", "2028-12-31", TODAY).is_ok());
        assert_eq!(Period::parse("2028-01-01", "2029-01-01", TODAY), Err(PeriodError::TooLong));
        assert_eq!(Period::parse("2027-03-02", "2027-03-01", TODAY), Err(PeriodError::Backwards));
        assert_eq!(Period::parse("ieri", "", TODAY), Err(PeriodError::NotADate));
    }

    #[test]
    fn days_are_counted_with_both_ends() {
        let week = Period::last(7, TODAY);
        assert_eq!((week.from, week.days().count()), (date(2027, 3, 5), 7));
    }

    #[test]
    fn the_spring_day_has_twenty_three_hours() {
        let zone = TimeZone::get("Europe/Rome").unwrap();
        let (from, until) = Period::parse("2027-03-28", "", TODAY).unwrap().bounds(&zone).unwrap();
        assert_eq!(until.seconds() - from.seconds(), 23 * 3_600);
    }
}

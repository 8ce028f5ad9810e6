//! The days that figures are about: a day, a month, a quarter, a year, or from one day to another.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan, Unit};
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
            PeriodError::NotADate => Sentence::new("period-error-date"),
            PeriodError::Backwards => Sentence::new("period-error-backwards"),
            PeriodError::TooLong => Sentence::new("period-error-too-long").with("most", DAYS_MAX),
        }
    }
}

impl Period {
    pub fn day(day: Date) -> Period {
        Period { from: day, to: day }
    }

    /// Without dates: `otherwise`; with one of them: that day.
    pub fn parse(from: &str, to: &str, otherwise: Period) -> Result<Period, PeriodError> {
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse::<Date>().map(Some).map_err(|_| PeriodError::NotADate),
        };
        let (from, to) = match (read(from)?, read(to)?) {
            (None, None) => return Ok(otherwise),
            (Some(day), None) | (None, Some(day)) => (day, day),
            (Some(from), Some(to)) => (from, to),
        };
        match from.until((Unit::Day, to)).map_err(|_| PeriodError::TooLong)?.get_days() {
            days if days < 0 => Err(PeriodError::Backwards),
            days if days >= DAYS_MAX => Err(PeriodError::TooLong),
            _ => Ok(Period { from, to }),
        }
    }

    /// As days are typed above a list: up to today and a week long unless said otherwise. Typed the wrong way round,
    /// they are meant the other one.
    pub fn typed(from: &str, to: &str, today: Date) -> Period {
        let to = to.parse().unwrap_or(today);
        let from = from.parse().unwrap_or_else(|_| Period::last(7, to).from);
        Period { from: from.min(to), to: to.max(from) }
    }

    /// Its last days, where it has more.
    pub fn at_most(self, days: i32) -> Period {
        Period { from: self.from.max(Period::last(days, self.to).from), to: self.to }
    }

    /// The last `days` days up to today.
    pub fn last(days: i32, today: Date) -> Period {
        Period { from: today.saturating_sub(Span::new().days(days - 1)), to: today }
    }

    pub fn month(day: Date) -> Period {
        Period { from: day.first_of_month(), to: day.last_of_month() }
    }

    pub fn quarter(day: Date) -> Period {
        let first = (day.month() - 1) / 3 * 3 + 1;
        let last = date(day.year(), first + 2, 1).last_of_month();
        Period { from: date(day.year(), first, 1), to: last }
    }

    pub fn year(day: Date) -> Period {
        Period { from: day.first_of_year(), to: day.last_of_year() }
    }

    /// The day before the first: in the month, quarter or year before.
    pub fn eve(self) -> Date {
        self.from.saturating_sub(1.day())
    }

    /// How many days there are.
    pub fn length(self) -> i64 {
        self.from.until((Unit::Day, self.to)).map_or(0, |span| i64::from(span.get_days()) + 1)
    }

    /// The days that it shares with another; an open end never ends.
    pub fn within(self, from: Date, until: Option<Date>) -> Option<Period> {
        let (from, to) = (self.from.max(from), until.map_or(self.to, |until| self.to.min(until)));
        (from <= to).then_some(Period { from, to })
    }

    /// Mondays of its weeks; the first week may have begun before it.
    pub fn weeks(self) -> Vec<Date> {
        let back = i64::from(self.from.weekday().to_monday_zero_offset());
        let mut weeks = vec![self.from.saturating_sub(back.days())];
        while let Some(next) = weeks.last().and_then(|week| week.checked_add(7.days()).ok())
            && next <= self.to
        {
            weeks.push(next);
        }
        weeks
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

    const TODAY: Date = date(2027, 3, 11);

    #[test]
    fn without_dates_it_is_the_usual_one() {
        let usual = Period::day(TODAY);
        assert_eq!(Period::parse("", " ", usual), Ok(usual));
        let day = date(2027, 1, 2);
        assert_eq!(Period::parse("2027-01-02", "", usual), Ok(Period::day(day)));
    }

    #[test]
    fn a_year_fits_and_a_day_more_does_not() {
        let read = |from, to| Period::parse(from, to, Period::day(TODAY));
        assert!(read("2028-01-01", "2028-12-31").is_ok());
        assert_eq!(read("2028-01-01", "2029-01-01"), Err(PeriodError::TooLong));
        assert_eq!(read("2027-03-02", "2027-03-01"), Err(PeriodError::Backwards));
        assert_eq!(read("ieri", ""), Err(PeriodError::NotADate));
    }

    #[test]
    fn days_above_a_list_are_a_week_and_may_be_typed_the_wrong_way_round() {
        assert_eq!(Period::typed("", "ieri", TODAY), Period::last(7, TODAY));
        let turned = Period::typed("2027-03-09", "2027-03-02", TODAY);
        assert_eq!((turned.from, turned.at_most(3).from), (date(2027, 3, 2), date(2027, 3, 7)));
    }

    #[test]
    fn days_are_counted_with_both_ends() {
        let week = Period::last(7, TODAY);
        assert_eq!((week.from, week.days().count()), (date(2027, 3, 5), 7));
        assert_eq!(week.length(), 7);
    }

    #[test]
    fn months_quarters_and_years_have_all_their_days() {
        let day = date(2028, 2, 11);
        assert_eq!(Period::month(day), Period { from: date(2028, 2, 1), to: date(2028, 2, 29) });
        assert_eq!(Period::quarter(day), Period { from: date(2028, 1, 1), to: date(2028, 3, 31) });
        assert_eq!(Period::quarter(Period::quarter(day).eve()).from, date(2027, 10, 1));
        assert_eq!(Period::year(day).length(), 366);
    }

    #[test]
    fn weeks_begin_on_mondays() {
        let march = Period::month(date(2026, 3, 5));
        let weeks = march.weeks();
        assert_eq!((weeks[0], weeks.len()), (date(2026, 2, 23), 6));
        assert_eq!(weeks.last(), Some(&date(2026, 3, 30)));
    }

    #[test]
    fn the_spring_day_has_twenty_three_hours() {
        let zone = TimeZone::get("Europe/Rome").unwrap();
        let (from, until) = Period::day(date(2027, 3, 28)).bounds(&zone).unwrap();
        assert_eq!(until.seconds() - from.seconds(), 23 * 3_600);
    }
}

//! Days and times of an office: its zone says when they are.

use jiff::civil::{Date, DateTime};
use platform::Moment;

use crate::Office;

impl Office {
    pub fn date_of(&self, at: Moment) -> Date {
        at.zoned(&self.zone).date()
    }

    /// The first moment of a day; of one whose midnight the clocks skip, the first after it.
    pub fn begin_of(&self, day: Date) -> Option<Moment> {
        Some(day.to_zoned(self.zone.clone()).ok()?.timestamp().into())
    }

    /// When clocks of the office show this: the first of two moments on the night they go back, and as much later
    /// as they jump on the night they go forward.
    pub fn moment_of(&self, civil: DateTime) -> Option<Moment> {
        Some(civil.to_zoned(self.zone.clone()).ok()?.timestamp().into())
    }

    /// A time as the field of a browser writes it: `2027-03-11T10:20`.
    pub fn typed_moment(&self, text: &str) -> Option<Moment> {
        self.moment_of(text.trim().parse().ok()?)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;

    fn office(zone: &str) -> Office {
        let body = serde_json::json!({ "key": "prova", "name": "Comune di Prova", "languages": ["it"] });
        Office::empty(1, serde_json::from_value(body).unwrap(), TimeZone::get(zone).unwrap())
    }

    #[test]
    fn days_begin_when_the_clocks_of_the_office_say_so() {
        let rome = office("Europe/Rome");
        let begin = rome.begin_of(date(2027, 3, 11)).unwrap();
        assert_eq!(begin.rfc3339(), "2027-03-10T23:00:00Z");
        assert_eq!(rome.date_of(begin), date(2027, 3, 11));
        // Beirut skips the midnight of 28 March 2027.
        let beirut = office("Asia/Beirut");
        assert_eq!(beirut.begin_of(date(2027, 3, 28)).unwrap().rfc3339(), "2027-03-27T22:00:00Z");
    }

    #[test]
    fn times_are_read_as_a_browser_writes_them() {
        let rome = office("Europe/Rome");
        let at = rome.typed_moment(" 2027-07-01T10:20 ").unwrap();
        assert_eq!(at.rfc3339(), "2027-07-01T08:20:00Z");
        assert_eq!(rome.typed_moment("domani"), None);
    }
}

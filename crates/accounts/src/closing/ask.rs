//! Before something is closed for good, its consequence is named and asked about.

use jiff::civil::Date;
use payments::said;
use platform::i18n::civil_date;
use platform::web::Page;

/// What is said to somebody who wants to close.
pub(super) enum Told {
    /// It was not closed: the day as it was typed, and why.
    Refused { until: String, wrong: String },
    /// Whether he is sure: so many days up to this one, or the month.
    Asks { until: Option<Date>, days: usize },
}

pub(super) struct Asks {
    /// The last day to be closed, as an address says it; none for the month.
    pub until: Option<Date>,
    pub question: String,
    pub follows: String,
    pub act: String,
}

impl Asks {
    pub fn of(page: &Page, first: Date, (until, days): (Option<Date>, usize)) -> Asks {
        let Some(day) = until else {
            let name = said::month(page, first);
            return Asks {
                until,
                question: page.t1("closing-ask-month", "month", &name),
                follows: page.t("closing-ask-month-follows"),
                act: page.t1("closing-close-this-month", "month", name),
            };
        };
        let name = civil_date(page.lang(), day);
        Asks {
            until,
            question: page.t1("closing-ask-days", "day", &name),
            follows: page.t1("closing-ask-days-follows", "count", days),
            act: page.t1("closing-close-until", "day", name),
        }
    }
}

//! A turn in words: what is said in large, and what to do now.

use agenda::when::{self, day};
use office::Office;
use platform::Moment;
use platform::i18n::{Lang, Tr};
use queueing::Estimate;

use super::standing::{Standing, Turn};

/// Somebody this near should not go away any more.
const STAY_CLOSE_MIN: i64 = 10;
/// The latest time is shown on the next five minutes, so that it does not change with every beat.
const LATEST_STEP_S: i64 = 300;

/// What a turn says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub heading: String,
    /// The counter, when called.
    pub place: String,
    pub by: String,
    pub hint: String,
}

pub(super) fn words(standing: &Standing, tr: Tr) -> Words {
    let office = &standing.office;
    let say =
        |heading: &str, hint: &str| Words { heading: tr.t(heading), hint: tr.t(hint), ..Words::default() };
    let slot = standing.pass.slot().unwrap_or(standing.now);
    let at_slot = |key: &str| tr.t1(key, "time", when::clock(office, slot));
    let at_counter =
        |key: &str, counter: i64| tr.with(key, &[("place", label(office, counter, tr.0).into())]);
    match &standing.turn {
        Turn::AnotherDay => Words {
            heading: tr.t2(
                "turn-another-day",
                "day",
                day(tr.0, office, slot),
                "time",
                when::clock(office, slot),
            ),
            hint: tr.t("turn-another-day-hint"),
            ..Words::default()
        },
        Turn::Cancelled => say("turn-cancelled", "turn-cancelled-hint"),
        Turn::Expected { .. } if standing.late.is_some() => {
            Words { heading: at_slot("turn-expected"), hint: announced(standing, tr), ..Words::default() }
        }
        Turn::Expected { check_in: false, .. } => {
            Words { heading: at_slot("turn-expected"), hint: at_slot("turn-no-check-in"), ..Words::default() }
        }
        Turn::Expected { late, .. } => {
            let hint = if *late { "turn-expected-late" } else { "turn-check-in" };
            Words { heading: at_slot("turn-expected"), hint: tr.t(hint), ..Words::default() }
        }
        Turn::Waiting { wait } => waiting(tr, *wait, |latest| when::clock(office, latest), standing.now),
        Turn::Held { until } => {
            let until = when::clock(office, *until);
            Words {
                heading: tr.t1("turn-held", "time", &until),
                hint: tr.t1("turn-held-hint", "time", &until),
                ..Words::default()
            }
        }
        Turn::Called { counter } => Words {
            heading: tr.t("turn-called"),
            place: label(office, *counter, tr.0),
            by: room(office, *counter, tr.0),
            hint: String::new(),
        },
        Turn::Parked { counter } => Words {
            heading: tr.t("turn-parked"),
            hint: at_counter("turn-parked-hint", *counter),
            ..Words::default()
        },
        Turn::Away => say("turn-away", "turn-away-hint"),
        Turn::Missed { counter, at } => Words {
            heading: tr.t1("turn-missed", "time", when::clock(office, *at)),
            hint: at_counter("turn-missed-hint", *counter),
            ..Words::default()
        },
        Turn::Served => Words { heading: tr.t("turn-served"), ..Words::default() },
        Turn::Left => say("turn-left", "turn-over-hint"),
        Turn::Over => say("turn-over", "turn-over-hint"),
    }
}

/// When the counter expects somebody late, and until when his appointment holds.
fn announced(standing: &Standing, tr: Tr) -> String {
    let arrives = standing.late.map_or(standing.now, |notice| notice.arrives);
    let office = &standing.office;
    tr.t2(
        "turn-announced",
        "time",
        when::clock(office, arrives),
        "limit",
        when::clock(office, limit(standing)),
    )
}

/// The last instant at which a check-in keeps the appointment.
pub(super) fn limit(standing: &Standing) -> Moment {
    let tolerated_min =
        standing.office.service(standing.pass.service()).map_or(0, |part| part.doc.allowed_delay_min);
    standing.pass.slot().unwrap_or(standing.now).plus_s(tolerated_min * 60)
}

/// How long still, by when at the latest, and whether there is time to go away.
pub(super) fn waiting(
    tr: Tr,
    wait: Option<Estimate>,
    clock: impl Fn(Moment) -> String,
    now: Moment,
) -> Words {
    let Some(wait) = wait else {
        return Words { heading: tr.t("turn-nobody"), hint: tr.t("turn-nobody-hint"), ..Words::default() };
    };
    let (heading, near) = match wait {
        Estimate::Between { from_min: 0, to_min } if to_min > 5 => {
            (tr.t1("turn-within", "minutes", to_min), true)
        }
        Estimate::Now | Estimate::Between { from_min: 0, .. } => (tr.t("turn-soon"), true),
        Estimate::Between { from_min, .. } => {
            (tr.t1("turn-about", "minutes", from_min), from_min < STAY_CLOSE_MIN)
        }
    };
    let latest_s = now.seconds() + latest_min(wait) * 60 + LATEST_STEP_S - 1;
    let latest = Moment::from_seconds(latest_s / LATEST_STEP_S * LATEST_STEP_S);
    let by = if wait == Estimate::Now { String::new() } else { tr.t1("turn-by", "time", clock(latest)) };
    let hint = tr.t(if near { "turn-stay" } else { "turn-may-go" });
    Words { heading, by, hint, place: String::new() }
}

fn label(office: &Office, counter: i64, lang: Lang) -> String {
    office.counter(counter).map_or_else(String::new, |part| part.doc.label.say(lang).to_owned())
}

fn room(office: &Office, counter: i64, lang: Lang) -> String {
    office.counter(counter).map_or_else(String::new, |part| office.room_name(&part.doc, lang))
}

pub(super) fn latest_min(wait: Estimate) -> i64 {
    match wait {
        Estimate::Now => 0,
        Estimate::Between { to_min, .. } => to_min,
    }
}

//! Cover: two at the desk in every open minute, somebody on call at night when it is closed (H12).

use std::collections::BTreeSet;

use calendar::{CalendarHistory, DayTime, day_bounds, instant};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::Moment;

use super::{Kind, Shift};

/// Operators in every minute of opening.
pub const OPERATORS_MIN: usize = 2;
/// Night by the clock on the wall, for those on call: seconds of the day.
pub const NIGHT_FROM: u32 = 20 * 3_600;
pub const NIGHT_UNTIL: u32 = 8 * 3_600;

type Span = (Moment, Moment);

/// When somebody is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub open: Vec<Span>,
    pub nights: Vec<Span>,
}

/// What is missing in a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// So many are there, fewer than [`OPERATORS_MIN`].
    Few(usize),
    NobodyOnCall,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub from: Moment,
    pub until: Moment,
    pub lack: Lack,
}

/// What is needed on these dates: the hours in force at each second, and the nights that touch them.
pub fn needs(history: &CalendarHistory, zone: &TimeZone, dates: &[Date]) -> Needs {
    let mut needs = Needs::default();
    let bounds: Vec<Span> = dates
        .iter()
        .filter_map(|date| day_bounds(*date, zone))
        .map(|(from, until)| (from.into(), until.into()))
        .collect();
    let versions = history.versions();
    for (place, version) in versions.iter().enumerate() {
        // What came before the first version is judged by it.
        let from = if place == 0 { Moment(i64::MIN) } else { version.valid_from.into() };
        let until = versions.get(place + 1).map_or(Moment(i64::MAX), |next| next.valid_from.into());
        for (starts, ends) in dates.iter().flat_map(|date| version.calendar.spans(*date)) {
            needs.open.extend(within((starts.into(), ends.into()), (from, until)));
        }
    }
    needs.open.sort();
    let before = dates.first().and_then(|first| first.yesterday().ok());
    for date in before.iter().chain(dates) {
        let (Some(night), Ok(next)) = (DayTime::from_seconds(NIGHT_FROM), date.tomorrow()) else { continue };
        let ends = DayTime::from_seconds(NIGHT_UNTIL).and_then(|time| instant(next, time, zone));
        let Some((starts, ends)) = instant(*date, night, zone).zip(ends) else { continue };
        for bound in &bounds {
            needs.nights.extend(within((starts.into(), ends.into()), *bound));
        }
    }
    needs
}

fn within((from, until): Span, (first, last): Span) -> Option<Span> {
    let (from, until) = (from.max(first), until.min(last));
    (from < until).then_some((from, until))
}

/// Where somebody is missing, in order; stretches that lack the same are one.
pub fn gaps(needs: &Needs, shifts: &[Shift]) -> Vec<Gap> {
    let spans = needs.open.iter().chain(&needs.nights).copied();
    let edges = spans.chain(shifts.iter().map(|shift| (shift.starts_at, shift.ends_at)));
    let edges: BTreeSet<Moment> = edges.flat_map(|(from, until)| [from, until]).collect();
    let edges: Vec<Moment> = edges.into_iter().collect();
    let mut gaps: Vec<Gap> = Vec::new();
    for pair in edges.windows(2) {
        let (from, until) = (pair[0], pair[1]);
        let Some(lack) = lack(needs, shifts, from) else { continue };
        match gaps.last_mut() {
            Some(last) if last.until == from && last.lack == lack => last.until = until,
            _ => gaps.push(Gap { from, until, lack }),
        }
    }
    gaps
}

/// What is missing at an instant, and so until the next edge.
fn lack(needs: &Needs, shifts: &[Shift], at: Moment) -> Option<Lack> {
    let holds = |spans: &[Span]| spans.iter().any(|(from, until)| *from <= at && at < *until);
    let there = |kind: Kind| {
        let now = |shift: &&Shift| shift.kind == kind && shift.starts_at <= at && at < shift.ends_at;
        shifts.iter().filter(now).count()
    };
    if holds(&needs.open) {
        let there = there(Kind::Desk);
        return (there < OPERATORS_MIN).then_some(Lack::Few(there));
    }
    (holds(&needs.nights) && there(Kind::OnCall) == 0).then_some(Lack::NobodyOnCall)
}

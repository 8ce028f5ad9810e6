//! A calendar through time: its versions, each in force from an instant on.

use crate::search::floor_second;
use crate::{Calendar, DatedException, Period};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A calendar and since when it is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarVersion {
    pub valid_from: Timestamp,
    pub calendar: Calendar,
}

/// All versions of a calendar in order of time, at least one. Each second is judged by the version in force at
/// that second, seconds before the first version by the first: a new version never rewrites the past.
/// Serialised as the list of its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<CalendarVersion>", into = "Vec<CalendarVersion>")]
pub struct CalendarHistory(Vec<CalendarVersion>);

/// Why versions are no history. Hours that overlap cannot occur: [`crate::WeeklyHours`] refuses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryError {
    Empty,
    /// The version in force from this instant has no IANA zone: a bare offset, or `Etc/Unknown`.
    UnknownZone {
        valid_from: Timestamp,
    },
    /// The version in force from this instant has no opening in the [`crate::OPENING_SEARCH_SECONDS`] after it.
    NeverOpens {
        valid_from: Timestamp,
    },
    /// Two calendars with the same number but other contents are in force from this instant.
    TwoCalendars {
        valid_from: Timestamp,
    },
    /// A change at this instant would come before the first version.
    BeforeFirst {
        at: Timestamp,
    },
}

error_shown_by_name!(HistoryError);

/// A change of calendar, in force from an instant on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarChange {
    pub at: Timestamp,
    #[serde(flatten)]
    pub news: CalendarNews,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarNews {
    /// Another calendar, until the next version.
    Calendar(Calendar),
    /// Closed on these dates, as far as they are still ahead.
    Closure { period: Period, reason: String },
}

impl CalendarHistory {
    /// Versions in any order; fractions of a second are dropped. Of several calendars from one instant the one
    /// with the highest number counts.
    pub fn new(versions: Vec<CalendarVersion>) -> Result<Self, HistoryError> {
        let mut kept: Vec<CalendarVersion> = versions;
        for version in &mut kept {
            version.valid_from = whole(version.valid_from);
        }
        kept.sort_by_key(|version| (version.valid_from, version.calendar.version));
        let mut history: Vec<CalendarVersion> = Vec::with_capacity(kept.len());
        for version in kept {
            match history.last_mut().filter(|last| last.valid_from == version.valid_from) {
                Some(last) if last.calendar == version.calendar => {}
                Some(last) if last.calendar.version == version.calendar.version => {
                    return Err(HistoryError::TwoCalendars { valid_from: version.valid_from });
                }
                Some(last) => *last = version,
                None => history.push(version),
            }
        }
        history.iter().try_for_each(must_open)?;
        if history.is_empty() { Err(HistoryError::Empty) } else { Ok(Self(history)) }
    }

    /// One version, in force always. `since` is when it was entered.
    pub fn of(calendar: Calendar, since: Timestamp) -> Result<Self, HistoryError> {
        Self::new(vec![CalendarVersion { valid_from: since, calendar }])
    }

    pub fn versions(&self) -> &[CalendarVersion] {
        &self.0
    }

    pub fn in_force(&self, at: Timestamp) -> &Calendar {
        // At least one version: the index is 0 where nothing came before.
        &self.0[self.index_at(floor_second(at))].calendar
    }

    /// The history with all these changes. They are a set: their order in the slice and repetitions make no
    /// difference. An announced closure holds for the version in force and for all later ones, which may open
    /// the date again by a dated exception of their own.
    pub fn with_changes(&self, changes: &[CalendarChange]) -> Result<Self, HistoryError> {
        let first = self.0.first().map(|version| version.valid_from);
        if let Some(early) = changes.iter().find(|change| Some(whole(change.at)) < first) {
            return Err(HistoryError::BeforeFirst { at: early.at });
        }
        let new_calendars = changes.iter().filter_map(|change| match &change.news {
            CalendarNews::Calendar(calendar) => {
                Some(CalendarVersion { valid_from: change.at, calendar: calendar.clone() })
            }
            CalendarNews::Closure { .. } => None,
        });
        let mut history = Self::new(self.0.iter().cloned().chain(new_calendars).collect())?;
        let mut closures: Vec<(Timestamp, DatedException)> = changes.iter().filter_map(closure).collect();
        closures.sort_by(|(at, a), (other_at, b)| {
            let key = |closure: &DatedException| (closure.period.from(), closure.period.until());
            (at, key(a), &a.reason).cmp(&(other_at, key(b), &b.reason))
        });
        closures.dedup();
        for (at, closure) in closures {
            history.announce(at, &closure);
        }
        Self::new(history.0)
    }

    fn announce(&mut self, at: Timestamp, closure: &DatedException) {
        let mut current = self.index_at(at.as_second());
        if self.0[current].valid_from < at {
            let calendar = self.0[current].calendar.clone();
            current += 1;
            self.0.insert(current, CalendarVersion { valid_from: at, calendar });
        }
        for (place, version) in self.0.iter_mut().enumerate().skip(current) {
            let dated = &mut version.calendar.exceptions.dated;
            // The last entry counts: later versions keep what they say of the date themselves.
            let entry = if place == current { dated.len() } else { 0 };
            dated.insert(entry, closure.clone());
            version.calendar.version = version.calendar.version.saturating_add(1);
        }
    }

    /// Cuts a stretch of Unix seconds at the changes of version.
    pub(crate) fn pieces(&self, start: i64, end: i64) -> impl Iterator<Item = (&Calendar, i64, i64)> {
        let first = self.index_at(start);
        self.0.iter().enumerate().skip(first).map_while(move |(place, version)| {
            let from = if place == first { start } else { version.valid_from.as_second() };
            let next = self.0.get(place + 1).map_or(end, |next| next.valid_from.as_second().min(end));
            (from < end).then_some((&version.calendar, from, next))
        })
    }

    fn index_at(&self, second: i64) -> usize {
        self.0.partition_point(|version| version.valid_from.as_second() <= second).saturating_sub(1)
    }
}

fn closure(change: &CalendarChange) -> Option<(Timestamp, DatedException)> {
    match &change.news {
        CalendarNews::Calendar(_) => None,
        CalendarNews::Closure { period, reason } => {
            Some((whole(change.at), DatedException::closed(*period, reason)))
        }
    }
}

fn must_open(version: &CalendarVersion) -> Result<(), HistoryError> {
    let CalendarVersion { valid_from, calendar } = version;
    if calendar.zone.iana_name().is_none() {
        return Err(HistoryError::UnknownZone { valid_from: *valid_from });
    }
    calendar.next_open(*valid_from).map(|_| ()).ok_or(HistoryError::NeverOpens { valid_from: *valid_from })
}

/// Below the earliest whole second there is none: the fraction stays, and is dropped by every rule.
fn whole(at: Timestamp) -> Timestamp {
    Timestamp::from_second(floor_second(at)).unwrap_or(at)
}

impl TryFrom<Vec<CalendarVersion>> for CalendarHistory {
    type Error = HistoryError;
    fn try_from(versions: Vec<CalendarVersion>) -> Result<Self, Self::Error> {
        Self::new(versions)
    }
}

impl From<CalendarHistory> for Vec<CalendarVersion> {
    fn from(history: CalendarHistory) -> Self {
        history.0
    }
}

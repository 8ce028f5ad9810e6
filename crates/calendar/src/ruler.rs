//! A calendar's time line laid out once, for all clocks that count by it.

use crate::CalendarHistory;
use crate::search::floor_second;
use crate::sheet::{Reach, SHEET_SECONDS, Sheet};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Most sheets of a year that a ruler keeps, some 20 kB each where a day has two openings; beyond that all are
/// forgotten at once.
pub const SHEETS_KEPT_MAX: usize = 64;

/// The openings of a calendar history with running sums, drawn a year at a time when first asked for. It never
/// becomes stale: another history needs another ruler. Many threads may share it.
#[derive(Debug)]
pub struct Ruler {
    history: CalendarHistory,
    sheets: RwLock<BTreeMap<i64, Arc<Sheet>>>,
}

impl Ruler {
    pub fn new(history: CalendarHistory) -> Self {
        Self { history, sheets: RwLock::default() }
    }

    pub fn history(&self) -> &CalendarHistory {
        &self.history
    }

    /// Seconds of opening from `a` to `b`, 0 if `b` is not after `a`. The years between them are drawn once,
    /// then each costs a look-up.
    pub fn open_seconds(&self, a: Timestamp, b: Timestamp) -> u64 {
        self.open_between(floor_second(a), floor_second(b)).unsigned_abs()
    }

    pub(crate) fn open_between(&self, from: i64, to: i64) -> i64 {
        parts(from, to).map(|(number, from, to)| self.sheet(number).open_in(from, to)).sum()
    }

    /// Looks for so many open seconds, at least one, between two instants.
    pub(crate) fn reach(&self, from: i64, to: i64, seconds: i64) -> Reach {
        let mut found = 0;
        for (number, from, to) in parts(from, to) {
            match self.sheet(number).reach(from, to, seconds - found) {
                Reach::At(second) => return Reach::At(second),
                Reach::Short(open) => found += open,
            }
        }
        Reach::Short(found)
    }

    fn sheet(&self, number: i64) -> Arc<Sheet> {
        // A thread that panicked cannot have left a sheet half drawn.
        let kept = self.sheets.read().unwrap_or_else(PoisonError::into_inner).get(&number).cloned();
        kept.unwrap_or_else(|| {
            let drawn = Arc::new(Sheet::draw(&self.history, number));
            let mut sheets = self.sheets.write().unwrap_or_else(PoisonError::into_inner);
            if sheets.len() >= SHEETS_KEPT_MAX {
                sheets.clear();
            }
            Arc::clone(sheets.entry(number).or_insert(drawn))
        })
    }
}

/// Cuts a stretch of Unix seconds at the edges of the sheets.
fn parts(from: i64, to: i64) -> impl Iterator<Item = (i64, i64, i64)> {
    let numbers = from.div_euclid(SHEET_SECONDS)..=(to - 1).div_euclid(SHEET_SECONDS);
    numbers
        .filter(move |_| from < to)
        .map(move |number| (number, from.max(number * SHEET_SECONDS), to.min((number + 1) * SHEET_SECONDS)))
}

//! What features compute from an office's rules and keep for as long as those rules stand.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jiff::civil::Date;

/// Days remembered at once; beyond this all are forgotten and computed again when asked for.
const DAYS_MAX: usize = 4_000;

/// Dies with its office, and the office with its version: nothing here can outlive the rules.
#[derive(Default)]
pub struct Memo(Mutex<HashMap<(i64, Date), Arc<dyn Any + Send + Sync>>>);

impl Memo {
    /// The value of a part on a day, made the first time it is asked for.
    pub fn of_day<T: Send + Sync + 'static>(
        &self,
        part: i64,
        date: Date,
        make: impl FnOnce() -> T,
    ) -> Arc<T> {
        let known = self.lock().get(&(part, date)).cloned();
        if let Some(value) = known.and_then(|value| value.downcast().ok()) {
            return value;
        }
        let made = Arc::new(make());
        let mut days = self.lock();
        if days.len() >= DAYS_MAX {
            days.clear();
        }
        days.insert((part, date), made.clone());
        made
    }

    /// The value of a part whatever the day; a value that could not be made is not remembered.
    pub fn of_part<T: Send + Sync + 'static, E>(
        &self,
        part: i64,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        let known = self.lock().get(&(part, Date::ZERO)).cloned();
        if let Some(value) = known.and_then(|value| value.downcast().ok()) {
            return Ok(value);
        }
        let made = make()?;
        Ok(self.of_day(part, Date::ZERO, || made))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(i64, Date), Arc<dyn Any + Send + Sync>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memo")
    }
}

/// A copy of an office may be given other rules: it remembers nothing.
impl Clone for Memo {
    fn clone(&self) -> Memo {
        Memo::default()
    }
}

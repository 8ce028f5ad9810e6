//! The one source of time. A request or a job reads it once and passes the reading down.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use jiff::{Timestamp, Zoned, tz::TimeZone};

use crate::store::Value;

/// An instant in epoch milliseconds. Rules floor it to whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    pub fn ms(self) -> i64 {
        self.0
    }
    /// Whole seconds since the epoch, rounded toward the past.
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(1_000)
    }
    pub fn from_seconds(seconds: i64) -> Moment {
        Moment(seconds.saturating_mul(1_000))
    }
    pub fn plus_s(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(seconds.saturating_mul(1_000)))
    }
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
    pub fn zoned(self, zone: &TimeZone) -> Zoned {
        self.timestamp().to_zoned(zone.clone())
    }
    /// RFC 3339 in UTC with `Z`, as the API wants it.
    pub fn rfc3339(self) -> String {
        self.timestamp().to_string()
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Moment {
        Moment(at.as_millisecond())
    }
}
impl From<Moment> for Value {
    fn from(at: Moment) -> Value {
        Value::Int(at.0)
    }
}

/// A clock that can be the machine's, a faster one for demonstrations, or one set by a test.
#[derive(Clone)]
pub struct Clock(Arc<Source>);

enum Source {
    Machine,
    Scaled { started: Instant, from: Moment, speed: i64 },
    Manual(AtomicI64),
}

impl Clock {
    pub fn machine() -> Clock {
        Clock(Arc::new(Source::Machine))
    }
    /// Starts at `from` and runs `speed` times as fast as the machine's.
    pub fn scaled(from: Moment, speed: u32) -> Clock {
        Clock(Arc::new(Source::Scaled { started: Instant::now(), from, speed: i64::from(speed.max(1)) }))
    }
    pub fn manual(at: Moment) -> Clock {
        Clock(Arc::new(Source::Manual(AtomicI64::new(at.0))))
    }

    pub fn now(&self) -> Moment {
        match &*self.0 {
            Source::Machine => Moment(Timestamp::now().as_millisecond()),
            Source::Scaled { started, from, speed } => {
                Moment(from.0 + (started.elapsed().as_millis() as i64) * speed)
            }
            Source::Manual(at) => Moment(at.load(Ordering::SeqCst)),
        }
    }

    /// Times faster than real; 1 for every honest clock. Screens show it when it is not 1.
    pub fn speed(&self) -> i64 {
        if let Source::Scaled { speed, .. } = &*self.0 { *speed } else { 1 }
    }

    /// Moves a manual clock; the others do not obey.
    pub fn set(&self, to: Moment) {
        if let Source::Manual(at) = &*self.0 {
            at.store(to.0, Ordering::SeqCst);
        }
    }
}

//! A code of six digits by mail: whoever has neither pass nor booking code at hand proves with it that the
//! mailbox named when booking is his, and sees and changes what was booked with that mailbox.
//!
//! | part | file |
//! |---|---|
//! | the six digits: made, written, compared | `digits` |
//! | how often | `brakes` |
//! | asking, trying, what a right code opens | `rule` |
//! | whose mailbox | `mailbox` |
//! | the mail | `letter` |
//! | the pages | `page`, `keys` |
//!
//! Invariants, each with a test: a card that nobody booked with is treated alike, row for row; a code is
//! never stored, it follows from the installation's key, the asking and the mailbox; it opens what was
//! booked with that very mailbox and nothing else, because anybody may book with somebody else's card and his
//! own address; it works once, ten minutes, and only the newest; wrong codes are counted per person at all
//! kiosks together, and per kiosk.

mod brakes;
mod digits;
mod keys;
mod letter;
mod mailbox;
mod page;
mod rule;

pub use letter::{JOB, doer};
pub use rule::forget;

pub(super) use page::{ask, enter, list, show};

use platform::Moment;
use platform::store::StoreError;

/// Seconds for which a code is good.
pub(super) const CODE_LIFE_S: i64 = 10 * 60;
/// Wrong codes of one person, at whichever kiosks, until they are locked.
const TRIES_MAX: usize = 5;
/// Wrong codes at one kiosk, of all people: more than one person's, or one could lock out a whole hall.
const DEVICE_TRIES_MAX: usize = 15;
/// Seconds of the lock, counted from the last wrong code; wrong codes further apart than this add up no more.
const LOCKED_S: i64 = 10 * 60;
/// Seconds between two codes for the same person.
const ASKED_EVERY_S: i64 = 60;
/// Codes for the same person within [`ASKED_WINDOW_S`].
const ASKED_MAX: usize = 5;
const ASKED_WINDOW_S: i64 = 60 * 60;
/// Mailboxes of one card that are written to: each gets a code of its own.
const MAILBOXES_MAX: usize = 3;
/// Seconds after which rows are forgotten; no rule looks further back.
const KEPT_S: i64 = 2 * ASKED_WINDOW_S;

/// Why no code was sent, or why none is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CodeError {
    /// Too many wrong codes: nothing is looked at until then.
    Locked {
        until: Moment,
    },
    /// Too many codes were asked for: the next one from then on.
    TooOften {
        again: Moment,
    },
    /// Used, too old, or not the newest.
    Over,
    Store(StoreError),
}

impl From<StoreError> for CodeError {
    fn from(error: StoreError) -> Self {
        CodeError::Store(error)
    }
}

//! The vocabulary of a counter: what an operator can do there.

use super::ServeError;

/// What an operator can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// End whoever is served, then ask for the next person; stay armed when nobody waits.
    Next,
    /// End the service; the counter rests.
    Finish,
    /// Say the call again.
    Recall,
    /// Nobody came.
    NoShow,
    /// Step aside for a moment, to be taken again by hand.
    Park,
    /// Come back later without queuing again.
    ReturnLater,
    /// On to another service, in line from now.
    SendOn { service: i64 },
    /// Take a parked or missed person.
    Resume { visit: i64 },
    /// A chosen person, with a reason.
    Pick { visit: i64, because: String },
    /// Take back the last step, or none when it was another than the screen showed.
    Undo { step: Option<i64> },
    /// A rest: not armed any more.
    Pause,
    /// The day is over here; goes on while somebody it can serve waits.
    Close,
}

impl Action {
    /// Somebody who undoes knew a counter: that it is open no more is told, not that it is not to be found.
    pub fn refused(&self, error: ServeError) -> ServeError {
        match (self, error) {
            (Action::Undo { .. }, ServeError::NotOpen) => ServeError::CounterClosed,
            (_, error) => error,
        }
    }
}

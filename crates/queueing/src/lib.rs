//! Who is called next and why, and what wait to promise: the call policy PROMISE of `queueing.md`.
//!
//! Pure: no clock, no I/O, no randomness. Instants are whole seconds from any origin the caller likes
//! (epoch, opening), durations are whole seconds, factors are thousandths. Services, tickets and counters
//! are the caller's own numbers.
//!
//! What never happens, each with a test:
//! - nobody overtakes inside a line, whatever the parameters and even when they change during the day;
//! - nobody is called before `due − E`, by a counter without the skill, after leaving, or twice a visit;
//! - the order of the list that is passed in never changes the call;
//! - no function panics, whatever numbers it is given: out of range they saturate.
//!
//! | task | file | rule |
//! |---|---|---|
//! | kind and due of somebody who checks in | `arrival` | 1.1 |
//! | the next person of a counter | `choose`, `head`, `score`, `pace` | 1.2, 1.3 |
//! | the counter for a person who becomes eligible | `idle` | 1.6 |
//! | how soon a service gets its next chance | `tau` | 1.4 |
//! | why this person | `reason`, `italian` | 1.7 |
//! | the wait shown | `estimate` | 3, fallback |
//! | what a manager may set | `limits` | 1.3, 1.5 |
//! | a whole day replayed | `day` | golden-days.md |

mod arrival;
mod choose;
pub mod day;
mod estimate;
mod head;
mod idle;
mod italian;
mod kind;
mod limits;
mod minutes;
mod pace;
mod reason;
mod score;
mod tau;
mod terms;
mod waiting;

pub use arrival::{Arrival, arrival};
pub use choose::{Choice, choose};
pub use estimate::{Desk, Estimate, Outlook, expected_wait, expected_wait_s, shown};
pub use head::{Head, ranking_holds};
pub use idle::{IdleCounter, counter_for};
pub use kind::Kind;
pub use limits::{OutOfRange, validate_policy, validate_terms};
pub use pace::pace_factor;
pub use reason::{Reason, reason};
pub use score::{LEGAL_PRECEDENCE, Score, score};
pub use tau::{CALL_OVERHEAD_S, OpenCounter, ServiceLoad, tau};
pub use terms::{LineTerms, Policy};
pub use waiting::Waiting;

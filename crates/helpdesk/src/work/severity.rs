//! Another severity than the matrix gives: set by hand with a reason, kept beside the matrix's own until it is
//! taken back.

use office::Office;
use platform::Moment;
use platform::store::Tx;

use super::judge::reterm;
use super::{AtDesk, WorkError};
use crate::answer::{Said, write};
use crate::ticket::{Author, Channel, Moved, Step, Ticket, severity, steps};

/// A severity that somebody set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    pub severity: i64,
    /// The note with the reason.
    pub note: i64,
    pub at: Moment,
    pub actor: String,
}

/// What was set by hand and still holds, read from the ticket's log.
pub fn by_hand(steps: &[Moved]) -> Option<ByHand> {
    steps.iter().rev().find_map(|moved| match moved.step {
        Step::SeveritySet { severity, note, .. } => {
            Some(Some(ByHand { severity, note, at: moved.at, actor: moved.actor.clone() }))
        }
        Step::SeverityGivenBack { .. } => Some(None),
        _ => None,
    })?
}

/// Sets it; the promises follow as the contract says. The reason is a note among ourselves, like that of a
/// hand-over: the log and its event hold no words of people.
pub fn set_severity(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (wanted, reason): (i64, &str),
    now: Moment,
) -> Result<(), WorkError> {
    let matrix = severity(ticket.urgency, ticket.impact);
    if ticket.state.is_aside() {
        return Err(WorkError::Aside);
    }
    if !(1..=4).contains(&wanted) {
        return Err(WorkError::Whom);
    }
    if wanted == matrix || wanted == ticket.severity {
        return Err(WorkError::SameSeverity);
    }
    let text = reason.trim().to_owned();
    if text.is_empty() {
        return Err(WorkError::Reason);
    }
    let (author, channel) = (Author::Staff, Channel::Area);
    let said = Said { author, staff: desk.staff, channel, public: false, text, at: now };
    let note = write(tx, ticket, &said, &desk.actor, now)?;
    ticket.log(tx, &Step::SeveritySet { matrix, severity: wanted, note }, &desk.actor, now)?;
    ticket.severity = wanted;
    reterm(tx, office, ticket, &desk.actor, now)
}

/// Takes it back: the matrix counts again, as urgency and impact are by now.
pub fn give_back_severity(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    now: Moment,
) -> Result<(), WorkError> {
    if ticket.state.is_aside() {
        return Err(WorkError::Aside);
    }
    let set = by_hand(&steps(tx, ticket.body, ticket.id)?).ok_or(WorkError::SameSeverity)?;
    let matrix = severity(ticket.urgency, ticket.impact);
    let step = Step::SeverityGivenBack { matrix, severity: set.severity };
    ticket.log(tx, &step, &desk.actor, now)?;
    ticket.severity = matrix;
    reterm(tx, office, ticket, &desk.actor, now)
}

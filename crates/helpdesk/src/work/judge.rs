//! Judging: kind, area, urgency and impact, and what they mean for the promises.

use office::Office;
use office::docs::Recalculation;
use platform::Moment;
use platform::store::Tx;

use super::rule::settle;
use super::severity::by_hand;
use super::{AtDesk, WorkError};
use crate::open::terms;
use crate::ticket::{Kind, Step, Ticket, severity, steps};

/// Writes the judgement; other promises count from the beginning or from now, as the contract says.
pub fn judge(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    (kind, area): (Kind, i64),
    (urgency, impact): (i64, i64),
    now: Moment,
) -> Result<(), WorkError> {
    if area != 0 && office::by_id(&office.areas, area).is_none() {
        return Err(WorkError::Whom);
    }
    ticket.kind = kind;
    ticket.area = area;
    ticket.urgency = urgency.clamp(1, 3);
    ticket.impact = impact.clamp(1, 3);
    // What somebody set by hand holds until he takes it back.
    let set = by_hand(&steps(tx, ticket.body, ticket.id)?).map(|set| set.severity);
    ticket.severity = set.unwrap_or_else(|| severity(ticket.urgency, ticket.impact));
    reterm(tx, office, ticket, &desk.actor, now)
}

/// The terms as the contract has them now: after a judgement, and when the contract itself was edited.
pub fn reterm(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    actor: &platform::events::Actor,
    now: Moment,
) -> Result<(), WorkError> {
    // A ticket keeps the contract of its beginning, edited or not.
    let contract = office::by_id(&office.contracts, ticket.contract);
    let prospective = contract.is_some_and(|part| part.doc.recalculation == Recalculation::Prospective);
    let terms = terms::terms(office, contract, ticket.severity);
    settle(tx, office, ticket, &Step::Terms { terms, prospective }, actor, now)
}

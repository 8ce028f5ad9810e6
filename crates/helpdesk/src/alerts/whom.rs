//! Whom a ticket concerns.

use office::docs::{Role, StaffDoc};
use office::{Office, Part, rights};

use super::Kind;
use super::hours::Now;
use crate::ticket::Ticket;
use crate::work::is_able;

/// The holder while he is at work, else who leads the desk; of breaches and returns the lead hears always, and
/// while the desk is closed who is on call. Who watches the ticket hears too, while he is still of the desk.
pub(super) fn recipients(
    office: &Office,
    ticket: &Ticket,
    kind: Kind,
    desk: &Now,
    watching: &[i64],
) -> Vec<i64> {
    let holder = Some(ticket.holder).filter(|holder| is_able(office, *holder) && desk.works(*holder));
    let mut whom: Vec<i64> = holder.into_iter().collect();
    if holder.is_none() || matches!(kind, Kind::Breach | Kind::Bounced) {
        whom.extend(leads(office, desk));
    }
    if !desk.open && matches!(kind, Kind::Warning | Kind::Breach | Kind::Callback) {
        whom.extend(&desk.on_call);
    }
    whom.extend(watching.iter().filter(|staff| is_able(office, **staff)));
    whom.sort_unstable();
    whom.dedup();
    whom
}

/// Those whose task it is; an administrator, who may do everything, only where there is nobody else.
fn leads(office: &Office, desk: &Now) -> Vec<i64> {
    let those = |fits: &dyn Fn(&Part<StaffDoc>) -> bool| -> Vec<i64> {
        let here = office.staff.iter().filter(|part| !desk.disabled.contains(&part.id));
        here.filter(|part| fits(part)).map(|part| part.id).collect()
    };
    let named = those(&|part| part.doc.roles.contains(&Role::DeskLead));
    if named.is_empty() { those(&|part| may(part, rights::LEAD_DESK)) } else { named }
}

fn may(part: &Part<StaffDoc>, right: &str) -> bool {
    rights::of_all(&part.doc.roles).iter().any(|held| held == right)
}

//! When a mail may reach somebody: while the desk is open, or at once who is on call.

use calendar::day_bounds;
use office::Office;
use office::sign_in::disabled;
use platform::Moment;
use platform::store::{StoreError, Tx};

use crate::clocks::hours::ruler;
use crate::open::terms::contract_of;
use crate::shifts::{Kind, Shift, shifts};

/// The desk at an instant.
pub(crate) struct Now {
    /// When it is open next: this instant while it is.
    pub opens: Moment,
    pub open: bool,
    /// Who is on call at this instant.
    pub on_call: Vec<i64>,
    /// Shifts of the day on which it is open next.
    pub day: Vec<Shift>,
    /// Whose account is shut: nothing is told to them.
    pub disabled: Vec<i64>,
}

impl Now {
    /// The hours are those promised to everybody: a desk without any is always open.
    pub fn of(tx: &mut Tx, office: &Office, now: Moment) -> Result<Now, StoreError> {
        let key = contract_of(office, 0, now).map(|part| part.doc.hours.as_str());
        let part = office.hours.iter().find(|part| Some(part.doc.key.as_str()) == key);
        let ruler = match part.or(office.hours.first()) {
            Some(part) => ruler(tx, office, part.id)?,
            None => None,
        };
        let calendar = ruler.as_ref().map(|ruler| ruler.history().in_force(now.timestamp()));
        let open = calendar.is_none_or(|calendar| calendar.is_open(now.timestamp()));
        let next = calendar.filter(|_| !open).and_then(|calendar| calendar.next_open(now.timestamp()));
        let opens = next.map_or(now, Moment::from);
        let this = shifts(tx, office.id, now, now.plus_s(1))?;
        let on_call = this.iter().filter(|shift| shift.kind == Kind::OnCall).map(|shift| shift.staff);
        let on_call = on_call.collect();
        let day = match day_bounds(office.date_of(opens), &office.zone) {
            Some((from, until)) => shifts(tx, office.id, from.into(), until.into())?,
            None => Vec::new(),
        };
        Ok(Now { opens, open, on_call, day, disabled: disabled(tx, office.id)? })
    }

    /// Whether somebody works on the day of the next opening. Where nobody plans shifts, everybody does.
    pub fn works(&self, staff: i64) -> bool {
        if self.disabled.contains(&staff) {
            return false;
        }
        let desk = || self.day.iter().filter(|shift| shift.kind == Kind::Desk);
        self.on_call.contains(&staff) || desk().next().is_none() || desk().any(|shift| shift.staff == staff)
    }

    /// When a mail to this person leaves.
    pub fn mail_at(&self, staff: i64, now: Moment) -> Moment {
        if self.on_call.contains(&staff) { now } else { self.opens }
    }
}

//! Lines: who waits at a site, and the terms of each line at this moment.

use office::{Ctx, Office};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};
use queueing::{Kind, LineTerms, OpenCounter, ServiceLoad, Waiting};

use crate::counter::{self, State};
use crate::visit::Visit;

mod enter;

pub use enter::{Entry, Place, enter, put_back, stand};

/// One who waits.
#[derive(Clone, Debug)]
pub struct InLine {
    pub visit: i64,
    pub person: Waiting,
    /// From this second on a counter may call.
    pub callable_s: i64,
    /// Said that he comes late: not called before this second; 0 for everybody else.
    pub not_before_s: i64,
}

impl InLine {
    /// The person as the policy sees him now. Whoever asked to wait is not eligible before his second, and
    /// until then stands where nobody who is eligible stands behind him: he holds nobody up.
    pub fn seen(&self, now_s: i64, early_s: i64) -> Waiting {
        if self.not_before_s <= now_s {
            return self.person;
        }
        Waiting { due: self.person.due.max(self.not_before_s + early_s), ..self.person }
    }
}

macro_rules! select_waiting {
    ($rest:literal) => {
        concat!(
            "SELECT visit, service, kind, due_s, checkin_s, late_checkin, ticket, callable_s, not_before_s FROM waiting WHERE body = ?1 AND ",
            $rest
        )
    };
}

/// Everybody who waits at a site.
pub fn waiting(tx: &mut Tx, body: i64, site: i64) -> Result<Vec<InLine>, StoreError> {
    tx.rows(sql!(select_waiting!("site = ?2")), values![body, site])?.iter().map(from_row).collect()
}

pub fn of_visit(tx: &mut Tx, body: i64, visit: i64) -> Result<Option<InLine>, StoreError> {
    tx.row(sql!(select_waiting!("visit = ?2")), values![body, visit])?.as_ref().map(from_row).transpose()
}

fn from_row(row: &Row) -> Result<InLine, StoreError> {
    let kind: String = row.get(2)?;
    Ok(InLine {
        visit: row.get(0)?,
        person: Waiting {
            service: row.get(1)?,
            kind: Kind::parse(&kind).ok_or_else(|| StoreError::Shape(format!("kind {kind}")))?,
            due: row.get(3)?,
            checkin: row.get(4)?,
            late_checkin: row.get(5)?,
            ticket: row.get(6)?,
        },
        callable_s: row.get(7)?,
        not_before_s: row.get(8)?,
    })
}

/// Takes somebody out of the line; false when he was not in it.
pub fn leave(tx: &mut Tx, body: i64, visit: i64) -> Result<bool, StoreError> {
    let gone =
        tx.execute(sql!("DELETE FROM waiting WHERE body = ?1 AND visit = ?2"), values![body, visit])?;
    Ok(gone == 1)
}

/// The terms of all lines of a site, read from the office and the open counters when a decision is taken.
pub struct Terms<'a> {
    office: &'a Office,
    open: Vec<OpenCounter>,
    loads: Vec<ServiceLoad>,
}

impl<'a> Terms<'a> {
    pub fn now(tx: &mut Tx, office: &'a Office, site: i64, now: Moment) -> Result<Terms<'a>, StoreError> {
        let open = counter::of_site(tx, office.id, site, office.date_of(now))?
            .into_iter()
            .filter(|desk| desk.state != State::Left)
            .map(|desk| OpenCounter { skills: desk.skills })
            .collect();
        // Every service weighs the same until history says how many come for each.
        let loads = office
            .services
            .iter()
            .map(|part| ServiceLoad { service: part.id, daily_demand: 1, mean_s: part.doc.mean_min * 60 })
            .collect();
        Ok(Terms { office, open, loads })
    }

    pub fn of(&self, service: i64, kind: Kind) -> LineTerms {
        let Some(part) = self.office.service(service) else {
            return LineTerms { promise_s: 600, weight: 1_000, pace: 1_000, tau_s: 0, absolute: false };
        };
        let doc = &part.doc;
        let computed =
            || queueing::tau(service, &self.open, &self.loads, self.office.body.calling.overhead_s);
        LineTerms {
            promise_s: doc.promise_s(kind),
            weight: doc.weight.of(kind),
            pace: doc.pace.unwrap_or_else(|| queueing::pace_factor(doc.mean_min * 60)),
            // No open counter serves it: nobody will be called, and the figure is never used.
            tau_s: doc.tau_s.or_else(computed).unwrap_or(doc.mean_min * 60),
            absolute: doc.absolute && kind == Kind::Priority,
        }
    }

    /// The promise alone, for estimates: they ask it once per person in line, and the frequency of a
    /// service costs a walk through all counters.
    pub fn promise(&self, service: i64, kind: Kind) -> LineTerms {
        let promise_s = self.office.service(service).map_or(600, |part| part.doc.promise_s(kind));
        LineTerms { promise_s, weight: 1_000, pace: 1_000, tau_s: 0, absolute: false }
    }

    pub fn loads(&self) -> &[ServiceLoad] {
        &self.loads
    }
}

/// The site of a service.
pub fn site_of(office: &Office, service: i64) -> i64 {
    office.service(service).and_then(|part| office.site_of(&part.doc)).map_or(0, |site| site.id)
}

/// The line a person without an appointment joins.
pub fn walk_in_kind(visit: &Visit) -> Kind {
    if visit.priority { Kind::Priority } else { Kind::WalkIn }
}

/// The office of a transaction, or a shape error: rules below the doors know that it exists.
pub fn office_at(tx: &mut Tx, ctx: &Ctx, body: i64) -> Result<std::sync::Arc<Office>, StoreError> {
    ctx.offices.at(tx, body)?.ok_or_else(|| StoreError::Shape("an unknown body".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asked_to_wait_holds_nobody_up() {
        let person = Waiting {
            ticket: 1,
            service: 1,
            kind: Kind::Appointment,
            due: 1_000,
            checkin: 500,
            late_checkin: false,
        };
        let entry = InLine { visit: 1, person, callable_s: 2_000, not_before_s: 2_000 };
        // Half an hour early is allowed: nobody due later than this is eligible before the second 2,000.
        assert_eq!(entry.seen(1_999, 1_800).due, 3_800);
        assert_eq!(entry.seen(2_000, 1_800), person);
        assert_eq!(InLine { not_before_s: 0, ..entry }.seen(0, 1_800), person);
    }
}

//! Where a pass stands at this moment.

use std::sync::Arc;

use agenda::appointment::{self, Appointment};
use office::{Ctx, Office};
use platform::events::last_number;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use queueing::Estimate;

use crate::estimate::Room;
use crate::line;
use crate::visit::{self, Visit};

/// What the holder of a pass has to know now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    AnotherDay,
    Cancelled,
    /// Booked for today, not here yet.
    Expected {
        late: bool,
        check_in: bool,
    },
    Waiting {
        wait: Option<Estimate>,
    },
    Called {
        counter: i64,
    },
    /// Close by: the counter takes the person back by hand.
    Parked {
        counter: i64,
    },
    /// Sent away to come back.
    Away,
    /// Called in vain.
    Missed {
        counter: i64,
        at: Moment,
    },
    Served,
    Left,
    Over,
}

impl Turn {
    /// Giving up means something only to who waits, or could come back.
    pub fn may_leave(&self) -> bool {
        matches!(self, Turn::Waiting { .. } | Turn::Parked { .. } | Turn::Away | Turn::Missed { .. })
    }

    /// Nothing will change any more.
    pub fn is_final(&self) -> bool {
        matches!(self, Turn::Cancelled | Turn::Served | Turn::Left | Turn::Over)
    }
}

/// A pass: of an appointment, of a ticket taken on the spot, or of both once the person is here.
pub(super) struct Pass {
    pub appointment: Option<Appointment>,
    pub visit: Option<Visit>,
}

pub(super) struct Standing {
    pub office: Arc<Office>,
    pub pass: Pass,
    pub turn: Turn,
    pub now: Moment,
    /// The newest event that this reading includes.
    pub number: i64,
}

impl Pass {
    /// The pass of a token; wrong shapes find nothing, like wrong tokens.
    pub fn find(tx: &mut Tx, body: i64, token: &str) -> Result<Option<Pass>, StoreError> {
        if let Some(booked) = appointment::by_token(tx, body, token)? {
            let visit = visit::of_appointment(tx, body, booked.id)?;
            return Ok(Some(Pass { appointment: Some(booked), visit }));
        }
        let visit = visit::of_token(tx, body, token)?;
        Ok(visit.map(|visit| Pass { appointment: None, visit: Some(visit) }))
    }

    /// An id that is this pass's alone, for topics and throttles.
    pub fn name(&self) -> String {
        match (&self.appointment, &self.visit) {
            (Some(booked), _) => format!("a{}", booked.id),
            (None, visit) => format!("v{}", visit.as_ref().map_or(0, |visit| visit.id)),
        }
    }

    pub fn site(&self) -> i64 {
        let booked = self.appointment.as_ref().map_or(0, |booked| booked.site);
        self.visit.as_ref().map_or(booked, |visit| visit.site)
    }

    pub fn service(&self) -> i64 {
        let booked = self.appointment.as_ref().map_or(0, |booked| booked.service);
        self.visit.as_ref().map_or(booked, |visit| visit.service)
    }

    pub fn code(&self) -> &str {
        let booked = self.appointment.as_ref().map_or("", |booked| &booked.call_code);
        self.visit.as_ref().map_or(booked, |visit| &visit.call_code)
    }

    pub fn slot(&self) -> Option<Moment> {
        let booked = self.appointment.as_ref().map(|booked| booked.start);
        booked.or_else(|| self.visit.as_ref().and_then(|visit| visit.slot))
    }
}

pub(super) fn read(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    token: &str,
    now: Moment,
) -> Result<Option<Standing>, StoreError> {
    let number = last_number(tx, body)?;
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let Some(pass) = Pass::find(tx, body, token)? else { return Ok(None) };
    let turn = match (&pass.visit, &pass.appointment) {
        (Some(visit), _) => of_visit(tx, &office, visit, now)?,
        (None, Some(booked)) => of_booked(&office, booked, now),
        (None, None) => Turn::Over,
    };
    Ok(Some(Standing { office, pass, turn, now, number }))
}

/// An appointment whose owner has not checked in.
fn of_booked(office: &Office, booked: &Appointment, now: Moment) -> Turn {
    let today = office.date_of(now);
    if booked.cancelled {
        Turn::Cancelled
    } else if booked.day > today {
        Turn::AnotherDay
    } else if booked.day < today {
        Turn::Over
    } else {
        let check_in = office.service(booked.service).is_none_or(|part| part.doc.check_in);
        Turn::Expected { late: now > booked.start, check_in }
    }
}

fn of_visit(tx: &mut Tx, office: &Office, visit: &Visit, now: Moment) -> Result<Turn, StoreError> {
    if let Some(how) = visit::ending(tx, office.id, visit.id)? {
        return Ok(match how.as_str() {
            "served" => Turn::Served,
            "left" => Turn::Left,
            _ => Turn::Over,
        });
    }
    if visit.day != office.date_of(now) {
        return Ok(Turn::Over);
    }
    if let Some(entry) = line::of_visit(tx, office.id, visit.id)? {
        let room = Room::now(tx, office, visit.site, now)?;
        return Ok(Turn::Waiting { wait: room.of(&entry.person) });
    }
    let last = visit::last_call(tx, office.id, visit.id)?;
    let pause = tx.row(
        sql!("SELECT why, counter, at FROM visit_pause WHERE body = ?1 AND visit = ?2"),
        values![office.id, visit.id],
    )?;
    if let Some(pause) = pause {
        let (why, counter): (String, i64) = (pause.get(0)?, pause.get(1)?);
        let at = last.map_or(Moment(pause.get(2)?), |call| call.announced);
        return Ok(match why.as_str() {
            "parked" => Turn::Parked { counter },
            "no_show" => Turn::Missed { counter, at },
            _ => Turn::Away,
        });
    }
    Ok(last.filter(|call| !call.ended).map_or(Turn::Over, |call| Turn::Called { counter: call.counter }))
}

//! Where a pass stands at this moment.

use std::sync::Arc;

use agenda::appointment::Appointment;
use office::{Ctx, Office};
use platform::Moment;
use platform::events::last_number;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use queueing::Estimate;

use crate::estimate::Room;
use crate::late::{self, Notice};
use crate::line;
use crate::pass::Pass;
use crate::visit::{self, Aside, Visit};

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
    /// Said to come late: in line, and not called before.
    Held {
        until: Moment,
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
        matches!(
            self,
            Turn::Waiting { .. } | Turn::Held { .. } | Turn::Parked { .. } | Turn::Away | Turn::Missed { .. }
        )
    }

    /// Coming late means something to who is waited for.
    pub fn may_be_late(&self) -> bool {
        matches!(self, Turn::Waiting { .. } | Turn::Held { .. } | Turn::Expected { .. })
    }

    /// Nothing will change any more.
    pub fn is_final(&self) -> bool {
        matches!(self, Turn::Cancelled | Turn::Served | Turn::Left | Turn::Over)
    }
}

pub(super) struct Standing {
    pub office: Arc<Office>,
    pub pass: Pass,
    pub turn: Turn,
    /// What was said of coming late: of this visit, or before it of the appointment.
    pub late: Option<Notice>,
    /// A voice can read the page aloud.
    pub spoken: bool,
    pub now: Moment,
    /// The newest event that this reading includes.
    pub number: i64,
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
    let Some(pass) = Pass::find(tx, &ctx.key, body, token)? else { return Ok(None) };
    let (turn, subject) = match &pass {
        Pass::Booked { visit: Some(visit), .. } | Pass::Ticket { visit } => {
            (of_visit(tx, &office, visit, now)?, visit.id)
        }
        Pass::Booked { appointment, visit: None } => (of_booked(&office, appointment, now), appointment.id),
    };
    let late = late::of(tx, body, subject)?;
    let spoken = Lang::ALL.iter().all(|lang| ctx.voice.speaks(lang.code()));
    Ok(Some(Standing { office, pass, turn, late, spoken, now, number }))
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
        if entry.not_before_s > now.seconds() {
            return Ok(Turn::Held { until: Moment::from_seconds(entry.not_before_s) });
        }
        let room = Room::now(tx, office, visit.site, now)?;
        return Ok(Turn::Waiting { wait: room.of(&entry.person) });
    }
    let last = visit::last_call(tx, office.id, visit.id)?;
    if let Some(Aside { why, counter, at }) = visit::aside_of(tx, office.id, visit.id)? {
        let at = last.map_or(at, |call| call.announced);
        return Ok(match why.as_str() {
            "parked" => Turn::Parked { counter },
            "no_show" => Turn::Missed { counter, at },
            _ => Turn::Away,
        });
    }
    Ok(last.filter(|call| !call.ended).map_or(Turn::Over, |call| Turn::Called { counter: call.counter }))
}

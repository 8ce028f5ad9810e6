//! What a day of a service looks like: pure, from what the store said.

use agenda::seats::CLOSED_BY_HAND;
use agenda::supply::Slot;
use office::people::Contact;
use platform::Moment;

/// An appointment of the day and what became of it.
#[derive(Clone, Debug, Default)]
pub struct Booked {
    pub id: i64,
    pub start: i64,
    pub code: String,
    pub offering: String,
    pub channel: String,
    pub note: String,
    pub contact: Contact,
    pub cancelled: bool,
    pub arrived: Option<i64>,
    /// The counter where the person is now.
    pub counter: Option<i64>,
    /// Why the person stepped aside: `no_show`, `parked`, `away`.
    pub aside: Option<String>,
    /// How the visit ended, and when.
    pub ended: Option<(String, i64)>,
    /// When the person said to arrive, if late.
    pub late: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Expected,
    /// The hour has come, the person has not.
    Late,
    NoShow,
    Present(Moment),
    /// Here, but not in line for the moment.
    Aside,
    AtCounter(i64),
    Served(Moment),
    Left,
    Cancelled,
}

impl Booked {
    pub fn start(&self) -> Moment {
        Moment(self.start)
    }

    /// `allowed_delay_s` after the hour nobody is waited for any more.
    pub fn state(&self, now: Moment, allowed_delay_s: i64) -> State {
        if self.cancelled {
            return State::Cancelled;
        }
        if let Some((how, at)) = &self.ended {
            return if how == "served" { State::Served(Moment(*at)) } else { State::Left };
        }
        if let Some(counter) = self.counter {
            return State::AtCounter(counter);
        }
        match self.aside.as_deref() {
            Some("no_show") => return State::NoShow,
            Some(_) => return State::Aside,
            None => {}
        }
        match self.arrived {
            Some(at) => State::Present(Moment(at)),
            None if now > self.start().plus_s(allowed_delay_s) => State::NoShow,
            None if now > self.start() => State::Late,
            None => State::Expected,
        }
    }
}

/// A row of the table of taken seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenSeat {
    pub start: Moment,
    pub number: i64,
    pub owner: i64,
}

/// Seats of one agenda that start together and are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    pub agenda: i64,
    pub start: Moment,
    pub closed: bool,
    pub count: i64,
    /// The one that the button closes or opens: the highest, because offerings longer than a slot need
    /// the same number in several slots and find it most easily when the low ones are left.
    pub number: i64,
}

/// Free and closed seats of an agenda, in order of time. Seats closed by hand are shown even where the
/// agenda, changed since, has no slot any more.
pub fn seats(agenda: i64, slots: &[Slot], taken: &[TakenSeat]) -> Vec<Seats> {
    let mut found = Vec::new();
    for slot in slots {
        let busy = |number: i64| taken.iter().any(|seat| seat.start == slot.start && seat.number == number);
        let free: Vec<i64> = (0..slot.seats).filter(|number| !busy(*number)).collect();
        if let Some(number) = free.last() {
            let (start, count) = (slot.start, free.len() as i64);
            found.push(Seats { agenda, start, closed: false, count, number: *number });
        }
    }
    for seat in taken.iter().filter(|seat| seat.owner == CLOSED_BY_HAND) {
        match found.iter_mut().find(|seats| seats.closed && seats.start == seat.start) {
            Some(seats) => {
                seats.count += 1;
                seats.number = seats.number.max(seat.number);
            }
            None => {
                let (start, number) = (seat.start, seat.number);
                found.push(Seats { agenda, start, closed: true, count: 1, number });
            }
        }
    }
    found.sort_by_key(|seats| (seats.start, seats.closed));
    found
}

/// The day in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub booked: i64,
    pub cancelled: i64,
    /// Here now, at the counter included.
    pub present: i64,
    pub at_counter: i64,
    pub served: i64,
    pub no_show: i64,
    /// Seats that can still be taken.
    pub free: i64,
    pub first_free: Option<Moment>,
    pub closed: i64,
}

pub fn summary(booked: &[Booked], seats: &[Seats], now: Moment, allowed_delay_s: i64) -> Summary {
    let mut sum = Summary::default();
    for one in booked {
        let state = one.state(now, allowed_delay_s);
        sum.booked += i64::from(state != State::Cancelled);
        match state {
            State::Cancelled => sum.cancelled += 1,
            State::Present(_) | State::Aside => sum.present += 1,
            State::AtCounter(_) => {
                sum.present += 1;
                sum.at_counter += 1;
            }
            State::Served(_) => sum.served += 1,
            State::NoShow => sum.no_show += 1,
            State::Expected | State::Late | State::Left => {}
        }
    }
    for group in seats {
        match group.closed {
            true => sum.closed += group.count,
            false if group.start > now => {
                sum.free += group.count;
                sum.first_free = sum.first_free.or(Some(group.start));
            }
            false => {}
        }
    }
    sum
}

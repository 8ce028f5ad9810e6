//! Counting events one after another, so that a year never lies in memory at once.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use platform::Moment;
use platform::events::Event;
use queueing::Kind;

use super::figures::{Asked, bin};
use super::sum::{Booking, CounterTally, LineTally};

/// The state of a count.
pub struct Tally {
    pub(super) asked: Asked,
    pub(super) bounds: (Moment, Moment),
    pub(super) bookings: HashMap<i64, Booking>,
    pub(super) by_hour: [u64; 24],
    pub(super) by_day: BTreeMap<Date, u64>,
    pub(super) tickets: u64,
    pub(super) lines: [LineTally; 4],
    /// Visits called once already.
    called: HashSet<i64>,
    /// Visits that came back into a line and were not called since.
    back: HashSet<i64>,
    pub(super) absent: HashSet<i64>,
    pub(super) since_checkin: Vec<i64>,
    pub(super) served: Vec<i64>,
    pub(super) channels: BTreeMap<String, [u64; 3]>,
    pub(super) counters: BTreeMap<i64, CounterTally>,
    /// Events taken back at the counter, by kind and call.
    undone: HashSet<(String, i64)>,
}

impl Tally {
    pub fn new(asked: Asked) -> Tally {
        // A period without instants (a day that its zone skipped) counts nothing.
        let bounds = asked.period.bounds(&asked.zone).unwrap_or((Moment(0), Moment(0)));
        let by_day = asked.period.days().map(|day| (day, 0)).collect();
        Tally {
            asked,
            bounds,
            by_day,
            bookings: HashMap::new(),
            by_hour: [0; 24],
            tickets: 0,
            lines: Default::default(),
            called: HashSet::new(),
            back: HashSet::new(),
            absent: HashSet::new(),
            since_checkin: Vec::new(),
            served: Vec::new(),
            channels: BTreeMap::new(),
            counters: BTreeMap::new(),
            undone: HashSet::new(),
        }
    }

    /// Leaves out what these events undid: to be told before the events themselves are added.
    pub fn leave_out(&mut self, undone: &[Event]) {
        let of = |event: &Event| event.facts.get("of").and_then(|word| word.as_str()).map(str::to_owned);
        self.undone.extend(undone.iter().filter_map(|event| of(event).zip(int(event, "call"))));
    }

    fn was_undone(&self, event: &Event) -> bool {
        let call = if self.undone.is_empty() { None } else { int(event, "call") };
        call.is_some_and(|call| self.undone.contains(&(event.kind.clone(), call)))
    }

    pub fn add_all(&mut self, events: &[Event]) {
        events.iter().for_each(|event| self.add(event));
    }

    fn add(&mut self, event: &Event) {
        if self.asked.service.is_some() && self.asked.service != int(event, "service") {
            return;
        }
        let inside = self.bounds.0 <= event.at && event.at < self.bounds.1;
        match event.kind.as_str() {
            "booked" => {
                self.booking(event.subject, int(event, "start"));
                if inside {
                    self.channel(event)[0] += 1;
                }
            }
            "moved" => self.booking(event.subject, int(event, "start")),
            "cancelled" => {
                self.booking(event.subject, int(event, "start"));
                if let Some(booking) = self.bookings.get_mut(&event.subject) {
                    booking.cancelled_notice_s = Some(int(event, "notice_s").unwrap_or(0).max(0));
                }
            }
            _ if !inside || self.was_undone(event) => {}
            "arrived" => self.arrived(event),
            "returned" => {
                self.back.insert(event.subject);
                self.line(event).arrivals += 1;
            }
            "called" => self.call(event),
            "served" | "no_show" | "parked" | "away" | "sent_on" => self.ended(event),
            _ => {}
        }
    }

    /// The newest start wins; an event without one changes nothing.
    fn booking(&mut self, id: i64, start: Option<i64>) {
        if let Some(start) = start {
            self.bookings.entry(id).or_default().start = start;
        }
    }

    fn channel(&mut self, event: &Event) -> &mut [u64; 3] {
        let name = event.facts.get("channel").and_then(|word| word.as_str()).unwrap_or("other");
        self.channels.entry(name.to_owned()).or_default()
    }

    fn line(&mut self, event: &Event) -> &mut LineTally {
        let kind = event.facts.get("kind").and_then(|word| word.as_str()).and_then(Kind::parse);
        &mut self.lines[kind.unwrap_or(Kind::WalkIn) as usize]
    }

    fn arrived(&mut self, event: &Event) {
        let civil = event.at.zoned(&self.asked.zone);
        *self.by_day.entry(civil.date()).or_default() += 1;
        self.by_hour[civil.hour().clamp(0, 23) as usize] += 1;
        self.line(event).arrivals += 1;
        match int(event, "appointment") {
            None => {
                self.tickets += 1;
                self.channel(event)[1] += 1;
            }
            Some(appointment) => {
                self.channel(event)[2] += 1;
                // The booking may be older than what was read: the arrival says when it was for.
                let booking = self.bookings.entry(appointment).or_default();
                booking.came = true;
                booking.start = int(event, "slot").unwrap_or(event.at.ms());
            }
        }
    }

    /// Only the first call in a line ends a wait. Who comes back waits again, in the line of returns;
    /// who is taken up again by hand (parked, or missed) did not queue, and would flatter the figures.
    fn call(&mut self, event: &Event) {
        self.absent.remove(&event.subject);
        self.counter(event).calls += 1;
        let returned = event.facts.get("kind").and_then(|word| word.as_str()) == Some(Kind::Return.as_str());
        let first = self.called.insert(event.subject);
        let counts = if returned { self.back.remove(&event.subject) } else { first };
        let Some(wait_s) = int(event, "wait_s").filter(|_| counts) else { return };
        let (shown_s, promise_s) = (wait_s.max(0), int(event, "promise_s"));
        let line = self.line(event);
        line.waits.push(shown_s);
        line.bins[bin(shown_s)] += 1;
        if let Some(promise_s) = promise_s {
            line.within += u64::from(wait_s <= promise_s);
            *line.promises.entry(promise_s).or_default() += 1;
        }
        if !returned {
            self.since_checkin.extend(int(event, "since_checkin_s").map(|seconds| seconds.max(0)));
        }
    }

    fn counter(&mut self, event: &Event) -> &mut CounterTally {
        self.counters.entry(int(event, "counter").unwrap_or(0)).or_default()
    }

    fn ended(&mut self, event: &Event) {
        let served_s = int(event, "served_s").unwrap_or(0).max(0);
        let served = event.kind == "served";
        let counter = self.counter(event);
        counter.busy_s += served_s;
        if served {
            counter.served.push(served_s);
            self.served.push(served_s);
        }
        if event.kind == "no_show" {
            self.absent.insert(event.subject);
        }
    }
}

/// A whole number among an event's facts.
fn int(event: &Event, name: &str) -> Option<i64> {
    event.facts.get(name)?.as_i64()
}

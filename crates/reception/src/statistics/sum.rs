//! From a count to the figures.

use std::collections::BTreeMap;

use platform::Moment;
use queueing::Kind;

use super::figures::*;
use super::spread::{percent, spread};
use super::tally::Tally;

/// Seconds after the booked hour at which somebody who has not come counts as not coming any more.
const GIVEN_UP_S: i64 = 3_600;
const DAY_S: i64 = 86_400;

#[derive(Clone, Copy, Default)]
pub(super) struct Booking {
    pub start: i64,
    pub came: bool,
    pub cancelled_notice_s: Option<i64>,
}

#[derive(Default)]
pub(super) struct LineTally {
    pub arrivals: u64,
    pub waits: Vec<i64>,
    pub within: u64,
    pub promises: BTreeMap<i64, u64>,
    pub bins: [u64; BINS],
}

#[derive(Default)]
pub(super) struct CounterTally {
    pub calls: u64,
    pub busy_s: i64,
    pub served: Vec<i64>,
}

impl Tally {
    pub fn finish(self) -> Figures {
        let (appointments, notices) = self.appointments();
        let came = self.by_day.values().sum::<u64>();
        let first: Vec<&LineTally> =
            Kind::ALL.iter().filter(|k| **k != Kind::Return).map(|k| &self.lines[*k as usize]).collect();
        let waits: Vec<i64> = first.iter().flat_map(|line| line.waits.iter().copied()).collect();
        let absent = self.absent.len() as u64;
        Figures {
            waits: waits_of(&waits, first.iter().map(|line| line.within).sum()),
            cancellations: Cancellations {
                count: appointments.cancelled,
                percent: percent(appointments.cancelled, appointments.total),
                last_day: notices.iter().filter(|notice_s| **notice_s < DAY_S).count() as u64,
                notice: spread(&notices),
            },
            no_shows: NoShows {
                count: appointments.never_came + absent,
                never_came: appointments.never_came,
                absent_when_called: absent,
                percent: percent(appointments.never_came + absent, appointments.never_came + came),
            },
            appointments,
            arrivals: Arrivals {
                total: came,
                with_appointment: came - self.tickets,
                without: self.tickets,
                by_hour: self.by_hour.to_vec(),
                by_day: self.by_day.into_iter().map(|(day, arrivals)| Day { day, arrivals }).collect(),
            },
            lines: Kind::ALL.iter().zip(self.lines).map(|(kind, line)| line.finish(*kind)).collect(),
            checkin_to_counter: spread(&self.since_checkin),
            at_counter: spread(&self.served),
            channels: self
                .channels
                .into_iter()
                .map(|(channel, [booked, tickets, check_ins])| Channel {
                    channel,
                    booked,
                    tickets,
                    check_ins,
                })
                .collect(),
            counters: self.counters.into_iter().map(|(id, counter)| counter.finish(id)).collect(),
        }
    }

    /// What became of the appointments of the period, and the notices of the cancelled ones.
    fn appointments(&self) -> (Appointments, Vec<i64>) {
        let (mut sum, mut notices) = (Appointments::default(), Vec::new());
        let due = |booking: &&Booking| (self.bounds.0.ms()..self.bounds.1.ms()).contains(&booking.start);
        for booking in self.bookings.values().filter(due) {
            sum.total += 1;
            match booking {
                Booking { came: true, .. } => sum.came += 1,
                Booking { cancelled_notice_s: Some(notice_s), .. } => {
                    sum.cancelled += 1;
                    notices.push(*notice_s);
                }
                _ if Moment(booking.start).plus_s(GIVEN_UP_S) <= self.asked.now => sum.never_came += 1,
                _ => sum.still_expected += 1,
            }
        }
        (sum, notices)
    }
}

impl LineTally {
    fn finish(self, kind: Kind) -> Line {
        // Of equally frequent promises the shorter one: the stricter reading.
        let most = self.promises.iter().max_by_key(|(promise, calls)| (**calls, -**promise));
        Line {
            kind,
            arrivals: self.arrivals,
            promise_s: most.map(|(promise, _)| *promise),
            waits: waits_of(&self.waits, self.within),
            bins: self.bins,
        }
    }
}

impl CounterTally {
    fn finish(self, counter: i64) -> Counter {
        let mean_served_s = spread(&self.served).map(|seen| seen.mean_s);
        Counter {
            counter,
            calls: self.calls,
            served: self.served.len() as u64,
            busy_s: self.busy_s,
            mean_served_s,
        }
    }
}

fn waits_of(waits: &[i64], within: u64) -> Waits {
    Waits {
        spread: spread(waits),
        within_promise: within,
        within_promise_percent: percent(within, waits.len() as u64),
    }
}

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Day;
use super::event::{Class, Event, foreseen};
use crate::choose::choose_by;
use crate::{IdleCounter, Kind, LineTerms, Policy, Waiting, counter_for};

/// Who is called: now, skills, waiting, terms of an entry, policy. A parameter so that the tests can compare
/// other rules on the same day.
pub(super) type Pick<'p> =
    &'p dyn Fn(i64, &[i64], &[Waiting], &dyn Fn(&Waiting) -> LineTerms, &Policy) -> Option<usize>;

pub(super) fn by_the_rule(
    now: i64,
    skills: &[i64],
    waiting: &[Waiting],
    terms: &dyn Fn(&Waiting) -> LineTerms,
    policy: &Policy,
) -> Option<usize> {
    choose_by(now, skills, waiting, terms, policy).map(|choice| choice.index)
}

/// What a counter is doing (golden-days.md §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Absent,
    /// Not yet open, in service or on break, until its next counter event.
    Working,
    Idle {
        since: i64,
    },
    Gone,
}

/// The office during its day: handles one event at a time.
pub(super) struct Office<'d> {
    pub day: &'d Day,
    pub policy: Policy,
    pub waiting: Vec<Waiting>,
    /// By counter number.
    pub states: Vec<State>,
    pub calls: Vec<[i64; 4]>,
    break_taken: Vec<bool>,
    /// By person number: how many times called, which is also the visit somebody waits for.
    visits: Vec<i64>,
    agenda: BinaryHeap<Reverse<Event>>,
    pick: Pick<'d>,
}

impl<'d> Office<'d> {
    pub fn open(day: &'d Day, pick: Pick<'d>) -> Office<'d> {
        let state = |absent| if absent { State::Absent } else { State::Working };
        Office {
            day,
            policy: day.policy(),
            waiting: Vec::new(),
            states: day.counters.iter().map(|counter| state(counter.absent)).collect(),
            calls: Vec::new(),
            break_taken: vec![false; day.counters.len()],
            visits: vec![0; day.persons.len()],
            agenda: foreseen(day).map(Reverse).collect(),
            pick,
        }
    }

    pub fn close_of_day(mut self) -> Vec<[i64; 4]> {
        while self.step().is_some() {}
        self.calls
    }

    /// When the next event is due.
    #[cfg(test)]
    pub fn next_at(&self) -> Option<i64> {
        self.agenda.peek().map(|Reverse(event)| event.at)
    }

    /// Handles the next event completely, including any call it causes (§3). `None`: the day is over.
    pub fn step(&mut self) -> Option<Event> {
        let Reverse(event) = self.agenda.pop()?;
        self.let_the_impatient_go(event.at);
        match event.class {
            Class::Counter => self.counter_asks(event.at, event.who),
            Class::CheckIn => self.arrives(event.at, self.first_visit(event.who)),
            Class::Return => self.arrives(event.at, self.second_visit(event.at, event.who)),
            Class::Callable => self.becomes_callable(event.at, event.who),
        }
        Some(event)
    }

    fn let_the_impatient_go(&mut self, now: i64) {
        let (day, visits) = (self.day, &self.visits);
        self.waiting.retain(|entry| {
            let person = entry.ticket as usize;
            let since = entry.checkin.max(entry.due);
            visits[person] > 0 || now <= since.saturating_add(day.persons[person].patience_s)
        });
    }

    /// §4: break, end of the day or choice.
    fn counter_asks(&mut self, now: i64, number: usize) {
        let counter = &self.day.counters[number];
        if !self.break_taken[number] && counter.break_len_s > 0 && now >= counter.break_at_s {
            self.break_taken[number] = true;
            self.work_until(now.saturating_add(counter.break_len_s), number);
        } else if now >= counter.close_s
            && !self.waiting.iter().any(|entry| counter.skills.contains(&entry.service))
        {
            self.states[number] = State::Gone;
        } else {
            self.choice(now, number);
        }
    }

    fn arrives(&mut self, now: i64, entry: Waiting) {
        self.waiting.push(entry);
        // Too far ahead of the slot: the callable instant will follow.
        if now >= entry.due.saturating_sub(self.policy.early_s) {
            self.find_a_counter(now, entry.service);
        }
    }

    fn becomes_callable(&mut self, now: i64, person: usize) {
        let here = self.waiting.iter().any(|entry| entry.ticket as usize == person);
        if here && self.visits[person] == 0 {
            self.find_a_counter(now, self.day.persons[person].service);
        }
    }

    /// §5: an idle able counter, or the lowest-numbered of the able ones if all of them have gone.
    fn find_a_counter(&mut self, now: i64, service: i64) {
        let able = self.day.counters.iter().enumerate();
        let able = able.filter(|(number, counter)| {
            counter.skills.contains(&service) && self.states[*number] != State::Absent
        });
        let mut idle = Vec::new();
        let mut gone = Vec::new();
        let mut others = false;
        for (number, counter) in able {
            match self.states[number] {
                State::Idle { since } => idle.push(IdleCounter {
                    counter: number as i64,
                    number: number as i64,
                    skills: counter.skills.len(),
                    idle_since: since,
                }),
                State::Gone => gone.push(number),
                State::Absent | State::Working => others = true,
            }
        }
        if let Some(first) = counter_for(&idle) {
            self.choice(now, idle[first].counter as usize);
        } else if let (false, Some(&lowest)) = (others, gone.first()) {
            self.choice(now, lowest);
        }
    }

    /// §6: the call itself.
    fn choice(&mut self, now: i64, number: usize) {
        let terms = |entry: &Waiting| self.terms(entry);
        let skills = &self.day.counters[number].skills;
        let Some(index) = (self.pick)(now, skills, &self.waiting, &terms, &self.policy) else {
            self.states[number] = State::Idle { since: now };
            return;
        };
        let entry = self.waiting.swap_remove(index);
        let who = entry.ticket as usize;
        let person = &self.day.persons[who];
        let first = self.visits[who] == 0;
        let duration = if first { person.dur_s } else { person.second_dur_s };
        let end = now.saturating_add(self.day.overhead_s).saturating_add(duration);
        if first && person.sent_away_for_s > 0 {
            let back = end.saturating_add(person.sent_away_for_s);
            self.agenda.push(Reverse(Event::second_visit(back, self.calls.len(), who)));
        }
        self.calls.push([now, number as i64, entry.ticket, self.visits[who]]);
        self.visits[who] += 1;
        self.work_until(end, number);
    }

    fn work_until(&mut self, end: i64, number: usize) {
        self.states[number] = State::Working;
        self.agenda.push(Reverse(Event::counter(end, number)));
    }

    fn first_visit(&self, number: usize) -> Waiting {
        let person = &self.day.persons[number];
        Waiting {
            ticket: number as i64,
            service: person.service,
            kind: person.kind,
            due: person.due_s,
            checkin: person.checkin_s,
            late_checkin: false,
        }
    }

    fn second_visit(&self, now: i64, number: usize) -> Waiting {
        Waiting { kind: Kind::Return, due: now, checkin: now, ..self.first_visit(number) }
    }

    fn terms(&self, entry: &Waiting) -> LineTerms {
        let person = entry.ticket as usize;
        let first = self.visits[person] == 0;
        let promise = if first { self.day.persons[person].target_s } else { self.day.return_target_s };
        self.day.terms(entry.service, entry.kind, promise)
    }
}

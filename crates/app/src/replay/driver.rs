//! The people and operators of a golden day, acting in the order of its file (golden days §3–§5).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use queueing::Kind;
use queueing::day::Day;
use serde_json::{Value, json};

use super::Client;

/// A call as the file writes it: second, counter, person, visit (0 first, 1 second).
pub type Row = [i64; 4];

/// A call that the server made on its own account: counter and visit.
pub struct Summons {
    pub counter: usize,
    pub visit: i64,
}

/// How the day's seconds pass.
pub trait Pace {
    /// Comes back at that second; tells of calls that happened by themselves until then.
    fn reach(&mut self, second: i64) -> Result<Vec<Summons>, String>;
    /// An early person's instant has come: lets the server handle it.
    fn callable(&mut self) -> Result<Vec<Summons>, String>;
}

/// Order of events within a second: class, then number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Counter(usize),
    CheckIn(usize),
    /// Order of the first call, then the person.
    Return(usize, usize),
    Callable(usize),
}

/// The keys that an office gives to the positions of a day's file.
pub struct Names {
    pub services: Vec<String>,
    pub counters: Vec<String>,
}

/// Seconds at the counter of somebody who is not of this day.
const STRANGER_S: i64 = 300;

pub struct Driver<'a, C, P> {
    day: &'a Day,
    names: Names,
    client: C,
    pace: P,
    events: BinaryHeap<Reverse<(i64, Event)>>,
    /// Pass tokens of those with an appointment.
    passes: BTreeMap<usize, String>,
    visits: BTreeMap<i64, usize>,
    waiting: BTreeSet<usize>,
    second_visit: BTreeSet<usize>,
    /// Whom a counter serves; `None` for somebody who is not of this day.
    serving: BTreeMap<usize, Option<usize>>,
    break_taken: Vec<bool>,
    rows: Vec<Row>,
}

impl<'a, C: Client, P: Pace> Driver<'a, C, P> {
    /// `passes` come from the bookings made before the day.
    pub fn new(
        day: &'a Day,
        names: Names,
        client: C,
        pace: P,
        passes: BTreeMap<usize, String>,
    ) -> Driver<'a, C, P> {
        let mut events = BinaryHeap::new();
        for (at, counter) in day.counters.iter().enumerate().filter(|(_, counter)| !counter.absent) {
            events.push(Reverse((counter.open_s, Event::Counter(at))));
        }
        for (at, person) in day.persons.iter().enumerate() {
            events.push(Reverse((person.checkin_s, Event::CheckIn(at))));
            if person.checkin_s < person.due_s - day.early_s {
                events.push(Reverse((person.due_s - day.early_s, Event::Callable(at))));
            }
        }
        Driver {
            day,
            names,
            client,
            pace,
            events,
            passes,
            visits: BTreeMap::new(),
            waiting: BTreeSet::new(),
            second_visit: BTreeSet::new(),
            serving: BTreeMap::new(),
            break_taken: vec![false; day.counters.len()],
            rows: Vec::new(),
        }
    }

    /// Opens the counters at rest, then plays to the last event; answers the calls that were made.
    pub fn run(mut self) -> Result<Vec<Row>, String> {
        for at in (0..self.day.counters.len()).filter(|at| !self.day.counters[*at].absent) {
            self.act(at, "open")?;
        }
        while let Some(Reverse((second, event))) = self.events.pop() {
            let early = self.pace.reach(second)?;
            if !early.is_empty() {
                // A faster world than a test's: calls came in between; take them in and look again.
                early.iter().for_each(|summons| self.called(second, summons.counter, summons.visit));
                self.events.push(Reverse((second, event)));
                continue;
            }
            self.lose_patience(second)?;
            match event {
                Event::Counter(counter) => self.counter_event(second, counter)?,
                Event::CheckIn(person) => self.check_in(second, person)?,
                Event::Return(_, person) => self.come_back(second, person)?,
                Event::Callable(_) => {
                    for summons in self.pace.callable()? {
                        self.called(second, summons.counter, summons.visit);
                    }
                }
            }
        }
        Ok(self.rows)
    }

    /// People of the first visit who waited longer than they bear are gone before the event.
    fn lose_patience(&mut self, second: i64) -> Result<(), String> {
        let over = |at: &usize| {
            let person = &self.day.persons[*at];
            second > person.checkin_s.max(person.due_s) + person.patience_s
        };
        let gone: Vec<usize> = self.waiting.iter().copied().filter(over).collect();
        for person in gone {
            self.waiting.remove(&person);
            let visit = self.visit_of(person)?;
            self.client.post(&format!("visits/{visit}/leave"), &json!({}))?;
        }
        Ok(())
    }

    fn visit_of(&self, person: usize) -> Result<i64, String> {
        let found = self.visits.iter().find(|(_, known)| **known == person).map(|(visit, _)| *visit);
        found.ok_or_else(|| format!("person {person} has no visit"))
    }

    fn check_in(&mut self, second: i64, person: usize) -> Result<(), String> {
        let wish = &self.day.persons[person];
        let answer = match self.passes.get(&person) {
            Some(token) => self.client.post("check-ins", &json!({ "pass_token": token, "slip": person }))?,
            None => self.client.post(
                "tickets",
                &json!({ "service": self.names.services[wish.service as usize], "priority": wish.kind == Kind::Priority, "slip": person }),
            )?,
        };
        // Refused (the day is over, say): this person is not there.
        let Some(visit) = answer["visit"].as_i64() else { return Ok(()) };
        self.visits.insert(visit, person);
        self.waiting.insert(person);
        self.take_call(second, &answer["called"]);
        Ok(())
    }

    fn come_back(&mut self, second: i64, person: usize) -> Result<(), String> {
        self.second_visit.insert(person);
        let visit = self.visit_of(person)?;
        let answer = self.client.post(&format!("visits/{visit}/return"), &json!({}))?;
        self.take_call(second, &answer["called"]);
        Ok(())
    }

    /// Opening, end of a service, end of a break (§4).
    fn counter_event(&mut self, second: i64, at: usize) -> Result<(), String> {
        let counter = &self.day.counters[at];
        let served = self.serving.remove(&at);
        if served == Some(None) {
            self.act(at, "finish")?;
        } else if let Some(Some(person)) = served {
            let again = self.day.persons[person].sent_away_for_s > 0 && !self.second_visit.contains(&person);
            self.act(at, if again { "return-later" } else { "finish" })?;
            if again {
                let order = self.rows.iter().position(|row| row[2] == person as i64).unwrap_or(0);
                let back = second + self.day.persons[person].sent_away_for_s;
                self.events.push(Reverse((back, Event::Return(order, person))));
            }
        }
        if !self.break_taken[at] && counter.break_len_s > 0 && second >= counter.break_at_s {
            self.break_taken[at] = true;
            self.act(at, "pause")?;
            self.events.push(Reverse((second + counter.break_len_s, Event::Counter(at))));
            return Ok(());
        }
        let answer = self.act(at, if second >= counter.close_s { "close" } else { "next" })?;
        self.take_call(second, &answer["called"]);
        Ok(())
    }

    fn act(&mut self, counter: usize, word: &str) -> Result<Value, String> {
        self.client.post(&format!("counters/{}/{word}", self.names.counters[counter]), &json!({}))
    }

    fn take_call(&mut self, second: i64, called: &Value) {
        let key = called["counter"].as_str();
        let counter = self.names.counters.iter().position(|known| Some(known.as_str()) == key);
        if let (Some(counter), Some(visit)) = (counter, called["visit"].as_i64()) {
            self.called(second, counter, visit);
        }
    }

    fn called(&mut self, second: i64, counter: usize, visit: i64) {
        if self.serving.contains_key(&counter) {
            return;
        }
        let Some(person) = self.visits.get(&visit).copied() else {
            self.serving.insert(counter, None);
            self.events.push(Reverse((second + STRANGER_S, Event::Counter(counter))));
            return;
        };
        let wish = &self.day.persons[person];
        let again = self.second_visit.contains(&person);
        self.waiting.remove(&person);
        self.serving.insert(counter, Some(person));
        self.rows.push([second, counter as i64, person as i64, i64::from(again)]);
        let length = if again { wish.second_dur_s } else { wish.dur_s };
        self.events.push(Reverse((second + self.day.overhead_s + length, Event::Counter(counter))));
    }
}

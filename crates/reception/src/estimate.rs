//! How long somebody would wait: the first version, by queue length and skills (queueing reference 3,
//! fallback).

use office::Office;
use platform::Moment;
use platform::store::{StoreError, Tx};
use queueing::{Desk as Bench, Estimate, Kind, Outlook, Waiting, expected_wait, expected_wait_s};

use crate::counter::{self, Desk, State};
use crate::line::{self, Terms, site_of};

/// A ticket that nobody holds: for people who only ask.
const ASKING: i64 = i64::MAX;

/// A site at this instant, ready to answer for many people.
pub struct Room<'a> {
    office: &'a Office,
    now: Moment,
    waiting: Vec<Waiting>,
    benches: Vec<Bench>,
    terms: Terms<'a>,
}

impl<'a> Room<'a> {
    pub fn now(tx: &mut Tx, office: &'a Office, site: i64, now: Moment) -> Result<Room<'a>, StoreError> {
        let early_s = office.body.calling.policy().early_s;
        let seen = |entry: line::InLine| entry.seen(now.seconds(), early_s);
        let waiting = line::waiting(tx, office.id, site)?.into_iter().map(seen).collect();
        let terms = Terms::now(tx, office, site, now)?;
        let desks = counter::of_site(tx, office.id, site, office.date_of(now))?;
        let benches = desks
            .iter()
            .filter(|desk| desk.state != State::Left)
            .map(|desk| bench(office, desk, now))
            .collect();
        Ok(Room { office, now, waiting, benches, terms })
    }

    fn outlook(&self) -> Outlook<'_> {
        let calling = &self.office.body.calling;
        Outlook {
            now: self.now.seconds(),
            waiting: &self.waiting,
            desks: &self.benches,
            loads: self.terms.loads(),
            overhead_s: calling.overhead_s,
            early_s: calling.policy().early_s,
        }
    }

    /// What to show somebody in line; `None` when nobody able to serve is there.
    pub fn of(&self, person: &Waiting) -> Option<Estimate> {
        expected_wait(person, &self.outlook(), |service, kind| self.terms.promise(service, kind))
    }

    /// What to show somebody who would come in now without an appointment.
    pub fn of_newcomer(&self, service: i64) -> Option<Estimate> {
        self.of(&self.newcomer(service))
    }

    fn seconds_of_newcomer(&self, service: i64) -> Option<i64> {
        let newcomer = self.newcomer(service);
        expected_wait_s(&newcomer, &self.outlook(), |service, kind| self.terms.promise(service, kind))
    }

    fn newcomer(&self, service: i64) -> Waiting {
        let now = self.now.seconds();
        Waiting { ticket: ASKING, service, kind: Kind::WalkIn, due: now, checkin: now, late_checkin: false }
    }

    /// People waiting for a service.
    pub fn waiting_for(&self, service: i64) -> usize {
        self.waiting.iter().filter(|person| person.service == service).count()
    }

    /// Seconds by which a service runs behind its promises: the longest wait beyond the due instant among
    /// those in line, negative when everybody in line is early, 0 when nobody waits.
    pub fn behind_s(&self, service: i64) -> i64 {
        let now = self.now.seconds();
        self.waiting.iter().filter(|p| p.service == service).map(|p| now - p.due).max().unwrap_or(0)
    }

    /// True when an open counter serves it.
    pub fn served(&self, service: i64) -> bool {
        self.benches.iter().any(|bench| bench.skills.contains(&service))
    }
}

fn bench(office: &Office, desk: &Desk, now: Moment) -> Bench {
    let mean_s = |service: i64| office.service(service).map_or(600, |part| part.doc.mean_min * 60);
    let usual = desk.skills.iter().map(|service| mean_s(*service)).max().unwrap_or(600);
    let busy_for_s = match desk.state {
        State::Idle => None,
        // At least half a minute: somebody who is over the usual time is rarely done this very second.
        State::Serving => Some((usual - (now.seconds() - desk.since.seconds())).max(30)),
        State::Paused | State::Left => Some(usual / 2),
    };
    Bench { skills: desk.skills.clone(), busy_for_s }
}

/// Expected seconds for a newcomer of a service; `None` when nobody able to serve it is there.
pub fn of_service(
    tx: &mut Tx,
    office: &Office,
    service: i64,
    now: Moment,
) -> Result<Option<i64>, StoreError> {
    let room = Room::now(tx, office, site_of(office, service), now)?;
    Ok(room.seconds_of_newcomer(service))
}

//! The appointments in the page of a ticket.

use office::Office;
use office::people::{Contact, contact};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::Page;

use super::suspend::page::{Exception, exception};
use super::suspend::{self, Asking, Suspension};
use super::{Appointed, Attempt, Way, attempts, of_ticket, service_of};
use crate::said::{actor_name, said, when};
use crate::ticket::Ticket;
use crate::work;

/// As it is read.
pub(crate) struct Seen {
    booked: Vec<(Appointed, Contact, String)>,
    attempts: Vec<Attempt>,
    on_site_asked: bool,
    ways: Vec<Way>,
    suspended: Vec<Suspension>,
    exceptions: Vec<Asking>,
}

/// In words.
pub(crate) struct Panel {
    pub lines: Vec<Line>,
    /// What can be booked: word and name.
    pub ways: Vec<(&'static str, String)>,
    pub on_site_asked: bool,
    /// Suspensions of help on site that are not over: id and sentence.
    pub suspended: Vec<(i64, String)>,
    pub exceptions: Vec<Exception>,
    visits: bool,
    callbacks: bool,
}

pub(crate) struct Line {
    pub appointment: i64,
    pub way: Way,
    pub name: String,
    pub when: String,
    pub phone: Option<String>,
    pub topic: String,
    pub chosen: bool,
    pub live: bool,
    pub missed: bool,
    pub ahead: bool,
    /// How it ended.
    pub outcome: String,
    /// «gio 5 mar, 10:00: nessuna risposta (Marta Sala)».
    pub attempts: Vec<String>,
}

impl Seen {
    pub fn read(tx: &mut Tx, office: &Office, ticket: &Ticket, now: Moment) -> Result<Seen, StoreError> {
        let mut booked = Vec::new();
        for known in of_ticket(tx, ticket.body, ticket.id)? {
            let seat = agenda::appointment::by_id(tx, ticket.body, known.appointment)?;
            let person = match seat.as_ref().and_then(|seat| seat.person) {
                Some(person) => contact(tx, ticket.body, person)?,
                None => Contact::default(),
            };
            booked.push((known, person, seat.map_or_else(String::new, |seat| seat.detail)));
        }
        let ways = Way::ALL.iter().copied();
        let ways: Vec<Way> = ways.filter(|way| service_of(office, ticket.area, *way).is_some()).collect();
        let suspended = match ways.contains(&Way::OnSite) {
            true => suspend::between(tx, ticket.body, (now, Moment(i64::MAX)))?,
            false => Vec::new(),
        };
        Ok(Seen {
            booked,
            attempts: attempts(tx, ticket.body, ticket.id)?,
            on_site_asked: work::on_site_is_asked(tx, ticket)?,
            exceptions: suspend::of_ticket(tx, ticket.body, ticket.id)?,
            ways,
            suspended,
        })
    }

    pub fn said(&self, office: &Office, page: &Page, ticket: &Ticket, now: Moment) -> Panel {
        let busy = |way: &Way| self.booked.iter().any(|(known, ..)| known.is_live() && known.way == *way);
        let free = self.ways.iter().filter(|way| !busy(way));
        let sentence = |one: &Suspension| (one.id, suspend::notice::said(office, page, one));
        // A page knows its reader's name; the rule knows who he is.
        let own = |asking: &Asking| page.who == Some(actor_name(office, page, &asking.asked_by));
        let told = |asking: &Asking| exception(office, page, asking, &ticket.code, own(asking));
        Panel {
            lines: self.booked.iter().map(|booked| self.line(office, page, booked, now)).collect(),
            ways: match ticket.state.is_open() {
                true => free.map(|way| (way.word(), said(page, "way", way.word()))).collect(),
                false => Vec::new(),
            },
            on_site_asked: self.on_site_asked,
            suspended: self.suspended.iter().map(sentence).collect(),
            exceptions: self.exceptions.iter().rev().map(told).collect(),
            visits: self.ways.contains(&Way::OnSite) || self.on_site_asked,
            callbacks: self.ways.contains(&Way::Callback),
        }
    }

    fn line(
        &self,
        office: &Office,
        page: &Page,
        (known, person, topic): &(Appointed, Contact, String),
        now: Moment,
    ) -> Line {
        let mine = self.attempts.iter().filter(|attempt| attempt.appointment == known.appointment);
        let tried = |attempt: &Attempt| {
            let outcome = said(page, "outcome", attempt.outcome.word());
            let who = actor_name(office, page, &format!("staff:{}", attempt.staff));
            let at = when(office, page, attempt.at);
            page.tr
                .with("appoint-tried", &[("at", at.into()), ("outcome", outcome.into()), ("who", who.into())])
        };
        Line {
            appointment: known.appointment,
            way: known.way,
            name: said(page, "way", known.way.word()),
            when: when(office, page, known.start),
            phone: person.phone.clone(),
            topic: topic.clone(),
            chosen: known.chosen,
            live: known.is_live(),
            missed: known.is_missed(now),
            ahead: known.start > now,
            outcome: known.outcome.map_or_else(String::new, |how| said(page, "outcome", how.word())),
            attempts: mine.map(tried).collect(),
        }
    }
}

impl Panel {
    /// Call backs have an agenda: then they are seats, not free times.
    pub fn has_callbacks(&self) -> bool {
        self.callbacks
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.ways.is_empty() && !self.visits
    }

    /// Of this desk somebody may go out.
    pub fn has_visits(&self) -> bool {
        self.visits
    }

    /// Nobody waits for an answer, and nothing was granted.
    pub fn may_ask(&self) -> bool {
        !self.exceptions.iter().any(|asked| asked.verdict.is_empty())
    }
}

impl Line {
    pub fn is_visit(&self) -> bool {
        self.way == Way::OnSite
    }
}

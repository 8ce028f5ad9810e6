//! The day in words, ready for the template.

use agenda::when::clock;
use office::docs::ServiceDoc;
use office::{Office, Part};
use platform::Moment;
use platform::web::Page;

use super::read::Day;
use super::sheet::{Booked, Seats, State, Summary, summary};

/// What can be done with a row.
pub enum Act {
    Nothing,
    Cancel { appointment: i64, consequence: String },
    Close(Seats),
    Open(Seats),
}

pub struct Row {
    pub id: String,
    pub class: &'static str,
    pub time: String,
    pub code: String,
    pub what: String,
    pub name: String,
    pub email: Option<String>,
    /// Mail to this address comes back: the person was told nothing.
    pub mail_fails: bool,
    pub phone: Option<String>,
    pub channel: String,
    pub note: String,
    pub chip: &'static str,
    pub state: String,
    /// What somebody who is not here yet let the office know.
    pub said: Option<String>,
    pub act: Act,
}

/// The live part of the page.
pub struct View {
    pub rows: Vec<Row>,
    pub sum: Summary,
    pub walk_ins: i64,
    pub first_free: Option<String>,
    /// Why the body is closed on this day, if it is.
    pub closed: Option<String>,
    pub number: i64,
    pub service: String,
    pub day: String,
}

pub struct Sight<'a> {
    pub office: &'a Office,
    pub service: &'a Part<ServiceDoc>,
    pub date: jiff::civil::Date,
    pub page: &'a Page,
    /// Buttons that change something are offered.
    pub manages: bool,
    pub now: Moment,
}

impl Sight<'_> {
    pub fn view(&self, day: &Day) -> View {
        let delay_s = self.service.doc.allowed_delay_min * 60;
        let mut rows: Vec<(Moment, u8, Row)> = Vec::new();
        rows.extend(day.booked.iter().map(|one| (one.start(), 0, self.booked(one, delay_s))));
        rows.extend(day.seats.iter().map(|seats| (seats.start, 1, self.seats(*seats))));
        rows.sort_by_key(|(start, order, _)| (*start, *order));
        let sum = summary(&day.booked, &day.seats, self.now, delay_s);
        View {
            rows: rows.into_iter().map(|(.., row)| row).collect(),
            sum,
            walk_ins: day.walk_ins,
            first_free: sum.first_free.map(|at| self.clock(at)),
            closed: self.office.closed_on(self.date, self.page.lang()),
            number: day.number,
            service: self.service.doc.key.clone(),
            day: self.date.to_string(),
        }
    }

    fn clock(&self, at: Moment) -> String {
        clock(self.office, at)
    }

    fn booked(&self, one: &Booked, delay_s: i64) -> Row {
        let (page, lang) = (self.page, self.page.lang());
        let state = one.state(self.now, delay_s);
        let offering = self.service.doc.offering(&one.offering);
        let time = self.clock(one.start());
        let open = matches!(state, State::Expected) && self.manages;
        let consequence = match &one.contact {
            contact if contact.email.is_some() && !contact.mail_fails => page.t("plan-cancel-by-mail"),
            contact if contact.phone.is_some() => page.t("plan-cancel-by-phone"),
            _ => page.t("plan-cancel-silent"),
        };
        Row {
            id: format!("a-{}", one.id),
            class: if matches!(state, State::AtCounter(_)) { "is-now" } else { "" },
            code: one.code.clone(),
            what: offering.map_or_else(|| one.offering.clone(), |doc| doc.name.say(lang).to_owned()),
            name: one.contact.name.clone(),
            email: one.contact.email.clone(),
            mail_fails: one.contact.mail_fails,
            phone: one.contact.phone.clone(),
            channel: page.t1("plan-channel", "channel", &one.channel),
            note: one.note.clone(),
            chip: chip(state),
            state: self.words(state),
            said: one
                .late
                .filter(|_| matches!(state, State::Expected | State::Late | State::NoShow))
                .map(|at| page.t1("plan-said-late", "time", self.clock(Moment(at)))),
            act: match open {
                true => Act::Cancel { appointment: one.id, consequence },
                false => Act::Nothing,
            },
            time,
        }
    }

    fn words(&self, state: State) -> String {
        let page = self.page;
        match state {
            State::Expected => page.t("plan-state-expected"),
            State::Late => page.t("plan-state-late"),
            State::NoShow => page.t("plan-state-no-show"),
            State::Present(at) => page.t1("plan-state-present", "time", self.clock(at)),
            State::Aside => page.t("plan-state-aside"),
            State::AtCounter(id) => {
                let counter = self.office.counter(id);
                let label = counter.map_or("", |part| part.doc.label.say(page.lang()));
                page.t1("plan-state-at-counter", "counter", label)
            }
            State::Served(at) => page.t1("plan-state-served", "time", self.clock(at)),
            State::Left => page.t("plan-state-left"),
            State::Cancelled => page.t("plan-state-cancelled"),
        }
    }

    fn seats(&self, seats: Seats) -> Row {
        let (page, past) = (self.page, seats.start <= self.now);
        let (what, state, class) = match seats.closed {
            true => ("plan-seats-closed", "plan-state-closed", "is-closed"),
            false if past => ("plan-seats-unused", "plan-state-unused", "is-free"),
            false => ("plan-seats-free", "plan-state-free", "is-free"),
        };
        Row {
            id: format!("s-{}-{}-{}", seats.agenda, seats.start.ms(), u8::from(seats.closed)),
            class,
            time: self.clock(seats.start),
            code: String::new(),
            what: page.t1(what, "count", seats.count),
            name: String::new(),
            email: None,
            mail_fails: false,
            phone: None,
            channel: String::new(),
            note: String::new(),
            chip: "chip chip-quiet",
            state: page.t(state),
            said: None,
            act: match (self.manages && !past, seats.closed) {
                (false, _) => Act::Nothing,
                (true, false) => Act::Close(seats),
                (true, true) => Act::Open(seats),
            },
        }
    }
}

fn chip(state: State) -> &'static str {
    match state {
        State::Expected | State::Left | State::Cancelled => "chip chip-quiet",
        State::Late => "chip chip-attention",
        State::NoShow => "chip chip-broken",
        State::Present(_) | State::Aside => "chip",
        State::AtCounter(_) => "chip chip-accent",
        State::Served(_) => "chip chip-done",
    }
}

//! What stands on a pass, once in each of its languages.

use jiff::civil::Date;
use office::Office;
use office::docs::Given;
use platform::Moment;
use platform::i18n::{Lang, Tr};

use super::ics::Entry;
use super::{discreet_subject, place, service_of, subject};
use crate::appointment::{Appointment, PassSecrets};
use crate::services::lines;
use crate::when;

/// How things stand with an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Ahead,
    /// It has begun and is not over by the plan.
    Now,
    Past,
    Cancelled,
}

impl State {
    pub fn of(appointment: &Appointment, now: Moment) -> State {
        if appointment.cancelled {
            State::Cancelled
        } else if now < appointment.start {
            State::Ahead
        } else if now < appointment.start.plus_s(appointment.length_s) {
            State::Now
        } else {
            State::Past
        }
    }
    /// Text key of the notice; none while all is as expected.
    pub fn notice(self) -> Option<&'static str> {
        match self {
            State::Cancelled => Some("pass-cancelled"),
            State::Past => Some("pass-past"),
            State::Ahead | State::Now => None,
        }
    }
    pub fn is_ahead(self) -> bool {
        self == State::Ahead
    }
}

/// The words of a pass in one language.
pub struct Said {
    pub tr: Tr,
    pub subject: String,
    pub when: String,
    pub ends: String,
    /// How the two meet, where it is not at the office.
    pub elsewhere: Option<String>,
    pub directions: String,
    pub notes: Vec<String>,
    pub arrival: &'static str,
}

impl Said {
    pub fn of(office: &Office, appointment: &Appointment, lang: Lang, now: Moment) -> Said {
        let end = appointment.start.plus_s(appointment.length_s);
        let service = service_of(office, appointment);
        let check_in = service.is_none_or(|service| service.check_in);
        Said {
            tr: Tr(lang),
            subject: subject(office, appointment, lang),
            when: when::near(Tr(lang), office, appointment.start, now),
            ends: Tr(lang).t1("pass-ends", "time", when::clock(office, end)),
            elsewhere: elsewhere(office, appointment, Tr(lang)),
            directions: place(office, appointment, lang).2,
            notes: service.map_or_else(Vec::new, |service| lines(service.notes.say(lang))),
            arrival: if check_in { "pass-arrival-check-in" } else { "pass-arrival-wait" },
        }
    }
}

/// Of a service that is not given at a counter: who comes, calls or joins.
pub fn elsewhere(office: &Office, appointment: &Appointment, tr: Tr) -> Option<String> {
    let key = match service_of(office, appointment)?.given {
        Given::Counter => return None,
        Given::Phone => "pass-given-phone",
        Given::Remote => "pass-given-remote",
        Given::OnSite => "pass-given-on-site",
    };
    Some(tr.t(key))
}

/// The official sentence of a confirmation (italian-conventions 3.2).
pub fn fixed(office: &Office, appointment: &Appointment, tr: Tr) -> String {
    let end = appointment.start.plus_s(appointment.length_s);
    tr.with(
        "pass-fixed",
        &[
            ("day", when::day(tr.0, office, appointment.start).into()),
            ("from", when::clock(office, appointment.start).into()),
            ("until", when::clock(office, end).into()),
        ],
    )
}

/// The entry for a calendar; `link` leads to the pass.
pub fn entry(
    office: &Office,
    appointment: &Appointment,
    secrets: &PassSecrets,
    link: &str,
    lang: Lang,
    now: Moment,
) -> Entry {
    let (name, address, directions) = place(office, appointment, lang);
    let tr = Tr(lang);
    let notes = service_of(office, appointment).map_or("", |service| service.notes.say(lang));
    let how = elsewhere(office, appointment, tr);
    let (name, address, directions) = match how {
        Some(_) => Default::default(),
        None => (name, address, directions),
    };
    let described = [
        how.unwrap_or_else(|| tr.t1("mail-call-code", "code", &appointment.call_code)),
        tr.t1("pass-ics-code", "code", &secrets.code),
        notes.to_owned(),
        directions,
        link.to_owned(),
    ];
    Entry {
        uid: format!("{}@{}", appointment.id, office.body.key),
        start_s: appointment.start.seconds(),
        end_s: appointment.start.plus_s(appointment.length_s).seconds(),
        made_s: now.seconds(),
        summary: tr.t1("pass-ics-summary", "what", discreet_subject(office, appointment, lang)),
        location: [name, address].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        description: described.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
        url: link.to_owned(),
        cancelled: appointment.cancelled,
    }
}

/// The day of the month, as buttons name an appointment: «del 12».
pub fn day_number(day: Date) -> i8 {
    day.day()
}

/// Enough of an address for its owner to recognise it: a pass may be shown to others.
pub fn masked(email: &str) -> String {
    let Some((local, domain)) = email.split_once('@') else { return String::new() };
    format!("{}…@{domain}", local.chars().take(2).collect::<String>())
}

//! What the desk shows of a ticket, in words.

use office::Office;
use office::beside::Note;
use office::people::Contact;
use platform::Moment;
use platform::web::Page;

use super::read::Read;
use super::row::{Row, customer_name};
use super::timeline::{Entry, entries};
use super::together::Together;
use crate::appoint::Panel;
use crate::defects;
use crate::faces::Vote;
use crate::intake::Told;
use crate::list::Line;
use crate::presence::Other;
use crate::said::{Bar, bar, said};
use crate::ticket::{Level, State, Ticket};
use crate::work::{self, AtDesk};

/// A word to choose, with what is stored.
pub struct Choice {
    pub value: String,
    pub name: String,
    pub chosen: bool,
}

pub struct Detail {
    pub ticket: Ticket,
    pub row: Row,
    pub kind: String,
    pub level: String,
    pub contact: Contact,
    pub beneficiary: String,
    pub customer: String,
    pub contract: String,
    pub area: String,
    pub bars: Vec<Bar>,
    pub entries: Vec<Entry>,
    pub checks: Vec<(String, bool, bool)>,
    pub states: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub areas: Vec<Choice>,
    pub staff: Vec<Choice>,
    pub levels: Vec<Choice>,
    pub vote: Option<Vote>,
    pub told: Told,
    pub defects: defects::Panel,
    pub appoint: Panel,
    pub beside: Vec<Note>,
    pub open: bool,
    pub together: Together,
    pub unsent: Unsent,
    /// It came by certified mail: from where the answer leaves, empty for no certified mailbox.
    pub certified: Option<String>,
}

/// What was written and not sent, and why.
#[derive(Default)]
pub struct Unsent {
    pub text: String,
    pub refused: Option<String>,
}

impl Detail {
    /// What the composer holds: what could not be sent, or what was begun.
    pub fn written(&self) -> &str {
        match &self.together.draft {
            Some(draft) if self.unsent.text.is_empty() => &draft.text,
            _ => &self.unsent.text,
        }
    }

    pub fn of(
        office: &Office,
        page: &Page,
        read: Read,
        (desk, here): (&AtDesk, Vec<Other>),
        now: Moment,
    ) -> Detail {
        let ticket = &read.ticket;
        let name = if read.contact.name.is_empty() {
            read.contact.email.clone().unwrap_or_default()
        } else {
            read.contact.name.clone()
        };
        let line = Line { ticket: ticket.clone(), name, clocks: Vec::new() };
        let lang = page.lang();
        let choice = |kind: &str, word: &str, chosen: bool| Choice {
            value: word.to_owned(),
            name: said(page, kind, word),
            chosen,
        };
        let states =
            State::ALL.iter().filter(|next| ticket.state.may_become(**next) && **next != State::Callback);
        let kinds = crate::ticket::Kind::ALL.iter();
        let levels = [Level::First, Level::Organisation, Level::Technical];
        let levels = levels.iter().filter(|level| **level != ticket.level);
        let suppliers = office
            .suppliers
            .iter()
            .filter(|part| part.id != ticket.supplier)
            .map(|part| Choice { value: part.id.to_string(), name: part.doc.name.clone(), chosen: false });
        let part =
            |id: i64, name: &str| Choice { value: id.to_string(), name: name.to_owned(), chosen: false };
        Detail {
            row: Row::of(office, page, &line, now),
            kind: said(page, "kind", ticket.kind.word()),
            level: said(page, "level", ticket.level.word()),
            beneficiary: read.beneficiary.name,
            customer: customer_name(office, ticket).unwrap_or_default().to_owned(),
            contract: office::by_id(&office.contracts, ticket.contract)
                .map_or_else(String::new, |part| part.doc.name.clone()),
            area: office::by_id(&office.areas, ticket.area)
                .map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
            bars: read.clocks.iter().map(|clock| bar(office, page, clock, now)).collect(),
            entries: entries(office, page, &read.messages, &read.steps),
            checks: read
                .checks
                .iter()
                .map(|(doc, done)| (doc.text.say(lang).to_owned(), doc.mandatory, *done))
                .collect(),
            states: states.map(|state| choice("state", state.word(), false)).collect(),
            kinds: kinds.map(|kind| choice("kind", kind.word(), *kind == ticket.kind)).collect(),
            areas: office
                .areas
                .iter()
                .map(|area| Choice {
                    chosen: area.id == ticket.area,
                    ..part(area.id, area.doc.name.say(lang))
                })
                .collect(),
            staff: office
                .staff
                .iter()
                .filter(|member| work::is_able(office, member.id))
                .map(|member| Choice {
                    chosen: member.id == ticket.holder,
                    ..part(member.id, &member.doc.name)
                })
                .collect(),
            levels: levels.map(|level| choice("level", level.word(), false)).chain(suppliers).collect(),
            vote: read.vote,
            appoint: read.appoint.said(office, page, ticket, now),
            beside: read.beside,
            told: read.told.said(office, page),
            defects: read.defects.said(office, page, &read.ticket),
            open: ticket.state.is_open(),
            together: Together::of(
                office,
                page,
                (desk, ticket),
                (read.together, &read.messages, &read.steps),
                here,
            ),
            unsent: Unsent::default(),
            certified: read.certified,
            contact: read.contact,
            ticket: read.ticket,
        }
    }

    pub fn face(&self) -> Option<&'static str> {
        let vote = self.vote.as_ref()?;
        vote.given.map(|(face, _)| face.word())
    }
}

//! What the desk shows of a ticket, in words.

use office::people::{Contact, contact};
use office::{Ctx, Office};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::Page;

use super::timeline::{Entry, entries};
use super::together::{self, Together};
use crate::appoint::{Panel, Seen};
use crate::certified;
use crate::clocks::{self, Kept};
use crate::defects;
use crate::faces::{Vote, vote_of};
use crate::intake::Told;
use crate::list::Line;
use crate::presence::Other;
use crate::said::{Bar, bar, said, severe};
use crate::ticket::{Author, Level, Message, Moved, State, Ticket, by_id, messages, steps};
use crate::work::{self, AtDesk};

/// A view in the menu.
pub struct Tab {
    pub view: &'static str,
    pub name: String,
    pub count: Option<i64>,
    pub current: bool,
    pub alarming: bool,
}

/// A line of the list.
pub struct Row {
    pub id: i64,
    pub code: String,
    pub subject: String,
    pub who: String,
    pub channel: String,
    pub severity: i64,
    pub severity_said: String,
    pub state: String,
    pub holder: String,
    /// The requester wrote last: it is our turn.
    pub our_turn: bool,
    pub bars: Vec<Bar>,
    pub version: i64,
    /// The key that opens it, for the neighbours of the open one.
    pub key: &'static str,
}

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

/// A ticket as it is read, before it is put into words.
pub struct Read {
    ticket: Ticket,
    contact: Contact,
    beneficiary: Contact,
    clocks: Vec<Kept>,
    messages: Vec<Message>,
    steps: Vec<Moved>,
    checks: Vec<(office::docs::CheckDoc, bool)>,
    vote: Option<Vote>,
    told: Told,
    together: together::Read,
    certified: Option<String>,
    defects: defects::Read,
    appoint: Seen,
}

impl Row {
    pub fn of(office: &Office, page: &Page, line: &Line, now: Moment) -> Row {
        let ticket = &line.ticket;
        // The most pressing promise first: the list says it in words, the others as bars.
        let mut running: Vec<&Kept> =
            line.clocks.iter().filter(|clock| matches!(clock.state, "running" | "late")).collect();
        running.sort_by_key(|clock| clock.due_at.map_or(i64::MAX, Moment::ms));
        Row {
            id: ticket.id,
            code: ticket.code.clone(),
            subject: ticket.subject.clone(),
            who: customer_name(office, ticket).unwrap_or(&line.name).to_owned(),
            channel: said(page, "channel", ticket.channel.word()),
            severity: ticket.severity,
            severity_said: severe(page, ticket.severity),
            state: said(page, "state", ticket.state.word()),
            holder: holder_name(office, ticket.holder),
            our_turn: ticket.last_word != Author::Staff && ticket.state.is_open(),
            bars: running.into_iter().map(|clock| bar(office, page, clock, now)).collect(),
            version: ticket.version,
            key: "",
        }
    }
}

impl Detail {
    /// What the composer holds: what could not be sent, or what was begun.
    pub fn written(&self) -> &str {
        match &self.together.draft {
            Some(draft) if self.unsent.text.is_empty() => &draft.text,
            _ => &self.unsent.text,
        }
    }

    pub fn read(
        tx: &mut Tx,
        ctx: &Ctx,
        desk: &AtDesk,
        id: i64,
        now: Moment,
    ) -> Result<Option<Read>, StoreError> {
        let body = desk.body;
        let Some(ticket) = by_id(tx, body, id)? else { return Ok(None) };
        let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
        let person = |tx: &mut Tx, person: Option<i64>| match person {
            Some(person) => contact(tx, body, person),
            None => Ok(Contact::default()),
        };
        let checks = match work::checks(tx, &office, &ticket) {
            Err(work::WorkError::Store(error)) => return Err(error),
            other => other.unwrap_or_default(),
        };
        let contact = person(tx, ticket.requester)?;
        Ok(Some(Read {
            appoint: Seen::read(tx, &office, &ticket, now)?,
            told: Told::read(tx, &ctx.key, body, id, contact.email.as_deref())?,
            contact,
            beneficiary: person(tx, ticket.beneficiary)?,
            defects: defects::Read::of(tx, body, id)?,
            clocks: clocks::shown(tx, &office, &ticket, now)?,
            messages: messages(tx, body, id)?,
            steps: steps(tx, body, id)?,
            vote: vote_of(tx, body, id)?,
            certified: certified::is_certified(&ticket)
                .then(|| certified::mailbox(ctx, &office).map_or_else(String::new, |one| one.from.clone())),
            checks,
            together: together::Read::of(tx, desk, &ticket)?,
            ticket,
        }))
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

fn customer_name<'a>(office: &'a Office, ticket: &Ticket) -> Option<&'a str> {
    office::by_id(&office.customers, ticket.customer).map(|part| part.doc.name.as_str())
}

pub(super) fn holder_name(office: &Office, holder: i64) -> String {
    office::by_id(&office.staff, holder).map_or_else(String::new, |part| part.doc.name.clone())
}

//! The list beside the ticket: views with their counts, and its lines.

use office::Office;
use platform::Moment;
use platform::web::Page;

use crate::clocks::Kept;
use crate::list::Line;
use crate::said::{Bar, bar, said, severe};
use crate::ticket::{Author, Ticket};

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

pub(super) fn customer_name<'a>(office: &'a Office, ticket: &Ticket) -> Option<&'a str> {
    office::by_id(&office.customers, ticket.customer).map(|part| part.doc.name.as_str())
}

pub(super) fn holder_name(office: &Office, holder: i64) -> String {
    office::by_id(&office.staff, holder).map_or_else(String::new, |part| part.doc.name.clone())
}

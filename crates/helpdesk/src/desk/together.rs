//! What colleagues at one ticket need of each other: who watches, who is here, what the severity was set to and
//! why, what one had begun to write.

use office::Office;
use platform::store::{StoreError, Tx};
use platform::web::Page;

use super::row::holder_name;
use super::view::Choice;
use crate::drafts::{self, Draft};
use crate::phrases::{self, Phrase};
use crate::presence::Other;
use crate::said::{actor_name, severe, when};
use crate::ticket::{Message, Moved, Ticket, severity};
use crate::watchers::watchers;
use crate::work::{AtDesk, by_hand};

pub struct Together {
    pub here: Vec<Other>,
    pub watchers: Vec<String>,
    /// By whoever looks.
    pub watched: bool,
    /// Whoever looks is a person, who can watch and draft.
    pub person: bool,
    /// Whom one can add.
    pub others: Vec<Choice>,
    pub phrases: Vec<Choice>,
    pub draft: Option<Draft>,
    pub draft_at: String,
    /// The ticket went on since the draft was written.
    pub stale: bool,
    pub severities: Vec<Choice>,
    pub set: Option<SetByHand>,
}

/// A severity that is not the matrix's own.
pub struct SetByHand {
    pub who: String,
    pub at: String,
    pub severity: String,
    pub matrix: String,
    pub reason: String,
}

/// As it is read, before it is put into words.
pub struct Read {
    watchers: Vec<i64>,
    phrases: Vec<Phrase>,
    draft: Option<Draft>,
}

impl Read {
    pub fn of(tx: &mut Tx, desk: &AtDesk, ticket: &Ticket) -> Result<Read, StoreError> {
        Ok(Read {
            watchers: watchers(tx, ticket.body, ticket.id)?,
            phrases: phrases::fitting(tx, ticket)?,
            draft: drafts::of(tx, desk, ticket.id)?,
        })
    }
}

impl Together {
    pub fn of(
        office: &Office,
        page: &Page,
        (desk, ticket): (&AtDesk, &Ticket),
        (read, messages, steps): (Read, &[Message], &[Moved]),
        here: Vec<Other>,
    ) -> Together {
        let matrix = severity(ticket.urgency, ticket.impact);
        let set = by_hand(steps).map(|set| SetByHand {
            who: actor_name(office, page, &set.actor),
            at: when(office, page, set.at),
            severity: severe(page, set.severity),
            matrix: severe(page, matrix),
            reason: messages
                .iter()
                .find(|message| message.id == set.note)
                .map_or_else(String::new, |message| message.text.clone()),
        });
        let able = |id: &i64| crate::work::is_able(office, *id);
        let free = office.staff.iter().map(|part| part.id).filter(able);
        let free = free.filter(|id| *id != desk.staff && !read.watchers.contains(id));
        let phrase = |phrase: &Phrase| {
            let foreign = (phrase.lang != ticket.lang).then(|| format!(" ({})", phrase.lang.code()));
            let name = format!("{}{}", phrase.title, foreign.unwrap_or_default());
            Choice { value: phrase.id.to_string(), name, chosen: false }
        };
        Together {
            here,
            watched: desk.staff != 0 && read.watchers.contains(&desk.staff),
            person: desk.staff != 0,
            others: free
                .map(|id| Choice { value: id.to_string(), name: holder_name(office, id), chosen: false })
                .collect(),
            watchers: read.watchers.iter().map(|id| holder_name(office, *id)).collect(),
            phrases: read.phrases.iter().map(phrase).collect(),
            draft_at: read.draft.as_ref().map_or_else(String::new, |draft| when(office, page, draft.at)),
            stale: read.draft.as_ref().is_some_and(|draft| draft.seen != ticket.version),
            draft: read.draft,
            severities: (1..=4)
                .filter(|each| *each != matrix && *each != ticket.severity)
                .map(|each| Choice { value: each.to_string(), name: severe(page, each), chosen: false })
                .collect(),
            set,
        }
    }
}

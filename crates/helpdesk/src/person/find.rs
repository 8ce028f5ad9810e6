//! Everything that the desk knows of somebody.

use identity::{Email, FiscalCode};
use office::Office;
use office::people::{self, Someone};
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use crate::erase::hold;
use crate::open::terms::customer_of;
use crate::ticket::{Ticket, by_id};

/// By what somebody is looked for.
#[derive(Clone, Debug)]
pub enum Who {
    Mail(Email),
    Code(FiscalCode),
}

impl Who {
    pub fn parse(text: &str) -> Option<Who> {
        let text = text.trim();
        let mail = Email::parse(text).ok().map(Who::Mail);
        mail.or_else(|| FiscalCode::parse(text).ok().map(Who::Code))
    }

    fn index(&self, key: &MasterKey, body: i64) -> Vec<u8> {
        match self {
            Who::Mail(mail) => {
                let someone = Someone { email: Some(mail.clone()), ..Someone::default() };
                people::indexes(key, body, &someone).mail.unwrap_or_default()
            }
            Who::Code(code) => people::code_index(key, body, code),
        }
    }
}

/// What there is of a person.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Its entries: each request has one of its own.
    pub people: Vec<i64>,
    /// Whose requester it is.
    pub asked: Vec<Ticket>,
    /// Somebody else asked for it.
    pub for_whom: Vec<Ticket>,
    /// Ticket and message where it wrote without being part.
    pub strange: Vec<(i64, i64)>,
    /// Letters that were set aside.
    pub letters: Vec<i64>,
    /// A hold stands on the customer whose letters these would be.
    pub letters_held: bool,
    /// Tickets under a hold, of all of these.
    pub held: Vec<i64>,
    /// Keyed index of the address, for the traces that hang on it.
    pub address: Option<Vec<u8>>,
}

impl Found {
    pub fn is_nothing(&self) -> bool {
        self.asked.is_empty()
            && self.for_whom.is_empty()
            && self.strange.is_empty()
            && self.letters.is_empty()
    }

    pub fn open(&self) -> usize {
        self.asked.iter().filter(|ticket| ticket.state.is_open()).count()
    }

    /// What may be handed over: what it asked, or was asked for it.
    pub fn tickets(&self) -> Vec<i64> {
        self.asked.iter().chain(&self.for_whom).map(|ticket| ticket.id).collect()
    }
}

/// All of it, or of each sort at most so many.
pub fn find(
    tx: &mut Tx,
    key: &MasterKey,
    office: &Office,
    who: &Who,
    most: i64,
) -> Result<Found, StoreError> {
    let body = office.id;
    let index = who.index(key, body);
    let people = match who {
        Who::Mail(_) => tx.numbers(
            sql!("SELECT id FROM person WHERE body = ?1 AND mail_index = ?2 ORDER BY id"),
            values![body, index.clone()],
        )?,
        Who::Code(_) => tx.numbers(
            sql!("SELECT id FROM person WHERE body = ?1 AND code_index = ?2 ORDER BY id"),
            values![body, index.clone()],
        )?,
    };
    let mut found = Found::default();
    for [person] in people {
        found.people.push(person);
        let left = most - found.tickets().len() as i64;
        let asked = tx.numbers(
            sql!("SELECT id FROM ticket WHERE body = ?1 AND requester = ?2 ORDER BY id LIMIT ?3"),
            values![body, person, left],
        )?;
        let for_whom = tx.numbers(
            sql!("SELECT id FROM ticket WHERE body = ?1 AND beneficiary = ?2 AND (requester IS NULL OR requester <> ?2) ORDER BY id LIMIT ?3"),
            values![body, person, left - asked.len() as i64],
        )?;
        for [id] in asked {
            found.asked.extend(by_id(tx, body, id)?);
        }
        for [id] in for_whom {
            found.for_whom.extend(by_id(tx, body, id)?);
        }
    }
    if let Who::Mail(mail) = who {
        let rows = tx.numbers::<2>(
            sql!("SELECT ticket, message FROM letter_stranger WHERE body = ?1 AND address = ?2 ORDER BY message LIMIT ?3"),
            values![body, index.clone(), most],
        )?;
        found.strange = rows.into_iter().map(|[ticket, message]| (ticket, message)).collect();
        let rows = tx.numbers(
            sql!("SELECT id FROM letter WHERE body = ?1 AND state = 'quarantined' AND LOWER(sender) = ?2 ORDER BY id LIMIT ?3"),
            values![body, mail.as_str().to_lowercase(), most],
        )?;
        found.letters = rows.into_iter().map(|[id]| id).collect();
        found.letters_held = hold::customers(tx, body)?.contains(&customer_of(office, mail.as_str()));
        found.address = Some(index);
    }
    let mut touched: Vec<i64> = found.tickets();
    touched.extend(found.strange.iter().map(|(ticket, _)| *ticket));
    for id in touched {
        if let Some(ticket) = by_id(tx, body, id)?
            && hold::on_ticket(tx, &ticket)?
        {
            found.held.push(id);
        }
    }
    Ok(found)
}

//! What the desk's page says of the letters behind the messages of a ticket.

use std::collections::BTreeMap;

use office::Office;
use office::people::mail::{Trouble, trouble_of};
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::web::Page;
use platform::{Moment, sql, values};

use super::receipts::{self, Shown};
use crate::attached::{self, Attached};
use crate::certified::{standing, standing_said};
use crate::said::when;

/// What is known of one message.
#[derive(Default)]
pub struct Note {
    pub files: Vec<Attached>,
    /// The letter, to be saved as it came.
    pub letter: Option<i64>,
    /// `written`, `automatic`, `bounce`.
    pub kind: String,
    pub doubtful: bool,
    /// Of certified mail: what is known of the provider's signature.
    pub signature: String,
    pub whole: Option<String>,
    /// It came as a page, which can be looked at.
    pub html: bool,
    /// Its sender is not part of the ticket yet.
    pub stranger: bool,
    pub receipts: Vec<String>,
    /// It left by certified mail: where it stands, and how that is marked.
    pub standing: Option<(&'static str, String)>,
    by_pec: bool,
    shown: Vec<Shown>,
}

/// All letters of a ticket, by message.
#[derive(Default)]
pub struct Told {
    notes: BTreeMap<i64, Note>,
    trouble: Option<Trouble>,
}

impl Told {
    pub fn read(
        tx: &mut Tx,
        key: &MasterKey,
        body: i64,
        ticket: i64,
        mail: Option<&str>,
    ) -> Result<Told, StoreError> {
        let mut notes: BTreeMap<i64, Note> = BTreeMap::new();
        for attached in attached::of_ticket(tx, body, ticket)? {
            notes.entry(attached.message).or_default().files.push(attached);
        }
        for shown in receipts::of(tx, body, ticket)? {
            notes.entry(shown.message).or_default().shown.push(shown);
        }
        let certified = tx.numbers(
            sql!("SELECT id FROM ticket_message WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) AND author = 'staff' AND channel = 'pec' AND public = 1"),
            values![body, ticket],
        )?;
        for [message] in certified {
            notes.entry(message).or_default().by_pec = true;
        }
        let letters = tx.rows(
            sql!("SELECT message, id, kind, doubtful, signature FROM letter WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) AND message IS NOT NULL AND state = 'applied' ORDER BY id"),
            values![body, ticket],
        )?;
        for row in &letters {
            let note = notes.entry(row.get(0)?).or_default();
            (note.letter, note.kind, note.doubtful) = (Some(row.get(1)?), row.get(2)?, row.get(3)?);
            note.signature = row.get(4)?;
        }
        let texts = tx.rows(
            sql!("SELECT message, text, html IS NOT NULL FROM letter_text WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2))"),
            values![body, ticket],
        )?;
        for row in &texts {
            let note = notes.entry(row.get(0)?).or_default();
            note.whole = Some(row.get(1)?).filter(|whole: &String| !whole.is_empty());
            note.html = row.get(2)?;
        }
        let strangers = tx.numbers(
            sql!("SELECT message FROM letter_stranger WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) AND accepted_at IS NULL"),
            values![body, ticket],
        )?;
        for [message] in strangers {
            notes.entry(message).or_default().stranger = true;
        }
        let trouble = match mail {
            Some(mail) => trouble_of(tx, key, body, mail)?,
            None => None,
        };
        Ok(Told { notes, trouble })
    }

    /// In the reader's language.
    pub fn said(mut self, office: &Office, page: &Page) -> Told {
        let when = |at: Moment| when(office, page, at);
        for note in self.notes.values_mut() {
            note.standing = note.by_pec.then(|| standing_said(page, standing(&note.shown), when));
            for shown in std::mem::take(&mut note.shown) {
                let what = page.t(&format!("intake-receipt-{}", shown.kind));
                let why =
                    if shown.reason.is_empty() { String::new() } else { format!(" ({})", shown.reason) };
                let signed = match shown.signature.as_str() {
                    "" => String::new(),
                    word => format!(" · {}", page.t(&format!("intake-signature-{word}"))),
                };
                note.receipts.push(format!("{what}, {}{why}{signed}", when(shown.at)));
            }
        }
        self
    }

    pub fn of(&self, message: &i64) -> Option<&Note> {
        self.notes.get(message)
    }

    /// A sentence about an address that takes no mail.
    pub fn trouble(&self) -> Option<&'static str> {
        self.trouble
            .as_ref()
            .map(|trouble| if trouble.hard { "intake-trouble-hard" } else { "intake-trouble-soft" })
    }
}

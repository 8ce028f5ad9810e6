//! Keeping phrases, and what they say for a ticket.

use office::people::contact;
use office::{Office, by_id as part_of};
use platform::i18n::Lang;
use platform::store::{Row, StoreError, Tx};
use platform::written::{line, lines};
use platform::{Moment, sql, values};

use super::{PhraseError, Values, fill, unknown};
use crate::open::TEXT_MAX;
use crate::ticket::Ticket;
use crate::work::{AtDesk, Lead};

/// Phrases of a body, at most.
pub const PHRASES_MAX: i64 = 500;
/// Longest title, in characters.
pub const TITLE_MAX: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub id: i64,
    /// 0 for every area.
    pub area: i64,
    pub lang: Lang,
    pub title: String,
    pub text: String,
    pub version: i64,
}

/// A phrase about to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub area: i64,
    pub lang: Lang,
    pub title: String,
    pub text: String,
}

impl Draft {
    fn checked(&self, office: &Office) -> Result<Draft, PhraseError> {
        let (title, text) = (line(&self.title), lines(&self.text));
        if title.is_empty() || title.chars().count() > TITLE_MAX {
            return Err(PhraseError::Title);
        }
        if text.is_empty() || text.chars().count() > TEXT_MAX {
            return Err(PhraseError::Text);
        }
        if let Some(field) = unknown(&text) {
            return Err(PhraseError::Field(field.chars().take(TITLE_MAX).collect()));
        }
        let area = self.area == 0 || part_of(&office.areas, self.area).is_some();
        if !area || !office.languages().contains(&self.lang) {
            return Err(PhraseError::Whom);
        }
        Ok(Draft { title, text, ..self.clone() })
    }
}

pub fn add(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
    draft: &Draft,
    now: Moment,
) -> Result<i64, PhraseError> {
    let draft = draft.checked(office)?;
    let row = tx.row(sql!("SELECT COUNT(*) FROM phrase WHERE body = ?1"), values![office.id])?;
    if row.map_or(Ok(0), |row| row.get::<i64>(0))? >= PHRASES_MAX {
        return Err(PhraseError::Many);
    }
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO phrase (body, id, area, lang, title, text, version, staff, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8)"),
        values![office.id, id, draft.area, draft.lang.code(), draft.title, draft.text, lead.staff, now],
    )?;
    lead.note(tx, "phrase_added", id, serde_json::json!({}), now)?;
    Ok(id)
}

/// Puts it in the place of the one that its editor saw.
pub fn change(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
    (id, seen): (i64, i64),
    draft: &Draft,
    now: Moment,
) -> Result<(), PhraseError> {
    let draft = draft.checked(office)?;
    let done = tx.execute(
        sql!("UPDATE phrase SET area = ?4, lang = ?5, title = ?6, text = ?7, version = version + 1, staff = ?8, at = ?9 WHERE body = ?1 AND id = ?2 AND version = ?3"),
        values![office.id, id, seen, draft.area, draft.lang.code(), draft.title, draft.text, lead.staff, now],
    )?;
    if done == 0 {
        return Err(PhraseError::Changed);
    }
    Ok(lead.note(tx, "phrase_changed", id, serde_json::json!({}), now)?)
}

pub fn remove(tx: &mut Tx, lead: &Lead, id: i64, now: Moment) -> Result<(), PhraseError> {
    let body = lead.body;
    let done = tx.execute(sql!("DELETE FROM phrase WHERE body = ?1 AND id = ?2"), values![body, id])?;
    if done == 0 {
        return Err(PhraseError::Unknown);
    }
    Ok(lead.note(tx, "phrase_removed", id, serde_json::json!({}), now)?)
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Phrase>, StoreError> {
    let row = tx.row(
        sql!("SELECT id, area, lang, title, text, version FROM phrase WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    row.as_ref().map(phrase).transpose()
}

/// All of a body, by area and language.
pub fn phrases(tx: &mut Tx, body: i64) -> Result<Vec<Phrase>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, area, lang, title, text, version FROM phrase WHERE body = ?1 ORDER BY area, lang, title, id"),
        values![body],
    )?;
    rows.iter().map(phrase).collect()
}

/// Those for a ticket: of its area or of all, in its own language first.
pub fn fitting(tx: &mut Tx, ticket: &Ticket) -> Result<Vec<Phrase>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, area, lang, title, text, version FROM phrase WHERE body = ?1 AND area IN (0, ?2) ORDER BY lang, title, id"),
        values![ticket.body, ticket.area],
    )?;
    let mut found = rows.iter().map(phrase).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|phrase| phrase.lang != ticket.lang);
    Ok(found)
}

/// What a phrase says for a ticket; nothing for one that is gone.
pub fn filled(
    tx: &mut Tx,
    office: &Office,
    ticket: &Ticket,
    desk: &AtDesk,
    id: i64,
) -> Result<Option<String>, StoreError> {
    let Some(phrase) = by_id(tx, ticket.body, id)? else { return Ok(None) };
    let name = match ticket.requester {
        Some(person) => contact(tx, ticket.body, person)?.name,
        None => String::new(),
    };
    let staff = part_of(&office.staff, desk.staff).map_or_else(String::new, |part| part.doc.name.clone());
    let values = Values { code: ticket.code.clone(), name, subject: ticket.subject.clone(), staff };
    Ok(Some(fill(&phrase.text, &values)))
}

fn phrase(row: &Row) -> Result<Phrase, StoreError> {
    let lang: String = row.get(2)?;
    Ok(Phrase {
        id: row.get(0)?,
        area: row.get(1)?,
        lang: Lang::parse(&lang).unwrap_or(Lang::It),
        title: row.get(3)?,
        text: row.get(4)?,
        version: row.get(5)?,
    })
}

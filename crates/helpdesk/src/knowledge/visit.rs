//! Who read an article, whether it helped, where it was used.

use jiff::civil::Date;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::web::Page;
use platform::{Moment, sql, values};

use super::{Editor, KnowledgeError, shown};
use crate::ticket;

/// A browser on one day, under a name that means nothing on another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    day: Date,
    hash: Vec<u8>,
}

impl Visitor {
    /// The token of a page's forms stands for the visitor's cookie, the one that a first page brings included.
    pub fn of(key: &MasterKey, page: &Page, day: Date) -> Visitor {
        let hash = key.keyed("article-visitor", format!("{day} {}", page.form_token).as_bytes());
        Visitor { day, hash: hash[..16].to_vec() }
    }
}

/// Counts a reader of a public article, once a day.
pub fn viewed(tx: &mut Tx, body: i64, article: i64, visitor: &Visitor) -> Result<(), StoreError> {
    if visit(tx, body, article, visitor)? {
        tx.execute(
            sql!("UPDATE article SET views = views + 1 WHERE body = ?1 AND id = ?2"),
            values![body, article],
        )?;
    }
    Ok(())
}

/// Whether it is the visitor's first visit of the day; the marks of other days are forgotten.
fn visit(tx: &mut Tx, body: i64, article: i64, visitor: &Visitor) -> Result<bool, StoreError> {
    let day = visitor.day.to_string();
    let new = tx.execute(
        sql!("INSERT INTO article_visit (body, day, article, visitor, useful) VALUES (?1, ?2, ?3, ?4, NULL) ON CONFLICT DO NOTHING"),
        values![body, day.as_str(), article, visitor.hash.as_slice()],
    )?;
    if new > 0 {
        tx.execute(
            sql!("DELETE FROM article_visit WHERE body = ?1 AND day < ?2"),
            values![body, day.as_str()],
        )?;
    }
    Ok(new > 0)
}

/// «Did it help?»: one answer of a visitor on a day.
pub fn vote(
    tx: &mut Tx,
    body: i64,
    article: i64,
    visitor: &Visitor,
    useful: bool,
) -> Result<(), KnowledgeError> {
    shown(tx, body, article, true)?.ok_or(KnowledgeError::Unknown)?;
    viewed(tx, body, article, visitor)?;
    let done = tx.execute(
        sql!("UPDATE article_visit SET useful = ?5 WHERE body = ?1 AND day = ?2 AND article = ?3 AND visitor = ?4 AND useful IS NULL"),
        values![body, visitor.day.to_string(), article, visitor.hash.as_slice(), useful],
    )?;
    if done == 0 {
        return Err(KnowledgeError::Voted);
    }
    let (yes, no) = (i64::from(useful), i64::from(!useful));
    tx.execute(
        sql!("UPDATE article SET useful = useful + ?3, useless = useless + ?4 WHERE body = ?1 AND id = ?2"),
        values![body, article, yes, no],
    )?;
    Ok(())
}

/// An answer to a ticket used an article; once a ticket.
pub fn used(
    tx: &mut Tx,
    editor: &Editor,
    (body, article, ticket): (i64, i64, i64),
    now: Moment,
) -> Result<(), KnowledgeError> {
    shown(tx, body, article, false)?.ok_or(KnowledgeError::Unknown)?;
    ticket::by_id(tx, body, ticket)?.ok_or(KnowledgeError::Whom)?;
    tx.execute(
        sql!("INSERT INTO article_use (body, article, ticket, at, staff) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"),
        values![body, article, ticket, now, editor.desk.staff],
    )?;
    Ok(())
}

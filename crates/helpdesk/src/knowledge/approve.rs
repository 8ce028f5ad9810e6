//! From draft to what readers see: four eyes.

use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::files;
use super::find::{self, Readers};
use super::save::{note, version_of};
use super::{Article, Audience, Editor, KnowledgeError, State, by_id};

/// What is done with an article as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Ready to be read by somebody else.
    Submit,
    /// Not yet: back to its authors.
    Return,
    Publish,
    /// Nobody reads it any more, at once and whoever says so: what is wrong must go quickly.
    Withdraw,
}

impl Move {
    pub fn parse(word: &str) -> Option<Move> {
        match word {
            "submit" => Some(Move::Submit),
            "return" => Some(Move::Return),
            "publish" => Some(Move::Publish),
            "withdraw" => Some(Move::Withdraw),
            _ => None,
        }
    }

    fn next(self) -> State {
        match self {
            Move::Submit => State::Review,
            Move::Return => State::Draft,
            Move::Publish => State::Published,
            Move::Withdraw => State::Withdrawn,
        }
    }

    pub fn fits(self, article: &Article) -> bool {
        match self {
            Move::Submit => article.state == State::Draft,
            Move::Return | Move::Publish => article.state == State::Review,
            Move::Withdraw => article.state != State::Withdrawn,
        }
    }
}

/// Moves the article that its reader saw at version `seen`.
pub fn become_state(
    tx: &mut Tx,
    editor: &Editor,
    (body, id, seen): (i64, i64, i64),
    what: Move,
    now: Moment,
) -> Result<(), KnowledgeError> {
    let article = by_id(tx, body, id)?.ok_or(KnowledgeError::Unknown)?;
    if article.last != seen {
        return Err(KnowledgeError::Changed);
    }
    if !what.fits(&article) {
        return Err(KnowledgeError::Transition);
    }
    let shown = match what {
        Move::Submit | Move::Return => article.shown,
        Move::Withdraw => 0,
        Move::Publish => {
            if !editor.leads && wrote(tx, &article, editor.desk.staff)? {
                return Err(KnowledgeError::OwnText);
            }
            article.last
        }
    };
    tx.execute(
        sql!("UPDATE article SET shown = ?3, state = ?4, stood_at = ?5 WHERE body = ?1 AND id = ?2"),
        values![body, id, shown, what.next().word(), now],
    )?;
    match what {
        Move::Publish => {
            let version = version_of(tx, &article, article.last)?;
            let readers =
                if version.audience == Audience::Public { Readers::Citizens } else { Readers::Staff };
            find::index(tx, body, id, readers, &version.title, &version.text, version.lang)?;
        }
        Move::Withdraw => find::forget(tx, body, id)?,
        Move::Submit | Move::Return => {}
    }
    Ok(note(tx, &article, article.last, what.next(), editor, now)?)
}

/// Whether somebody wrote any part, or brought a file, of what is new since the last approval: a comma by a colleague does not
/// make it another's text.
fn wrote(tx: &mut Tx, article: &Article, staff: i64) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT COUNT(*) FROM article_version WHERE body = ?1 AND article = ?2 AND version > ?3 AND staff = ?4"),
        values![article.body, article.id, article.shown, staff],
    )?;
    let wrote = row.map_or(Ok(0), |row| row.get::<i64>(0)).map(|count| count > 0)?;
    Ok(wrote || files::brought(tx, article, staff)?)
}

//! Asking, and the one vote.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::written::{cut, lines};
use platform::{Moment, sql, values};

use crate::ticket::Ticket;
use crate::ticket::words::words;

/// Days within which the link takes a vote.
pub const VOTE_DAYS: i64 = 30;
/// Longest comment, characters.
pub const WORDS_MAX: usize = 2_000;

words! {
    Face { Good = "good", Middling = "middling", Bad = "bad" }
}

/// The vote on a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub asked_at: Moment,
    pub given: Option<(Face, Moment)>,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoteError {
    /// Nobody was asked, or too long ago.
    NotAsked,
    /// One vote each.
    Voted,
    Store(StoreError),
}

impl From<StoreError> for VoteError {
    fn from(error: StoreError) -> Self {
        VoteError::Store(error)
    }
}

impl From<VoteError> for Failed {
    fn from(error: VoteError) -> Failed {
        match error {
            VoteError::NotAsked => Failed::conflict(Sentence::new("faces-not-asked")),
            VoteError::Voted => Failed::conflict(Sentence::new("faces-voted")),
            VoteError::Store(error) => error.into(),
        }
    }
}

/// From now on the requester may vote; asked once, however often it is solved.
pub fn invite(tx: &mut Tx, ticket: &Ticket, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO ticket_vote (body, ticket, asked_at, face, words, voted_at) VALUES (?1, ?2, ?3, NULL, '', NULL) ON CONFLICT DO NOTHING"
        ),
        values![ticket.body, ticket.id, now],
    )?;
    Ok(())
}

pub fn vote_of(tx: &mut Tx, body: i64, ticket: i64) -> Result<Option<Vote>, StoreError> {
    let row = tx.row(
        sql!("SELECT asked_at, face, voted_at, words FROM ticket_vote WHERE body = ?1 AND ticket = ?2"),
        values![body, ticket],
    )?;
    let Some(row) = row else { return Ok(None) };
    let (face, at): (Option<String>, Option<i64>) = (row.get(1)?, row.get(2)?);
    let face = face.and_then(|face| face.parse().ok());
    Ok(Some(Vote { asked_at: Moment(row.get(0)?), given: face.zip(at.map(Moment)), words: row.get(3)? }))
}

/// The one vote.
pub fn vote(tx: &mut Tx, ticket: &Ticket, face: Face, words: &str, now: Moment) -> Result<(), VoteError> {
    let asked = vote_of(tx, ticket.body, ticket.id)?;
    let fresh = |vote: &Vote| vote.asked_at.plus_s(VOTE_DAYS * 86_400) >= now;
    asked.filter(fresh).filter(|_| !ticket.state.is_aside()).ok_or(VoteError::NotAsked)?;
    let words = cut(&lines(words), WORDS_MAX);
    let done = tx.execute(
        sql!(
            "UPDATE ticket_vote SET face = ?3, words = ?4, voted_at = ?5 WHERE body = ?1 AND ticket = ?2 AND voted_at IS NULL"
        ),
        values![ticket.body, ticket.id, face.word(), words, now],
    )?;
    if done == 0 {
        return Err(VoteError::Voted);
    }
    let (kind, actor) = ("ticket_voted", Actor::web());
    let facts = serde_json::json!({ "face": face });
    let event =
        NewEvent { body: ticket.body, place: 0, kind, subject: ticket.id, actor: &actor, at: now, facts };
    Ok(append(tx, event)?)
}

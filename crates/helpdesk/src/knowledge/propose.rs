//! What ought to be written: what many people ask and no article answers.

use std::collections::{BTreeMap, BTreeSet};

use platform::search::{Asked, Index, Query, Realms};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::find::INDEX;

/// Tickets of the last so many days count.
pub const DAYS: i64 = 90;
/// As many solved tickets ask for an article.
pub const TICKETS_MIN: usize = 5;
/// The newest solved tickets, of which those are taken that were solved within [`DAYS`].
const TICKETS_READ_MAX: i64 = 5_000;
/// Proposals shown at most.
const PROPOSALS_MAX: usize = 20;

/// Something to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub area: i64,
    /// As somebody wrote it; empty where a whole area has no article.
    pub subject: String,
    pub tickets: usize,
}

struct Group {
    area: i64,
    subject: String,
    tickets: usize,
}

/// The most asked first.
pub fn proposals(tx: &mut Tx, body: i64, now: Moment) -> Result<Vec<Proposal>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT t.area, t.subject FROM (SELECT area, subject, state, touched_at FROM ticket WHERE body = ?1 AND open = 0 ORDER BY id DESC LIMIT ?2) t WHERE t.state IN ('resolved', 'closed') AND t.touched_at >= ?3"),
        values![body, TICKETS_READ_MAX, now.plus_s(-DAYS * 86_400)],
    )?;
    let (mut areas, mut subjects) = (BTreeMap::<i64, usize>::new(), BTreeMap::<String, Group>::new());
    for row in &rows {
        let (area, subject): (i64, String) = (row.get(0)?, row.get(1)?);
        *areas.entry(area).or_default() += 1;
        let group = subjects.entry(key(&subject)).or_insert(Group { area, subject, tickets: 0 });
        group.tickets += 1;
    }
    let written = written(tx, body)?;
    let mut proposals = Vec::new();
    for (area, tickets) in areas {
        if area != 0 && tickets >= TICKETS_MIN && !written.contains(&area) {
            proposals.push(Proposal { area, subject: String::new(), tickets });
        }
    }
    for group in subjects.into_values().filter(|group| group.tickets >= TICKETS_MIN) {
        if !answered(tx, body, &group.subject)? {
            proposals.push(Proposal { area: group.area, subject: group.subject, tickets: group.tickets });
        }
    }
    proposals.sort_by_key(|proposal| std::cmp::Reverse(proposal.tickets));
    proposals.truncate(PROPOSALS_MAX);
    Ok(proposals)
}

/// Subjects that differ in capitals, signs and the order of words are one.
fn key(subject: &str) -> String {
    let lower = subject.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
}

/// Areas with an article, one that is still being written included.
fn written(tx: &mut Tx, body: i64) -> Result<BTreeSet<i64>, StoreError> {
    let rows = tx.numbers::<1>(
        sql!("SELECT DISTINCT v.area FROM article a CROSS JOIN article_version v WHERE a.body = ?1 AND v.body = a.body AND v.article = a.id AND v.version = a.last AND a.state <> 'withdrawn'"),
        values![body],
    )?;
    Ok(rows.into_iter().map(|[area]| area).collect())
}

/// Whether an article says all the words of a subject.
fn answered(tx: &mut Tx, body: i64, subject: &str) -> Result<bool, StoreError> {
    let asked = Asked::of(subject);
    let query = Query { realms: Realms::All, asked: &asked, before: None, limit: 1 };
    Ok(!Index { body, scope: INDEX }.find(tx, &query)?.is_empty())
}

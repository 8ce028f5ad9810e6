//! Lists of articles: those of the desk, and those that citizens read.

use platform::store::{Row, StoreError, Tx};
use platform::{sql, values};

use super::article::edition;
use super::{Edition, State};

/// Articles of a page.
pub const PAGE: i64 = 200;

/// An article of the desk's list, with what it did.
#[derive(Clone, Debug)]
pub struct Line {
    /// In its newest version.
    pub edition: Edition,
    /// Tickets whose answers used it, and how many of them are no longer open.
    pub uses: i64,
    pub solved: i64,
}

/// The articles in one state or in all, in one area or in all, what moved last first.
pub fn lines(tx: &mut Tx, body: i64, state: Option<State>, area: i64) -> Result<Vec<Line>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT a.body, a.id, a.owner, a.review_on, a.last, a.shown, a.state, a.stood_at, a.views, a.useful, a.useless, v.version, v.at, v.staff, v.kind, v.area, v.lang, v.audience, v.title, v.text, (SELECT COUNT(*) FROM article_use u WHERE u.body = a.body AND u.article = a.id), (SELECT COUNT(*) FROM article_use u JOIN ticket t ON t.body = u.body AND t.id = u.ticket AND t.open = 0 WHERE u.body = a.body AND u.article = a.id) FROM article a CROSS JOIN article_version v WHERE a.body = ?1 AND v.body = a.body AND v.article = a.id AND v.version = a.last AND (a.state = ?2 OR CAST(?2 AS TEXT) = '') AND (v.area = ?3 OR CAST(?3 AS BIGINT) = 0) ORDER BY a.stood_at DESC, a.id DESC LIMIT ?4"),
        values![body, state.map_or("", State::word), area, PAGE],
    )?;
    let read = |row: &Row| Ok(Line { edition: edition(row)?, uses: row.get(20)?, solved: row.get(21)? });
    rows.iter().map(read).collect()
}

/// What citizens read, of one area or of all, the most read first.
pub fn published(tx: &mut Tx, body: i64, area: i64) -> Result<Vec<Edition>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT a.body, a.id, a.owner, a.review_on, a.last, a.shown, a.state, a.stood_at, a.views, a.useful, a.useless, v.version, v.at, v.staff, v.kind, v.area, v.lang, v.audience, v.title, v.text FROM article a CROSS JOIN article_version v WHERE a.body = ?1 AND v.body = a.body AND v.article = a.id AND v.version = a.shown AND v.audience = 'public' AND (v.area = ?2 OR CAST(?2 AS BIGINT) = 0) ORDER BY a.views DESC, a.id DESC LIMIT ?3"),
        values![body, area, PAGE],
    )?;
    rows.iter().map(edition).collect()
}

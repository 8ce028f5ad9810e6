//! An article as it is kept, its versions and where it stood.

use jiff::civil::Date;
use platform::i18n::Lang;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use crate::ticket::Unknown;
use crate::ticket::words::words;

words! {
    Kind { Answer = "answer", Procedure = "procedure", Training = "training" }
}
words! {
    Audience { Public = "public", Internal = "internal" }
}
words! {
    /// Where the newest version stands; an older one may be shown meanwhile.
    State { Draft = "draft", Review = "review", Published = "published", Withdrawn = "withdrawn" }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    pub body: i64,
    pub id: i64,
    /// Who of the staff sees to it, and until when.
    pub owner: i64,
    pub review_on: Date,
    /// The newest version.
    pub last: i64,
    /// The approved one, which readers see; 0 for none.
    pub shown: i64,
    pub state: State,
    pub stood_at: Moment,
    pub views: i64,
    pub useful: i64,
    pub useless: i64,
}

/// What somebody wrote and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub version: i64,
    pub at: Moment,
    pub staff: i64,
    pub kind: Kind,
    /// Part of the areas; 0 for none.
    pub area: i64,
    pub lang: Lang,
    pub audience: Audience,
    pub title: String,
    pub text: String,
}

/// An article in one of its versions.
pub type Edition = (Article, Version);

/// Where a version came to stand, through whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands {
    pub version: i64,
    pub state: State,
    pub at: Moment,
    pub staff: i64,
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Article>, StoreError> {
    let row = tx.row(
        sql!("SELECT body, id, owner, review_on, last, shown, state, stood_at, views, useful, useless FROM article WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    row.as_ref().map(article).transpose()
}

/// All versions, the newest first.
pub fn editions(tx: &mut Tx, body: i64, id: i64) -> Result<Vec<Version>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT version, at, staff, kind, area, lang, audience, title, text FROM article_version WHERE body = ?1 AND article = ?2 ORDER BY version DESC"),
        values![body, id],
    )?;
    rows.iter().map(|row| version(row, 0)).collect()
}

/// Where it stood, the oldest first.
pub fn history(tx: &mut Tx, body: i64, id: i64) -> Result<Vec<Stands>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT version, state, at, staff FROM article_state WHERE body = ?1 AND article = ?2 ORDER BY id"
        ),
        values![body, id],
    )?;
    let read = |row: &Row| {
        Ok(Stands { version: row.get(0)?, state: word(row, 1)?, at: Moment(row.get(2)?), staff: row.get(3)? })
    };
    rows.iter().map(read).collect()
}

/// An article as readers see it; nothing when nothing is approved, or not for these readers.
pub fn shown(tx: &mut Tx, body: i64, id: i64, public_only: bool) -> Result<Option<Edition>, StoreError> {
    let row = tx.row(
        sql!("SELECT a.body, a.id, a.owner, a.review_on, a.last, a.shown, a.state, a.stood_at, a.views, a.useful, a.useless, v.version, v.at, v.staff, v.kind, v.area, v.lang, v.audience, v.title, v.text FROM article a JOIN article_version v ON v.body = a.body AND v.article = a.id AND v.version = a.shown WHERE a.body = ?1 AND a.id = ?2 AND (v.audience = 'public' OR CAST(?3 AS BIGINT) = 0)"),
        values![body, id, public_only],
    )?;
    row.as_ref().map(edition).transpose()
}

/// Columns of an article and of a version, in the order of [`shown`].
pub(super) fn edition(row: &Row) -> Result<Edition, StoreError> {
    Ok((article(row)?, version(row, 11)?))
}

fn article(row: &Row) -> Result<Article, StoreError> {
    let review: String = row.get(3)?;
    Ok(Article {
        body: row.get(0)?,
        id: row.get(1)?,
        owner: row.get(2)?,
        review_on: review.parse().map_err(|_| StoreError::Shape(format!("the date {review:?}")))?,
        last: row.get(4)?,
        shown: row.get(5)?,
        state: word(row, 6)?,
        stood_at: Moment(row.get(7)?),
        views: row.get(8)?,
        useful: row.get(9)?,
        useless: row.get(10)?,
    })
}

fn version(row: &Row, from: usize) -> Result<Version, StoreError> {
    let lang: String = row.get(from + 5)?;
    Ok(Version {
        version: row.get(from)?,
        at: Moment(row.get(from + 1)?),
        staff: row.get(from + 2)?,
        kind: word(row, from + 3)?,
        area: row.get(from + 4)?,
        lang: Lang::parse(&lang).unwrap_or(Lang::It),
        audience: word(row, from + 6)?,
        title: row.get(from + 7)?,
        text: row.get(from + 8)?,
    })
}

fn word<T: std::str::FromStr<Err = Unknown>>(row: &Row, at: usize) -> Result<T, StoreError> {
    let word: String = row.get(at)?;
    word.parse().map_err(|Unknown| StoreError::Shape(format!("{word:?} in column {at}")))
}

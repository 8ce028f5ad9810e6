//! Saving: each time a new version, which nobody but the desk sees until it is approved.

use jiff::civil::Date;
use office::Office;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::written::{line, lines};
use platform::{Moment, sql, values};

use super::find::{self, Readers};
use super::{Article, Audience, Editor, Kind, KnowledgeError, State, Version, by_id};
use crate::work::is_able;

/// Longest title and text, in characters.
pub const TITLE_MAX: usize = 200;
pub const TEXT_MAX: usize = 20_000;
/// A new article is to be looked at again after so many days, unless somebody says otherwise.
pub const OVERDUE_DAYS: i32 = 365;

/// A text about to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: Kind,
    pub area: i64,
    pub lang: Lang,
    pub audience: Audience,
    pub title: String,
    pub text: String,
    /// 0 for whoever saves it.
    pub owner: i64,
    pub review_on: Date,
}

impl Draft {
    fn checked(&self, office: &Office, editor: &Editor, today: Date) -> Result<Draft, KnowledgeError> {
        let (title, text) = (line(&self.title), lines(&self.text));
        if title.is_empty() || title.chars().count() > TITLE_MAX {
            return Err(KnowledgeError::Title);
        }
        if text.is_empty() || text.chars().count() > TEXT_MAX {
            return Err(KnowledgeError::Text);
        }
        if self.review_on < today {
            return Err(KnowledgeError::Review);
        }
        let owner = if self.owner == 0 { editor.desk.staff } else { self.owner };
        let area = self.area == 0 || office::by_id(&office.areas, self.area).is_some();
        if !area || (owner != 0 && !is_able(office, owner)) || !office.languages().contains(&self.lang) {
            return Err(KnowledgeError::Whom);
        }
        Ok(Draft { title, text, owner, ..self.clone() })
    }
}

/// Saves a new article, or a new version of the one that its editor saw at its version `seen`.
pub fn save(
    tx: &mut Tx,
    office: &Office,
    editor: &Editor,
    (article, seen): (Option<i64>, i64),
    draft: &Draft,
    now: Moment,
) -> Result<i64, KnowledgeError> {
    let draft = draft.checked(office, editor, office.date_of(now))?;
    let (body, staff) = (office.id, editor.desk.staff);
    let review = draft.review_on.to_string();
    let id = match article {
        None => {
            let id = tx.new_id();
            tx.execute(
                sql!("INSERT INTO article (body, id, owner, review_on, last, shown, state, stood_at, views, useful, useless) VALUES (?1, ?2, ?3, ?4, 1, 0, 'draft', ?5, 0, 0, 0)"),
                values![body, id, draft.owner, review.as_str(), now],
            )?;
            id
        }
        Some(id) => {
            by_id(tx, body, id)?.ok_or(KnowledgeError::Unknown)?;
            let done = tx.execute(
                sql!("UPDATE article SET owner = ?3, review_on = ?4, last = last + 1, state = 'draft', stood_at = ?5 WHERE body = ?1 AND id = ?2 AND last = ?6"),
                values![body, id, draft.owner, review.as_str(), now, seen],
            )?;
            if done == 0 {
                return Err(KnowledgeError::Changed);
            }
            id
        }
    };
    let version = if article.is_some() { seen + 1 } else { 1 };
    tx.execute(
        sql!("INSERT INTO article_version (body, article, version, at, staff, kind, area, lang, audience, title, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
        values![
            body,
            id,
            version,
            now,
            staff,
            draft.kind.word(),
            draft.area,
            draft.lang.code(),
            draft.audience.word(),
            draft.title.as_str(),
            draft.text.as_str()
        ],
    )?;
    let saved = by_id(tx, body, id)?.ok_or(KnowledgeError::Unknown)?;
    // Readers find what they can read: a draft beside a shown version is found by its editors in the list.
    if saved.shown == 0 {
        find::index(tx, body, id, Readers::Desk, &draft.title, &draft.text, draft.lang)?;
    }
    note(tx, &saved, version, State::Draft, editor, now)?;
    Ok(id)
}

/// The row that says where a version came to stand, and its event.
pub(super) fn note(
    tx: &mut Tx,
    article: &Article,
    version: i64,
    state: State,
    editor: &Editor,
    now: Moment,
) -> Result<(), StoreError> {
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO article_state (body, id, article, version, state, at, staff) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
        values![article.body, id, article.id, version, state.word(), now, editor.desk.staff],
    )?;
    let kind = match state {
        State::Draft => "article_drafted",
        State::Review => "article_submitted",
        State::Published => "article_published",
        State::Withdrawn => "article_withdrawn",
    };
    editor.desk.note(tx, kind, article.id, serde_json::json!({ "version": version }), now)
}

/// The version of an article with this number.
pub(super) fn version_of(tx: &mut Tx, article: &Article, version: i64) -> Result<Version, KnowledgeError> {
    let all = super::editions(tx, article.body, article.id)?;
    all.into_iter().find(|each| each.version == version).ok_or(KnowledgeError::Unknown)
}

//! Which file belongs to which article, and from which version on.

use platform::files::{self, File, Kept};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::knowledge::{Article, Editor, KnowledgeError, State, by_id};

/// Files of one article.
pub const FILES_MAX: usize = 20;

/// A file that goes with an article.
#[derive(Clone, Debug)]
pub struct Along {
    pub file: File,
    /// The version that it came with: whoever reads an earlier one does not get it.
    pub version: i64,
}

impl Along {
    pub fn may_leave(&self) -> bool {
        self.file.kept.scan.may_leave()
    }

    /// Whole kilobytes, one at least.
    pub fn kilobytes(&self) -> i64 {
        (self.file.kept.bytes + 1_023).div_euclid(1_024).max(1)
    }
}

/// Adds files to a draft: what was submitted or approved was read by somebody as it is.
pub fn add(
    tx: &mut Tx,
    editor: &Editor,
    (body, id): (i64, i64),
    kept: &[Kept],
    now: Moment,
) -> Result<(), KnowledgeError> {
    let article = by_id(tx, body, id)?.ok_or(KnowledgeError::Unknown)?;
    if article.state != State::Draft {
        return Err(KnowledgeError::FilesApproved);
    }
    if of_article(tx, body, id)?.len() + kept.len() > FILES_MAX {
        return Err(KnowledgeError::Files);
    }
    for kept in kept {
        let file = files::add(tx, body, kept, now)?;
        tx.execute(
            sql!(
                "INSERT INTO article_file (body, file, article, version, at, staff) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            ),
            values![body, file, id, article.last, now, editor.desk.staff],
        )?;
        editor.desk.note(tx, "article_file_added", id, serde_json::json!({ "file": file }), now)?;
    }
    Ok(())
}

/// Takes a file away, at once and whoever says so: what is wrong must go quickly.
pub fn remove(
    tx: &mut Tx,
    editor: &Editor,
    (body, id, file): (i64, i64, i64),
    now: Moment,
) -> Result<(), KnowledgeError> {
    let done = tx.execute(
        sql!("DELETE FROM article_file WHERE body = ?1 AND file = ?3 AND article = ?2"),
        values![body, id, file],
    )?;
    if done == 0 {
        return Err(KnowledgeError::Unknown);
    }
    files::remove(tx, body, file)?;
    Ok(editor.desk.note(tx, "article_file_removed", id, serde_json::json!({ "file": file }), now)?)
}

/// All of them, in the order in which they came.
pub fn of_article(tx: &mut Tx, body: i64, article: i64) -> Result<Vec<Along>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT file, version FROM article_file WHERE body = ?1 AND article = ?2 ORDER BY file"),
        values![body, article],
    )?;
    let mut all = Vec::new();
    for [file, version] in rows {
        all.extend(files::get(tx, body, file)?.map(|file| Along { file, version }));
    }
    Ok(all)
}

/// Those that readers of what is shown get.
pub fn shown_with(tx: &mut Tx, article: &Article) -> Result<Vec<Along>, StoreError> {
    let mut all = of_article(tx, article.body, article.id)?;
    all.retain(|along| along.version <= article.shown);
    Ok(all)
}

/// Whether somebody brought a file since the last approval: whoever did does not approve it.
pub(in crate::knowledge) fn brought(tx: &mut Tx, article: &Article, staff: i64) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT 1 FROM article_file WHERE body = ?1 AND article = ?2 AND version > ?3 AND staff = ?4 LIMIT 1"),
        values![article.body, article.id, article.shown, staff],
    )?;
    Ok(row.is_some())
}

//! The verdicts of an upload, page by page in the place of its rows.

use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::keep::{json, parse};
use super::{TAKEN, Verdict};

/// Pages among which the first taken rows are looked for.
const TAKEN_PAGES: i64 = 3;

/// The verdicts of a page take the place of its rows.
pub(super) fn judged(
    tx: &mut Tx,
    (body, id, page): (i64, i64, i64),
    verdicts: &[Verdict],
) -> Result<(), StoreError> {
    let refused = verdicts.iter().filter(|verdict| verdict.is_refused()).count() as i64;
    let [made, published, rewritten, there] =
        TAKEN.map(|word| verdicts.iter().filter(|verdict| verdict.outcome == word).count() as i64);
    tx.execute(
        sql!("UPDATE position_upload_page SET row_lines = NULL, verdicts = ?4, good = ?5, refused = ?6, made = ?7, published = ?8, rewritten = ?9, there = ?10 WHERE body = ?1 AND upload = ?2 AND page = ?3"),
        values![
            body,
            id,
            page,
            json(verdicts)?,
            verdicts.len() as i64 - refused,
            refused,
            made,
            published,
            rewritten,
            there
        ],
    )?;
    Ok(())
}

/// All verdicts so far, in the order of the file.
pub(super) fn all(tx: &mut Tx, body: i64, id: i64, refused_only: bool) -> Result<Vec<Verdict>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT verdicts FROM position_upload_page WHERE body = ?1 AND upload = ?2 AND verdicts IS NOT NULL AND (?3 = 'all' OR refused > 0) ORDER BY page"),
        values![body, id, if refused_only { "refused" } else { "all" }],
    )?;
    let mut all = Vec::new();
    for row in &rows {
        all.extend(parse::<Vec<Verdict>>(&row.get::<String>(0)?)?);
    }
    all.retain(|verdict| !refused_only || verdict.is_refused());
    Ok(all)
}

/// The first rows that were taken, of a few pages.
pub(super) fn taken(tx: &mut Tx, body: i64, id: i64, most: usize) -> Result<Vec<Verdict>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT verdicts FROM position_upload_page WHERE body = ?1 AND upload = ?2 AND verdicts IS NOT NULL AND good > 0 ORDER BY page LIMIT ?3"),
        values![body, id, TAKEN_PAGES],
    )?;
    let mut all = Vec::new();
    for row in &rows {
        all.extend(parse::<Vec<Verdict>>(&row.get::<String>(0)?)?);
    }
    all.retain(|verdict| !verdict.is_refused());
    all.truncate(most);
    Ok(all)
}

/// The verdicts of one page, where it is judged and they are still kept.
pub(super) fn of_page(tx: &mut Tx, body: i64, id: i64, page: i64) -> Result<Vec<Verdict>, StoreError> {
    let row = tx.row(
        sql!("SELECT verdicts FROM position_upload_page WHERE body = ?1 AND upload = ?2 AND page = ?3 AND verdicts IS NOT NULL"),
        values![body, id, page],
    )?;
    row.map_or(Ok(Vec::new()), |row| parse(&row.get::<String>(0)?))
}

//! What is kept of an upload.

use office::Office;
use platform::jobs::{self, NewJob};
use platform::store::{Row as Stored, StoreError, Tx};
use platform::{Moment, sql, values};

use super::error::UploadError;
use super::{JOB, PAGE_ROWS, Row, Upload, Verdict};
use crate::proof::{May, Owing};

/// What a clerk chose with the file.
pub(super) struct Chosen {
    pub name: String,
    pub publish: bool,
    pub rewrite: bool,
}

/// Puts the rows down and asks for them to be judged.
pub(super) fn begin(
    tx: &mut Tx,
    clerk: &May<Owing>,
    chosen: &Chosen,
    rows: &[Row],
    now: Moment,
) -> Result<i64, UploadError> {
    let (body, id) = (clerk.body, tx.new_id());
    tx.execute(
        sql!("INSERT INTO position_upload (body, id, staff, name, publish, rewrite, row_count, started_at, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
        values![
            body,
            id,
            clerk.staff,
            chosen.name.as_str(),
            chosen.publish,
            chosen.rewrite,
            rows.len() as i64,
            now,
            clerk.actor.0.as_str()
        ],
    )?;
    for (page, rows) in (0i64..).zip(rows.chunks(PAGE_ROWS)) {
        tx.execute(
            sql!("INSERT INTO position_upload_page (body, upload, page, row_lines, good, refused) VALUES (?1, ?2, ?3, ?4, 0, 0)"),
            values![body, id, page, json(rows)?],
        )?;
    }
    ask(tx, body, id, 0, now)?;
    let facts = serde_json::json!({ "rows": rows.len(), "rewrite": chosen.rewrite });
    clerk.note(tx, "positions-uploaded", id, facts, now)?;
    Ok(id)
}

/// Asks for the pages from this one on.
pub(super) fn ask(tx: &mut Tx, body: i64, id: i64, page: i64, now: Moment) -> Result<(), StoreError> {
    let work = serde_json::json!({ "upload": id, "page": page });
    jobs::ask(tx, NewJob { body, kind: JOB, dedup: format!("{id}:{page}"), work, due: now })
}

/// The first page that is not judged yet, with its rows.
pub(super) fn next_page(tx: &mut Tx, body: i64, id: i64) -> Result<Option<(i64, Vec<Row>)>, StoreError> {
    let row = tx.row(
        sql!("SELECT page, row_lines FROM position_upload_page WHERE body = ?1 AND upload = ?2 AND row_lines IS NOT NULL ORDER BY page LIMIT 1"),
        values![body, id],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((row.get(0)?, parse(&row.get::<String>(1)?)?)))
}

/// The verdicts of a page take the place of its rows.
pub(super) fn judged(
    tx: &mut Tx,
    (body, id, page): (i64, i64, i64),
    verdicts: &[Verdict],
) -> Result<(), StoreError> {
    let refused = verdicts.iter().filter(|verdict| verdict.is_refused()).count() as i64;
    tx.execute(
        sql!("UPDATE position_upload_page SET row_lines = NULL, verdicts = ?4, good = ?5, refused = ?6 WHERE body = ?1 AND upload = ?2 AND page = ?3"),
        values![body, id, page, json(verdicts)?, verdicts.len() as i64 - refused, refused],
    )?;
    Ok(())
}

pub(super) fn done(tx: &mut Tx, body: i64, id: i64, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE position_upload SET done_at = ?3 WHERE body = ?1 AND id = ?2 AND done_at IS NULL AND stopped_at IS NULL"),
        values![body, id, now],
    )?;
    Ok(())
}

/// No further row is judged, and what the waiting ones held is forgotten; what is made stays.
pub(super) fn stop(tx: &mut Tx, clerk: &May<Owing>, id: i64, now: Moment) -> Result<(), UploadError> {
    let upload = one(tx, clerk.body, id)?.filter(|upload| upload.is_of(clerk));
    let upload = upload.ok_or(UploadError::Unknown)?;
    if upload.is_over() {
        return Err(UploadError::Over);
    }
    give_up(tx, clerk.body, id, now)?;
    clerk.note(tx, "upload-stopped", id, serde_json::json!({ "judged": upload.judged() }), now)?;
    Ok(())
}

/// Without a word: whoever asked for it may not any more.
pub(super) fn give_up(tx: &mut Tx, body: i64, id: i64, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE position_upload SET stopped_at = ?3 WHERE body = ?1 AND id = ?2"),
        values![body, id, now],
    )?;
    tx.execute(
        sql!("UPDATE position_upload_page SET row_lines = NULL WHERE body = ?1 AND upload = ?2"),
        values![body, id],
    )?;
    Ok(())
}

macro_rules! select_upload {
    ($rest:literal) => {
        concat!(
            "SELECT u.id, u.staff, u.name, u.publish, u.rewrite, u.row_count, u.started_at, u.stopped_at, u.done_at, (SELECT CAST(SUM(p.good) AS BIGINT) FROM position_upload_page p WHERE p.body = u.body AND p.upload = u.id), (SELECT CAST(SUM(p.refused) AS BIGINT) FROM position_upload_page p WHERE p.body = u.body AND p.upload = u.id), u.actor, u.erased_at FROM position_upload u WHERE u.body = ?1 ",
            $rest
        )
    };
}

pub(super) fn one(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Upload>, StoreError> {
    let row = tx.row(sql!(select_upload!("AND u.id = ?2")), values![body, id])?;
    row.as_ref().map(upload).transpose()
}

/// The last ones of somebody.
pub(super) fn own(tx: &mut Tx, body: i64, staff: i64, most: i64) -> Result<Vec<Upload>, StoreError> {
    tx.rows(sql!(select_upload!("AND u.staff = ?2 ORDER BY u.id DESC LIMIT ?3")), values![body, staff, most])?
        .iter()
        .map(upload)
        .collect()
}

fn upload(row: &Stored) -> Result<Upload, StoreError> {
    Ok(Upload {
        id: row.get(0)?,
        staff: row.get(1)?,
        name: row.get(2)?,
        publish: row.get(3)?,
        rewrite: row.get(4)?,
        rows: row.get(5)?,
        started_at: Moment(row.get(6)?),
        stopped_at: row.get::<Option<i64>>(7)?.map(Moment),
        done_at: row.get::<Option<i64>>(8)?.map(Moment),
        good: row.get::<Option<i64>>(9)?.unwrap_or(0),
        refused: row.get::<Option<i64>>(10)?.unwrap_or(0),
        actor: row.get(11)?,
        erased_at: row.get::<Option<i64>>(12)?.map(Moment),
    })
}

/// All verdicts so far, in the order of the file.
pub(super) fn verdicts(
    tx: &mut Tx,
    body: i64,
    id: i64,
    refused_only: bool,
) -> Result<Vec<Verdict>, StoreError> {
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

/// The verdicts of one page, where it is judged and they are still kept.
pub(super) fn verdicts_of_page(
    tx: &mut Tx,
    body: i64,
    id: i64,
    page: i64,
) -> Result<Vec<Verdict>, StoreError> {
    let row = tx.row(
        sql!("SELECT verdicts FROM position_upload_page WHERE body = ?1 AND upload = ?2 AND page = ?3 AND verdicts IS NOT NULL"),
        values![body, id, page],
    )?;
    row.map_or(Ok(Vec::new()), |row| parse(&row.get::<String>(0)?))
}

/// The right of who sent the file, as it is now; a program's, as it was.
pub(super) fn clerk_of(office: &Office, upload: &Upload) -> Option<May<Owing>> {
    match upload.staff {
        0 => Some(May::house(office.id, &upload.actor)),
        staff => May::of_staff(office, staff),
    }
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Shape(error.to_string()))
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Shape(error.to_string()))
}

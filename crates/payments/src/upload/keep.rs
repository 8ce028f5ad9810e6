//! What is kept of an upload.

use office::Office;
use platform::events::Actor;
use platform::jobs::{self, NewJob};
use platform::store::{Row as Stored, StoreError, Tx};
use platform::{Moment, sql, values};

use super::error::UploadError;
use super::{JOB, Row, Upload};
use crate::proof::{May, Owing};

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

/// What all pages of an upload have of something.
macro_rules! sum {
    ($column:literal) => {
        concat!(
            ", (SELECT CAST(SUM(p.",
            $column,
            ") AS BIGINT) FROM position_upload_page p WHERE p.body = u.body AND p.upload = u.id)"
        )
    };
}

macro_rules! select_upload {
    ($rest:literal) => {
        concat!(
            "SELECT u.id, u.staff, u.name, u.publish, u.rewrite, u.row_count, u.started_at, u.stopped_at, u.done_at, u.actor, u.erased_at",
            sum!("good"),
            sum!("refused"),
            sum!("made"),
            sum!("published"),
            sum!("rewritten"),
            sum!("there"),
            " FROM position_upload u WHERE u.body = ?1 ",
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
    let moment = |at: usize| Ok::<_, StoreError>(row.get::<Option<i64>>(at)?.map(Moment));
    let sum = |at: usize| Ok::<_, StoreError>(row.get::<Option<i64>>(at)?.unwrap_or(0));
    Ok(Upload {
        id: row.get(0)?,
        staff: row.get(1)?,
        name: row.get(2)?,
        publish: row.get(3)?,
        rewrite: row.get(4)?,
        rows: row.get(5)?,
        started_at: Moment(row.get(6)?),
        stopped_at: moment(7)?,
        done_at: moment(8)?,
        actor: row.get(9)?,
        erased_at: moment(10)?,
        good: sum(11)?,
        refused: sum(12)?,
        taken: [sum(13)?, sum(14)?, sum(15)?, sum(16)?],
    })
}

/// The right of who sent the file, as it is now.
pub(super) fn clerk_of(office: &Office, upload: &Upload) -> Option<May<Owing>> {
    match upload.staff {
        0 => May::of_program(office, &Actor(upload.actor.clone())),
        staff => May::of_staff(office, staff),
    }
}

pub(super) fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Shape(error.to_string()))
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Shape(error.to_string()))
}

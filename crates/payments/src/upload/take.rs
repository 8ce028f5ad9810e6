//! A file is taken in: read as a whole, put down row by row, once for a key.

use office::Ctx;
use office::lanes::PAYMENTS;
use platform::idempotency::{Key, Once, once};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::error::UploadError;
use super::keep::{ask, json};
use super::{PAGE_ROWS, Row, columns};
use crate::proof::{May, Owing};

const NAME_MAX: usize = 100;

/// What a clerk chose with the file.
pub(super) struct Chosen {
    name: String,
    publish: bool,
    rewrite: bool,
}

impl Chosen {
    pub(super) fn new(name: &str, publish: bool, rewrite: bool) -> Chosen {
        let name = name.chars().filter(|letter| !letter.is_control()).take(NAME_MAX).collect();
        Chosen { name, publish, rewrite }
    }
}

/// Takes in a file; nothing stands for one that was too large. The same file under the same key is the same upload.
pub(super) async fn take(
    ctx: &Ctx,
    clerk: May<Owing>,
    chosen: Chosen,
    key: Option<Key>,
    bytes: Option<Vec<u8>>,
    now: Moment,
) -> Result<i64, UploadError> {
    let bytes = bytes.ok_or(UploadError::TooLarge)?;
    let rows = tokio::task::spawn_blocking(move || columns::read(&bytes)).await;
    let rows = rows.map_err(|stopped| StoreError::Unavailable(stopped.to_string()))??;
    let body = clerk.body;
    let taken = move |tx: &mut Tx| {
        let begun = once(tx, key.as_ref(), now, |tx| {
            let id = begin(tx, &clerk, &chosen, &rows, now)?;
            Ok::<_, UploadError>((id, id.to_string()))
        })?;
        match begun {
            Once::Done(id) => Ok(id),
            Once::Before(id) => id.parse().map_err(|_| UploadError::Unknown),
            Once::Other => Err(UploadError::Key),
        }
    };
    ctx.db.write(Lane::of(body, PAYMENTS), taken).await
}

/// Puts the rows down and asks for them to be judged.
fn begin(
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

//! Another try with what could not be filed at once; and receipts that somebody has as a file.

use std::sync::Arc;

use office::{Ctx, Office};
use pagopa::soap::Receipt;
use platform::jobs::{Doer, Failure};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};
use tokio::runtime::Handle;

use super::inbox::{self, Arrival, DIFFERS, Kept, Way};
use super::{ROOM, file};
use crate::proof::{Accounting, May};

/// The kind of job.
pub const JOB: &str = "receipt-filing";
/// Receipts of a list of troubles.
const TROUBLES_MAX: i64 = 200;

/// A receipt that is kept and not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub receipt: String,
    pub station: String,
    pub received_at: Moment,
    /// `differs`, or why it could not be filed.
    pub why: String,
}

impl Trouble {
    /// Another content under a known name: nothing that another try could mend.
    pub fn differs(&self) -> bool {
        self.why == DIFFERS
    }
}

/// What of the inbox waits for somebody, the newest first.
pub fn troubles(tx: &mut Tx, body: i64) -> Result<Vec<Trouble>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT receipt_id, station, received_at, trouble FROM receipt_inbox WHERE body = ?1 AND filed_at IS NULL ORDER BY received_at DESC LIMIT ?2"),
        values![body, TROUBLES_MAX],
    )?;
    let read = |row: &platform::store::Row| {
        Ok(Trouble {
            receipt: row.get(0)?,
            station: row.get(1)?,
            received_at: Moment(row.get(2)?),
            why: row.get::<Option<String>>(3)?.unwrap_or_default(),
        })
    };
    rows.iter().map(read).collect()
}

/// Tries again to file what is kept under a name; says why not, and keeps that too.
pub(super) fn again(
    tx: &mut Tx,
    office: &Office,
    name: &str,
    now: Moment,
) -> Result<Result<(), String>, StoreError> {
    let row = tx.row(
        sql!(
            "SELECT raw, station FROM receipt_inbox WHERE body = ?1 AND receipt_id = ?2 AND filed_at IS NULL"
        ),
        values![office.id, name],
    )?;
    let Some(row) = row else { return Ok(Ok(())) };
    let (raw, station): (Vec<u8>, String) = (row.get(0)?, row.get(1)?);
    let way = Way::of_station(&station);
    let outcome = match inbox::read(&raw, &way) {
        Ok(receipt) => file::file(tx, office, &receipt, &way, now).map(|_| ())?,
        Err(why) => {
            tx.execute(
                sql!("UPDATE receipt_inbox SET trouble = ?3 WHERE body = ?1 AND receipt_id = ?2"),
                values![office.id, name, why.as_str()],
            )?;
            return Ok(Err(why));
        }
    };
    tx.execute(
        sql!("UPDATE receipt_inbox SET filed_at = ?3, trouble = NULL WHERE body = ?1 AND receipt_id = ?2"),
        values![office.id, name, now],
    )?;
    Ok(Ok(outcome))
}

/// Somebody has looked at what came beside another receipt; it stays kept, and waits no more.
pub(super) fn seen(
    tx: &mut Tx,
    clerk: &May<Accounting>,
    name: &str,
    now: Moment,
) -> Result<bool, StoreError> {
    let done = tx.execute(
        sql!("UPDATE receipt_inbox SET filed_at = ?3 WHERE body = ?1 AND receipt_id = ?2 AND filed_at IS NULL AND trouble = ?4"),
        values![clerk.body, name, now, DIFFERS],
    )?;
    if done == 1 {
        clerk.note(tx, "receipt-seen", 0, serde_json::json!({}), now)?;
    }
    Ok(done == 1)
}

/// Does the job on a blocking thread of the runtime that this is called in.
///
/// # Panics
/// Outside a tokio runtime: jobs are set up once, at start, inside it.
pub fn doer(ctx: Ctx) -> Doer {
    let handle = Handle::current();
    Arc::new(move |body, work| {
        let name = work["receipt"].as_str().unwrap_or_default().to_owned();
        let (offices, now) = (ctx.offices.clone(), ctx.clock.now());
        let work = move |tx: &mut Tx| match offices.at(tx, body)? {
            Some(office) => again(tx, &office, &name, now),
            None => Ok(Ok(())),
        };
        let tried = handle.block_on(ctx.db.write(Lane::of(body, ROOM), work));
        tried.map_err(|error| Failure::Later(error.to_string()))?.map_err(Failure::Later)
    })
}

/// Why an uploaded file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadError {
    /// No message of the platform that holds a receipt; with the place that cannot be read.
    Unreadable(String),
    /// A receipt that names this body nowhere.
    NotOurs,
}

/// The receipt in a file that somebody of the staff has: the message of the platform as it was sent.
pub fn upload(office: &Office, clerk: &May<Accounting>, raw: &[u8]) -> Result<Arrival, UploadError> {
    let receipt = inbox::read(raw, &Way::Upload).map_err(UploadError::Unreadable)?;
    match clerk.body == office.id && names(&receipt, office) {
        true => Ok(Arrival { way: Way::Upload, raw: raw.into(), receipt }),
        false => Err(UploadError::NotOurs),
    }
}

/// Takes in what was uploaded, under the name of who did it.
pub fn take_uploaded(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Accounting>,
    arrival: &Arrival,
    now: Moment,
) -> Result<Kept, StoreError> {
    let kept = inbox::take_in(tx, office, arrival, now)?;
    let position = match &kept {
        Kept::Filed(filed) => filed.position.map_or(0, |(position, _)| position),
        Kept::Again | Kept::Differs => 0,
    };
    clerk.note(tx, "receipt-uploaded", position, serde_json::json!({}), now)?;
    Ok(kept)
}

fn names(receipt: &Receipt, office: &Office) -> bool {
    let ours = office.body.creditor.as_ref().map_or("", |creditor| creditor.fiscal_code.as_str());
    receipt.body.as_str() == ours
        || receipt.transfers().as_slice().iter().any(|part| part.body.as_str() == ours)
}

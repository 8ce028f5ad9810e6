//! Another try with what could not be filed at once.

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use pagopa::soap::Receipt;
use platform::jobs::{self, Doer, Failure};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Lane, Moment, sql, values};

use super::inbox::{self, Arrival, DIFFERS, Way};
use super::unread::UNREAD;
use super::{Odd, file, held, odd};
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
    /// No receipt that anybody can read.
    pub unread: bool,
    /// What the odd one says.
    pub told: Option<Receipt>,
}

/// Why what waits goes on waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InboxError {
    /// It still cannot be filed, somebody was faster, or this deed is none for it.
    Still,
    Store(StoreError),
}

impl From<StoreError> for InboxError {
    fn from(error: StoreError) -> InboxError {
        InboxError::Store(error)
    }
}

impl From<InboxError> for Failed {
    fn from(error: InboxError) -> Failed {
        match error {
            InboxError::Store(error) => error.into(),
            InboxError::Still => Failed::conflict(Sentence::new("inbox-error-still")),
        }
    }
}

impl Trouble {
    /// Another content under a known name: nothing that another try could mend.
    pub fn differs(&self) -> bool {
        self.why == DIFFERS
    }

    /// It says that it was paid, and does not hold together: somebody takes it as good, or puts it aside.
    pub fn odd(&self) -> Option<Odd> {
        Odd::parse(&self.why)
    }
}

/// What of the inbox waits for somebody, the newest first.
pub fn troubles(tx: &mut Tx, body: i64) -> Result<Vec<Trouble>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT receipt_id, station, received_at, trouble, version, raw FROM receipt_inbox WHERE body = ?1 AND filed_at IS NULL ORDER BY received_at DESC LIMIT ?2"),
        values![body, TROUBLES_MAX],
    )?;
    let read = |row: &platform::store::Row| {
        let (why, station, raw): (Option<String>, String, Vec<u8>) = (row.get(3)?, row.get(1)?, row.get(5)?);
        let why = why.unwrap_or_default();
        Ok(Trouble {
            receipt: row.get(0)?,
            received_at: Moment(row.get(2)?),
            unread: row.get::<i64>(4)? == UNREAD,
            told: Odd::parse(&why).and_then(|_| inbox::read(&raw, &Way::of_station(&station)).ok()),
            station,
            why,
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
            "SELECT raw, station FROM receipt_inbox WHERE body = ?1 AND receipt_id = ?2 AND filed_at IS NULL AND (trouble IS NULL OR trouble <> ?3 AND trouble NOT LIKE 'odd-%')"
        ),
        values![office.id, name, DIFFERS],
    )?;
    let Some(row) = row else { return Ok(Ok(())) };
    let (raw, station): (Vec<u8>, String) = (row.get(0)?, row.get(1)?);
    let way = Way::of_station(&station);
    let receipt = match inbox::read(&raw, &way) {
        Ok(receipt) => receipt,
        Err(why) => {
            tx.execute(
                sql!("UPDATE receipt_inbox SET trouble = ?3 WHERE body = ?1 AND receipt_id = ?2"),
                values![office.id, name, why.as_str()],
            )?;
            return Ok(Err(why));
        }
    };
    let arrival = Arrival { way, raw: raw.into(), receipt };
    if let Some(odd) = odd::of(tx, office, &arrival, now)? {
        held::hold(tx, office, &arrival, odd, now)?;
        return Ok(Ok(()));
    }
    file::file(tx, office, &arrival.receipt, &arrival.way, now)?;
    tx.execute(
        sql!("UPDATE receipt_inbox SET filed_at = ?3, trouble = NULL WHERE body = ?1 AND receipt_id = ?2"),
        values![office.id, name, now],
    )?;
    Ok(Ok(()))
}

/// Somebody wants another try. What differs from another receipt of its name is money of which nobody knows yet what
/// it means: no try can file it, it is looked at and put aside.
pub fn retry(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Accounting>,
    name: &str,
    now: Moment,
) -> Result<(), InboxError> {
    let row = tx.row(
        sql!("SELECT COALESCE(trouble, '') FROM receipt_inbox WHERE body = ?1 AND receipt_id = ?2 AND filed_at IS NULL"),
        values![clerk.body, name],
    )?;
    let waits = row
        .map(|row| row.get::<String>(0))
        .transpose()?
        .is_some_and(|trouble| trouble != DIFFERS && Odd::parse(&trouble).is_none());
    if !waits {
        return Err(InboxError::Still);
    }
    again(tx, office, name, now)?.map_err(|_| InboxError::Still)
}

#[derive(serde::Deserialize)]
struct Work {
    receipt: String,
}

pub fn doer(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, Work { receipt }| {
        let (offices, now) = (ctx.offices.clone(), ctx.clock.now());
        let work = move |tx: &mut Tx| match offices.at(tx, body)? {
            Some(office) => again(tx, &office, &receipt, now),
            None => Ok(Ok(())),
        };
        worker.wait(ctx.db.write(Lane::of(body, PAYMENTS), work))?.map_err(Failure::Later)
    })
}

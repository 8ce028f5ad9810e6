//! The inbox: what came, byte for byte, under the body and the name that the platform gave it.
//!
//! The same receipt again is nothing new, even when it is written otherwise (another version, other blanks).
//! Something else under a known name is kept beside it, as trouble for people to look at.

use std::sync::Arc;

use office::Office;
use pagopa::soap::{Receipt, Request};
use platform::jobs::{self, NewJob};
use platform::secrets::hex;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use sha2::{Digest, Sha256};

use super::JOB;
use super::file::{self, Filed};
use super::{Odd, held, odd};

/// A receipt that came.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub way: Way,
    pub raw: Arc<[u8]>,
    pub receipt: Receipt,
}

/// How it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the node, over the station of this name.
    Station(String),
    /// Somebody of the staff had it as a file.
    Upload,
    /// Asked back from the platform's archive.
    Recovered,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    Filed(Filed),
    /// It is kept, and pays nothing before somebody has looked.
    Held(Odd),
    /// It was here before.
    Again,
    /// Something else was here before under the same name; both are kept.
    Differs,
}

/// What waits beside another receipt of its name.
pub(super) const DIFFERS: &str = "differs";
const UPLOAD: &str = "upload";
const RECOVERED: &str = "recovered";
/// Of the digest that tells apart what came under one name.
pub(super) const DIGEST_BYTES: usize = 8;

impl Way {
    /// As it is stored, where the name of the station stands.
    fn station(&self) -> &str {
        match self {
            Way::Station(name) => name,
            Way::Upload => UPLOAD,
            Way::Recovered => RECOVERED,
        }
    }

    pub(super) fn of_station(name: &str) -> Way {
        match name {
            UPLOAD => Way::Upload,
            RECOVERED => Way::Recovered,
            station => Way::Station(station.to_owned()),
        }
    }

    /// As the receipt says where it is known from.
    pub(super) fn word(&self) -> &str {
        if let Way::Station(_) = self { "node" } else { self.station() }
    }
}

/// Keeps a receipt and files it, in one transaction.
pub fn take_in(tx: &mut Tx, office: &Office, arrival: &Arrival, now: Moment) -> Result<Kept, StoreError> {
    let name = arrival.receipt.id.as_str();
    let odd = odd::of(tx, office, arrival, now)?;
    if odd.is_none() {
        held::give_way(tx, office.id, arrival)?;
    }
    if let Some(kept) = before(tx, office, arrival, now)? {
        return Ok(kept);
    }
    insert(tx, office.id, name, arrival, (Some(now), None), now)?;
    if let Some(odd) = odd {
        held::hold(tx, office, arrival, odd, now)?;
        return Ok(Kept::Held(odd));
    }
    file::file(tx, office, &arrival.receipt, &arrival.way, now).map(Kept::Filed)
}

/// Keeps a receipt that could not be filed at once, says why, and asks for another try.
pub fn keep_for_later(
    tx: &mut Tx,
    office: &Office,
    arrival: &Arrival,
    trouble: &str,
    now: Moment,
) -> Result<(), StoreError> {
    if before(tx, office, arrival, now)?.is_some() {
        return Ok(());
    }
    let name = arrival.receipt.id.as_str();
    insert(tx, office.id, name, arrival, (None, Some(trouble)), now)?;
    let work = serde_json::json!({ "receipt": name });
    jobs::ask(tx, NewJob { body: office.id, kind: JOB, dedup: name.to_owned(), work, due: now })
}

/// The name of what came under the name of another.
pub(super) fn beside(name: &str, raw: &[u8]) -> String {
    format!("{name}#{}", hex(&Sha256::digest(raw)[..DIGEST_BYTES]))
}

/// What is known already under this name, if anything.
fn before(tx: &mut Tx, office: &Office, arrival: &Arrival, now: Moment) -> Result<Option<Kept>, StoreError> {
    let name = arrival.receipt.id.as_str();
    let row = tx.row(
        sql!("SELECT raw, station FROM receipt_inbox WHERE body = ?1 AND receipt_id = ?2"),
        values![office.id, name],
    )?;
    let Some(row) = row else { return Ok(None) };
    let (raw, station): (Vec<u8>, String) = (row.get(0)?, row.get(1)?);
    let same = raw == *arrival.raw
        || read(&raw, &Way::of_station(&station)).is_ok_and(|known| tells_the_same(&known, &arrival.receipt));
    if same {
        return Ok(Some(Kept::Again));
    }
    insert(tx, office.id, &beside(name, &arrival.raw), arrival, (None, Some(DIFFERS)), now)?;
    Ok(Some(Kept::Differs))
}

fn insert(
    tx: &mut Tx,
    body: i64,
    name: &str,
    arrival: &Arrival,
    (filed_at, trouble): (Option<Moment>, Option<&str>),
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO receipt_inbox (body, receipt_id, station, version, raw, received_at, filed_at, trouble) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING"),
        values![
            body,
            name,
            arrival.way.station(),
            arrival.receipt.edition.number(),
            &*arrival.raw,
            now,
            filed_at,
            trouble
        ],
    )?;
    Ok(())
}

/// The receipt in what was kept, or why there is none.
pub(super) fn read(raw: &[u8], way: &Way) -> Result<Receipt, String> {
    if *way == Way::Recovered {
        return pagopa::soap::read_archived(raw).map_err(|error| format!("{error:?}"));
    }
    match pagopa::soap::read_request(raw) {
        Ok(Request::SendReceipt { receipt, .. }) => Ok(*receipt),
        Ok(other) => Err(format!("{} is no receipt", other.operation().name())),
        Err(error) => Err(error.to_string()),
    }
}

/// The facts that decide: who was paid how much for what, and how it went.
fn tells_the_same(one: &Receipt, other: &Receipt) -> bool {
    let facts = |receipt: &Receipt| {
        let transfers: Vec<_> = receipt
            .transfers()
            .as_slice()
            .iter()
            .map(|part| (part.index, part.amount, part.body.clone()))
            .collect();
        let Receipt { notice, body, outcome, reference, amount, .. } = receipt.clone();
        (notice, body, outcome, reference, amount, transfers)
    };
    facts(one) == facts(other)
}

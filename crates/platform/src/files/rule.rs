//! The rows: which body has which file. Several rows may name the same bytes.

use super::{Cabinet, Kept, Kind, Scan};
use crate::clock::{Clock, Moment};
use crate::store::{Db, Lane, Row, StoreError, Tx};
use crate::{sql, values};

/// Files that one round asks the scanner for again.
const RESCANNED_AT_ONCE: i64 = 50;

/// A file that a body has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub body: i64,
    pub id: i64,
    pub kept: Kept,
    pub at: Moment,
}

/// Writes down a kept file; answers its id.
pub fn add(tx: &mut Tx, body: i64, kept: &Kept, now: Moment) -> Result<i64, StoreError> {
    let id = tx.new_id();
    let finding = if let Scan::Found(name) = &kept.scan { Some(name.as_str()) } else { None };
    let scanned_at = matches!(kept.scan, Scan::Clean | Scan::Found(_)).then_some(now);
    tx.execute(
        sql!(
            "INSERT INTO file (body, id, sha256, name, sent_name, kind, bytes, locked, scan, finding, scanned_at, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        ),
        values![
            body,
            id,
            kept.sha256.as_str(),
            kept.name.as_str(),
            kept.sent_name.as_str(),
            kept.kind.word(),
            kept.bytes,
            kept.locked,
            kept.scan.word(),
            finding,
            scanned_at,
            now
        ],
    )?;
    Ok(id)
}

macro_rules! select_file {
    ($rest:literal) => {
        concat!(
            "SELECT body, id, sha256, name, sent_name, kind, bytes, locked, scan, finding, at FROM file WHERE ",
            $rest
        )
    };
}

pub fn get(tx: &mut Tx, body: i64, id: i64) -> Result<Option<File>, StoreError> {
    let row = tx.row(sql!(select_file!("body = ?1 AND id = ?2")), values![body, id])?;
    row.as_ref().map(from_row).transpose()
}

/// Takes the row away; the bytes go with [`super::sweep`], when no row names them any more.
pub fn remove(tx: &mut Tx, body: i64, id: i64) -> Result<bool, StoreError> {
    Ok(tx.execute(sql!("DELETE FROM file WHERE body = ?1 AND id = ?2"), values![body, id])? == 1)
}

/// Files that the scanner has not seen yet, oldest first.
pub fn waiting(tx: &mut Tx) -> Result<Vec<File>, StoreError> {
    let rows =
        tx.rows(sql!(select_file!("scan = 'waiting' ORDER BY id LIMIT ?1")), values![RESCANNED_AT_ONCE])?;
    rows.iter().map(from_row).collect()
}

/// Writes down what the scanner says of these bytes, for every row that waits for it.
pub fn scanned(tx: &mut Tx, sha256: &str, scan: &Scan, now: Moment) -> Result<(), StoreError> {
    let finding = if let Scan::Found(name) = scan { Some(name.as_str()) } else { None };
    tx.execute(
        sql!(
            "UPDATE file SET scan = ?2, finding = ?3, scanned_at = ?4 WHERE sha256 = ?1 AND scan = 'waiting'"
        ),
        values![sha256, scan.word(), finding, now],
    )?;
    Ok(())
}

/// Asks the scanner again for what waits; answers how many files it has seen now. A house that has given
/// its scanner up lets them go.
pub async fn rescan(db: &Db, cabinet: &std::sync::Arc<Cabinet>, clock: &Clock) -> Result<usize, StoreError> {
    let mut seen = 0;
    for file in db.read(waiting).await? {
        let (cabinet, sha256) = (cabinet.clone(), file.kept.sha256.clone());
        let asked =
            tokio::task::spawn_blocking(move || cabinet.read(&sha256).map(|bytes| cabinet.scan(&bytes)));
        let scan = match asked.await {
            Ok(Ok(Scan::Waiting)) | Err(_) => break,
            Ok(Ok(scan)) => scan,
            Ok(Err(error)) => {
                tracing::error!(%error, file = file.id, "the bytes of a file are missing");
                continue;
            }
        };
        let (now, sha256) = (clock.now(), file.kept.sha256);
        db.write(Lane::HOUSE, move |tx| scanned(tx, &sha256, &scan, now)).await?;
        seen += 1;
    }
    Ok(seen)
}

fn from_row(row: &Row) -> Result<File, StoreError> {
    let (kind, scan): (String, String) = (row.get(5)?, row.get(8)?);
    let scan = match scan.as_str() {
        "off" => Scan::Off,
        "clean" => Scan::Clean,
        "found" => Scan::Found(row.get::<Option<String>>(9)?.unwrap_or_default()),
        // Whatever it says, it does not leave.
        _ => Scan::Waiting,
    };
    let kept = Kept {
        sha256: row.get(2)?,
        name: row.get(3)?,
        sent_name: row.get(4)?,
        kind: Kind::parse(&kind).unwrap_or(Kind::Other),
        bytes: row.get(6)?,
        locked: row.get(7)?,
        scan,
    };
    Ok(File { body: row.get(0)?, id: row.get(1)?, kept, at: Moment(row.get(10)?) })
}

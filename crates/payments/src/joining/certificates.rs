//! Certificates with which the platform calls: accepted one by one, two at once while one follows the other.

use platform::store::{Row, StoreError, Tx};
use platform::tls::Shown;
use platform::{Moment, sql, values};

use super::JoiningError;
use crate::proof::{Joining, May};

const ACCEPTED_MAX: i64 = 2;
/// Days before its end at which a certificate is called near it.
const WARNING_DAYS: i64 = 30;

/// A certificate whose owner may call for a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub body: i64,
    /// SHA-256 in hexadecimal: what a caller is known by.
    pub fingerprint: String,
    pub subject: String,
    pub issuer: String,
    pub der: Vec<u8>,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub added_at: Moment,
    pub added_by: String,
}

impl Accepted {
    pub fn stands(&self, now: Moment) -> bool {
        self.starts_at <= now && now < self.ends_at
    }

    pub fn ends_soon(&self, now: Moment) -> bool {
        now.plus_s(WARNING_DAYS * 86_400) >= self.ends_at
    }

    /// Whether a caller that shows this certificate is meant. The names alone prove nothing: anybody writes them.
    pub fn is(&self, caller: &Shown, now: Moment) -> bool {
        self.stands(now) && self.fingerprint == caller.fingerprint
    }
}

/// Those of a body, or of all bodies of the house: its door hears a caller before it knows for whom.
pub fn accepted(tx: &mut Tx, body: Option<i64>) -> Result<Vec<Accepted>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT body, fingerprint, subject, issuer, der, starts_at, ends_at, added_at, added_by FROM platform_certificate WHERE body = ?1 OR ?2 = 1 ORDER BY ends_at DESC, fingerprint"
        ),
        values![body.unwrap_or(0), i64::from(body.is_none())],
    )?;
    rows.iter().map(from_row).collect()
}

/// Accepts a certificate; one that is accepted already stays as it is.
pub fn add(tx: &mut Tx, admin: &May<Joining>, shown: &Shown, now: Moment) -> Result<(), JoiningError> {
    if shown.ends <= now {
        return Err(JoiningError::CertificateEnded);
    }
    let row = tx.row(
        sql!(
            "SELECT COUNT(*) FROM platform_certificate WHERE body = ?1 AND fingerprint <> ?2 AND ends_at > ?3"
        ),
        values![admin.body, shown.fingerprint.as_str(), now],
    )?;
    let others: i64 = row.map_or(Ok(0), |row| row.get(0))?;
    if others >= ACCEPTED_MAX {
        return Err(JoiningError::CertificatesFull);
    }
    let added = tx.execute(
        sql!(
            "INSERT INTO platform_certificate (body, fingerprint, subject, issuer, der, starts_at, ends_at, added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING"
        ),
        values![
            admin.body,
            shown.fingerprint.as_str(),
            shown.subject.as_str(),
            shown.issuer.as_str(),
            shown.der.clone(),
            shown.starts,
            shown.ends,
            now,
            admin.actor.0.as_str()
        ],
    )?;
    if added > 0 {
        let facts = serde_json::json!({ "fingerprint": shown.fingerprint, "ends": shown.ends });
        admin.note(tx, "platform-certificate-accepted", 0, facts, now)?;
    }
    Ok(())
}

pub fn remove(tx: &mut Tx, admin: &May<Joining>, fingerprint: &str, now: Moment) -> Result<(), JoiningError> {
    let gone = tx.execute(
        sql!("DELETE FROM platform_certificate WHERE body = ?1 AND fingerprint = ?2"),
        values![admin.body, fingerprint],
    )?;
    if gone == 0 {
        return Err(JoiningError::Unknown);
    }
    let facts = serde_json::json!({ "fingerprint": fingerprint });
    Ok(admin.note(tx, "platform-certificate-removed", 0, facts, now)?)
}

fn from_row(row: &Row) -> Result<Accepted, StoreError> {
    Ok(Accepted {
        body: row.get(0)?,
        fingerprint: row.get(1)?,
        subject: row.get(2)?,
        issuer: row.get(3)?,
        der: row.get(4)?,
        starts_at: Moment(row.get(5)?),
        ends_at: Moment(row.get(6)?),
        added_at: Moment(row.get(7)?),
        added_by: row.get(8)?,
    })
}

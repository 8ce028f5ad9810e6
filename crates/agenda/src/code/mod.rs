//! Call codes: one shuffled series per site and day, for appointments and walk-ins alike, so that a
//! code on a screen betrays neither the service nor who came first.

use identity::{CallCode, series};
use jiff::civil::Date;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

/// The next code of the day. A number is used once, whatever happens to the paper.
pub fn next(tx: &mut Tx, key: &MasterKey, body: i64, site: i64, day: Date) -> Result<CallCode, StoreError> {
    let day = day.to_string();
    let row = tx.execute_returning(
        sql!(
            "INSERT INTO code_series (body, site, day, given) VALUES (?1, ?2, ?3, 1) ON CONFLICT (body, site, day) DO UPDATE SET given = code_series.given + 1 RETURNING given"
        ),
        values![body, site, day.as_str()],
    )?;
    let given: i64 = row.map_or(Ok(1), |row| row.get(0))?;
    let seed = key.keyed("call-codes", format!("{body}:{site}:{day}").as_bytes());
    Ok(series(seed, u32::try_from(given - 1).unwrap_or(0)))
}

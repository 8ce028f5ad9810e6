//! Services that a site no longer gives while people there still count on it: every counter of the site may
//! call them until they are served, so that a change of the office loses nobody.

mod settle;

pub use settle::consequences;

use office::Office;
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use crate::line::site_of;

/// Services of people who wait or stepped aside at a site, or are expected there today, that the office
/// gives elsewhere or nowhere now.
pub fn services(tx: &mut Tx, office: &Office, site: i64, now: Moment) -> Result<Vec<i64>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT service FROM waiting WHERE body = ?1 AND site = ?2 UNION SELECT v.service FROM visit_pause p JOIN visit v ON v.body = p.body AND v.id = p.visit WHERE p.body = ?1 AND v.site = ?2 AND v.day = ?3 UNION SELECT a.service FROM appointment a LEFT JOIN cancellation c ON c.body = a.body AND c.appointment = a.id WHERE a.body = ?1 AND a.day = ?3 AND a.site = ?2 AND c.at IS NULL"
        ),
        values![office.id, site, office.date_of(now).to_string()],
    )?;
    let services = rows.iter().map(|row| row.get(0)).collect::<Result<Vec<i64>, _>>()?;
    Ok(services.into_iter().filter(|service| site_of(office, *service) != site).collect())
}

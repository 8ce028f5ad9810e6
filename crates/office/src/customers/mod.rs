//! Customers whose service has ended: since when their people and programs are let in no more.
//!
//! The office file says who is a customer; that its service ends is an event of one day, not a change of the
//! file, and the doors must know it from that day on.

use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::parts::{Office, by_id};
use crate::rights;

/// From that instant on nobody of the customer comes in.
pub fn end(tx: &mut Tx, body: i64, customer: i64, at: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO customer_end (body, customer, at) VALUES (?1, ?2, ?3) ON CONFLICT (body, customer) DO UPDATE SET at = excluded.at"),
        values![body, customer, at],
    )?;
    Ok(())
}

/// It is served again, or was never to end.
pub fn go_on(tx: &mut Tx, body: i64, customer: i64) -> Result<(), StoreError> {
    tx.execute(sql!("DELETE FROM customer_end WHERE body = ?1 AND customer = ?2"), values![body, customer])?;
    Ok(())
}

/// Whether the service of a customer has ended; of nobody's (0) it never has.
pub fn ended(tx: &mut Tx, body: i64, customer: i64, now: Moment) -> Result<bool, StoreError> {
    if customer == 0 {
        return Ok(false);
    }
    let row = tx.row(
        sql!("SELECT 1 FROM customer_end WHERE body = ?1 AND customer = ?2 AND at <= ?3"),
        values![body, customer, now],
    )?;
    Ok(row.is_some())
}

/// The customer that a member of the staff belongs to; 0 for our own.
pub(crate) fn of_staff(office: &Office, staff: i64) -> i64 {
    by_id(&office.staff, staff).map_or(0, |part| of_key(office, &part.doc.customer))
}

/// The customer that a program's rights name.
pub(crate) fn of_rights(office: &Office, held: &[String]) -> i64 {
    let named = held.iter().find_map(|right| right.strip_prefix(rights::OF_CUSTOMER));
    named.map_or(0, |key| of_key(office, key))
}

fn of_key(office: &Office, key: &str) -> i64 {
    let found = office.customers.iter().find(|part| !key.is_empty() && part.doc.key == key);
    found.map_or(0, |part| part.id)
}

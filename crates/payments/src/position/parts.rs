//! Reading the instalments of positions, with their transfers and their payments.

use std::collections::BTreeMap;

use pagopa::{Cents, Iban, Iuv, NoticeNumber};
use platform::Moment;
use platform::store::{Row, StoreError, Tx};

use super::load::{json, moment, shape};
use super::which::{Which, of};
use super::{Destination, Instalment, PaidBy, Payment, Transfer};

/// Of each option, by position and place, its instalments.
pub(super) fn instalments(
    tx: &mut Tx,
    body: i64,
    which: &Which,
) -> Result<BTreeMap<(i64, i64), Vec<Instalment>>, StoreError> {
    let rows = which.rows(
        tx,
        body,
        of!("SELECT position, id, option_place, place, nav, iuv, amount, fee, due_at, description, reductions, metadata FROM instalment WHERE body = ?1 AND position", "ORDER BY position, option_place, place"),
    )?;
    let mut transfers = transfers(tx, body, which)?;
    let mut payments = payments(tx, body, which)?;
    let mut found: BTreeMap<(i64, i64), Vec<Instalment>> = BTreeMap::new();
    for row in &rows {
        let (position, id): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (nav, iuv): (String, String) = (row.get(4)?, row.get(5)?);
        let (reductions, metadata): (String, String) = (row.get(10)?, row.get(11)?);
        found.entry((position, row.get(2)?)).or_default().push(Instalment {
            id,
            place: row.get(3)?,
            nav: NoticeNumber::parse(&nav).map_err(|_| shape("nav", &nav))?,
            iuv: Iuv::parse(&iuv).map_err(|_| shape("iuv", &iuv))?,
            amount: Cents(row.get(6)?),
            fee: Cents(row.get(7)?),
            due_at: Moment(row.get(8)?),
            description: row.get(9)?,
            reductions: json(&reductions)?,
            metadata: json(&metadata)?,
            transfers: transfers.remove(&id).unwrap_or_default(),
            payment: payments.remove(&id),
        });
    }
    Ok(found)
}

/// Of each instalment its transfers.
fn transfers(tx: &mut Tx, body: i64, which: &Which) -> Result<BTreeMap<i64, Vec<Transfer>>, StoreError> {
    let rows = which.rows(
        tx,
        body,
        of!("SELECT instalment, place, amount, beneficiary, company_name, iban, postal_iban, stamp, reason, category, metadata, reported_at FROM transfer WHERE body = ?1 AND position", "ORDER BY instalment, place"),
    )?;
    let mut found: BTreeMap<i64, Vec<Transfer>> = BTreeMap::new();
    for row in &rows {
        let metadata: String = row.get(10)?;
        found.entry(row.get(0)?).or_default().push(Transfer {
            place: row.get(1)?,
            amount: Cents(row.get(2)?),
            beneficiary: row.get(3)?,
            company_name: row.get(4)?,
            to: destination(row)?,
            reason: row.get(8)?,
            category: row.get(9)?,
            metadata: json(&metadata)?,
            reported_at: moment(row, 11)?,
        });
    }
    Ok(found)
}

fn destination(row: &Row) -> Result<Destination, StoreError> {
    if let Some(stamp) = row.get::<Option<String>>(7)? {
        return Ok(Destination::Stamp(json(&stamp)?));
    }
    let postal: Option<String> = row.get(6)?;
    let postal =
        postal.map(|text| Iban::parse(&text).map_err(|_| shape("postal_iban", &text))).transpose()?;
    Ok(match Destination::told(&row.get::<Option<String>>(5)?.unwrap_or_default()) {
        Destination::Account { iban, .. } => Destination::Account { iban, postal },
        told => told,
    })
}

/// Of each instalment that is paid its payment.
fn payments(tx: &mut Tx, body: i64, which: &Which) -> Result<BTreeMap<i64, Payment>, StoreError> {
    let rows = which.rows(
        tx,
        body,
        of!("SELECT instalment, paid_at, recorded_at, amount, way, receipt, method, provider, actor, reason FROM payment WHERE body = ?1 AND position", ""),
    )?;
    rows.iter()
        .map(|row| {
            let way: String = row.get(4)?;
            let payment = Payment {
                paid_at: Moment(row.get(1)?),
                recorded_at: Moment(row.get(2)?),
                amount: Cents(row.get(3)?),
                way: PaidBy::parse(&way).ok_or_else(|| shape("way", &way))?,
                receipt: row.get(5)?,
                method: row.get(6)?,
                provider: row.get(7)?,
                actor: row.get(8)?,
                reason: row.get(9)?,
            };
            Ok((row.get(0)?, payment))
        })
        .collect()
}

//! Reading a position whole.

use std::collections::BTreeMap;

use pagopa::{Cents, Iuv, NoticeNumber};
use platform::i18n::Lang;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::{
    Debtor, Destination, Instalment, Origin, PaidBy, Payment, PaymentOption, Position, Tie, Transfer, former,
};

/// The position that asks for a notice, or asked for it until it was changed.
pub fn by_nav(tx: &mut Tx, body: i64, nav: &NoticeNumber) -> Result<Option<Position>, StoreError> {
    let row = tx.row(
        sql!("SELECT position FROM instalment WHERE body = ?1 AND nav = ?2"),
        values![body, nav.as_str()],
    )?;
    let row = match row {
        Some(row) => Some(row),
        None => tx.row(
            sql!("SELECT position FROM former_price WHERE body = ?1 AND nav = ?2"),
            values![body, nav.as_str()],
        )?,
    };
    row.map_or(Ok(None), |row| load(tx, body, row.get(0)?))
}

pub fn by_iupd(tx: &mut Tx, body: i64, iupd: &str) -> Result<Option<Position>, StoreError> {
    let row =
        tx.row(sql!("SELECT id FROM debt_position WHERE body = ?1 AND iupd = ?2"), values![body, iupd])?;
    row.map_or(Ok(None), |row| load(tx, body, row.get(0)?))
}

pub fn load(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Position>, StoreError> {
    let row = tx.row(
        sql!("SELECT iupd, due, origin, company_name, office_name, stand_in, tie_kind, tie, lang, created_at, published_at, invalid_at, version, creditor FROM debt_position WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    let Some(row) = row else { return Ok(None) };
    let (origin, tie_kind, lang): (String, String, String) = (row.get(2)?, row.get(6)?, row.get(8)?);
    Ok(Some(Position {
        body,
        id,
        iupd: row.get(0)?,
        due: row.get(1)?,
        origin: Origin::parse(&origin).ok_or_else(|| shape("origin", &origin))?,
        company_name: row.get(3)?,
        office_name: row.get(4)?,
        stand_in: row.get(5)?,
        tie: match tie_kind.as_str() {
            "appointment" => Some(Tie::Appointment(row.get(7)?)),
            "ticket" => Some(Tie::Ticket(row.get(7)?)),
            _ => None,
        },
        lang: Lang::parse(&lang).unwrap_or(Lang::It),
        created_at: Moment(row.get(9)?),
        published_at: moment(&row, 10)?,
        invalid_at: moment(&row, 11)?,
        version: row.get(12)?,
        creditor: row.get(13)?,
        options: options(tx, body, id)?,
        former: former::load(tx, body, id)?,
    }))
}

fn options(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<PaymentOption>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT place, debtor, description, valid_from, switch_to_expired, whole FROM payment_option WHERE body = ?1 AND position = ?2 ORDER BY place"),
        values![body, position],
    )?;
    let mut instalments = instalments(tx, body, position)?;
    rows.iter()
        .map(|row| {
            let place = row.get(0)?;
            Ok(PaymentOption {
                place,
                debtor: Debtor::load(tx, body, row.get(1)?)?,
                description: row.get(2)?,
                valid_from: moment(row, 3)?,
                switch_to_expired: row.get(4)?,
                whole: row.get(5)?,
                instalments: instalments.remove(&place).unwrap_or_default(),
            })
        })
        .collect()
}

fn instalments(tx: &mut Tx, body: i64, position: i64) -> Result<BTreeMap<i64, Vec<Instalment>>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, option_place, place, nav, iuv, amount, fee, due_at, description, reductions, metadata FROM instalment WHERE body = ?1 AND position = ?2 ORDER BY option_place, place"),
        values![body, position],
    )?;
    let mut transfers = transfers(tx, body, position)?;
    let mut payments = payments(tx, body, position)?;
    let mut found: BTreeMap<i64, Vec<Instalment>> = BTreeMap::new();
    for row in &rows {
        let id: i64 = row.get(0)?;
        let (nav, iuv): (String, String) = (row.get(3)?, row.get(4)?);
        let (reductions, metadata): (String, String) = (row.get(9)?, row.get(10)?);
        found.entry(row.get(1)?).or_default().push(Instalment {
            id,
            place: row.get(2)?,
            nav: NoticeNumber::parse(&nav).map_err(|_| shape("nav", &nav))?,
            iuv: Iuv::parse(&iuv).map_err(|_| shape("iuv", &iuv))?,
            amount: Cents(row.get(5)?),
            fee: Cents(row.get(6)?),
            due_at: Moment(row.get(7)?),
            description: row.get(8)?,
            reductions: json(&reductions)?,
            metadata: json(&metadata)?,
            transfers: transfers.remove(&id).unwrap_or_default(),
            payment: payments.remove(&id),
        });
    }
    Ok(found)
}

fn transfers(tx: &mut Tx, body: i64, position: i64) -> Result<BTreeMap<i64, Vec<Transfer>>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT instalment, place, amount, beneficiary, company_name, iban, postal_iban, stamp, reason, category, metadata, reported_at FROM transfer WHERE body = ?1 AND position = ?2 ORDER BY instalment, place"),
        values![body, position],
    )?;
    let mut found: BTreeMap<i64, Vec<Transfer>> = BTreeMap::new();
    for row in &rows {
        let (stamp, metadata): (Option<String>, String) = (row.get(7)?, row.get(10)?);
        let to = match stamp {
            Some(stamp) => Destination::Stamp(json(&stamp)?),
            None => Destination::Account {
                iban: row.get::<Option<String>>(5)?.unwrap_or_default(),
                postal: row.get(6)?,
            },
        };
        found.entry(row.get(0)?).or_default().push(Transfer {
            place: row.get(1)?,
            amount: Cents(row.get(2)?),
            beneficiary: row.get(3)?,
            company_name: row.get(4)?,
            to,
            reason: row.get(8)?,
            category: row.get(9)?,
            metadata: json(&metadata)?,
            reported_at: moment(row, 11)?,
        });
    }
    Ok(found)
}

fn payments(tx: &mut Tx, body: i64, position: i64) -> Result<BTreeMap<i64, Payment>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT instalment, paid_at, recorded_at, amount, way, receipt, method, provider, actor, reason FROM payment WHERE body = ?1 AND position = ?2"),
        values![body, position],
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

fn moment(row: &Row, column: usize) -> Result<Option<Moment>, StoreError> {
    Ok(row.get::<Option<i64>>(column)?.map(Moment))
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Shape(error.to_string()))
}

fn shape(what: &str, word: &str) -> StoreError {
    StoreError::Shape(format!("{what} {word}"))
}

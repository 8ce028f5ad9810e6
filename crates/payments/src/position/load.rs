//! Reading a position whole.

use std::collections::BTreeMap;

use pagopa::NoticeNumber;
use platform::i18n::Lang;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::parts::instalments;
use super::which::{Which, of};
use super::{Debtor, Origin, PaymentOption, Position, former, of_tie};

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
    Ok(read(tx, body, &Which::One(id))?.remove(&id))
}

/// Those of these positions that there are, by their ids.
pub fn load_all(
    tx: &mut Tx,
    body: i64,
    ids: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Position>, StoreError> {
    read(tx, body, &Which::of(ids))
}

/// Those of these positions that there are, in the order of the ids: the rows of a list.
pub fn load_in_order(tx: &mut Tx, body: i64, ids: &[i64]) -> Result<Vec<Position>, StoreError> {
    let mut found = load_all(tx, body, ids.iter().copied())?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn read(tx: &mut Tx, body: i64, which: &Which) -> Result<BTreeMap<i64, Position>, StoreError> {
    let rows = which.rows(
        tx,
        body,
        of!("SELECT id, iupd, due, origin, company_name, office_name, stand_in, tie_kind, tie, lang, created_at, published_at, invalid_at, version, creditor FROM debt_position WHERE body = ?1 AND id", ""),
    )?;
    if rows.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (mut options, mut former) = (options(tx, body, which)?, former::load(tx, body, which)?);
    rows.iter()
        .map(|row| {
            let id: i64 = row.get(0)?;
            let (origin, tie_kind, lang): (String, String, String) = (row.get(3)?, row.get(7)?, row.get(9)?);
            let position = Position {
                body,
                id,
                iupd: row.get(1)?,
                due: row.get(2)?,
                origin: Origin::parse(&origin).ok_or_else(|| shape("origin", &origin))?,
                company_name: row.get(4)?,
                office_name: row.get(5)?,
                stand_in: row.get(6)?,
                tie: of_tie(&tie_kind, row.get(8)?),
                lang: Lang::parse(&lang).unwrap_or(Lang::It),
                created_at: Moment(row.get(10)?),
                published_at: moment(row, 11)?,
                invalid_at: moment(row, 12)?,
                version: row.get(13)?,
                creditor: row.get(14)?,
                options: options.remove(&id).unwrap_or_default(),
                former: former.remove(&id).unwrap_or_default(),
            };
            Ok((id, position))
        })
        .collect()
}

/// Of each position its options.
fn options(tx: &mut Tx, body: i64, which: &Which) -> Result<BTreeMap<i64, Vec<PaymentOption>>, StoreError> {
    let rows = which.rows(
        tx,
        body,
        of!("SELECT o.position, o.place, o.description, o.valid_from, o.switch_to_expired, o.whole, d.kind, d.code, d.name, d.street, d.civic, d.postcode, d.city, d.province, d.country, d.email, d.phone FROM payment_option o LEFT JOIN debtor d ON d.body = o.body AND d.id = o.debtor WHERE o.body = ?1 AND o.position", "ORDER BY o.position, o.place"),
    )?;
    let mut instalments = instalments(tx, body, which)?;
    let mut found: BTreeMap<i64, Vec<PaymentOption>> = BTreeMap::new();
    for row in &rows {
        let (position, place) = (row.get(0)?, row.get(1)?);
        found.entry(position).or_default().push(PaymentOption {
            place,
            debtor: Debtor::of(row, 6)?,
            description: row.get(2)?,
            valid_from: moment(row, 3)?,
            switch_to_expired: row.get(4)?,
            whole: row.get(5)?,
            instalments: instalments.remove(&(position, place)).unwrap_or_default(),
        });
    }
    Ok(found)
}

pub(super) fn moment(row: &Row, column: usize) -> Result<Option<Moment>, StoreError> {
    Ok(row.get::<Option<i64>>(column)?.map(Moment))
}

pub(super) fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Shape(error.to_string()))
}

pub(super) fn shape(what: &str, word: &str) -> StoreError {
    StoreError::Shape(format!("{what} {word}"))
}

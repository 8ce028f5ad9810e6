//! How many requests of a quarter a contract has seen.

use office::docs::ContractDoc;
use office::{Office, Part, by_id};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use office::period::Period;

/// Requests to be offered for that the page lists.
const SHOWN: i64 = 200;

/// Requests of a quarter: of areas that the contract covers, and of others. One whose area nobody has judged
/// yet counts as covered; those set aside count nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    pub covered: i64,
    pub to_offer: i64,
}

/// A request that leads to an offer.
#[derive(Clone, Debug)]
pub struct ToOffer {
    pub id: i64,
    pub code: String,
    pub subject: String,
    pub area: i64,
    pub asked: Moment,
}

/// A contract with a customer, and what a quarter has seen of it.
pub type Seen = (Part<ContractDoc>, Used);

/// Contracts with a customer: the others are promises to everybody, and cost nobody anything.
pub fn served(office: &Office) -> impl Iterator<Item = &Part<ContractDoc>> {
    office.contracts.iter().filter(|part| !part.doc.customer.is_empty())
}

pub fn seen(tx: &mut Tx, office: &Office, quarter: Period) -> Result<Vec<Seen>, StoreError> {
    served(office).map(|part| Ok((part.clone(), used(tx, office, part, quarter)?))).collect()
}

fn customer_of(office: &Office, contract: &ContractDoc) -> i64 {
    office.customers.iter().find(|part| part.doc.key == contract.customer).map_or(0, |part| part.id)
}

pub fn used(
    tx: &mut Tx,
    office: &Office,
    contract: &Part<ContractDoc>,
    quarter: Period,
) -> Result<Used, StoreError> {
    let Some((from, until)) = quarter.bounds(&office.zone) else { return Ok(Used::default()) };
    let rows = tx.numbers(
        sql!("SELECT area, COUNT(*) FROM ticket WHERE body = ?1 AND customer = ?2 AND customer <> 0 AND origin >= ?3 AND origin < ?4 AND contract = ?5 AND state NOT IN ('merged', 'duplicate', 'spam') GROUP BY area"),
        values![office.id, customer_of(office, &contract.doc), from, until, contract.id],
    )?;
    let mut used = Used::default();
    for [area, count] in rows {
        if covers(office, &contract.doc, area) {
            used.covered += count;
        } else {
            used.to_offer += count;
        }
    }
    Ok(used)
}

fn covers(office: &Office, contract: &ContractDoc, area: i64) -> bool {
    by_id(&office.areas, area).is_none_or(|part| contract.covers(&part.doc.key))
}

/// The newest requests of a quarter that the contract does not cover.
pub fn to_offer(
    tx: &mut Tx,
    office: &Office,
    contract: &Part<ContractDoc>,
    quarter: Period,
) -> Result<Vec<ToOffer>, StoreError> {
    let mut found = Vec::new();
    let Some((from, until)) = quarter.bounds(&office.zone) else { return Ok(found) };
    for area in office.areas.iter().filter(|area| !contract.doc.covers(&area.doc.key)) {
        let rows = tx.rows(
            sql!("SELECT id, code, subject, area, origin FROM ticket WHERE body = ?1 AND customer = ?2 AND customer <> 0 AND origin >= ?3 AND origin < ?4 AND contract = ?5 AND area = ?6 AND state NOT IN ('merged', 'duplicate', 'spam') ORDER BY id DESC LIMIT ?7"),
            values![office.id, customer_of(office, &contract.doc), from, until, contract.id, area.id, SHOWN],
        )?;
        for row in &rows {
            found.push(ToOffer {
                id: row.get(0)?,
                code: row.get(1)?,
                subject: row.get(2)?,
                area: row.get(3)?,
                asked: Moment(row.get(4)?),
            });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.id));
    found.truncate(SHOWN as usize);
    Ok(found)
}

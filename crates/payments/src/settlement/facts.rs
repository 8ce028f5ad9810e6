//! What flows and receipts say of references. Each table is asked by itself, for a set of keys: joined, they tempt
//! an engine that does not know their sizes yet to walk a whole body.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use office::Office;
use pagopa::settlement::PayStatus;
use platform::store::{Row, StoreError, Tx, Value, keys};
use platform::{Moment, sql};

use super::fit::{Fit, LineFact, TransferFact, fit};

#[derive(Clone, Debug)]
pub(super) struct Told {
    pub flow: i64,
    pub place: i64,
    pub status: PayStatus,
    pub kept_at: Moment,
    pub paid_on: String,
    pub line: LineFact,
}

/// Of one reference the lines in force, and for each the transfer it speaks of.
#[derive(Default)]
pub(super) struct Facts {
    pub told: Vec<Told>,
    pub transfers: Vec<TransferFact>,
    pub fitted: Fit,
    /// Ids of the collections that lines have named, those in force no more as well.
    pub collections: BTreeSet<String>,
}

impl Facts {
    /// Of each of these references that anything speaks of, whichever flows and receipts do.
    pub fn of(
        tx: &mut Tx,
        office: &Office,
        references: &Value,
    ) -> Result<BTreeMap<String, Facts>, StoreError> {
        let mut found: BTreeMap<String, Facts> = BTreeMap::new();
        lines(tx, office.id, references, &mut found)?;
        transfers(tx, office, references, &mut found)?;
        for facts in found.values_mut() {
            // Sorted here: an order that an index has would tempt an engine to walk that index.
            facts.told.sort_by_key(|told| (told.flow, told.place));
            facts.transfers.sort_by(|a, b| (&a.receipt, a.place).cmp(&(&b.receipt, b.place)));
            let lines: Vec<LineFact> = facts.told.iter().map(|told| told.line.clone()).collect();
            facts.fitted = fit(&lines, &facts.transfers);
        }
        Ok(found)
    }
}

fn lines(
    tx: &mut Tx,
    body: i64,
    references: &Value,
    found: &mut BTreeMap<String, Facts>,
) -> Result<(), StoreError> {
    let lines = tx.rows(
        sql!("SELECT iuv, flow, place, iur, transfer, amount, status, paid_on FROM settlement_line WHERE body = ?1 AND trouble IS NULL AND iuv IN (SELECT key FROM json_each(?2))"),
        &[body.into(), references.clone()],
    )?;
    let flows: BTreeSet<i64> = lines.iter().map(|line| line.get(1)).collect::<Result<_, _>>()?;
    let in_force = tx.numbers::<2>(
        sql!("SELECT id, kept_at FROM settlement_flow WHERE body = ?1 AND id IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) AND superseded_at IS NULL"),
        &[body.into(), keys(flows)],
    )?;
    let in_force: HashMap<i64, Moment> = in_force.into_iter().map(|[id, at]| (id, Moment(at))).collect();
    for line in &lines {
        let facts = found.entry(line.get(0)?).or_default();
        facts.collections.insert(line.get(3)?);
        if let Some(kept_at) = in_force.get(&line.get(1)?) {
            facts.told.push(told_of(line, *kept_at)?);
        }
    }
    Ok(())
}

fn told_of(row: &Row, kept_at: Moment) -> Result<Told, StoreError> {
    let status: String = row.get(6)?;
    let status = PayStatus::of_code(&status).ok_or(StoreError::Shape(format!("status {status}")))?;
    let line = LineFact { iuv: row.get(0)?, iur: row.get(3)?, place: row.get(4)?, amount: row.get(5)? };
    Ok(Told { flow: row.get(1)?, place: row.get(2)?, status, kept_at, paid_on: row.get(7)?, line })
}

/// Our own transfers of receipts; stamps are none.
fn transfers(
    tx: &mut Tx,
    office: &Office,
    references: &Value,
    found: &mut BTreeMap<String, Facts>,
) -> Result<(), StoreError> {
    let receipts = tx.rows(
        sql!(
            "SELECT receipt_id, iuv FROM receipt WHERE body = ?1 AND iuv IN (SELECT key FROM json_each(?2))"
        ),
        &[office.id.into(), references.clone()],
    )?;
    let pair = |row: &Row| Ok((row.get(0)?, row.get(1)?));
    let iuv_of: HashMap<String, String> = receipts.iter().map(pair).collect::<Result<_, StoreError>>()?;
    let ours = office.fiscal_code().unwrap_or_default();
    let transfers = tx.rows(
        sql!("SELECT receipt_id, place, amount FROM receipt_transfer WHERE body = ?1 AND receipt_id IN (SELECT key FROM json_each(?2)) AND beneficiary = ?3 AND stamp = 0"),
        &[office.id.into(), keys(iuv_of.keys()), ours.into()],
    )?;
    for row in &transfers {
        let receipt: String = row.get(0)?;
        let iuv = iuv_of[&receipt].clone();
        let transfer = TransferFact { iuv: iuv.clone(), receipt, place: row.get(1)?, amount: row.get(2)? };
        found.entry(iuv).or_default().transfers.push(transfer);
    }
    Ok(())
}

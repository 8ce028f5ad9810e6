//! What all flows in force and all receipts say of the lines of references: read, never written. Whoever settles a
//! reference and whoever shows a flow ask here, so that a line means the same to both.

use std::collections::{BTreeMap, HashMap};

use office::Office;
use pagopa::settlement::PayStatus;
use platform::store::{Row, StoreError, Tx, Value, keys};
use platform::{Moment, sql};

use super::fit::{Fit, LineFact, TransferFact, fit};
use super::read::{FlowRow, LineRow};
use crate::position::Origin;

/// What a line means today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its receipt is here.
    Receipt,
    /// Its receipt is here, with another amount.
    Amount,
    /// No receipt: the notice of ours counts as paid, and its receipt is asked for.
    Awaited,
    /// No receipt can come: a position was made from such a line.
    Created,
    /// No receipt, and no notice that it could be: asked for all the same.
    Unknown,
    /// The provider takes the payment back.
    Revoked,
    /// A later revision of the flow counts.
    Superseded,
}

#[derive(Clone, Debug)]
pub(super) struct Told {
    pub flow: i64,
    pub place: i64,
    pub status: PayStatus,
    pub kept_at: Moment,
    pub paid_on: String,
    pub line: LineFact,
}

/// The lines in force of one reference, and for each the transfer it speaks of.
#[derive(Default)]
pub(super) struct Facts {
    pub told: Vec<Told>,
    pub transfers: Vec<TransferFact>,
    pub fitted: Fit,
}

impl Facts {
    /// Of each of these references that anything speaks of, whichever flows and receipts do.
    pub fn of(
        tx: &mut Tx,
        office: &Office,
        references: &Value,
    ) -> Result<BTreeMap<String, Facts>, StoreError> {
        let lines = tx.rows(
            sql!("SELECT l.flow, l.place, l.iur, l.transfer, l.amount, l.status, l.paid_on, f.kept_at, l.iuv FROM settlement_line l JOIN settlement_flow f ON f.body = l.body AND f.id = l.flow WHERE l.body = ?1 AND l.trouble IS NULL AND f.superseded_at IS NULL AND l.iuv IN (SELECT key FROM json_each(?2)) ORDER BY l.flow, l.place"),
            &[office.id.into(), references.clone()],
        )?;
        let ours = office.fiscal_code().unwrap_or_default();
        let transfers = tx.rows(
            sql!("SELECT r.iuv, r.receipt_id, t.place, t.amount FROM receipt r JOIN receipt_transfer t ON t.body = r.body AND t.receipt_id = r.receipt_id WHERE r.body = ?1 AND t.beneficiary = ?3 AND t.stamp = 0 AND r.iuv IN (SELECT key FROM json_each(?2)) ORDER BY r.receipt_id, t.place"),
            &[office.id.into(), references.clone(), ours.into()],
        )?;
        let mut found: BTreeMap<String, Facts> = BTreeMap::new();
        for row in &lines {
            let told = told_of(row)?;
            found.entry(told.line.iuv.clone()).or_default().told.push(told);
        }
        for row in &transfers {
            let transfer = transfer_of(row)?;
            found.entry(transfer.iuv.clone()).or_default().transfers.push(transfer);
        }
        for facts in found.values_mut() {
            let lines: Vec<LineFact> = facts.told.iter().map(|told| told.line.clone()).collect();
            facts.fitted = fit(&lines, &facts.transfers);
        }
        Ok(found)
    }

    /// Each line in force with its verdict, given where the position of the reference comes from.
    pub fn weighed(&self, origin: Option<Origin>) -> impl Iterator<Item = (&Told, Verdict)> {
        self.told.iter().zip(&self.fitted).map(move |(told, fitted)| {
            let transfer = fitted.map(|at| &self.transfers[at]);
            (told, weigh(told, transfer, origin))
        })
    }
}

fn weigh(told: &Told, transfer: Option<&TransferFact>, origin: Option<Origin>) -> Verdict {
    match (told.status, transfer, origin) {
        (PayStatus::Revoked, ..) => Verdict::Revoked,
        (_, Some(transfer), _) if transfer.amount == told.line.amount => Verdict::Receipt,
        (_, Some(_), _) => Verdict::Amount,
        (PayStatus::NoRpt, None, Some(Origin::Flow)) => Verdict::Created,
        // What another line of the reference gave birth to is no notice of ours: the receipt of this one may come.
        (_, None, Some(Origin::Flow) | None) => Verdict::Unknown,
        (_, None, Some(_)) => Verdict::Awaited,
    }
}

/// Verdicts of the lines of a flow, in their order; nothing for one that cannot be read.
pub(super) fn means(
    tx: &mut Tx,
    office: &Office,
    flow: &FlowRow,
    lines: &[LineRow],
) -> Result<Vec<Option<Verdict>>, StoreError> {
    let readable = lines.iter().filter(|line| line.trouble.is_none());
    let references = keys(readable.map(|line| &line.iuv));
    let (facts, origins) = (Facts::of(tx, office, &references)?, origins(tx, office.id, references)?);
    let mut verdicts: HashMap<i64, Verdict> = HashMap::new();
    for (iuv, facts) in &facts {
        let weighed = facts.weighed(origins.get(iuv).copied());
        let here = weighed.filter(|(told, _)| told.flow == flow.id);
        verdicts.extend(here.map(|(told, verdict)| (told.place, verdict)));
    }
    let verdict = |line: &LineRow| verdicts.get(&line.place).copied().unwrap_or(Verdict::Superseded);
    Ok(lines.iter().map(|line| line.trouble.is_none().then(|| verdict(line))).collect())
}

/// Where the positions of these references come from.
fn origins(tx: &mut Tx, body: i64, references: Value) -> Result<HashMap<String, Origin>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT i.iuv, p.origin FROM instalment i JOIN debt_position p ON p.body = i.body AND p.id = i.position WHERE i.body = ?1 AND i.iuv IN (SELECT key FROM json_each(?2))"),
        &[body.into(), references],
    )?;
    let pair = |row: &Row| {
        let origin: String = row.get(1)?;
        let known = Origin::parse(&origin).ok_or_else(|| StoreError::Shape(format!("origin {origin}")))?;
        Ok((row.get(0)?, known))
    };
    rows.iter().map(pair).collect()
}

fn told_of(row: &Row) -> Result<Told, StoreError> {
    let status: String = row.get(5)?;
    let status = PayStatus::of_code(&status).ok_or(StoreError::Shape(format!("status {status}")))?;
    let line = LineFact { iuv: row.get(8)?, iur: row.get(2)?, place: row.get(3)?, amount: row.get(4)? };
    let (flow, place, paid_on) = (row.get(0)?, row.get(1)?, row.get(6)?);
    Ok(Told { flow, place, status, kept_at: Moment(row.get(7)?), paid_on, line })
}

fn transfer_of(row: &Row) -> Result<TransferFact, StoreError> {
    Ok(TransferFact { iuv: row.get(0)?, receipt: row.get(1)?, place: row.get(2)?, amount: row.get(3)? })
}

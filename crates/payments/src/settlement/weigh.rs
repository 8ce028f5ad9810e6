//! What all flows in force and all receipts say of the lines of references: read, never written. Whoever settles a
//! reference and whoever shows a flow ask here, so that a line means the same to both.

use std::collections::HashMap;

use office::Office;
use pagopa::settlement::PayStatus;
use platform::sql;
use platform::store::{Row, StoreError, Tx, Value, keys};

use super::facts::{Facts, Told};
use super::fit::TransferFact;
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

impl Facts {
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
pub fn means(
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

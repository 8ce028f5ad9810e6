//! What each line of one flow means today, for its page: read, never written.

use std::collections::HashMap;

use office::Office;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::fit::{LineFact, TransferFact, fit};
use super::read::{FlowRow, LineRow};
use super::settle::Verdict;
use crate::position::Origin;

/// Verdicts of the lines of a flow, in their order; nothing for one that cannot be read.
pub(super) fn means(
    tx: &mut Tx,
    office: &Office,
    flow: &FlowRow,
    lines: &[LineRow],
) -> Result<Vec<Option<Verdict>>, StoreError> {
    let transfers = transfers(tx, office, flow.id)?;
    let origins = origins(tx, office.id, flow.id)?;
    let facts: Vec<LineFact> = lines.iter().map(fact).collect();
    let fitted = fit(&facts, &transfers);
    let verdict = |(line, fitted): (&LineRow, &Option<usize>)| {
        line.trouble.is_none().then(|| match (fitted, origins.get(&line.iuv).map(String::as_str)) {
            _ if line.revoked => Verdict::Revoked,
            _ if flow.superseded => Verdict::Superseded,
            (Some(at), _) if transfers[*at].amount == line.amount => Verdict::Receipt,
            (Some(_), _) => Verdict::Amount,
            (None, Some(origin)) if origin == Origin::Flow.word() => Verdict::Created,
            (None, Some(_)) => Verdict::Awaited,
            (None, None) => Verdict::Unknown,
        })
    };
    Ok(lines.iter().zip(&fitted).map(verdict).collect())
}

fn fact(line: &LineRow) -> LineFact {
    LineFact { iuv: line.iuv.clone(), iur: line.iur.clone(), place: line.transfer, amount: line.amount }
}

/// Transfers of ours of the references that the flow names.
fn transfers(tx: &mut Tx, office: &Office, flow: i64) -> Result<Vec<TransferFact>, StoreError> {
    let ours = office.body.creditor.as_ref().map_or("", |creditor| &creditor.fiscal_code);
    let rows = tx.rows(
        sql!("SELECT DISTINCT r.iuv, r.receipt_id, t.place, t.amount FROM settlement_line l JOIN receipt r ON r.body = l.body AND r.iuv = l.iuv JOIN receipt_transfer t ON t.body = r.body AND t.receipt_id = r.receipt_id WHERE l.body = ?1 AND l.flow = ?2 AND t.beneficiary = ?3 AND t.stamp = 0 ORDER BY r.receipt_id, t.place"),
        values![office.id, flow, ours],
    )?;
    rows.iter()
        .map(|row| {
            let (iuv, receipt) = (row.get(0)?, row.get(1)?);
            Ok(TransferFact { iuv, receipt, place: row.get(2)?, amount: row.get(3)? })
        })
        .collect()
}

/// Where the positions of these references come from.
fn origins(tx: &mut Tx, body: i64, flow: i64) -> Result<HashMap<String, String>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT l.iuv, p.origin FROM settlement_line l JOIN instalment i ON i.body = l.body AND i.iuv = l.iuv JOIN debt_position p ON p.body = i.body AND p.id = i.position WHERE l.body = ?1 AND l.flow = ?2"),
        values![body, flow],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

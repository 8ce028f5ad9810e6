//! The transaction of keeping a flow.

use std::collections::{BTreeSet, HashMap};

use office::Office;
use pagopa::settlement::{Finding, LineReason, Settlement, check};
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::error::FlowRefused;
use super::put::{insert, put_lines};
use super::settle::settle;
use super::weigh::Verdict;
use crate::reconcile;

/// How a flow came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    File,
    Service,
}

/// What became of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    /// It was here already, under this provider, id and revision; nothing was written.
    pub known: bool,
    /// A later revision is here already: this one is kept, and counts nowhere.
    pub superseded: bool,
    /// In the order of the file.
    pub lines: Vec<Result<Verdict, LineReason>>,
    pub findings: Vec<Finding>,
}

/// Writes the flow with all its lines and draws the consequences of each. The same flow again changes nothing.
pub fn keep_flow(
    tx: &mut Tx,
    office: &Office,
    settlement: &Settlement,
    source: Source,
    actor: &Actor,
    now: Moment,
) -> Result<Kept, FlowRefused> {
    let ours = office.fiscal_code().ok_or(FlowRefused::NoCreditor)?;
    if settlement.flow.receiver.body != ours {
        return Err(FlowRefused::Foreign);
    }
    let findings = check(&settlement.flow, &settlement.lines);
    let id = tx.new_id();
    if !insert(tx, office.id, id, settlement, source, actor, now)? {
        return known(tx, office.id, settlement, findings);
    }
    put_lines(tx, office.id, id, &settlement.lines)?;
    let (superseded, before) = supersede(tx, office.id, id, settlement, now)?;
    let mut references: BTreeSet<String> =
        settlement.lines.iter().flatten().map(|line| line.iuv.to_string()).collect();
    references.extend(before);
    let settled = settle(tx, office, &references, actor, now)?;
    let facts = serde_json::json!({ "lines": settlement.lines.len(), "total": settlement.flow.declared_total.0, "revision": settlement.flow.revision, "reported": settled.reported });
    append(
        tx,
        NewEvent { body: office.id, place: 0, kind: "flow-kept", subject: id, actor, at: now, facts },
    )?;
    let verdicts: HashMap<_, _> = settled.verdicts.into_iter().collect();
    reconcile::match_all(tx, office, actor, now)?;
    let lines = (1i64..).zip(&settlement.lines).map(|(place, line)| match line {
        Ok(_) => Ok(verdicts.get(&(id, place)).copied().unwrap_or(Verdict::Superseded)),
        Err(error) => Err(error.reason),
    });
    Ok(Kept { id, known: false, superseded, lines: lines.collect(), findings })
}

/// The flow is here: the row that is there, and whether it is in force.
fn known(
    tx: &mut Tx,
    body: i64,
    settlement: &Settlement,
    findings: Vec<Finding>,
) -> Result<Kept, FlowRefused> {
    let flow = &settlement.flow;
    let row = tx.row(
        sql!("SELECT id, superseded_at FROM settlement_flow WHERE body = ?1 AND flow = ?2 AND psp = ?3 AND revision = ?4"),
        values![body, flow.id.as_str(), flow.psp.as_str(), flow.revision],
    )?;
    let row = row.ok_or_else(|| StoreError::Shape("a flow that is and is not there".into()))?;
    let superseded = row.get::<Option<i64>>(1)?.is_some();
    Ok(Kept { id: row.get(0)?, known: true, superseded, lines: Vec::new(), findings })
}

/// The highest revision is in force, in whatever order they came. Answers whether that is another than this one,
/// and the references of those that no longer count.
fn supersede(
    tx: &mut Tx,
    body: i64,
    id: i64,
    settlement: &Settlement,
    now: Moment,
) -> Result<(bool, Vec<String>), StoreError> {
    let (flow, psp) = (settlement.flow.id.as_str(), settlement.flow.psp.as_str());
    let rows = tx.numbers::<2>(
        sql!("SELECT id, revision FROM settlement_flow WHERE body = ?1 AND flow = ?2 AND psp = ?3 AND superseded_at IS NULL ORDER BY revision DESC"),
        values![body, flow, psp],
    )?;
    let mut references = Vec::new();
    let Some(([last, _], earlier)) = rows.split_first() else { return Ok((false, references)) };
    for [old, _] in earlier {
        tx.execute(
            sql!("UPDATE settlement_flow SET superseded_at = ?3, superseded_by = ?4 WHERE body = ?1 AND id = ?2"),
            values![body, *old, now, *last],
        )?;
        reconcile::carry_over(tx, body, *old, *last, now)?;
        let lines = tx.rows(
            sql!(
                "SELECT DISTINCT iuv FROM settlement_line WHERE body = ?1 AND flow = ?2 AND trouble IS NULL"
            ),
            values![body, *old],
        )?;
        for line in &lines {
            references.push(line.get(0)?);
        }
    }
    Ok((*last != id, references))
}

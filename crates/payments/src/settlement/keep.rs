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
    /// The flow whose revision counts: this one, unless a later one is here already.
    pub in_force: i64,
    /// Revisions whose place it takes.
    pub replaced: Vec<i64>,
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
    let (in_force, replaced, before) = supersede(tx, office.id, settlement, now)?;
    let mut references: BTreeSet<String> =
        settlement.lines.iter().flatten().map(|line| line.iuv.to_string()).collect();
    references.extend(before);
    // Whoever brought the flow only brought it: what follows from its lines is the program's doing.
    let settled = settle(tx, office, &references, &Actor::server(), now)?;
    let facts = serde_json::json!({ "lines": settlement.lines.len(), "total": settlement.flow.declared_total.0, "revision": settlement.flow.revision, "reported": settled.reported });
    append(
        tx,
        NewEvent { body: office.id, place: 0, kind: "flow-kept", subject: id, actor, at: now, facts },
    )?;
    let verdicts: HashMap<_, _> = settled.verdicts.into_iter().collect();
    let lines = (1i64..).zip(&settlement.lines).map(|(place, line)| match line {
        Ok(_) => Ok(verdicts.get(&(id, place)).copied().unwrap_or(Verdict::Superseded)),
        Err(error) => Err(error.reason),
    });
    Ok(Kept { id, known: false, in_force, replaced, lines: lines.collect(), findings })
}

/// The flow is here: the row that is there, and the one in force.
fn known(
    tx: &mut Tx,
    body: i64,
    settlement: &Settlement,
    findings: Vec<Finding>,
) -> Result<Kept, FlowRefused> {
    let flow = &settlement.flow;
    let row = tx.row(
        sql!("SELECT id, COALESCE(superseded_by, id) FROM settlement_flow WHERE body = ?1 AND flow = ?2 AND psp = ?3 AND revision = ?4"),
        values![body, flow.id.as_str(), flow.psp.as_str(), flow.revision],
    )?;
    let row = row.ok_or_else(|| StoreError::Shape("a flow that is and is not there".into()))?;
    let (id, in_force) = (row.get(0)?, row.get(1)?);
    Ok(Kept { id, known: true, in_force, replaced: Vec::new(), lines: Vec::new(), findings })
}

/// The highest revision is in force, in whatever order they came. Answers it, those that no longer count, and their
/// references.
fn supersede(
    tx: &mut Tx,
    body: i64,
    settlement: &Settlement,
    now: Moment,
) -> Result<(i64, Vec<i64>, Vec<String>), StoreError> {
    let (flow, psp) = (settlement.flow.id.as_str(), settlement.flow.psp.as_str());
    let rows = tx.numbers::<2>(
        sql!("SELECT id, revision FROM settlement_flow WHERE body = ?1 AND flow = ?2 AND psp = ?3 AND superseded_at IS NULL ORDER BY revision DESC"),
        values![body, flow, psp],
    )?;
    let (mut replaced, mut references) = (Vec::new(), Vec::new());
    let Some(([last, _], earlier)) = rows.split_first() else {
        return Err(StoreError::Shape("a flow just kept that is not in force and takes no place".into()));
    };
    for [old, _] in earlier {
        replaced.push(*old);
        tx.execute(
            sql!("UPDATE settlement_flow SET superseded_at = ?3, superseded_by = ?4 WHERE body = ?1 AND id = ?2"),
            values![body, *old, now, *last],
        )?;
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
    Ok((*last, replaced, references))
}

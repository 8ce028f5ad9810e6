//! The transaction of keeping a flow.

use office::Office;
use pagopa::settlement::{Finding, Settlement, check};
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::differs::differs;
use super::error::FlowRefused;
use super::put::{insert, put_lines};

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
    pub findings: Vec<Finding>,
}

/// Writes the flow with all its lines, which count from now on; their consequences are drawn by
/// [`settle_some`](super::settle_some), portion by portion. The same flow again
/// changes nothing; another one under its id and revision is refused.
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
        return known(tx, office, settlement, findings);
    }
    put_lines(tx, office.id, id, &settlement.lines)?;
    let (in_force, replaced) = supersede(tx, office.id, settlement, now)?;
    let facts = serde_json::json!({ "lines": settlement.lines.len(), "total": settlement.flow.declared_total.0, "revision": settlement.flow.revision });
    append(
        tx,
        NewEvent { body: office.id, place: 0, kind: "flow-kept", subject: id, actor, at: now, facts },
    )?;
    Ok(Kept { id, known: false, in_force, replaced, findings })
}

/// The flow is here: the row that is there, and the one in force. What says something else under the same id and revision
/// is no correction, which would have a higher one: nobody but the provider knows which of the two is true.
fn known(
    tx: &mut Tx,
    office: &Office,
    settlement: &Settlement,
    findings: Vec<Finding>,
) -> Result<Kept, FlowRefused> {
    let (body, flow) = (office.id, &settlement.flow);
    let row = tx.row(
        sql!("SELECT id, COALESCE(superseded_by, id), declared_total, kept_at FROM settlement_flow WHERE body = ?1 AND flow = ?2 AND psp = ?3 AND revision = ?4"),
        values![body, flow.id.as_str(), flow.psp.as_str(), flow.revision],
    )?;
    let row = row.ok_or_else(|| StoreError::Shape("a flow that is and is not there".into()))?;
    let (id, in_force) = (row.get(0)?, row.get(1)?);
    if row.get::<i64>(2)? != flow.declared_total.0 || differs(tx, body, id, settlement)? {
        return Err(FlowRefused::Differs(office.date_of(Moment(row.get(3)?))));
    }
    Ok(Kept { id, known: true, in_force, replaced: Vec::new(), findings })
}

/// The highest revision is in force, in whatever order they came. Answers it, and those that no longer count: what
/// followed from their lines is looked at again.
fn supersede(
    tx: &mut Tx,
    body: i64,
    settlement: &Settlement,
    now: Moment,
) -> Result<(i64, Vec<i64>), StoreError> {
    let (flow, psp) = (settlement.flow.id.as_str(), settlement.flow.psp.as_str());
    let rows = tx.numbers::<2>(
        sql!("SELECT id, revision FROM settlement_flow WHERE body = ?1 AND flow = ?2 AND psp = ?3 AND superseded_at IS NULL ORDER BY revision DESC"),
        values![body, flow, psp],
    )?;
    let Some(([last, _], earlier)) = rows.split_first() else {
        return Err(StoreError::Shape("a flow just kept that is not in force and takes no place".into()));
    };
    let replaced: Vec<i64> = earlier.iter().map(|[old, _]| *old).collect();
    for old in &replaced {
        tx.execute(
            sql!("UPDATE settlement_flow SET superseded_at = ?3, superseded_by = ?4, settled_at = NULL, settled_to = 0 WHERE body = ?1 AND id = ?2"),
            values![body, *old, now, *last],
        )?;
    }
    Ok((*last, replaced))
}

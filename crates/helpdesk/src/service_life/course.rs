//! A course and its steps, as they are kept.

use jiff::civil::Date;
use platform::Moment;
use platform::store::{Row, StoreError, Tx};
use platform::{sql, values};

use crate::ticket::words::words;

words! {
    Kind { Activation = "activation", Termination = "termination" }
}

words! {
    /// Where a course is; each stage once, in this order.
    Stage {
        Requested = "requested",
        InCharge = "in_charge",
        Offered = "offered",
        Ordered = "ordered",
        Planned = "planned",
        Active = "active",
        Noticed = "noticed",
        /// The data were handed over.
        Exported = "exported",
        Erased = "erased",
        /// The customer thought again, or did not take the offer.
        Withdrawn = "withdrawn",
    }
}

impl Kind {
    pub fn stages(self) -> &'static [Stage] {
        use Stage::*;
        match self {
            Kind::Activation => &[Requested, InCharge, Offered, Ordered, Planned, Active],
            Kind::Termination => &[Noticed, Exported, Erased],
        }
    }
}

/// What a step says besides: nothing personal.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The price plan offered: per quarter, what is included, what more costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub included: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra_cents: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub stage: Stage,
    pub at: Moment,
    pub actor: String,
    pub facts: Facts,
    pub file: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub body: i64,
    pub id: i64,
    pub customer: i64,
    pub kind: Kind,
    /// When it was asked for; of a notice the legal instant.
    pub begun_at: Moment,
    /// The certified letter that gave notice.
    pub letter: Option<i64>,
    /// First day of the service, or first day without it.
    pub starts_on: Option<Date>,
    pub over_at: Option<Moment>,
    /// In the order in which they were taken.
    pub steps: Vec<Step>,
}

impl Course {
    pub fn stage(&self) -> Option<Stage> {
        self.steps.last().map(|step| step.stage)
    }

    pub fn step(&self, stage: Stage) -> Option<&Step> {
        self.steps.iter().find(|step| step.stage == stage)
    }

    /// What comes next; nothing when it is over.
    pub fn next(&self) -> Option<Stage> {
        let stages = self.kind.stages();
        let at = stages.iter().position(|stage| Some(*stage) == self.stage())?;
        stages.get(at + 1).copied().filter(|_| self.over_at.is_none())
    }
}

/// The newest course of each customer.
pub fn courses(tx: &mut Tx, body: i64) -> Result<Vec<Course>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT body, id, customer, kind, begun_at, letter, starts_on, over_at FROM service_course c WHERE body = ?1 AND NOT EXISTS (SELECT 1 FROM service_course d WHERE d.body = c.body AND d.customer = c.customer AND d.id > c.id) ORDER BY id"),
        values![body],
    )?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// The courses of a customer, the newest first.
pub fn of_customer(tx: &mut Tx, body: i64, customer: i64) -> Result<Vec<Course>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT body, id, customer, kind, begun_at, letter, starts_on, over_at FROM service_course WHERE body = ?1 AND customer = ?2 ORDER BY id DESC"),
        values![body, customer],
    )?;
    rows.iter().map(|row| read(tx, row)).collect()
}

pub(super) fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Course>, StoreError> {
    let row = tx.row(
        sql!("SELECT body, id, customer, kind, begun_at, letter, starts_on, over_at FROM service_course WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    row.map(|row| read(tx, &row)).transpose()
}

fn read(tx: &mut Tx, row: &Row) -> Result<Course, StoreError> {
    let (body, id, kind): (i64, i64, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
    let steps = tx.rows(
        sql!("SELECT stage, at, actor, facts, file FROM service_step WHERE body = ?1 AND course = ?2"),
        values![body, id],
    )?;
    let step = |row: &Row| {
        let (stage, facts): (String, String) = (row.get(0)?, row.get(3)?);
        Ok::<_, StoreError>(Step {
            stage: stage.parse().map_err(|_| StoreError::Shape(stage))?,
            at: Moment(row.get(1)?),
            actor: row.get(2)?,
            facts: serde_json::from_str(&facts).map_err(|e| StoreError::Shape(e.to_string()))?,
            file: row.get(4)?,
        })
    };
    let mut steps = steps.iter().map(step).collect::<Result<Vec<_>, _>>()?;
    steps.sort_by_key(|step| step.stage);
    Ok(Course {
        body,
        id,
        customer: row.get(2)?,
        kind: kind.parse().map_err(|_| StoreError::Shape(kind))?,
        begun_at: Moment(row.get(4)?),
        letter: row.get(5)?,
        starts_on: row.get::<String>(6)?.parse().ok(),
        over_at: row.get::<Option<i64>>(7)?.map(Moment),
        steps,
    })
}

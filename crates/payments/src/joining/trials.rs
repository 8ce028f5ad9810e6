//! The tests that a body passes before it begins, under the names of the platform's test plan; what each one shows
//! is said in our own words.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

const EVIDENCE_MAX: usize = 500;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// EC-PSP-01: a notice is verified, asked for and paid, and its receipt closes it.
    Paid,
    /// EC-PSP-02: a number that was never given is unknown.
    Unknown,
    /// EC-PSP-03: a paid notice is not paid twice.
    Duplicate,
    /// EC-PSP-04: a notice past its date, where it ends with it, is refused.
    Expired,
    /// EC-PSP-05: a receipt that holds a transfer of ours in another body's notice is kept, once.
    Broadcast,
}

impl Trial {
    pub const ALL: [Trial; 5] =
        [Trial::Paid, Trial::Unknown, Trial::Duplicate, Trial::Expired, Trial::Broadcast];

    pub fn code(self) -> &'static str {
        match self {
            Trial::Paid => "EC-PSP-01",
            Trial::Unknown => "EC-PSP-02",
            Trial::Duplicate => "EC-PSP-03",
            Trial::Expired => "EC-PSP-04",
            Trial::Broadcast => "EC-PSP-05",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub trial: Trial,
    pub ran_at: Moment,
    pub passed: bool,
    /// What was asked and answered: numbers and faults, no names.
    pub evidence: String,
    pub actor: String,
}

/// Writes down how a test went.
pub fn record_run(
    tx: &mut Tx,
    body: i64,
    (trial, passed): (Trial, bool),
    evidence: &str,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let (id, evidence) = (tx.new_id(), evidence.chars().take(EVIDENCE_MAX).collect::<String>());
    tx.execute(
        sql!(
            "INSERT INTO platform_test (body, id, test, ran_at, passed, evidence, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        values![body, id, trial.code(), now, passed, evidence, actor.0.as_str()],
    )?;
    let facts = serde_json::json!({ "test": trial.code(), "passed": passed });
    append(tx, NewEvent { body, place: 0, kind: "platform-test-run", subject: id, actor, at: now, facts })
}

/// The last run of each test that was run at all.
pub fn last_runs(tx: &mut Tx, body: i64) -> Result<Vec<Run>, StoreError> {
    let mut runs = Vec::new();
    for trial in Trial::ALL {
        let row = tx.row(
            sql!(
                "SELECT ran_at, passed, evidence, actor FROM platform_test WHERE body = ?1 AND test = ?2 ORDER BY ran_at DESC, id DESC LIMIT 1"
            ),
            values![body, trial.code()],
        )?;
        let Some(row) = row else { continue };
        let passed: i64 = row.get(1)?;
        let (ran_at, passed) = (Moment(row.get(0)?), passed != 0);
        runs.push(Run { trial, ran_at, passed, evidence: row.get(2)?, actor: row.get(3)? });
    }
    Ok(runs)
}

//! The tests that a body passes before it begins, under the names of the platform's test plan; what each one shows
//! is said in our own words.

use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

const EVIDENCE_MAX: usize = 500;
const VERSION_MAX: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// EC-PSP-01: a notice is verified, asked for and paid, and its receipt closes it.
    Paid,
    /// EC-PSP-02: a paid notice is not paid twice.
    Duplicate,
    /// EC-PSP-03: a number that was never given is unknown.
    Unknown,
    /// EC-PSP-04: a notice past its date, where it ends with it, is refused.
    Expired,
    /// EC-PSP-05: a withdrawn notice is refused.
    Withdrawn,
}

impl Trial {
    pub const ALL: [Trial; 5] =
        [Trial::Paid, Trial::Duplicate, Trial::Unknown, Trial::Expired, Trial::Withdrawn];

    pub fn code(self) -> &'static str {
        match self {
            Trial::Paid => "EC-PSP-01",
            Trial::Duplicate => "EC-PSP-02",
            Trial::Unknown => "EC-PSP-03",
            Trial::Expired => "EC-PSP-04",
            Trial::Withdrawn => "EC-PSP-05",
        }
    }

    pub fn parse(code: &str) -> Option<Trial> {
        Trial::ALL.into_iter().find(|trial| trial.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub trial: Trial,
    pub ran_at: Moment,
    pub passed: bool,
    /// What was asked and answered: numbers and faults, no names.
    pub evidence: String,
    /// The program that ran it, and its version.
    pub version: String,
    pub actor: String,
}

/// Writes down how a test went.
pub fn record_run(
    tx: &mut Tx,
    body: i64,
    (trial, passed): (Trial, bool),
    (evidence, version): (&str, &str),
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let (id, evidence, version) = (tx.new_id(), cut(evidence, EVIDENCE_MAX), cut(version, VERSION_MAX));
    tx.execute(
        sql!(
            "INSERT INTO platform_test (body, id, test, ran_at, passed, evidence, actor, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        ),
        values![body, id, trial.code(), now, passed, evidence, actor.0.as_str(), version],
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
                "SELECT ran_at, passed, evidence, actor, version FROM platform_test WHERE body = ?1 AND test = ?2 ORDER BY ran_at DESC, id DESC LIMIT 1"
            ),
            values![body, trial.code()],
        )?;
        let Some(row) = row else { continue };
        let passed: i64 = row.get(1)?;
        let (ran_at, passed) = (Moment(row.get(0)?), passed != 0);
        let (evidence, actor, version) = (row.get(2)?, row.get(3)?, row.get(4)?);
        runs.push(Run { trial, ran_at, passed, evidence, version, actor });
    }
    Ok(runs)
}

//! The report of the checks before the start (`sportello node-simulator check`), written down by an administrator's
//! program: `POST /api/v1/{body}/payments/tests`.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, rights};
use platform::idempotency::{Key, Once, once};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Json, Routes, Sentence};
use platform::{Lane, Moment};

use super::{Trial, record_run};
use crate::proof::{Joining, May};
use crate::register::key_of;

/// One case for each notice that was tried, and some to spare.
const CASES_MAX: usize = 100;

pub(super) fn routes() -> Routes<Ctx> {
    let setup = Access::Right(rights::PAYMENT_SETUP);
    Routes::new().post("/api/v1/{body}/payments/tests", setup, record)
}

/// As the checks write it.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Report {
    program: String,
    cases: Vec<Case>,
}

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Case {
    code: String,
    verdict: Verdict,
    #[serde(default)]
    notice: Option<String>,
    #[serde(default)]
    found: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Passed,
    Failed,
    Skipped,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ReportError {
    /// Not one of the plan's tests, or more cases than a run has.
    Cases,
    /// Nothing was tried.
    Nothing,
    /// The key was used for another report.
    Key,
    Store(StoreError),
}

impl From<StoreError> for ReportError {
    fn from(error: StoreError) -> Self {
        ReportError::Store(error)
    }
}

impl From<ReportError> for Failed {
    fn from(error: ReportError) -> Failed {
        match error {
            ReportError::Cases => Failed::bad(Sentence::new("joining-error-cases")),
            ReportError::Nothing => Failed::bad(Sentence::new("joining-error-nothing-tried")),
            ReportError::Key => Failed::conflict(Sentence::new("register-error-key")),
            ReportError::Store(error) => error.into(),
        }
    }
}

/// A test and how it went: one that has several cases is passed when all are.
struct Outcome {
    trial: Trial,
    passed: bool,
    evidence: String,
}

async fn record(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    headers: HeaderMap,
    Json(report): Json<Report>,
) -> Result<Response, Failed> {
    let admin: May<Joining> = May::prove(&caller, &office)?;
    let said = serde_json::to_string(&report).unwrap_or_default();
    let key = key_of(&headers)?.map(|key| Key::new(office.id, &caller.name, "payment-tests", &key, &said));
    let outcomes = outcomes(&report)?;
    let items: Vec<_> = outcomes
        .iter()
        .map(|one| serde_json::json!({ "code": one.trial.code(), "passed": one.passed }))
        .collect();
    let work = move |tx: &mut Tx| write(tx, &admin, (&outcomes, &report.program), key.as_ref(), now);
    ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    Ok(Answer(serde_json::json!({ "items": items })).into_response())
}

fn outcomes(report: &Report) -> Result<Vec<Outcome>, ReportError> {
    let known = report.cases.iter().all(|case| Trial::parse(&case.code).is_some());
    if !known || report.cases.len() > CASES_MAX {
        return Err(ReportError::Cases);
    }
    let of = |trial: Trial| {
        let tried = |case: &&Case| case.code == trial.code() && case.verdict != Verdict::Skipped;
        let cases: Vec<&Case> = report.cases.iter().filter(tried).collect();
        let say = |case: &&Case| format!("{}: {}", case.notice.as_deref().unwrap_or("-"), case.found);
        (!cases.is_empty()).then(|| Outcome {
            trial,
            passed: cases.iter().all(|case| case.verdict == Verdict::Passed),
            evidence: cases.iter().map(say).collect::<Vec<_>>().join("; "),
        })
    };
    let outcomes: Vec<Outcome> = Trial::ALL.into_iter().filter_map(of).collect();
    if outcomes.is_empty() { Err(ReportError::Nothing) } else { Ok(outcomes) }
}

fn write(
    tx: &mut Tx,
    admin: &May<Joining>,
    (outcomes, program): (&[Outcome], &str),
    key: Option<&Key>,
    now: Moment,
) -> Result<(), ReportError> {
    let written = once(tx, key, now, |tx| {
        for one in outcomes {
            let (how, said) = ((one.trial, one.passed), (one.evidence.as_str(), program));
            record_run(tx, admin.body, how, said, &admin.actor, now)?;
        }
        Ok::<_, ReportError>(((), String::new()))
    })?;
    if written == Once::Other { Err(ReportError::Key) } else { Ok(()) }
}

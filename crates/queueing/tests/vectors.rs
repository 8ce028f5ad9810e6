//! The reference data: golden days, score vectors, explanations. `SPORTELLO_VECTORS` names another folder.

use std::fs;
use std::path::{Path, PathBuf};

use queueing::day::Days;
use queueing::{Kind, LineTerms, Policy, pace_factor, reason, score};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[test]
fn golden_day_vectors() {
    check("golden_", |file: Days| {
        file.days
            .iter()
            .map(|day| {
                let calls = day.calls();
                let first_difference = calls.iter().zip(&day.expected_calls).position(|(a, b)| a != b);
                assert_eq!(calls, day.expected_calls, "{}: first difference at {first_difference:?}", day.id);
                calls.len()
            })
            .sum()
    });
}

#[derive(Deserialize)]
struct Scores {
    scores: Vec<ScoreRow>,
}

#[derive(Deserialize)]
struct ScoreRow {
    id: String,
    wait_s: i64,
    tau_s: i64,
    target_s: i64,
    margin_s: i64,
    v: i64,
    #[serde(default = "in_full")]
    b: i64,
    mean_s: i64,
    g: i64,
    absolute: bool,
    rank: u8,
    score: i64,
}

#[test]
fn score_vectors() {
    check("promise_vectors", |file: Scores| {
        for row in &file.scores {
            assert_eq!(pace_factor(row.mean_s), row.g, "{}: G", row.id);
            let terms = LineTerms {
                promise_s: row.target_s,
                weight: row.v,
                pace: row.g,
                tau_s: row.tau_s,
                absolute: row.absolute,
            };
            let scored = score(row.wait_s, &terms, &policy(row.b, row.margin_s));
            assert_eq!((scored.rank, scored.score), (row.rank, row.score), "{}", row.id);
        }
        file.scores.len()
    });
}

#[derive(Deserialize)]
struct Explanations {
    texts: Vec<ExplanationRow>,
}

#[derive(Deserialize)]
struct ExplanationRow {
    id: String,
    kind: String,
    late_checkin: bool,
    only_candidate: bool,
    absolute: bool,
    wait_s: i64,
    tau_s: i64,
    target_s: i64,
    margin_s: i64,
    #[serde(default = "in_full")]
    b: i64,
    text: String,
}

#[test]
fn explanation_vectors() {
    check("explanation_vectors", |file: Explanations| {
        for row in &file.texts {
            let terms = LineTerms {
                promise_s: row.target_s,
                weight: 1000,
                pace: 1000,
                tau_s: row.tau_s,
                absolute: row.absolute,
            };
            let why = reason(
                row.wait_s,
                kind(&row.kind),
                row.late_checkin,
                row.only_candidate,
                &terms,
                &policy(row.b, row.margin_s),
            );
            assert_eq!(why.italian(), row.text, "{}", row.id);
        }
        file.texts.len()
    });
}

fn policy(late_factor: i64, margin_s: i64) -> Policy {
    Policy { late_factor, margin_s, ..Policy::default() }
}

fn in_full() -> i64 {
    1000
}

fn kind(short: &str) -> Kind {
    match short {
        "appt" => Kind::Appointment,
        "walk" => Kind::WalkIn,
        "return" => Kind::Return,
        "prio" => Kind::Priority,
        other => panic!("unknown kind {other}"),
    }
}

/// Runs `rows` on every file of that name and prints how many rows it checked. None at all is a failure in
/// our own folder, where the data is known to be; in a folder given from outside it is only said.
fn check<F: DeserializeOwned>(prefix: &str, rows: impl Fn(F) -> usize) {
    let given = std::env::var_os("SPORTELLO_VECTORS").map(PathBuf::from);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let folder = given.as_deref().unwrap_or(&own);
    let mut files = Vec::new();
    collect(folder, prefix, &mut files);
    files.sort();
    let mut checked = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        println!("checking {}", file.display());
        checked += rows(parsed);
    }
    println!("queueing {prefix}: {checked} rows");
    assert!(checked > 0 || given.is_some(), "no {prefix} rows below {}", folder.display());
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let entry = entry.expect("a readable folder entry");
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&path, prefix, files);
        } else if named(&path, prefix) {
            files.push(path);
        }
    }
}

fn named(path: &Path, prefix: &str) -> bool {
    let starts = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix));
    starts && path.extension().is_some_and(|extension| extension == "json")
}

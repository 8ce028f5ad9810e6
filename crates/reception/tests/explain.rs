//! The sentence on the counter's screen is the one of the vectors, through the very path that shows it.

use std::path::{Path, PathBuf};

use platform::i18n::{Lang, Tr};
use queueing::{Kind, LineTerms, Policy, reason};
use serde_json::Value;

fn files() -> (Vec<PathBuf>, bool) {
    let given = std::env::var_os("SPORTELLO_VECTORS").map(PathBuf::from);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../queueing/tests/vectors");
    let mut files = Vec::new();
    find(given.as_deref().unwrap_or(&own), &mut files);
    (files, given.is_none())
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, files);
        } else if entry.file_name().to_string_lossy().starts_with("explanation_vectors") {
            files.push(path);
        }
    }
}

#[test]
fn explanation_vectors_on_the_screen() {
    let (files, own) = files();
    let mut rows = 0;
    for file in files {
        let texts: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for row in texts["texts"].as_array().unwrap() {
            let number = |key: &str| row[key].as_i64();
            let terms = LineTerms {
                promise_s: number("target_s").unwrap(),
                weight: 1_000,
                pace: 1_000,
                tau_s: number("tau_s").unwrap(),
                absolute: row["absolute"].as_bool().unwrap(),
            };
            let policy = Policy {
                late_factor: number("b").unwrap_or(1_000),
                margin_s: number("margin_s").unwrap(),
                ..Policy::default()
            };
            let kind = match row["kind"].as_str().unwrap() {
                "appt" => Kind::Appointment,
                "walk" => Kind::WalkIn,
                "return" => Kind::Return,
                _ => Kind::Priority,
            };
            let flag = |key: &str| row[key].as_bool().unwrap();
            let wait_s = number("wait_s").unwrap();
            let why = reason(wait_s, kind, flag("late_checkin"), flag("only_candidate"), &terms, &policy);
            let shown = reception::explain::sentence(Tr(Lang::It), &why);
            assert_eq!(shown, row["text"].as_str().unwrap(), "{}", row["id"]);
            for lang in Lang::ALL {
                let said = reception::explain::sentence(Tr(lang), &why);
                assert!(!said.contains('[') && said.len() > 8, "{}: {said}", lang.code());
            }
            rows += 1;
        }
    }
    println!("{rows} rows");
    assert!(rows > 0 || !own, "no explanation vectors in the default folder");
}

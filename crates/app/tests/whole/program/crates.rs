//! Who may import whom, read from the workspace itself.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const PURE: [&str; 4] = ["calendar", "identity", "pagopa", "queueing"];
/// Crates that bring I/O, clocks or chance: none may reach a pure crate.
const IMPURE: [&str; 8] = ["tokio", "axum", "rusqlite", "postgres", "getrandom", "rand", "ureq", "tracing"];

fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let needs = package["dependencies"].as_array().unwrap().iter();
            let needs = needs.filter(|d| d["kind"].is_null()).map(|d| d["name"].as_str().unwrap().to_owned());
            (package["name"].as_str().unwrap().to_owned(), needs.collect())
        })
        .collect()
}

#[test]
fn rooms_import_only_what_lies_below() {
    let house = dependencies();
    let ours: BTreeSet<String> = house.keys().cloned().collect();
    let allowed: BTreeMap<&str, &[&str]> = [
        ("calendar", &[][..]),
        ("identity", &[]),
        ("pagopa", &[]),
        ("queueing", &[]),
        ("platform", &[]),
        ("office", &["calendar", "identity", "pagopa", "queueing", "platform"]),
        ("agenda", &["calendar", "identity", "queueing", "platform", "office"]),
        ("reception", &["calendar", "identity", "queueing", "platform", "office", "agenda"]),
        ("helpdesk", &["calendar", "identity", "platform", "office", "agenda"]),
        ("payments", &["identity", "pagopa", "platform", "office", "agenda"]),
        ("accounts", &["pagopa", "platform", "office", "payments"]),
        // it plays the national node: of Sportello it knows what that node would know
        ("simulator", &["calendar", "identity", "pagopa", "platform"]),
        (
            "app",
            &[
                "calendar",
                "identity",
                "pagopa",
                "queueing",
                "platform",
                "office",
                "agenda",
                "reception",
                "helpdesk",
                "payments",
                "accounts",
                "simulator",
            ],
        ),
    ]
    .into();
    for (room, needs) in &house {
        let allowed = allowed.get(room.as_str()).unwrap_or_else(|| panic!("{room} has no rule yet"));
        for need in needs.intersection(&ours) {
            assert!(allowed.contains(&need.as_str()), "{room} imports {need}");
        }
    }
}

#[test]
fn pure_rooms_stay_pure() {
    let house = dependencies();
    for room in PURE {
        for impure in IMPURE {
            assert!(!house[room].contains(impure), "{room} imports {impure}");
        }
    }
}

/// Words of the trade that the platform must not know.
const TRADE: [&str; 8] =
    ["appointment", "kiosk", "totem", "sportello::", "citizen's", "ticket number", "walk-in", "queueing"];

#[test]
fn the_platform_knows_no_word_of_the_trade() {
    let mut found = Vec::new();
    walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../platform/src"), &mut found);
    assert!(found.is_empty(), "{found:#?}");
}

fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
            for (number, line) in text.lines().enumerate() {
                if let Some(word) = TRADE.iter().find(|word| line.contains(**word)) {
                    found.push(format!("{}:{} {word}", path.display(), number + 1));
                }
            }
        }
    }
}

//! The simulated payment node as a command.

use app::node_simulator::{NodeSimulatorCommand, NodeSimulatorOptions, node_simulator};
use app::settings::{Command, Settings};
use clap::Parser;

fn asked(arguments: &str) -> NodeSimulatorOptions {
    let all = ["sportello", "node-simulator"].into_iter().chain(arguments.split_whitespace());
    match Settings::try_parse_from(all).unwrap().command {
        Command::NodeSimulator(options) => *options,
        other => panic!("{other:?}"),
    }
}

const TOWN: &str = "--creditor http://127.0.0.1:9/pagopa/node --body 80012345676";

#[test]
fn the_node_is_told_whom_to_ask() {
    let options = asked(&format!("{TOWN} --also 80098765435=http://127.0.0.1:9/altro --primitives 1"));
    let creditors = options.node.creditors.creditors().unwrap();
    let stations: Vec<&str> = creditors.iter().map(|creditor| creditor.station.as_str()).collect();
    assert_eq!(stations, ["80012345676_01", "80098765435_01"]);
    for wrong in [
        "",
        "--creditor http://127.0.0.1:9",
        "--creditor http://127.0.0.1:9 --body 123",
        &format!("{TOWN} --also x"),
    ] {
        assert!(asked(wrong).node.creditors.creditors().is_err(), "{wrong}");
    }
}

#[test]
fn it_listens_on_this_machine_only() {
    let error = node_simulator(&asked(&format!("{TOWN} --listen 0.0.0.0:0"))).unwrap_err();
    assert!(error.contains("not this machine alone"), "{error}");
}

#[test]
fn checks_of_a_silent_body_fail_and_are_written_down() {
    let out = std::env::temp_dir().join(format!("sportello-ec-psp-{}.json", std::process::id()));
    let options = asked(&format!("check {TOWN} --notice 301000000000004285 --out {}", out.display()));
    assert!(matches!(options.command, Some(NodeSimulatorCommand::Check(_))));
    let error = node_simulator(&options).unwrap_err();
    assert!(error.contains("of 5 checks failed"), "{error}");
    let report: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    std::fs::remove_file(out).unwrap();
    assert!(report["program"].as_str().unwrap().starts_with("sportello "));
    let cases = &report["cases"];
    assert_eq!(
        (cases[0]["code"].as_str(), cases[0]["verdict"].as_str()),
        (Some("EC-PSP-01"), Some("failed"))
    );
    assert_eq!(
        (cases[3]["code"].as_str(), cases[3]["verdict"].as_str()),
        (Some("EC-PSP-04"), Some("skipped"))
    );
}

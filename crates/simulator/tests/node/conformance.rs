//! Everything that the node says, against the platform's own schemas, where `SPORTELLO_CONFORMANCE` names them.

use std::path::{Path, PathBuf};
use std::process::Command;

use pagopa::settlement::xml;
use simulator::{Closing, Course, Version, Wish, settlement};

use crate::creditor::{Town, later, notice, own};

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("SPORTELLO_CONFORMANCE").filter(|folder| !folder.is_empty());
    if folder.is_none() {
        eprintln!("SKIPPED, NOT PASSED: SPORTELLO_CONFORMANCE does not name the folder of others' files");
    }
    folder.map(|folder| PathBuf::from(folder).join("pagopa/pagopa-api_SANP3.13.0"))
}

/// The element in the body as a document of its own: its namespaces are declared on itself.
fn payload(envelope: &str) -> String {
    let document = roxmltree::Document::parse(envelope).unwrap();
    let body = document.descendants().find(|node| node.tag_name().name() == "Body").unwrap();
    envelope[body.first_element_child().unwrap().range()].to_owned()
}

fn all_valid(schema: &Path, name: &str, documents: &[String]) {
    let work = std::env::temp_dir().join(format!("sportello-simulator-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&work).unwrap();
    let files: Vec<PathBuf> = (0..documents.len()).map(|place| work.join(format!("{place}.xml"))).collect();
    for (file, document) in files.iter().zip(documents) {
        std::fs::write(file, document).unwrap();
    }
    let said =
        Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(schema).args(&files).output();
    let said = said.expect("xmllint, of Debian's libxml2-utils");
    std::fs::remove_dir_all(work).unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}

#[tokio::test]
async fn conformance_every_question_and_receipt_is_valid() {
    let Some(folder) = folder() else { return };
    for version in [Version::First, Version::Second] {
        let town = Town::new();
        town.change(2, |due| due.neighbour = 50);
        if version == Version::Second {
            town.change(3, |due| due.stamp = 100);
        }
        let (node, clock) = town.node(version);
        for (number, course) in [(1, Course::Paid), (2, Course::Failed), (3, Course::Late)] {
            node.verify(&own(), &notice(number)).await.unwrap();
            let note = Some("Carrello è <1>".to_owned());
            node.pay(Wish { course, note, ..Wish::new(own(), notice(number)) }).await.unwrap();
        }
        later(&clock, 600);
        node.deliver_due().await;
        let heard: Vec<String> = town.heard.lock().unwrap().iter().map(|text| payload(text)).collect();
        assert_eq!(heard.len(), 10);
        all_valid(&folder.join("wsdl/xsd/paForNode.xsd"), &format!("{version:?}"), &heard);
    }
}

#[tokio::test]
async fn conformance_every_flow_is_valid() {
    let Some(folder) = folder() else { return };
    let town = Town::new();
    let (node, _) = town.node(Version::Second);
    for number in 1..=8 {
        node.pay(Wish::new(own(), notice(number))).await.unwrap();
    }
    let closed =
        node.close_day(&Closing { other_iur: true, no_receipt: true, two_flows: true, ..Closing::default() });
    let written = closed.flows.iter().map(|flow| {
        let (head, lines) = settlement(flow).unwrap();
        xml::write(&head, &lines)
    });
    all_valid(&folder.join("xsd-common/FlussoRiversamento_1_0_5.xsd"), "flows", &written.collect::<Vec<_>>());
}

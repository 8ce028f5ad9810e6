//! Against the files of others, where they are at hand: the schema of the platform, published messages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pagopa::soap::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::arbitrary_messages::{request, response};
use crate::samples::{RECEIPT, VERIFY, envelope};

/// Of each kind of message, as many at random.
const MESSAGES: usize = 400;

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("SPORTELLO_CONFORMANCE").map(|folder| PathBuf::from(folder).join("pagopa"));
    if folder.is_none() {
        eprintln!("SKIPPED, NOT PASSED: SPORTELLO_CONFORMANCE does not name the folder of others' files");
    }
    folder
}

/// The element in the body, as a document of its own.
fn payload(envelope: &str) -> Option<String> {
    let document = roxmltree::Document::parse(envelope).ok()?;
    let body = document.root_element().children().find(|child| child.tag_name().name() == "Body")?;
    let root = body.children().find(|child| child.is_element())?;
    let text = &envelope[root.range()];
    // Prefixes declared further out come along.
    let name = text.find([' ', '>', '/', '\n'])?;
    let own = |prefix: &str| text[..text.find('>').unwrap_or(name)].contains(&format!("xmlns:{prefix}="));
    let outer = root.namespaces().filter(|space| space.name().is_some_and(|p| p != "xml" && !own(p)));
    let outer: String = outer
        .map(|space| format!(" xmlns:{}=\"{}\"", space.name().unwrap_or_default(), space.uri()))
        .collect();
    Some(format!("{}{outer}{}", &text[..name], &text[name..]))
}

/// Which of the documents the schema accepts.
fn valid(folder: &Path, documents: &[String], work: &str) -> Vec<bool> {
    let work = std::env::temp_dir().join(format!("sportello-soap-{work}-{}", std::process::id()));
    fs::create_dir_all(&work).expect("a folder");
    let files: Vec<PathBuf> = (0..documents.len()).map(|number| work.join(format!("{number}.xml"))).collect();
    for (file, document) in files.iter().zip(documents) {
        fs::write(file, document).expect("written");
    }
    let schema = folder.join("pagopa-api_SANP3.13.0/wsdl/xsd/paForNode.xsd");
    let output =
        Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(schema).args(&files).output();
    let said =
        String::from_utf8_lossy(&output.expect("xmllint, of Debian's libxml2-utils").stderr).into_owned();
    let verdicts = files.iter().map(|file| {
        let valid = said.contains(&format!("{} validates\n", file.display()));
        if !valid {
            said.lines()
                .filter(|line| line.starts_with(&*file.to_string_lossy()))
                .for_each(|line| println!("{line}"));
        }
        valid
    });
    let verdicts = verdicts.collect();
    fs::remove_dir_all(work).expect("removed");
    verdicts
}

fn drawn<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..MESSAGES).map(|_| strategy.new_tree(&mut runner).expect("a value").current()).collect()
}

fn all_valid(folder: &Path, envelopes: Vec<String>, work: &str) {
    let documents: Vec<String> = envelopes.iter().map(|text| payload(text).expect("a payload")).collect();
    for (valid, document) in valid(folder, &documents, work).into_iter().zip(&documents) {
        assert!(valid, "{document}");
    }
}

#[test]
fn conformance_every_request_is_valid() {
    let Some(folder) = folder() else { return };
    let requests = drawn(request());
    let seen = |operation| requests.iter().any(|request| request.operation() == operation);
    assert!(Operation::ALL.into_iter().all(seen));
    all_valid(&folder, requests.iter().map(Request::to_envelope).collect(), "requests");
}

#[test]
fn conformance_every_answer_is_valid() {
    let Some(folder) = folder() else { return };
    let responses = drawn(response());
    let seen = |operation| {
        let mine = || responses.iter().filter(|response| response.operation() == operation);
        mine().any(|response| response.fault().is_some()) && mine().any(|response| response.fault().is_none())
    };
    assert!(Operation::ALL.into_iter().all(seen));
    all_valid(&folder, responses.iter().map(Response::to_envelope).collect(), "answers");
}

/// The oracle can say no, and says it where we do. Wrong base64 is no case here: xmllint passes over the signs
/// that do not belong to it.
#[test]
fn conformance_the_schema_refuses_what_we_refuse() {
    let Some(folder) = folder() else { return };
    let strict = RECEIPT.replace("<officeName/>", "").replace("standin", "standIn");
    let cases = [
        VERIFY.to_owned(),
        VERIFY.replace("301000000000004285", " 301000000000004285"),
        VERIFY.replace("<idPA>77777777777</idPA>", ""),
        VERIFY.replace("77777777777_01", &"x".repeat(36)),
        strict.clone(),
        strict.replace("16.00", "16.0"),
        strict.replace("<idTransfer>1", "<idTransfer>6"),
        strict.replace("10:00:00", "25:00:00"),
        strict.replace("10:00:00.25+01:00", "10:00:00+14:01"),
        strict.replace(">F<", ">X<"),
        strict.replace("ANONIMO", "A"),
    ];
    let ours: Vec<bool> = cases.iter().map(|case| read_request(envelope(case).as_bytes()).is_ok()).collect();
    assert_eq!(valid(&folder, &cases, "cases"), ours);
    assert_eq!(ours.iter().filter(|valid| **valid).count(), 2);
}

#[test]
fn conformance_published_messages_are_judged_as_by_the_schema() {
    let Some(folder) = folder() else { return };
    let (mut accepted, mut refused) = (0, 0);
    for place in ["sanp-3.11_doc-examples", "pagopa-mock-ec_MIT/resources"] {
        for entry in fs::read_dir(folder.join(place)).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|extension| extension != "xml") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("text");
            let read = read_request(text.as_bytes()).is_ok() || read_response(text.as_bytes()).is_ok();
            let known = payload(&text).is_some_and(|document| valid(&folder, &[document], "published")[0]);
            assert_eq!(read, known, "{}", path.display());
            if read { accepted += 1 } else { refused += 1 }
        }
    }
    assert!(accepted >= 20 && refused >= 9, "{accepted} accepted, {refused} refused");
}

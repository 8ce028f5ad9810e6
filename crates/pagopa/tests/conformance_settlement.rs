//! Against the platform's own files, where `SPORTELLO_CONFORMANCE` names the folder that holds them.

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use pagopa::settlement::rest::{Listed, Page, write_flows, write_header, write_payments};
use pagopa::settlement::{PayStatus, check, xml};
use serde_json::Value;
use support::{flow, line};

fn folder(what: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("SPORTELLO_CONFORMANCE").map(PathBuf::from) else {
        println!("SKIPPED, NOTHING CHECKED: {what}: SPORTELLO_CONFORMANCE is not set");
        return None;
    };
    let inner = folder.join("pagopa");
    Some(if inner.is_dir() { inner } else { folder })
}

const INTERFACES: &str = "pagopa-api_SANP3.13.0";

#[test]
fn conformance_files_that_we_write_are_valid() {
    let Some(folder) = folder("settlement files against their schema") else { return };
    if Command::new("xmllint").arg("--version").output().is_err() {
        println!("SKIPPED, NOTHING CHECKED: settlement files against their schema: xmllint is not installed");
        return;
    }
    let schema = folder.join(INTERFACES).join("xsd-common/FlussoRiversamento_1_0_5.xsd");
    let statuses = PayStatus::ALL.into_iter().filter(|status| *status != PayStatus::Revoked);
    let mut lines: Vec<_> =
        statuses.zip(1..).map(|(status, index)| line(index, 29 * index, status)).collect();
    lines[1].id_transfer = None;
    let mut plain = flow(&lines);
    (plain.bic, plain.sender.name, plain.receiver.name) = (None, None, None);
    for (name, flow) in [("full", flow(&lines)), ("plain", plain)] {
        let file = std::env::temp_dir().join(format!("settlement-{name}-{}.xml", std::process::id()));
        std::fs::write(&file, xml::write(&flow, &lines)).unwrap();
        let check = Command::new("xmllint").args(["--noout", "--schema"]).arg(&schema).arg(&file).output();
        std::fs::remove_file(&file).unwrap();
        let check = check.unwrap();
        assert!(check.status.success(), "{name}: {}", String::from_utf8_lossy(&check.stderr));
    }
}

#[test]
fn conformance_samples_of_files_are_read() {
    let Some(folder) = folder("samples of settlement files") else { return };
    let mut read = 0;
    for entry in std::fs::read_dir(folder.join("local_samples_fdr")).unwrap() {
        let path = entry.unwrap().path();
        let settlement = xml::read(&std::fs::read(&path).unwrap()).unwrap();
        assert!(settlement.lines.iter().all(Result::is_ok), "{path:?}");
        assert_eq!(check(&settlement.flow, &settlement.lines), [], "{path:?}");
        read += 1;
    }
    println!("samples of settlement files: {read}");
    assert!(read > 0);
}

#[test]
fn conformance_properties_are_those_of_the_service() {
    let Some(folder) = folder("properties of the service's JSON") else { return };
    let file = folder.join(INTERFACES).join("openapi/fdr_organization.json");
    let api: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let lines = [line(1, 29, PayStatus::Executed)];
    let mut header = flow(&lines);
    header.published = Some(header.date);
    header.sender.broker = Some("00000000001".to_owned());
    header.sender.channel = Some("00000000001_01".to_owned());
    let listed = Listed {
        id: header.id.clone(),
        psp: header.psp.clone(),
        revision: 1,
        published: header.date,
        date: Some(header.date),
    };
    let list = write_flows(&Page { number: 1, pages: 1, count: 1, items: vec![listed] });
    let lines = write_payments(&Page { number: 1, pages: 1, count: 1, items: lines.to_vec() });
    let mut seen = 0;
    for (schema, text) in [
        ("PaginatedFlowsResponse", list),
        ("SingleFlowResponse", write_header(&header)),
        ("PaginatedPaymentsResponse", lines),
    ] {
        same(
            &api,
            &api["components"]["schemas"][schema],
            &serde_json::from_str(&text).unwrap(),
            schema,
            &mut seen,
        );
    }
    println!("properties of the service: {seen}");
    assert!(seen > 35);
}

/// Every property exists, is of the type and among the values that the interface names, and none that it requires
/// is missing.
fn same(api: &Value, schema: &Value, value: &Value, at: &str, seen: &mut usize) {
    let schema = match schema["$ref"].as_str() {
        Some(name) => &api["components"]["schemas"][name.rsplit('/').next().unwrap()],
        None => schema,
    };
    match value {
        Value::Object(fields) => {
            let names: BTreeSet<&str> = fields.keys().map(String::as_str).collect();
            for required in schema["required"].as_array().into_iter().flatten() {
                assert!(names.contains(required.as_str().unwrap()), "{at}: {required} is missing");
            }
            for (name, value) in fields {
                let known = &schema["properties"][name];
                assert!(known.is_object(), "{at}: {name} is unknown");
                *seen += 1;
                same(api, known, value, &format!("{at}.{name}"), seen);
            }
        }
        Value::Array(items) => {
            assert_eq!(schema["type"], "array", "{at}");
            items.iter().for_each(|item| same(api, &schema["items"], item, at, seen));
        }
        Value::String(text) => {
            assert_eq!(schema["type"], "string", "{at}");
            if let Some(values) = schema["enum"].as_array() {
                assert!(values.contains(value), "{at}: {text}");
            }
        }
        Value::Number(number) => {
            let whole = if number.is_i64() { "integer" } else { "number" };
            assert_eq!(schema["type"], whole, "{at}");
        }
        Value::Null | Value::Bool(_) => panic!("{at}: {value}"),
    }
}

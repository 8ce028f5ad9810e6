//! Against the platform's own interface files, where they are at hand: every answer of the running door, to every
//! question and with every outcome, is held against the schema; a client that others wrote completes the circle.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pagopa::NoticeNumber;
use pagopa::soap::{Operation, Request, Sender};
use platform::listener::{self, Limits};

use super::demanding::{demand, till_with_services};
use crate::support::On;
use crate::support::node::{OTHER, TOWN, asked, first, qr, receipt, send, sender, text, verify};
use crate::support::till::Till;

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("SPORTELLO_CONFORMANCE").filter(|folder| !folder.is_empty());
    if folder.is_none() {
        println!("SKIPPED, NOT PASSED: SPORTELLO_CONFORMANCE does not name the folder of others' files");
    }
    folder.map(|folder| PathBuf::from(folder).join("pagopa/pagopa-api_SANP3.13.0/wsdl"))
}

/// The element in the body, with the namespace that it needs.
fn payload(envelope: &str) -> &str {
    let start = envelope.find("<paf:").expect("a message");
    &envelope[start..envelope.find("</soapenv:Body>").expect("a body")]
}

/// What the schema says against documents.
fn complaints(wsdl: &Path, documents: &[String]) -> String {
    let work = crate::support::Folder::new();
    let files: Vec<PathBuf> =
        (0..documents.len()).map(|number| work.0.join(format!("{number}.xml"))).collect();
    for (file, document) in files.iter().zip(documents) {
        fs::write(file, document).unwrap();
    }
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema"]).arg(wsdl.join("xsd/paForNode.xsd")).args(&files);
    let output = command.output().expect("xmllint, of Debian's libxml2-utils");
    if output.status.success() { String::new() } else { String::from_utf8_lossy(&output.stderr).into_owned() }
}

/// Every question, well asked and wrong in each way.
async fn questions(till: &Till) -> Vec<Request> {
    let wish = till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])]);
    let made = till.create(wish).await.unwrap();
    let nav = |option: usize, part: usize| made.options[option].instalments[part].nav.clone();
    till.pays(&nav(1, 0), "before", 2_000).await;
    let mut ends = till.meals(100);
    ends.options[0].switch_to_expired = true;
    let ended = till.create(ends).await.unwrap();
    till.at("2026-05-02T10:00:00");
    let open = till.create(till.meals(1_234_500)).await.unwrap();
    let numbers = [
        nav(1, 0),
        nav(1, 1),
        nav(0, 0),
        ended.options[0].instalments[0].nav.clone(),
        open.options[0].instalments[0].nav.clone(),
        NoticeNumber::parse(payments::node::PROBE).unwrap(),
    ];
    let mut all = Vec::new();
    for nav in &numbers {
        all.extend([verify(nav), Request::Get(asked(nav)), Request::GetV2(asked(nav))]);
    }
    let named =
        |body: &str, broker: &str| Sender { body: text(body), broker: text(broker), station: text("x") };
    for sender in [named(OTHER, OTHER), named(TOWN, OTHER), named(TOWN, TOWN)] {
        all.push(Request::Verify { sender: sender.clone(), qr: qr(&numbers[1]) });
        let receipt = Box::new(receipt(&open, "x"));
        all.push(Request::SendReceipt { sender: sender.clone(), receipt: Box::new(first(&receipt)) });
        all.push(Request::SendReceipt { sender, receipt });
    }
    let paid = receipt(&open, "t1");
    all.extend([send(&paid), send(&paid), send(&first(&receipt(&open, "t2")))]);
    let card = "<nome>Ada</nome>";
    all.extend([demand("00042", card), demand("00042", card), demand("00042", ""), demand("00099", card)]);
    let Request::Demand { service, subject, content, .. } = demand("00042", card) else { panic!() };
    all.push(Request::Demand {
        sender: Sender { station: text("x"), ..sender() },
        service,
        subject,
        content,
    });
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn conformance_every_answer_of_the_door_is_valid() {
    let Some(wsdl) = folder() else { return };
    let till = till_with_services(On::Sqlite).await;
    let (mut answers, mut seen) = (Vec::new(), std::collections::BTreeSet::new());
    let mut asked_so_far = Vec::new();
    for request in questions(&till).await {
        asked_so_far.push(payload_of_question(&request));
        let name = request.operation().name();
        // As it is, and with a field that the schema does not allow.
        let envelope = request.to_envelope();
        for bytes in [
            envelope.clone(),
            envelope.replacen("</idStation>", &format!("{}</idStation>", "x".repeat(36)), 1),
        ] {
            let answer = till.say(bytes.into_bytes()).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            seen.insert((name, answer.text.contains("<outcome>OK<")));
            answers.push(payload(&answer.text).to_owned());
        }
    }
    for operation in Operation::ALL {
        let name = operation.name();
        assert!(seen.contains(&(name, true)) && seen.contains(&(name, false)), "{name}: {seen:?}");
    }
    assert_eq!(complaints(&wsdl, &asked_so_far), "", "what we ask is what the platform would");
    assert_eq!(complaints(&wsdl, &answers), "");
    let broken = answers[0].replace("<outcome>", "<outcom>").replace("</outcome>", "</outcom>");
    assert_ne!(complaints(&wsdl, &[broken]), "", "the oracle can say no");
}

fn payload_of_question(request: &Request) -> String {
    payload(&request.to_envelope()).to_owned()
}

/// What the client of others does: both versions, from the question to the receipt.
const CLIENT: &str = r#"
import sys
from zeep import Client, Settings
from zeep.helpers import serialize_object
wsdl, url, town, station, first, second = sys.argv[1:]
client = Client(wsdl, settings=Settings(strict=True))
door = client.create_service("{http://pagopa-api.pagopa.gov.it/paForNode}paForNodeBinding", url)
head = {"idPA": town, "idBrokerPA": town, "idStation": station}

def receipt(name, payment, notice, extra):
    transfers = [{"idTransfer": part["idTransfer"], "transferAmount": part["transferAmount"],
                  "fiscalCodePA": part["fiscalCodePA"], "IBAN": part["IBAN"],
                  "remittanceInformation": part["remittanceInformation"],
                  "transferCategory": part["transferCategory"]} for part in payment["transferList"]["transfer"]]
    return {"receiptId": name, "noticeNumber": notice, "fiscalCode": town, "outcome": "OK",
            "creditorReferenceId": payment["creditorReferenceId"], "paymentAmount": payment["paymentAmount"],
            "description": payment["description"], "companyName": payment["companyName"],
            "debtor": payment["debtor"], "transferList": {"transfer": transfers}, "idPSP": "ABI01005",
            "PSPCompanyName": "Banca", "idChannel": "01005_01", "channelDescription": "app", **extra}

for version, notice in (("", first), ("V2", second)):
    code = {"fiscalCode": town, "noticeNumber": notice}
    seen = door.paVerifyPaymentNotice(**head, qrCode=code)
    assert seen.outcome == "OK", seen
    price = seen.paymentList.paymentOptionDescription.amount
    got = getattr(door, "paGetPayment" + version)(**head, qrCode=code, transferType="PAGOPA")
    assert got.outcome == "OK" and got.data.paymentAmount == price, got
    payment = serialize_object(got.data, dict)
    paid = receipt("zeep" + version, payment, notice, {"paymentDateTime": "2026-03-02T10:00:00"})
    for again in range(2):
        kept = getattr(door, "paSendRT" + version)(**head, receipt=paid)
        assert kept.outcome == "OK", kept
    gone = door.paVerifyPaymentNotice(**head, qrCode=code)
    assert gone.outcome == "KO" and gone.fault.faultCode == "PAA_PAGAMENTO_DUPLICATO", gone
print("both versions")
"#;

/// A Python that has zeep: Debian's package `python3-zeep`, or an environment of its own.
fn python() -> Option<&'static str> {
    let has = |python: &&str| {
        Command::new(python).args(["-c", "import zeep"]).output().is_ok_and(|done| done.status.success())
    };
    let found = ["python3", "/usr/bin/python3"].into_iter().find(has);
    if found.is_none() {
        println!("SKIPPED, NOT PASSED: no Python with zeep (Debian: python3-zeep)");
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn conformance_a_foreign_client_verifies_gets_and_sends_receipts() {
    let (Some(wsdl), Some(python)) = (folder(), python()) else { return };
    let till = Till::open(On::Sqlite).await;
    let one = till.create(till.meals(4_500)).await.unwrap();
    let two = till.create(till.meals(2_050)).await.unwrap();
    let door = listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}{}", door.local_addr().unwrap(), payments::node::PATH);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let behind = till.house.house.node.clone().layer(axum::Extension(payments::node::Admitted::Everybody));
    let serving = listener::serve(door, None, behind, Limits::default(), async {
        let _ = stopped.await;
    });
    let serving = tokio::spawn(serving);
    let mut command = Command::new(python);
    command.args(["-c", CLIENT]).arg(wsdl.join("paForNode.wsdl")).args([
        &url,
        TOWN,
        crate::support::node::STATION,
    ]);
    for position in [&one, &two] {
        command.arg(position.options[0].instalments[0].nav.as_str());
    }
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "both versions");
    assert_eq!(till.counts().await, [2, 2, 2, 0, 2]);
    stop.send(()).unwrap();
    serving.await.unwrap();
}

//! Settlement flows: what is written is read again, bad lines are verdicts, bad files are refused by name.

mod support;

use pagopa::Cents;
use pagopa::settlement::rest::{self, Listed, Page};
use pagopa::settlement::{
    Finding, FlowError, Line, LineReason, PayStatus, SenderKind, Settlement, check, xml,
};
use support::{flow, line};

fn lines() -> Vec<Line> {
    PayStatus::ALL.into_iter().zip(1..).map(|(status, index)| line(index, 29 * index, status)).collect()
}

/// A file as it stands, with one thing replaced.
fn file(from: &str, to: &str) -> Result<Settlement, FlowError> {
    let lines = lines();
    let text = xml::write(&flow(&lines), &lines);
    assert!(text.contains(from), "{from}");
    xml::read(text.replacen(from, to, 1).as_bytes())
}

#[test]
fn a_file_comes_back_as_it_was_written() {
    let lines = lines();
    let read = xml::read(xml::write(&flow(&lines), &lines).as_bytes()).unwrap();
    assert_eq!(read.flow, flow(&lines));
    assert_eq!(read.lines, lines.into_iter().map(Ok).collect::<Vec<_>>());
    assert_eq!(check(&read.flow, &read.lines), []);
}

#[test]
fn one_bad_line_is_a_verdict_and_the_others_stand() {
    for (from, to, reason) in [
        ("<singoloImportoPagato>0.29<", "<singoloImportoPagato>0,29<", LineReason::Amount),
        ("<singoloImportoPagato>0.29<", "<singoloImportoPagato>0.00<", LineReason::Amount),
        ("<singoloImportoPagato>0.29<", "<singoloImportoPagato>0.291<", LineReason::Amount),
        ("<singoloImportoPagato>0.29<", "<singoloImportoPagato>-1.00<", LineReason::Amount),
        ("<singoloImportoPagato>0.29<", "<singoloImportoPagato>1000000000.00<", LineReason::Amount),
        ("Pagamento>0<", "Pagamento>7<", LineReason::Status),
        (
            "<dataEsitoSingoloPagamento>2026-03-01<",
            "<dataEsitoSingoloPagamento>2026-02-30<",
            LineReason::Date,
        ),
        ("Pagamento>2<", "Pagamento>6<", LineReason::Transfer),
        (
            "<identificativoUnivocoRiscossione>receipt-1<",
            "<identificativoUnivocoRiscossione><",
            LineReason::Iur,
        ),
        ("<identificativoUnivocoVersamento>0", "<identificativoUnivocoVersamento>?", LineReason::Iuv),
        (
            "<identificativoUnivocoVersamento>",
            "<identificativoUnivocoVersamento xmlns=\"other\">",
            LineReason::Iuv,
        ),
    ] {
        let read = file(from, to).unwrap_or_else(|error| panic!("{to}: {error:?}"));
        let bad = read.lines[0].as_ref().unwrap_err();
        assert_eq!((bad.index, bad.reason), (1, reason), "{to}");
        assert!(bad.line.unwrap() > 20, "{to}");
        assert_eq!(read.lines.iter().flatten().count(), 4, "{to}");
        let findings = check(&read.flow, &read.lines);
        assert!(findings.contains(&Finding::BadLines(1)), "{to}");
        let short = Finding::Total { declared: Cents(435), found: Some(Cents(406)) };
        assert!(findings.contains(&short), "{to}: {findings:?}");
    }
}

#[test]
fn a_bad_header_refuses_the_flow_by_name() {
    for (from, to, name) in [
        (">1.0<", ">2.0<", "versioneOggetto"),
        ("-S2026030201<", "/S2026030201<", "identificativoFlusso"),
        (">2026-03-02T", ">2026-13-02T", "dataOraFlusso"),
        ("<dataRegolamento>2026-03-02", "<dataRegolamento>ieri", "dataRegolamento"),
        ("Univoco>B<", "Univoco>C<", "istitutoMittente"),
        (">5</numeroTotale", ">five</numeroTotale", "numeroTotalePagamenti"),
        (">4.35<", ">4,35<", "importoTotalePagamenti"),
    ] {
        assert_eq!(file(from, to), Err(FlowError::Header(name)), "{to}");
    }
    assert_eq!(file(xml::NAMESPACE, "http://elsewhere/"), Err(FlowError::Root));
}

#[test]
fn broken_and_hostile_files_are_refused() {
    let refused = |result: Result<Settlement, FlowError>| format!("{:?}", result.unwrap_err());
    assert!(refused(file("?>\n", "?>\n<!DOCTYPE x [<!ENTITY e \"e\">]>\n")).contains("DocumentType"));
    assert!(refused(file("TRN 4711", "&e;")).contains("Entity { line: "));
    assert!(refused(file("</FlussoRiversamento>", "")).contains("Broken"));
    assert!(refused(file("</FlussoRiversamento>", "</FlussoRiversamento><x/>")).contains("Broken"));
    assert!(refused(file("TRN 4711", "</x>")).contains("Broken"));
    assert!(refused(file("TRN 4711", "<p:x/>")).contains("Broken"));
    assert!(refused(file("UTF-8", "UTF-16")).contains("Encoding"));
    assert!(refused(file("TRN 4711", &"<a>".repeat(40))).contains("TooDeep"));
    assert!(refused(file("TRN 4711", &"a".repeat(70_000))).contains("TooLong"));
    assert!(refused(file("TRN 4711", &"<a/>".repeat(300))).contains("TooLong"));
    assert!(refused(xml::read(b"\xff\xfe<\0")).contains("Encoding"));
    assert!(refused(xml::read(b"")).contains("Broken"));
}

#[test]
fn older_and_foreign_forms_are_read() {
    let revised = file("<dataOraFlusso>", "<revisioneFlusso>3</revisioneFlusso><dataOraFlusso>").unwrap();
    assert_eq!(revised.flow.revision, 3);
    assert_eq!(file(">1.0<", ">1.1<").unwrap().flow.revision, 1);
    let local = file("T09:15:30+01:00", "T09:15:30").unwrap();
    assert_eq!(local.flow.date.to_string(), "2026-03-02T08:15:30Z");
    let prefixed = xml::write(&flow(&lines()), &lines())
        .replace("</", "</f:")
        .replace("\n<", "\n<f:")
        .replace("<f:/f:", "</f:")
        .replace("<f:/", "</")
        .replace("xmlns=", "xmlns:f=");
    assert_eq!(xml::read(prefixed.as_bytes()).unwrap().lines.len(), 5);
    let text =
        xml::write(&flow(&lines()), &lines()).replace("UTF-8", "ISO-8859-1").replace("prova", "citt\u{e0}");
    let latin: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    assert!(xml::read(&latin).unwrap().flow.sender.name.unwrap().contains("città"));
}

#[test]
fn answers_of_the_service_come_back_as_written() {
    let mut wanted = flow(&lines());
    wanted.published = Some("2026-03-03T01:02:03.9Z".parse().unwrap());
    wanted.sender.kind = SenderKind::Company;
    wanted.sender.broker = Some("00000000001".to_owned());
    assert_eq!(rest::header(&rest::write_header(&wanted)), Ok(wanted.clone()));
    let page = Page { number: 1, pages: 1, count: 5, items: lines() };
    let read = rest::payments(&rest::write_payments(&page)).unwrap();
    assert_eq!(read.items, lines().into_iter().map(Ok).collect::<Vec<_>>());
    assert_eq!(check(&wanted, &read.items), []);
    let listed = Listed {
        id: wanted.id.clone(),
        psp: wanted.psp.clone(),
        revision: 2,
        published: wanted.published.unwrap(),
        date: None,
    };
    let page = Page { number: 2, pages: 2, count: 1, items: vec![listed.clone()] };
    let read = rest::flows(&rest::write_flows(&page)).unwrap();
    assert_eq!((read.number, read.pages, read.count), (2, 2, 1));
    assert_eq!(read.items, [Ok(listed)]);
}

#[test]
fn a_bad_record_of_the_service_is_a_verdict() {
    let written = rest::write_payments(&Page { number: 1, pages: 1, count: 5, items: lines() });
    assert!(written.contains("\"pay\":0.29"));
    for (from, to, reason) in [
        ("\"pay\":0.29", "\"pay\":0.295", LineReason::Amount),
        ("\"pay\":0.29", "\"pay\":\"0.29\"", LineReason::Amount),
        ("\"pay\":0.29", "\"pay\":null", LineReason::Amount),
        ("\"EXECUTED\"", "\"PERHAPS\"", LineReason::Status),
        ("\"iuv\":\"", "\"iuv\":\"?", LineReason::Iuv),
        ("\"iuv\":\"", "\"iuw\":\"", LineReason::Iuv),
        ("\"index\":1", "\"index\":\"1\"", LineReason::Form),
        ("\"index\":1", "\"index\":0", LineReason::Index),
        ("\"idTransfer\":2", "\"idTransfer\":9", LineReason::Transfer),
    ] {
        let read = rest::payments(&written.replacen(from, to, 1)).unwrap();
        assert_eq!(read.items[0].as_ref().unwrap_err().reason, reason, "{to}");
        assert_eq!(read.items.iter().flatten().count(), 4, "{to}");
    }
    assert_eq!(rest::payments("[]"), Err(FlowError::Json));
    assert_eq!(rest::header("{}"), Err(FlowError::Header("sender")));
}

#[test]
fn too_much_is_no_overflow() {
    let many: Vec<_> = (1..4).map(|index| Ok(line(index, i64::MAX / 2, PayStatus::Executed))).collect();
    let found = check(&flow(&[]), &many);
    assert!(found.contains(&Finding::Total { declared: Cents(0), found: None }));
    assert!(found.contains(&Finding::Count { declared: 0, found: 3 }));
}

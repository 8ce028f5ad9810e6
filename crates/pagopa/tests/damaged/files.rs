//! What comes as a file: settlement flows, journals, statements of banks, the national list.

use jiff::civil::Date;
use jiff::civil::date;
use pagopa::bank_text::{self, Dirt};
use pagopa::settlement::rest::{self, Page};
use pagopa::settlement::{Flow, FlowId, Line, PayStatus, xml};
use pagopa::treasury::csv::{self, Statement};
use pagopa::treasury::{Account, Direction, Journal, Movement, Operation, Version, opi};
use pagopa::{Cents, taxonomy};

use crate::damage::{survives, text};
use crate::support::{flow, line};

fn journal() -> Journal {
    let movement = |bolletta: u32| {
        Ok(Movement {
            direction: Direction::In,
            document: "SOSPESO ENTRATA".to_owned(),
            operation: Operation::Executed,
            document_number: Some(bolletta.to_string()),
            amount: Cents(4_500),
            bolletta: bolletta.to_string(),
            date: date(2026, 3, 3),
            value_date: Some(date(2026, 3, 2)),
            execution: None,
            end_to_end: Some("E2E-1".to_owned()),
            reference: None,
            customer: Some("Banca & C.".to_owned()),
            reason: "/PUR/LGPE-RIVERSAMENTO/URI/2026-03-02PSPDIMO1XXX-1".to_owned(),
            bank_data: None,
        })
    };
    let accounts = vec![Account {
        number: "0000001".to_owned(),
        description: None,
        movements: vec![movement(7), movement(8)],
    }];
    let (from, to) = (date(2026, 3, 3), date(2026, 3, 3));
    let id = "GDC-2026#001#001".to_owned();
    Journal {
        version: Version::Day,
        abi: "01234".into(),
        id,
        page: 1,
        pages: 1,
        year: 2026,
        from,
        to,
        accounts,
    }
}

fn of_flow(flow: &Flow) -> Vec<String> {
    vec![flow.id.to_string(), flow.psp.clone(), flow.regulation.clone()]
}

fn of_line(line: &Line) -> [String; 2] {
    [line.iuv.to_string(), line.iur.clone()]
}

fn of_journal(journal: &Journal) -> Vec<String> {
    let movements = journal.accounts.iter().flat_map(|account| &account.movements).flatten();
    movements.flat_map(|movement| [movement.bolletta.clone(), movement.reason.clone()]).collect()
}

#[test]
fn settlement_as_xml() {
    let lines = [line(1, 4_500, PayStatus::Executed), line(2, 1_250, PayStatus::NoRpt)];
    let document = xml::write(&flow(&lines), &lines).into_bytes();
    survives(&[document], &["<a>", "<a/>", "&lt;", "<!--"], |bytes| {
        xml::read(bytes).map_or(Vec::new(), |read| {
            let lines = read.lines.iter().flatten().flat_map(of_line);
            of_flow(&read.flow).into_iter().chain(lines).collect()
        })
    });
}

#[test]
fn settlement_as_json() {
    let lines = [line(1, 4_500, PayStatus::Executed), line(2, 1_250, PayStatus::StandIn)];
    let page = Page { number: 1, pages: 1, count: 2, items: lines.to_vec() };
    let header = rest::write_header(&flow(&lines)).into_bytes();
    survives(&[header], &["[", "{\"a\":", "\\u0000"], |bytes| {
        rest::header(&text(bytes)).map_or(Vec::new(), |flow| of_flow(&flow))
    });
    let payments = rest::write_payments(&page).into_bytes();
    survives(&[payments], &["[", "{},", "1"], |bytes| {
        let page = rest::payments(&text(bytes));
        page.map_or(Vec::new(), |page| page.items.iter().flatten().flat_map(of_line).collect())
    });
}

#[test]
fn journals_of_the_treasury() {
    let read = |bytes: &[u8]| opi::read(bytes, Date::MAX).map_or(Vec::new(), |read| of_journal(&read));
    let range = opi::write(&Journal { version: Version::Range, ..journal() }).into_bytes();
    survives(&[opi::write(&journal()).into_bytes(), range], &["<a>", "<a b=''/>", "]]>"], read);
}

#[test]
fn statements_of_banks() {
    let statement =
        Statement { abi: "01234".to_owned(), account: "IT1".to_owned(), id: "march.csv".to_owned() };
    let signed = "Data;Valuta;Importo;Causale\n03/03/2026;02/03/2026;1.234,56;\"ACCREDITO; \"\"x\"\"\"\n";
    let columns =
        "Data,Entrate,Uscite,Descrizione\n2026-03-03,45.00,,RIVERSAMENTO\n2026-03-04,,12.50,CANONE\n";
    let read = |bytes: &[u8]| {
        let journal = csv::read(bytes, &statement, Date::MAX).map_or(Vec::new(), |read| read.accounts);
        let movements = journal.iter().flat_map(|account| &account.movements).flatten();
        // The number of a movement is the place of its row, which no bank writes.
        movements.map(|movement| movement.reason.clone()).collect()
    };
    survives(&[signed.into(), columns.into()], &[";", "\"", "\n", "data;"], read);
}

#[test]
fn what_banks_write() {
    let id = FlowId::parse("2026-03-02PSPDIMO1XXX-S2026030201").unwrap();
    let whole = bank_text::remittance_text(&id, Some(0));
    let mut documents: Vec<Vec<u8>> =
        vec![whole.clone().into_bytes(), b"/RFB/01000000000004285/45.00/TXT/Mensa".to_vec()];
    let read = |bytes: &[u8]| -> Vec<String> {
        let text = text(bytes);
        let flows = bank_text::flows(&text).into_iter().flat_map(|mention| mention.candidates);
        let references = bank_text::references(&text);
        flows
            .map(|id| id.to_string())
            .chain(references.into_iter().map(|found| found.iuv.to_string()))
            .collect()
    };
    let dirty = |dirt: Dirt| bank_text::dirty(&whole, dirt, 7).into_bytes();
    assert!(read(&dirty(Dirt::NoId)).is_empty(), "there is nothing to be found, before any damage of ours");
    documents.extend(Dirt::ALL.into_iter().filter(|dirt| *dirt != Dirt::NoId).map(dirty));
    survives(&documents, &["/RFB/", "LGPE-RIVERSAMENTO/URI/", "L G P E ", " ", "2026-03-02", "/"], read);
}

#[test]
fn the_national_list() {
    let list = "CODICE TIPO ENTE CREDITORE;TIPO ENTE CREDITORE;# Progressivo Macro Area;NOME MACRO AREA;\
        CODICE TIPOLOGIA SERVIZIO;TIPO SERVIZIO;Motivo Giuridico;DESCRIZIONE TIPO SERVIZIO;# VERSIONE TASSONOMIA;\
        DATI SPECIFICI DI INCASSO;DATA INIZIO VALIDITA;DATA FINE VALIDITA\n\
        01;COMUNE;01;TRIBUTI;109;Mensa;SP;\"Pasti; scuola\";2;9/0101109SP/;01/31/2025;12/31/2099\n\
        01;COMUNE;01;TRIBUTI;100;Imposta;IM;Municipale;2;9/0101100IM/;01/31/2025;12/31/2099\n";
    let whole = taxonomy::read(list);
    assert_eq!((whole.entries.len(), whole.refused.len()), (2, 0));
    survives(&[list.as_bytes().to_vec()], &["{", ";", "\"", "TIPO ENTE CREDITORE;", "\n"], |bytes| {
        let read = taxonomy::read(&text(bytes));
        assert!(read.refused.len() <= bytes.len().max(1), "no more lines than there are");
        read.entries
            .into_iter()
            .flat_map(|entry| [entry.code.as_str().to_owned(), entry.description])
            .collect()
    });
}

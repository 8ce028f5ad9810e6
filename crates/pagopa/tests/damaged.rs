//! Every reader of files and texts meets thousands of documents that were damaged on their way: it answers, and says
//! no more than it was given. (Messages of the platform: `soap/`.) The same damage every time: a seed.

#[path = "support/samples.rs"]
#[allow(dead_code)]
mod samples;
mod support;

use jiff::civil::date;
use pagopa::bank_text::{self, Dirt};
use pagopa::cart::Cart;
use pagopa::options::{InstalmentStatus, OptionStatus, PaymentOptions};
use pagopa::settlement::rest::{self, Page};
use pagopa::settlement::{FlowId, PayStatus, xml};
use pagopa::soap::{demand_fields, read_archived};
use pagopa::symbol::{QrText, SlipText};
use pagopa::taxonomy;
use pagopa::treasury::csv::{self, Statement};
use pagopa::treasury::{Account, Direction, Journal, Movement, Operation, Version, opi};
use pagopa::{Cents, Iban, NoticeNumber, StationId, TaxonomyCode};
use support::{flow, line};

/// Of each document.
const TIMES: u64 = 1_500;
/// A document of this size, of one word over and over, is still read to its end.
const LONG: usize = 200_000;

/// What files are torn and joined with.
const PIECES: [&[u8]; 20] = [
    b"<",
    b">",
    b"</",
    b"/>",
    b"&",
    b"&#0;",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE a>",
    b"\"",
    b"\"\"",
    b"{",
    b"[",
    b"null",
    b"-1e999",
    b";",
    b"\r\n",
    b"\xff",
    b"\xf0\x9f\x92\xb6",
];

/// xorshift64*: the same series for the same seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap() % below.max(1)
    }

    fn range(&mut self, long: usize) -> std::ops::Range<usize> {
        let start = self.next(long);
        start..(start + self.next(24)).min(long)
    }

    /// One to four injuries: cut, torn out, put in, doubled, one byte changed.
    fn damage(&mut self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        for _ in 0..=self.next(4) {
            let range = self.range(bytes.len());
            match self.next(6) {
                0 => bytes.truncate(range.end),
                1 => drop(bytes.drain(range)),
                2 => {
                    let piece = PIECES[self.next(PIECES.len())];
                    bytes.splice(range.start..range.start, piece.iter().copied());
                }
                3 => {
                    let twice = bytes[range.clone()].to_vec();
                    bytes.splice(range.start..range.start, twice);
                }
                4 => {
                    let piece = PIECES[self.next(PIECES.len())];
                    bytes.splice(range, piece.iter().copied());
                }
                _ => {
                    let byte = u8::try_from(self.next(256)).unwrap();
                    bytes.get_mut(range.start).into_iter().for_each(|old| *old = byte);
                }
            }
        }
        bytes
    }
}

/// Reads whole documents, damaged ones and one that never seems to end. `read` answers how many things it found.
fn survives(documents: &[Vec<u8>], words: &[&str], read: impl Fn(&[u8]) -> usize) {
    for (seed, document) in (1..).zip(documents) {
        assert!(read(document) > 0, "the whole document is read: {}", String::from_utf8_lossy(document));
        let mut chance = Chance(seed);
        for _ in 0..TIMES {
            let damaged = chance.damage(document);
            let found = read(&damaged);
            assert!(found <= damaged.len(), "{found} things in {} bytes", damaged.len());
        }
    }
    for word in words {
        let long = word.repeat(LONG / word.len());
        assert!(read(long.as_bytes()) <= long.len(), "{word}");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

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

#[test]
fn settlement_as_xml() {
    let lines = [line(1, 4_500, PayStatus::Executed), line(2, 1_250, PayStatus::NoRpt)];
    let document = xml::write(&flow(&lines), &lines).into_bytes();
    survives(&[document], &["<a>", "<a/>", "&lt;", "<!--"], |bytes| xml::read(bytes).map_or(0, |_| 1));
}

#[test]
fn settlement_as_json() {
    let lines = [line(1, 4_500, PayStatus::Executed), line(2, 1_250, PayStatus::StandIn)];
    let page = Page { number: 1, pages: 1, count: 2, items: lines.to_vec() };
    let header = rest::write_header(&flow(&lines)).into_bytes();
    survives(&[header], &["[", "{\"a\":", "\\u0000"], |bytes| rest::header(&text(bytes)).map_or(0, |_| 1));
    let payments = rest::write_payments(&page).into_bytes();
    let count = |bytes: &[u8]| rest::payments(&text(bytes)).map_or(0, |page| page.items.len());
    survives(&[payments], &["[", "{},", "1"], count);
}

#[test]
fn journals_of_the_treasury() {
    let count = |bytes: &[u8]| {
        let found = opi::read(bytes);
        found.map_or(0, |read| read.accounts.iter().map(|account| account.movements.len()).sum())
    };
    let range = opi::write(&Journal { version: Version::Range, ..journal() }).into_bytes();
    survives(&[opi::write(&journal()).into_bytes(), range], &["<a>", "<a b=''/>", "]]>"], count);
}

#[test]
fn statements_of_banks() {
    let statement =
        Statement { abi: "01234".to_owned(), account: "IT1".to_owned(), id: "march.csv".to_owned() };
    let signed = "Data;Valuta;Importo;Causale\n03/03/2026;02/03/2026;1.234,56;\"ACCREDITO; \"\"x\"\"\"\n";
    let columns =
        "Data,Entrate,Uscite,Descrizione\n2026-03-03,45.00,,RIVERSAMENTO\n2026-03-04,,12.50,CANONE\n";
    let count = |bytes: &[u8]| {
        let found = csv::read(bytes, &statement);
        found.map_or(0, |read| read.accounts.iter().map(|account| account.movements.len()).sum())
    };
    survives(&[signed.into(), columns.into()], &[";", "\"", "\n", "data;"], count);
}

#[test]
fn what_banks_write() {
    let id = FlowId::parse("2026-03-02PSPDIMO1XXX-S2026030201").unwrap();
    let whole = bank_text::remittance_text(&id, Some(0));
    let mut documents: Vec<Vec<u8>> =
        vec![whole.clone().into_bytes(), b"/RFB/01000000000004285/45.00/TXT/Mensa".to_vec()];
    let count = |bytes: &[u8]| {
        let text = text(bytes);
        bank_text::flows(&text).len() + bank_text::references(&text).len()
    };
    let dirty = Dirt::ALL.iter().map(|dirt| bank_text::dirty(&whole, *dirt, 7).into_bytes());
    // Some dirt leaves nothing to be found, before any damage of ours.
    documents.extend(dirty.filter(|document| count(document) > 0));
    survives(&documents, &["/RFB/", "LGPE-RIVERSAMENTO/URI/", "L G P E ", " ", "2026-03-02", "/"], count);
}

#[test]
fn options_and_carts() {
    let options = samples::options(OptionStatus::Unpaid, InstalmentStatus::Unpaid);
    let options = serde_json::to_vec(&options).unwrap();
    let read = |bytes: &[u8]| {
        serde_json::from_slice::<PaymentOptions>(bytes).map_or(0, |read| read.payment_options.len())
    };
    survives(&[options], &["[", "{\"a\":", "\""], read);
    let cart = serde_json::to_vec(samples::cart().request()).unwrap();
    let read =
        |bytes: &[u8]| Cart::parse(&text(bytes)).map_or(0, |cart| cart.request().payment_notices.len());
    survives(&[cart], &["[", "{\"a\":", "9"], read);
}

#[test]
fn symbols_and_codes() {
    let qr = QrText { notice: samples::number(42), body: samples::body(), amount: Cents(4_500) };
    survives(&[qr.write().unwrap().into_bytes()], &["|", "PAGOPA|", "0"], |bytes| {
        usize::from(QrText::read(&text(bytes)).is_ok())
    });
    let slip = SlipText {
        notice: samples::number(42),
        account: "1012345678".into(),
        amount: Cents(4_500),
        body: samples::body(),
        debtor_code: "RSSMRA80A01H501U".into(),
        debtor: "Maria Rossi".into(),
        reason: "Mensa è più".into(),
    };
    survives(&[slip.write().unwrap().into_bytes()], &["codfase=NBPA;", "1", "à"], |bytes| {
        usize::from(SlipText::read(&text(bytes)).is_ok())
    });
    let codes = ["301000000000004285", "80012345676_01", "IT60X0542811101000000123456", "9/0101100IM/"];
    let codes = codes.map(|code| code.as_bytes().to_vec());
    survives(&codes, &["3", "IT60", "/", "_"], |bytes| {
        let text = text(bytes);
        usize::from(NoticeNumber::parse(&text).is_ok())
            + usize::from(StationId::parse(&text).is_ok())
            + usize::from(Iban::parse(&text).is_ok())
            + usize::from(TaxonomyCode::parse(&text).is_ok())
    });
}

#[test]
fn records_of_demands_lost_receipts_and_the_national_list() {
    let record = b"<d:dati xmlns:d='urn:x'><nome>Ada</nome><importo>45.00</importo></d:dati>".to_vec();
    survives(&[record], &["<a>", "<a/>", "&amp;"], |bytes| {
        demand_fields(bytes).map_or(0, |found| found.len())
    });
    for word in ["{", "[", "{\"a\":", "1"] {
        let long = word.repeat(LONG / word.len());
        assert!(read_archived(long.as_bytes()).is_err() && taxonomy::read(&long).refused.len() <= long.len());
    }
}

//! Settlement flows: what is written is read again, whatever it is, and nothing makes the readers panic.

mod support;

use pagopa::settlement::rest::{self, Page};
use pagopa::settlement::{Flow, Line, PayStatus, xml};
use proptest::prelude::*;
use support::{flow, line};

fn any_line() -> impl Strategy<Value = Line> {
    (1..9999i64, 1..=99_999_999_999i64, 0..5usize, "[A-Za-z0-9 &<>'\"]{1,20}").prop_map(
        |(index, cents, at, iur)| {
            let mut line = line(index, cents, PayStatus::ALL[at]);
            line.iur = format!("r{}r", iur);
            line
        },
    )
}

fn any_flow() -> impl Strategy<Value = Flow> {
    (1..99i64, "\\PC{1,30}", 0..4_000_000_000i64).prop_map(|(revision, words, second)| {
        let mut flow = flow(&[]);
        flow.revision = revision;
        flow.regulation = format!("r{words}r");
        flow.date = jiff::Timestamp::from_second(second).unwrap();
        flow
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(flow in any_flow(), lines in proptest::collection::vec(any_line(), 0..5)) {
        let read = xml::read(xml::write(&flow, &lines).as_bytes()).unwrap();
        prop_assert_eq!(&read.flow, &flow);
        let numbered: Vec<_> = lines.iter().cloned().zip(1..).map(|(mut line, index)| {
            line.index = index;
            Ok(line)
        }).collect();
        prop_assert_eq!(read.lines, numbered);
        prop_assert_eq!(rest::header(&rest::write_header(&flow)), Ok(flow));
        let page = Page { number: 1, pages: 1, count: 1, items: lines.clone() };
        let read = rest::payments(&rest::write_payments(&page)).unwrap();
        prop_assert_eq!(read.items, lines.into_iter().map(Ok).collect::<Vec<_>>());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), text in any::<String>()) {
        let _ = xml::read(&bytes);
        let _ = xml::read(text.as_bytes());
        let _ = (rest::header(&text).is_ok(), rest::payments(&text).is_ok(), rest::flows(&text).is_ok());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(at in 0..2000usize, byte in any::<u8>()) {
        let lines = [line(1, 29, PayStatus::Executed), line(2, 115, PayStatus::NoRpt)];
        let mut bytes = xml::write(&flow(&lines), &lines).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = xml::read(&bytes);
        bytes.truncate(at);
        prop_assert!(xml::read(&bytes).is_err());
    }
}

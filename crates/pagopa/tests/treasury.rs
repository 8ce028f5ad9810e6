//! The treasurer's journal of OPI.

use jiff::civil::{Date, date};
use pagopa::Cents;
use pagopa::treasury::opi;
use pagopa::treasury::{
    Account, Direction, Journal, JournalError, Movement, MovementKey, MovementReason, Operation, Version,
};
use proptest::prelude::*;

/// Past what the older form's range ends with.
const LATEST: Date = date(2026, 3, 10);

fn movement(bolletta: u32, cents: i64) -> Movement {
    Movement {
        direction: Direction::In,
        document: "SOSPESO ENTRATA".to_owned(),
        operation: Operation::Executed,
        document_number: Some(bolletta.to_string()),
        amount: Cents(cents),
        bolletta: bolletta.to_string(),
        date: date(2026, 3, 3),
        value_date: Some(date(2026, 3, 2)),
        execution: Some("ACCREDITO CONTO".to_owned()),
        end_to_end: Some("E2E-1".to_owned()),
        reference: Some("TRN 4711".to_owned()),
        customer: Some("Banca d'esempio & C.".to_owned()),
        reason: "  /PUR/LGPE-RIVERSAMENTO/URI/2026-03-02PSPDIMO1XXX-1 \n two  lines ".to_owned(),
        bank_data: Some(" raw ".to_owned()),
    }
}

fn journal(movements: Vec<Movement>) -> Journal {
    let account = |number: &str, movements: Vec<Movement>| Account {
        number: number.to_owned(),
        description: Some("Conto di tesoreria".to_owned()),
        movements: movements.into_iter().map(Ok).collect(),
    };
    Journal {
        version: Version::Day,
        abi: "01234".to_owned(),
        id: "GDC-2026#001#002".to_owned(),
        page: 1,
        pages: 2,
        year: 2026,
        from: date(2026, 3, 3),
        to: date(2026, 3, 3),
        accounts: vec![account("0000001", movements), account("0000002", vec![])],
    }
}

fn page(from: &str, to: &str) -> Result<Journal, JournalError> {
    let text = opi::write(&journal(vec![movement(7, 29), movement(8, 115)]));
    assert!(text.contains(from), "{from}");
    opi::read(text.replacen(from, to, 1).as_bytes(), LATEST)
}

#[test]
fn a_page_comes_back_as_it_was_written_with_its_texts_untouched() {
    let wanted = journal(vec![movement(7, 29), movement(8, -115)]);
    assert_eq!(opi::read(opi::write(&wanted).as_bytes(), LATEST), Ok(wanted.clone()));
    let mut older = wanted;
    older.version = Version::Range;
    older.to = date(2026, 3, 9);
    assert_eq!(opi::read(opi::write(&older).as_bytes(), LATEST), Ok(older));
}

#[test]
fn the_older_form_may_leave_out_its_pages() {
    let mut older = journal(vec![]);
    older.version = Version::Range;
    let text =
        opi::write(&older).replace("<pagina>1</pagina>", "").replace("<pagine_totali>2</pagine_totali>", "");
    let read = opi::read(text.as_bytes(), LATEST).unwrap();
    assert_eq!((read.page, read.pages), (1, 1));
}

#[test]
fn one_bad_movement_is_a_verdict() {
    for (from, to, reason) in [
        (">ENTRATA<", ">DENTRO<", MovementReason::Direction),
        (">SOSPESO ENTRATA<", "><", MovementReason::Document),
        (">ESEGUITO<", ">FORSE<", MovementReason::Operation),
        ("<importo>0.29<", "<importo>0,29<", MovementReason::Amount),
        ("quietanza>7<", "quietanza><", MovementReason::Bolletta),
        ("<data_movimento>2026-03-03<", "<data_movimento>3/3/2026<", MovementReason::Date),
        ("<data_movimento>2026-03-03<", "<data_movimento>2026-03-11<", MovementReason::Ahead),
    ] {
        let read = page(from, to).unwrap();
        let [first, second] = &read.accounts[0].movements[..] else { panic!("two movements") };
        let bad = first.as_ref().unwrap_err();
        assert_eq!((bad.index, bad.reason), (1, reason), "{to}");
        assert!(bad.line > 10);
        assert!(second.is_ok(), "{to}");
    }
}

#[test]
fn a_bad_header_refuses_the_page_by_name() {
    for (from, to, name) in [
        ("<codice_ABI_BT>01234<", "<codice_ABI_BT><", "codice_ABI_BT"),
        (">GDC-2026#001#002<", "><", "identificativo_flusso_BT"),
        ("<pagina>1<", "<pagina>3<", "pagina"),
        ("<pagine_totali>2<", "<pagine_totali>two<", "pagine_totali"),
        ("<pagine_totali>2<", "<pagine_totali>10001<", "pagine_totali"),
        ("<esercizio>2026<", "<esercizio>MMXXVI<", "esercizio"),
        ("GdC>2026-03-03<", "GdC>today<", "data_riferimento_GdC"),
        ("GdC>2026-03-03<", "GdC>2062-03-03<", "data_riferimento_GdC"),
        ("<conto_evidenza>0000001<", "<conto_evidenza><", "conto_evidenza"),
    ] {
        assert_eq!(page(from, to), Err(JournalError::Header(name)), "{to}");
    }
    let named = page("<flusso_giornale_di_cassa>", "<flusso_giornale_di_cassa xmlns=\"urn:other\">");
    assert_eq!(named, Err(JournalError::Root));
    assert!(matches!(page("?>", "?><!DOCTYPE x>"), Err(JournalError::Xml(_))));
}

#[test]
fn credits_have_a_key_and_payments_have_none() {
    let mut wanted = journal(vec![movement(7, 29), movement(7, 29)]);
    if let Ok(second) = &mut wanted.accounts[0].movements[1] {
        second.direction = Direction::Out;
    }
    let keys = wanted.accounts[0].movements.iter().flatten();
    let keys: Vec<_> = keys.map(|movement| wanted.key(&wanted.accounts[0], movement)).collect();
    let key = MovementKey {
        abi: "01234".to_owned(),
        year: 2026,
        account: "0000001".to_owned(),
        bolletta: "7".to_owned(),
    };
    assert_eq!(keys, [Some(key), None]);
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        rows in proptest::collection::vec((any::<u32>(), -99_999_999_999i64..99_999_999_999, "\\PC{0,40}"), 0..5),
    ) {
        let movements = rows.into_iter().map(|(bolletta, cents, reason)| {
            Movement { reason, ..movement(bolletta, cents) }
        });
        let wanted = journal(movements.collect());
        prop_assert_eq!(opi::read(opi::write(&wanted).as_bytes(), LATEST), Ok(wanted));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), text in any::<String>()) {
        let _ = opi::read(&bytes, LATEST);
        let _ = opi::read(text.as_bytes(), LATEST);
    }
}

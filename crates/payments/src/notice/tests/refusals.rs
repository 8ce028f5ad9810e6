use super::*;

fn refused(notice: &Notice) -> NoticeError {
    render(notice, NOW).unwrap_err()
}

fn asking(cents: i64) -> Notice {
    Notice { asked: Asked::Once(payment(1, cents)), ..once() }
}

#[test]
fn nothing_is_not_asked_for() {
    assert_eq!(refused(&asking(0)), NoticeError::Amount);
    assert_eq!(refused(&asking(-1)), NoticeError::Amount);
    assert_eq!(refused(&asking(100_000_000_000)), NoticeError::Amount);
    assert!(render(&asking(1), NOW).is_ok());
    let parts = Asked::InParts { whole: None, parts: vec![payment(1, 100), payment(2, 0)] };
    assert_eq!(refused(&Notice { asked: parts, ..once() }), NoticeError::Amount);
}

#[test]
fn one_part_is_no_plan() {
    let parts = Asked::InParts { whole: Some(payment(1, 100)), parts: vec![payment(2, 100)] };
    assert_eq!(refused(&Notice { asked: parts, ..once() }), NoticeError::Parts);
}

#[test]
fn who_and_what_must_be_named() {
    let blank = || "  \n".to_owned();
    let nobody = Debtor { name: blank(), ..once().debtor };
    assert_eq!(refused(&Notice { debtor: nobody, ..once() }), NoticeError::NoDebtor);
    let nobody = Creditor { name: blank(), ..once().creditor };
    assert_eq!(refused(&Notice { creditor: nobody, ..once() }), NoticeError::NoCreditor);
    assert_eq!(refused(&Notice { subject: blank(), ..once() }), NoticeError::NoSubject);
}

#[test]
fn a_postal_account_is_digits() {
    for number in ["", "1234567890123", "12-34"] {
        let account = PostalAccount { number: number.into(), ..postal().unwrap() };
        assert_eq!(refused(&Notice { postal: Some(account), ..once() }), NoticeError::Account);
    }
}

#[test]
fn texts_are_cut_to_their_room_and_say_so() {
    let cut = rule::printable(&longest(Lang::De, Lang::Sl)).unwrap();
    let long = |text: &str| text.chars().count();
    assert_eq!(long(&cut.subject), 90);
    assert_eq!(long(&cut.creditor.name), 50);
    assert_eq!(long(&cut.creditor.office) + long(&cut.creditor.contacts), 100);
    assert_eq!(long(&cut.debtor.name), 70);
    assert!(long(&cut.debtor.address) <= 140 && cut.debtor.address.ends_with('…'));
    assert!(long(&cut.postal.unwrap().holder) <= 50);
    // What fits stays as it is, but for its first letter.
    assert_eq!(rule::printable(&once()).unwrap().subject, "Tassa sui rifiuti 2026");
}

#[test]
fn the_same_language_twice_is_said_once() {
    let twice = Notice { second: Some(Lang::It), ..once() };
    assert_eq!(render(&twice, NOW).unwrap(), render(&once(), NOW).unwrap());
}

#[test]
fn amounts_and_dates_as_paper_writes_them() {
    let written: Vec<String> =
        [1, 99, 100, 123_456, 99_999_999_999].map(|cents| words::amount(Cents(cents))).into();
    assert_eq!(written, ["0,01", "0,99", "1,00", "1.234,56", "999.999.999,99"]);
    assert_eq!(words::date(date(2027, 1, 5)), "05/01/2027");
}

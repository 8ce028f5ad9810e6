//! Any value of the parts of messages, with a liking for the edges.

use jiff::civil::{Date, DateTime};
use pagopa::soap::*;
use pagopa::{Cents, Iuv, NoticeNumber};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// Letters, and everything that XML treats in its own way.
fn character() -> impl Strategy<Value = char> {
    let edges = "<>&'\"]\t\n\r é€😀\u{a0}\u{85}\u{2028}\u{fffd}-";
    prop_oneof![3 => prop::char::range('a', 'z'), 2 => prop::sample::select(edges.chars().collect::<Vec<_>>()), 1 => any::<char>()]
        .prop_filter("XML 1.0", |c| !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
}

pub fn text<const MAX: usize, const MIN: usize>() -> impl Strategy<Value = Text<MAX, MIN>> {
    let long = prop_oneof![4 => MIN..=MAX.min(MIN + 20), 1 => Just(MAX)];
    long.prop_flat_map(|chars| vec(character(), chars))
        .prop_map(|chars| Text::parse(&chars.into_iter().collect::<String>()).expect("in bounds"))
        .boxed()
}

fn digits(count: usize) -> impl Strategy<Value = String> {
    vec(0..10u8, count).prop_map(|digits| digits.into_iter().map(|digit| char::from(b'0' + digit)).collect())
}

pub fn body_code() -> impl Strategy<Value = BodyCode> {
    digits(11).prop_map(|digits| BodyCode::parse(&digits).expect("eleven"))
}

pub fn notice() -> impl Strategy<Value = NoticeNumber> {
    (0..4u8, digits(17))
        .prop_map(|(kind, rest)| NoticeNumber::parse(&format!("{kind}{rest}")).expect("eighteen"))
}

pub fn any_notice() -> impl Strategy<Value = AnyNotice> {
    digits(18).prop_map(|digits| AnyNotice::parse(&digits).expect("eighteen"))
}

pub fn iuv() -> impl Strategy<Value = Iuv> {
    (1..=35usize).prop_flat_map(digits).prop_map(|digits| Iuv::parse(&digits).expect("digits"))
}

pub fn amount<const LEAST: i64>() -> impl Strategy<Value = Amount<LEAST>> {
    let cents = prop_oneof![Just(LEAST), Just(99_999_999_999), LEAST..100_000i64];
    cents.prop_map(|cents| Amount::new(Cents(cents)).expect("in bounds"))
}

pub fn date() -> impl Strategy<Value = Date> {
    (1..=9999i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

pub fn time() -> impl Strategy<Value = MessageTime> {
    let local = (date(), 0..24i8, 0..60i8, 0..60i8, prop_oneof![Just(0), 0..1_000_000_000i32]).prop_map(
        |(date, hour, minute, second, nano)| {
            DateTime::new(date.year(), date.month(), date.day(), hour, minute, second, nano).expect("a time")
        },
    );
    (local, of(-840..=840i16))
        .prop_map(|(local, offset)| match offset {
            None => MessageTime::local(local),
            Some(minutes) => MessageTime::with_offset(local, minutes).expect("near"),
        })
        .boxed()
}

fn capitals() -> impl Strategy<Value = Capitals> {
    vec(prop::char::range('A', 'Z'), 2)
        .prop_map(|letters| Capitals::parse(&letters.into_iter().collect::<String>()).expect("two"))
}

fn email() -> impl Strategy<Value = Email> {
    let addresses = ["a@b", "maria.rossi+atti@comune.example.it", "x_1-2@posta--.it"];
    prop::sample::select(addresses.to_vec()).prop_map(|address| Email::parse(address).expect("plain"))
}

pub fn subject() -> impl Strategy<Value = Subject> {
    let kind = prop_oneof![Just(SubjectKind::Person), Just(SubjectKind::Company)];
    let address = (of(text()), of(text()), of(text()), of(text()), of(text()));
    (kind, text(), text(), address, of(capitals()), of(email()))
        .prop_map(|(kind, code, name, (street, number, postal_code, city, province), country, email)| {
            Subject { kind, code, name, street, number, postal_code, city, province, country, email }
        })
        .boxed()
}

pub fn metadata() -> impl Strategy<Value = Metadata> {
    let note = (text(), text()).prop_map(|(key, value)| Note { key, value });
    vec(note, 1..=15).prop_map(|notes| Metadata::new(notes).expect("in bounds")).boxed()
}

pub fn named<T: std::fmt::Debug>(to: impl Strategy<Value = T>) -> impl Strategy<Value = Named<T>> {
    (of(text()), to).prop_map(|(company, to)| Named { company, to })
}

pub fn payable() -> impl Strategy<Value = Payable> {
    let stamp = (vec(any::<u8>(), 1..=54), capitals()).prop_map(|(bytes, province)| {
        Payable::Stamp(Stamp { document: DocumentHash::new(&bytes).expect("in bounds"), province })
    });
    prop_oneof![text().prop_map(Payable::Iban), stamp]
}

pub fn paid() -> impl Strategy<Value = Paid> {
    prop_oneof![text().prop_map(Paid::Iban), vec(any::<u8>(), 1..200).prop_map(Paid::Stamp)]
}

pub fn transfers<C: std::fmt::Debug + Clone + 'static>(
    credit: impl Strategy<Value = C> + 'static,
) -> impl Strategy<Value = Transfers<C>> {
    let cents = (1..20_000_000_000i64).prop_map(|cents| Amount::new(Cents(cents)).expect("in bounds"));
    let transfer = (cents, body_code(), credit, text(), text(), of(metadata())).prop_map(
        |(amount, body, credit, remittance, category, metadata)| Transfer {
            index: TransferIndex::new(1).expect("one"),
            amount,
            body,
            credit,
            remittance,
            category,
            metadata,
        },
    );
    vec(transfer, 1..=5)
        .prop_map(|mut transfers| {
            for (place, transfer) in (1..).zip(&mut transfers) {
                transfer.index = TransferIndex::new(place).expect("up to five");
            }
            Transfers::new(transfers).expect("in bounds")
        })
        .boxed()
}

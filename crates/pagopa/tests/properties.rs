//! Laws of amounts and numbers, whatever goes in.

use pagopa::number::{NumberError, SERIES_END, SERIES_START};
use pagopa::{Cents, Iban, Iuv, NoticeNumber, Segregation};
use proptest::prelude::*;
use std::num::NonZeroU16;

fn series() -> impl Strategy<Value = (Segregation, i64)> {
    (0u8..=45, SERIES_START..SERIES_END).prop_map(|(code, base)| (Segregation::new(code).unwrap(), base))
}

proptest! {
    #[test]
    fn an_amount_comes_back_from_its_text(cents in 0..=i64::MAX) {
        let text = Cents(cents).to_message();
        prop_assert_eq!(Cents::from_message(&text), Ok(Cents(cents)));
        prop_assert_eq!(Cents::from_number(&text), Ok(Cents(cents)));
    }

    /// What a writer of doubles makes of an amount of a flow is read to the cent.
    #[test]
    fn a_double_of_another_is_read_to_the_cent(cents in 0i64..=99_999_999_999) {
        let double = cents as f64 / 100.0;
        prop_assert_eq!(Cents::from_number(&format!("{double}")), Ok(Cents(cents)));
        prop_assert_eq!(Cents::from_number(&format!("{double:e}")), Ok(Cents(cents)));
        prop_assert_eq!(Cents::from_number(&format!("{double:E}")), Ok(Cents(cents)));
    }

    #[test]
    fn no_text_makes_an_amount_panic(text in "[0-9.eE+-]{0,30}|\\PC*") {
        let _ = (Cents::from_message(&text), Cents::from_number(&text));
    }

    #[test]
    fn parts_differ_by_a_cent_and_add_up(cents in any::<i64>(), n in 1u16..400) {
        let parts = Cents(cents).split(NonZeroU16::new(n).unwrap());
        prop_assert_eq!(parts.len(), usize::from(n));
        prop_assert_eq!(Cents::total(parts.iter().copied()), Some(Cents(cents)));
        prop_assert!(parts.is_sorted_by(|a, b| a >= b), "what is left goes to the first ones");
        prop_assert!(parts[0].0 - parts[parts.len() - 1].0 <= 1);
    }

    #[test]
    fn our_numbers_check_and_come_back((code, base) in series()) {
        let number = NoticeNumber::of_series(code, base).unwrap();
        prop_assert!(number.checks());
        prop_assert_eq!(number.segregation(), Some(code));
        prop_assert_eq!(NoticeNumber::parse(number.as_str()), Ok(number.clone()));
        prop_assert_eq!(NoticeNumber::of_iuv(&number.iuv()), Ok(number.clone()));
        prop_assert_eq!(number.grouped().replace(' ', ""), number.as_str());
    }

    /// 93 is no divisor of a wrong digit's weight, so each one is found in the first sixteen and in the last two.
    #[test]
    fn a_wrong_digit_is_found((code, base) in series(), at in 1usize..18, other in 1u8..10) {
        let number = NoticeNumber::of_series(code, base).unwrap();
        let mut digits = number.as_str().as_bytes().to_vec();
        digits[at] = b'0' + (digits[at] - b'0' + other) % 10;
        let wrong = NoticeNumber::parse(std::str::from_utf8(&digits).unwrap()).unwrap();
        prop_assert!(!wrong.checks(), "{} for {}", wrong, number);
    }

    #[test]
    fn numbers_of_a_body_never_meet(one in series(), other in series()) {
        let of = |(code, base)| NoticeNumber::of_series(code, base).unwrap();
        let key = |(code, base): (Segregation, i64)| (code.code(), base);
        prop_assert_eq!(of(one).iuv() == of(other).iuv(), key(one) == key(other));
    }

    #[test]
    fn no_text_makes_a_code_panic(text in "\\PC{0,40}") {
        let _ = (NoticeNumber::parse(&text).map(|number| number.iuv()), Iuv::parse(&text), Iban::parse(&text));
    }
}

#[test]
fn a_sum_that_leaves_the_numbers_is_refused() {
    assert_eq!(Cents::total([Cents(i64::MAX), Cents(1)]), None);
    assert_eq!(Cents(i64::MIN).checked_sub(Cents(1)), None);
    assert_eq!(Cents(-5).to_message(), "-0.05");
    assert_eq!(Cents(i64::MIN).to_string(), "-92233720368547758.08");
}

#[test]
fn a_series_begins_at_one_and_ends() {
    let code = Segregation::new(45).unwrap();
    for base in [i64::MIN, -1, 0, SERIES_END, i64::MAX] {
        assert_eq!(NoticeNumber::of_series(code, base), Err(NumberError::Base));
    }
    assert!(NoticeNumber::of_series(code, SERIES_END - 1).is_ok_and(|last| last.checks()));
    assert_eq!(Segregation::new(46), Err(NumberError::Segregation));
}

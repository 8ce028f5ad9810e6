//! States and answers of a position, against the register's own table (payments reference, 6).

use super::*;
use proptest::prelude::*;

const NOW: Moment = Moment(1_800_000_000_000);
const DAY: i64 = 86_400;

fn transfer(amount: i64) -> Transfer {
    Transfer {
        place: 1,
        amount: Cents(amount),
        beneficiary: "80012345678".into(),
        company_name: "Comune".into(),
        to: Destination::Account {
            iban: pagopa::Iban::parse("IT60X0542811101000000123456").unwrap(),
            postal: None,
        },
        reason: "Mensa".into(),
        category: "9/0101100IM/".into(),
        metadata: Vec::new(),
        reported_at: None,
    }
}

fn instalment(place: i64, base: i64, due_at: Moment) -> Instalment {
    let nav = NoticeNumber::of_series(pagopa::Segregation::new(1).unwrap(), base).unwrap();
    Instalment {
        id: base,
        place,
        iuv: nav.iuv(),
        nav,
        amount: Cents(1_000),
        fee: Cents::ZERO,
        due_at,
        description: "Rata".into(),
        reductions: Vec::new(),
        metadata: Vec::new(),
        transfers: vec![transfer(1_000)],
        payment: None,
    }
}

fn option(place: i64, whole: bool, instalments: Vec<Instalment>) -> PaymentOption {
    PaymentOption {
        place,
        debtor: Debtor::default(),
        description: "Mensa".into(),
        valid_from: None,
        switch_to_expired: false,
        whole,
        instalments,
    }
}

/// One payment at once (number 10), or a plan of two (20, 21).
fn position() -> Position {
    let due = NOW.plus_s(30 * DAY);
    Position {
        body: 1,
        id: 1,
        iupd: "u".into(),
        due: 0,
        origin: Origin::Desk,
        creditor: "80012345678".into(),
        company_name: "Comune".into(),
        office_name: None,
        stand_in: false,
        tie: None,
        lang: Lang::It,
        created_at: NOW,
        published_at: Some(NOW),
        invalid_at: None,
        version: 1,
        options: vec![
            option(1, true, vec![instalment(1, 10, due)]),
            option(2, false, vec![instalment(1, 20, due), instalment(2, 21, due.plus_s(30 * DAY))]),
        ],
        former: Vec::new(),
    }
}

fn pay(position: &mut Position, id: i64) {
    for part in position.options.iter_mut().flat_map(|option| &mut option.instalments) {
        if part.id == id {
            part.payment = Some(Payment {
                paid_at: NOW,
                recorded_at: NOW.plus_s(id),
                amount: part.amount,
                way: PaidBy::Platform,
                receipt: Some(format!("r{id}")),
                method: String::new(),
                provider: String::new(),
                actor: "platform".into(),
                reason: String::new(),
            });
        }
    }
}

fn answer(position: &Position, id: i64, now: Moment) -> Result<i64, Unpayable> {
    let nav = position.instalments().find(|(_, part)| part.id == id).unwrap().1.nav.clone();
    position.payable(&nav, now).map(|(_, part)| part.id)
}

#[test]
fn a_position_answers_as_the_register_says() {
    let mut draft = position();
    draft.published_at = None;
    assert_eq!((draft.state(NOW), answer(&draft, 10, NOW)), (State::Draft, Err(Unpayable::Unknown)));

    let mut ahead = position();
    ahead.options.iter_mut().for_each(|option| option.valid_from = Some(NOW.plus_s(DAY)));
    assert_eq!((ahead.state(NOW), answer(&ahead, 10, NOW)), (State::Published, Err(Unpayable::Unknown)));
    assert_eq!(answer(&ahead, 10, NOW.plus_s(DAY)), Ok(10));

    let valid = position();
    assert_eq!((valid.state(NOW), answer(&valid, 20, NOW)), (State::Valid, Ok(20)));

    let mut part = position();
    pay(&mut part, 20);
    assert_eq!(part.state(NOW), State::PartiallyPaid);
    assert_eq!(answer(&part, 20, NOW), Err(Unpayable::Duplicate));
    assert_eq!(answer(&part, 21, NOW), Ok(21));
    assert_eq!(answer(&part, 10, NOW), Err(Unpayable::Unknown));

    let mut paid = position();
    pay(&mut paid, 10);
    assert_eq!((paid.state(NOW), answer(&paid, 10, NOW)), (State::Paid, Err(Unpayable::Duplicate)));
    assert_eq!(answer(&paid, 20, NOW), Err(Unpayable::Unknown));
    paid.options[0].instalments[0].transfers[0].reported_at = Some(NOW);
    assert_eq!((paid.state(NOW), answer(&paid, 10, NOW)), (State::Reported, Err(Unpayable::Duplicate)));

    let mut gone = position();
    gone.invalid_at = Some(NOW);
    assert_eq!((gone.state(NOW), answer(&gone, 10, NOW)), (State::Invalid, Err(Unpayable::Cancelled)));
}

#[test]
fn a_date_that_is_past_ends_only_what_was_to_end() {
    let late = NOW.plus_s(365 * DAY);
    assert_eq!((position().state(late), answer(&position(), 10, late)), (State::Valid, Ok(10)));

    let mut ends = position();
    ends.options.iter_mut().for_each(|option| option.switch_to_expired = true);
    let between = NOW.plus_s(45 * DAY);
    assert_eq!((ends.state(between), answer(&ends, 10, between)), (State::Valid, Err(Unpayable::Expired)));
    assert_eq!(answer(&ends, 21, between), Ok(21));
    assert_eq!((ends.state(late), answer(&ends, 21, late)), (State::Expired, Err(Unpayable::Expired)));
}

#[test]
fn who_pays_soon_pays_less_and_the_transfers_follow() {
    let mut fine = instalment(1, 1, NOW.plus_s(60 * DAY));
    fine.reductions = vec![Reduction { until: Some(NOW.plus_s(5 * DAY)), amount: Cents(700) }];
    assert_eq!(fine.price(NOW.plus_s(5 * DAY)), Cents(700));
    assert_eq!(fine.price(NOW.plus_s(5 * DAY + 1)), Cents(1_000));
    assert_eq!(fine.transfers_at(NOW)[0].amount, Cents(700));
    let (of, at) = (position(), NOW.plus_s(90 * DAY));
    assert!(of.was_priced(&fine, Cents(700), at) && of.was_priced(&fine, Cents(1_000), NOW));
    assert!(!of.was_priced(&fine, Cents(999), NOW));
}

#[test]
fn a_stamp_is_never_reported() {
    let mut part = instalment(1, 1, NOW);
    let mut position = position();
    part.transfers[0].to =
        Destination::Stamp(Stamp { document_hash: "x".into(), kind: "01".into(), province: "TS".into() });
    position.options = vec![option(1, true, vec![part])];
    pay(&mut position, 1);
    assert_eq!(position.state(NOW), State::Paid);
}

proptest! {
    /// Whatever is paid in whatever order, nothing paid is payable again, and one option at most can be paid on.
    #[test]
    fn what_was_paid_is_never_payable_again(ids in proptest::collection::vec(0usize..3, 0..6), ends: bool, after in 0i64..200) {
        let mut position = position();
        position.options.iter_mut().for_each(|option| option.switch_to_expired = ends);
        for id in ids {
            let id = [10, 20, 21][id];
            if answer(&position, id, NOW).is_ok() {
                pay(&mut position, id);
            }
        }
        let now = NOW.plus_s(after * DAY);
        for (_, part) in position.instalments() {
            let payable = position.payable(&part.nav, now).is_ok();
            prop_assert!(!(payable && part.payment.is_some()));
        }
        let begun = position.options.iter().filter(|option| option.instalments.iter().any(|part| part.payment.is_some()));
        prop_assert!(begun.count() <= 1);
        let open: Vec<i64> = position.options.iter().filter(|option| option.instalments.iter().any(|part| position.payable(&part.nav, now).is_ok())).map(|option| option.place).collect();
        if let Some(used) = position.in_use() {
            prop_assert!(open.iter().all(|place| *place == used.place));
        }
    }
}

//! Verifying a notice, and getting its payment.

use pagopa::soap::{
    Asked, Capitals, FaultCode, Metadata, Note, Payable, QrCode, Request, Response, Sender, TransferType,
};
use pagopa::{BodyCode, Cents, NoticeNumber};
use payments::create::PositionError;
use payments::position::{Destination, Position, Reduction, Stamp, State};
use payments::proof::Owing;
use payments::{position, publish, withdraw};
use platform::events::Actor;
use platform::{Lane, Tx};

use crate::support::node::{OTHER, STATION, TOWN, asked, qr, receipt, sender, text, verify};
use crate::support::till::{Till, account, nav, town_file};
use crate::support::{Folder, On, TestHouse, at};

fn all_three(sender: &Sender, qr: &QrCode) -> [Request; 3] {
    let asked = || Asked { sender: sender.clone(), qr: qr.clone(), ..asked(&qr.notice) };
    let verify = Request::Verify { sender: sender.clone(), qr: qr.clone() };
    [verify, Request::Get(asked()), Request::GetV2(asked())]
}

/// Each row is wrong in what the rows after it check, too: the first wrong thing answers.
pub async fn the_checks_come_in_the_order_of_the_list(on: On) {
    let till = Till::open_with(on, |office| {
        let link = "[[station]]\nkey = \"80012345676_02\"\nbroker = \"80012345676\"\nsegregation = 2\nfrom = \"2024-01-01\"\nuntil = \"2026-02-28\"\n";
        format!("{office}\n{link}")
    })
    .await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let unknown = NoticeNumber::parse("301000000000999999").unwrap();
    let (good, theirs) = (nav(&made), BodyCode::parse(OTHER).unwrap());
    let wrong = QrCode { body: theirs.clone(), notice: unknown.clone() };
    let named = |body: &str, broker: &str, station: &str| Sender {
        body: text(body),
        broker: text(broker),
        station: text(station),
    };
    let rows = [
        (named(OTHER, OTHER, "90011122232_01"), wrong.clone(), Some(FaultCode::UnknownBody)),
        (named(TOWN, OTHER, "90011122232_01"), wrong.clone(), Some(FaultCode::UnknownBroker)),
        (named(TOWN, TOWN, "80012345676_09"), wrong.clone(), Some(FaultCode::UnknownStation)),
        (named(TOWN, TOWN, "80012345676_02"), wrong.clone(), Some(FaultCode::UnknownStation)),
        (sender(), wrong, Some(FaultCode::UnknownBody)),
        (sender(), qr(&unknown), Some(FaultCode::PaymentUnknown)),
        (sender(), qr(&good), None),
    ];
    for (sender, qr, expected) in rows {
        for request in all_three(&sender, &qr) {
            let answer = till.ask(&request).await;
            let fault = answer.fault();
            assert_eq!(fault.map(|fault| fault.code), expected, "{request:?}");
            assert!(fault.is_none_or(|fault| fault.id == sender.body));
        }
    }
    // Row one: wrong in all others as well, and already wrong in its form.
    let long = named(OTHER, OTHER, "90011122232_01");
    let bytes = verify(&unknown).to_envelope().replace(STATION, &"x".repeat(36));
    let answer = till.say(bytes.replace(TOWN, long.body.as_str()).into_bytes()).await;
    assert!(answer.text.contains("PAA_SINTASSI_EXTRAXSD") && answer.text.contains(OTHER), "{}", answer.text);
}

pub async fn each_state_has_its_answer(on: On) {
    let till = Till::open(on).await;
    let is = async |nav: &NoticeNumber, expected: Option<FaultCode>| {
        for request in all_three(&sender(), &qr(nav)) {
            assert_eq!(till.refusal(&request).await, expected, "{request:?}");
        }
    };
    let mut draft = till.meals(4_500);
    draft.publish = false;
    let draft = till.create(draft).await.unwrap();
    is(&nav(&draft), Some(FaultCode::PaymentUnknown)).await;
    let (clerk, id) = (till.as_staff::<Owing>("l.tributi"), draft.id);
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        publish::publish(tx, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    is(&nav(&draft), None).await;
    let (clerk, id) = (till.as_staff::<Owing>("l.tributi"), draft.id);
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        withdraw::invalidate(tx, &clerk, &mut position, now).map_err(|error: PositionError| error)
    })
    .await
    .unwrap();
    is(&nav(&draft), Some(FaultCode::PaymentCancelled)).await;

    let mut later = till.meals(4_500);
    later.options[0].valid_from = Some(till.now().plus_s(86_400));
    is(&nav(&till.create(later).await.unwrap()), Some(FaultCode::PaymentUnknown)).await;

    let plan = till.create(till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])])).await;
    let plan = plan.unwrap();
    let part = |option: usize, part: usize| plan.options[option].instalments[part].nav.clone();
    till.pays(&part(1, 0), "r1", 2_000).await;
    is(&part(1, 0), Some(FaultCode::PaymentDuplicate)).await;
    is(&part(1, 1), None).await;
    is(&part(0, 0), Some(FaultCode::PaymentUnknown)).await;

    let (mut ends, stays) = (till.meals(4_500), till.create(till.meals(4_500)).await.unwrap());
    ends.options[0].switch_to_expired = true;
    let ends = till.create(ends).await.unwrap();
    till.at("2026-05-02T10:00:00");
    is(&nav(&ends), Some(FaultCode::PaymentExpired)).await;
    is(&nav(&stays), None).await;
}

pub async fn asking_reads_and_changes_nothing(on: On) {
    let till = Till::open(on).await;
    let mut wish = till.meals(4_500);
    let until = till.now().plus_s(5 * 86_400);
    wish.options[0].instalments[0].reductions = vec![Reduction { until: Some(until), amount: Cents(3_150) }];
    let made = till.create(wish).await.unwrap();
    let (before, counts) = (till.read(made.id).await, till.counts().await);
    let costs = async || {
        let Response::Verify(Ok(verified)) = till.ask(&verify(&nav(&made))).await else { panic!() };
        let Response::Get(Ok(first)) = till.ask(&Request::Get(asked(&nav(&made)))).await else { panic!() };
        let Response::GetV2(Ok(second)) = till.ask(&Request::GetV2(asked(&nav(&made)))).await else {
            panic!()
        };
        assert_eq!(first.breakdown.total(), second.breakdown.total());
        (verified.amount.cents().0, second.breakdown.total().cents().0)
    };
    assert_eq!(costs().await, (3_150, 3_150));
    till.at("2026-03-08T10:00:00");
    assert_eq!(costs().await, (4_500, 4_500));
    assert_eq!(till.read(made.id).await, before);
    assert_eq!(till.counts().await, counts);
}

/// Numbers of the reference: none is ours, and none is refused for its form.
pub async fn vector_numbers_of_others_are_unknown_and_not_refused(on: On) {
    let till = Till::open(on).await;
    for number in [
        "301000000000004285",
        "300715700000000032",
        "322201151398574181",
        "302722280174467480",
        "382202100000000101",
        "347164993070184562",
        "304040000000000255",
        "004040000002146431",
        "001340105455507221",
        "200000000000004244",
        "311111111112222222",
        "302012387654312384",
        "399000012345678900",
        "301000000000004286",
    ] {
        let nav = NoticeNumber::parse(number).unwrap();
        assert_eq!(till.refusal(&verify(&nav)).await, Some(FaultCode::PaymentUnknown), "{number}");
    }
}

const POSTAL: &str = "IT24L0760102200001012345678";
const BANK: &str = "IT60X0542811101000000123456";

pub async fn an_offer_goes_where_it_is_paid(on: On) {
    let till = Till::open(on).await;
    let mut wish = till.meals(4_500);
    wish.options[0].instalments[0].transfers[0].to =
        Destination::Account { iban: account(BANK), postal: Some(account(POSTAL)) };
    let postal = till.create(wish).await.unwrap();
    let plain = till.create(till.meals(4_500)).await.unwrap();
    let offered = async |position: &Position, way: Option<TransferType>| {
        let asked = Asked { transfer_type: way, ..asked(&nav(position)) };
        let Response::GetV2(Ok(payment)) = till.ask(&Request::GetV2(asked)).await else { panic!() };
        let transfer = payment.breakdown.transfers().as_slice()[0].clone();
        let Payable::Iban(account) = transfer.credit.to else { panic!() };
        let support = transfer.metadata.as_ref().and_then(|notes: &Metadata| {
            notes.notes().iter().find(|note: &&Note| note.key.as_str() == "IBANAPPOGGIO")
        });
        (account.as_str().to_owned(), support.map(|note| note.value.as_str().to_owned()))
    };
    assert_eq!(offered(&postal, None).await, (BANK.into(), None));
    assert_eq!(offered(&postal, Some(TransferType::Postal)).await, (POSTAL.into(), None));
    assert_eq!(offered(&postal, Some(TransferType::PagoPa)).await, (BANK.into(), Some(POSTAL.into())));
    assert_eq!(offered(&plain, Some(TransferType::Postal)).await, (BANK.into(), None));
    let everywhere = async |position: &Position| {
        let Response::Verify(Ok(verified)) = till.ask(&verify(&nav(position))).await else { panic!() };
        verified.all_postal
    };
    assert!(everywhere(&postal).await && !everywhere(&plain).await);
    let mut both = till.meals(4_500);
    let transfers = &mut both.options[0].instalments[0].transfers;
    transfers[0].amount = Cents(4_000);
    transfers.push(position::Transfer { amount: Cents(500), ..transfers[0].clone() });
    transfers[1].to = Destination::Account { iban: account(POSTAL), postal: None };
    assert!(!everywhere(&till.create(both).await.unwrap()).await, "one transfer goes to a bank");
}

pub async fn a_stamp_travels_in_the_second_version_only(on: On) {
    let till = Till::open(on).await;
    let mut wish = till.meals(1_600);
    let stamp = Stamp {
        document_hash: "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=".into(),
        kind: "01".into(),
        province: "TS".into(),
    };
    wish.options[0].instalments[0].transfers[0].to = Destination::Stamp(stamp);
    let made = till.create(wish).await.unwrap();
    let Response::GetV2(Ok(payment)) = till.ask(&Request::GetV2(asked(&nav(&made)))).await else { panic!() };
    let Payable::Stamp(stamp) = &payment.breakdown.transfers().as_slice()[0].credit.to else { panic!() };
    assert_eq!((stamp.document.bytes().len(), stamp.province.clone()), (32, Capitals::parse("TS").unwrap()));
    let first = till.refusal(&Request::Get(asked(&nav(&made)))).await;
    assert_eq!(first, Some(FaultCode::Semantics));
    assert_eq!(till.refusal(&verify(&nav(&made))).await, None);
}

/// Even a position of that number is not looked at.
pub async fn the_probe_is_answered_without_a_position(on: On) {
    let till = Till::open(on).await;
    let probe = NoticeNumber::parse(payments::node::PROBE).unwrap();
    let mut wish = till.meals(4_500);
    wish.options[0].instalments[0].nav = Some(probe.clone());
    assert!(till.create(wish).await.is_err(), "it is nobody's, and stays so");
    assert_eq!(till.refusal(&verify(&probe)).await, Some(FaultCode::PaymentUnknown));
    let elsewhere = Request::Verify { sender: Sender { station: text("x"), ..sender() }, qr: qr(&probe) };
    assert_eq!(till.refusal(&elsewhere).await, Some(FaultCode::UnknownStation));
}

/// A trial office that was made first and carries the code of the town, with its stations.
pub async fn a_trial_office_never_answers_for_a_real_one(on: On) {
    let folder = Folder::new();
    let engine = on.engine(&folder).await;
    let house = TestHouse::built(engine, folder, |_| ()).await;
    house.clock.set(at("2026-03-02T10:00:00"));
    let text = town_file().replacen("key = \"valdora\"", "key = \"scratch-valdora\"", 1);
    let file =
        office::file::read(&text, office::file::Limits::Exact).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    let (ctx, now) = (house.house.ctx.clone(), house.clock.now());
    let made =
        move |tx: &mut Tx| office::import::apply(tx, &file, true, &Actor::server(), now).map(|(id, _)| id);
    let trial = ctx.db.write(Lane::HOUSE, made).await.unwrap();
    let offices = ctx.offices.clone();
    ctx.db.read(move |tx| offices.load_all(tx)).await.unwrap();
    let mut till = Till { house, body: trial };
    let unknown = NoticeNumber::parse("301000000000999999").unwrap();
    let alone = till.refusal(&verify(&unknown)).await;
    assert_eq!(alone, Some(FaultCode::PaymentUnknown), "alone it answers");
    till.body = till.house.import(&town_file()).await;
    let notice = till.create(till.meals(4_500)).await.unwrap();
    assert_eq!(till.refusal(&verify(&nav(&notice))).await, None);
    till.receives(&receipt(&notice, "t1")).await;
    assert_eq!(till.read(notice.id).await.state(till.now()), State::Paid);
    till.body = trial;
    assert_eq!(till.counts().await, [0; 5], "nothing of it came there");
}

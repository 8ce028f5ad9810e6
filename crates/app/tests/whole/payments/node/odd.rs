//! Receipts that do not hold together, or are not what was asked for: kept, answered OK, and nothing is paid by them.

use axum::body::Body;
use pagopa::soap::{Amount, Edition, FaultCode, MessageTime, More, Named, Paid, Receipt, Request, Transfers};
use pagopa::{Cents, Iban};
use payments::change;
use payments::position::{Position, State};
use payments::proof::{Accounting, May};
use payments::receipts::{self, Filed, InboxError, Odd, Trouble, Verdict};

use crate::support::On;
use crate::support::kiosk::Kiosk;
use crate::support::node::{OTHER, TOWN, asked, receipt, send, text, transfer, verify};
use crate::support::till::{Till, nav, why};

const STRANGE: &str = "DE89370400440532013000";

async fn waiting(till: &Till) -> Vec<Trouble> {
    let body = till.body;
    till.house.house.ctx.db.read(move |tx| receipts::troubles(tx, body)).await.unwrap()
}

/// The receipt with these shares: cents, whose, and to which account.
fn with(receipt: Receipt, shares: &[(i64, &str, &str)]) -> Receipt {
    let share = |(index, (cents, body, account)): (u8, &(i64, &str, &str))| {
        let credit = Named { company: None, to: Paid::Iban(text(account)) };
        pagopa::soap::Transfer { credit, ..transfer(index, *cents, body) }
    };
    let transfers = Transfers::new((1..).zip(shares).map(share).collect()).unwrap();
    Receipt { edition: Edition::Second { transfers, more: More::default() }, ..receipt }
}

const OURS: &str = "IT60X0542811101000000123456";

fn all_odd(made: &Position) -> Vec<(Receipt, Odd)> {
    let named = |name: &str| receipt(made, name);
    vec![
        (with(named("t1"), &[(1, TOWN, OURS)]), Odd::Sum),
        (with(named("t2"), &[(4_499, TOWN, OURS)]), Odd::Sum),
        (with(named("t3"), &[(4_500, OTHER, STRANGE)]), Odd::Bodies),
        (with(named("t4"), &[(1, TOWN, OURS), (4_499, OTHER, STRANGE)]), Odd::Bodies),
        (with(named("t5"), &[(4_500, TOWN, STRANGE)]), Odd::Account),
        (Receipt { reference: text("99999999999999999"), ..named("t6") }, Odd::Reference),
        (
            Receipt {
                paid_at: Some(MessageTime::local("9999-12-31T10:00:00".parse().unwrap())),
                ..named("t7")
            },
            Odd::Day,
        ),
    ]
}

pub async fn what_does_not_hold_together_waits_and_pays_nothing(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    for (odd, why) in all_odd(&made) {
        till.receives(&odd).await;
        till.receives(&odd).await;
        let waits = waiting(&till).await;
        let of = |trouble: &&Trouble| trouble.receipt == odd.id.as_str();
        assert_eq!(waits.iter().find(of).and_then(Trouble::odd), Some(why), "{waits:?}");
    }
    assert_eq!(till.counts().await, [7, 0, 0, 0, 1], "kept, and nothing else");
    assert_eq!(till.read(made.id).await.state(till.now()), State::Valid);
    // Who has paid is not asked again.
    let secret = payments::pay_now::token(&till.house.house.ctx.key, till.body, &nav(&made));
    let page = axum::http::Request::get(format!("/{}/pay/n/{secret}", till.slug()));
    let page = till.house.request(page.body(Body::empty()).unwrap()).await.text;
    assert!(page.contains("Un pagamento è in verifica presso l’ufficio"), "{page}");
    assert!(!page.contains("Paga online") && !page.contains("class=\"pay-qr\""), "{page}");
    let page = till.page("r.ragioneria", "payments/inbox").await.text;
    for said in ["non fanno la somma pagata", "44,99", OTHER, STRANGE, "Prendi per buona"] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

async fn takes(till: &Till, name: &'static str, reason: &'static str) -> Result<Filed, InboxError> {
    let clerk: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| receipts::take_as_good(tx, office, &clerk, name, &why(reason), now)).await
}

pub async fn somebody_takes_it_as_good_and_says_why(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    for (odd, _) in all_odd(&made) {
        till.receives(&odd).await;
    }
    let clerk: May<Accounting> = till.as_staff("r.ragioneria");
    let retried = till.act(move |tx, office, now| receipts::retry(tx, office, &clerk, "t5", now)).await;
    assert_eq!(retried, Err(InboxError::Still), "no try makes it good");
    assert_eq!(takes(&till, "altra", "La banca conferma").await, Err(InboxError::Still));
    let filed = takes(&till, "t5", "La banca conferma").await.unwrap();
    assert_eq!(filed.verdict, Verdict::Settled);
    assert_eq!(till.read(made.id).await.state(till.now()), State::Paid);
    assert_eq!(takes(&till, "t5", "La banca conferma").await, Err(InboxError::Still));
    // Money that went wholly to others is too much for nobody here: no case of nothing.
    let filed = takes(&till, "t3", "Errore della banca").await.unwrap();
    assert!(matches!(filed.verdict, Verdict::Surplus(_)), "{filed:?}");
    assert_eq!(till.counts().await, [7, 2, 1, 0, 1]);
    let page = till.page("r.ragioneria", "payments/inbox").await.text;
    assert!(page.contains("Presa per buona") && page.contains("La banca conferma"), "{page}");
}

pub async fn nothing_of_ours_for_a_paid_notice_is_no_case(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    till.receives(&receipt(&made, "t1")).await;
    till.receives(&with(receipt(&made, "t2"), &[(4_500, OTHER, STRANGE)])).await;
    assert_eq!(till.counts().await, [2, 1, 1, 0, 1]);
    assert_eq!(waiting(&till).await[0].odd(), Some(Odd::Bodies));
}

pub async fn an_account_that_ours_replaced_is_ours(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let clerk = till.as_staff("l.tributi");
    let (old, new) = (Iban::parse(OURS).unwrap(), Iban::parse("IT54D0200802200000000222222").unwrap());
    till.act(move |tx, _, now| change::replace_account(tx, &clerk, "", (&old, &new), 10, now)).await.unwrap();
    till.receives(&receipt(&made, "t1")).await;
    assert_eq!(till.verdicts().await, [("t1".to_owned(), "settled".to_owned())]);
}

pub async fn what_is_in_order_counts_whatever_came_before_under_its_name(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    till.receives(&with(receipt(&made, "t1"), &[(4_500, TOWN, STRANGE)])).await;
    till.receives(&receipt(&made, "t1")).await;
    assert_eq!(till.verdicts().await, [("t1".to_owned(), "settled".to_owned())]);
    let waits = waiting(&till).await;
    assert!(waits.len() == 1 && waits[0].receipt.starts_with("t1#") && waits[0].differs(), "{waits:?}");
    // An odd one beside it changes nothing.
    let less = Receipt { amount: Amount::new(Cents(4_400)).unwrap(), ..receipt(&made, "t1") };
    till.receives(&less).await;
    assert_eq!(till.read(made.id).await.state(till.now()), State::Paid);
}

pub async fn a_file_that_came_over_no_station_of_ours_waits(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let stations =
        [("80012345676_01", "80012345676_99"), ("<idBrokerPA>80012345676", "<idBrokerPA>00000000000")];
    for (at, (ours, theirs)) in stations.into_iter().enumerate() {
        let raw = send(&receipt(&made, &format!("t{at}"))).to_envelope().replace(ours, theirs).into_bytes();
        let clerk: May<Accounting> = till.as_staff("r.ragioneria");
        let kept = till.act(move |tx, office, now| {
            let arrival = receipts::read_uploaded(office, &clerk, &raw).expect("names us");
            receipts::take_uploaded(tx, office, &clerk, &arrival, now)
        });
        assert_eq!(kept.await, Ok::<_, platform::StoreError>(receipts::Kept::Held(Odd::Sender)));
    }
    assert_eq!(till.counts().await, [2, 0, 0, 0, 1]);
}

pub async fn what_waits_for_people_is_not_paid_again(on: On) {
    let till = Till::open(on).await;
    let wish = till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])]);
    let made = till.create(wish).await.unwrap();
    let navs: Vec<_> = made.instalments().map(|(_, part)| part.nav.clone()).collect();
    let answers = async |nav: &pagopa::NoticeNumber| {
        let verify = till.refusal(&verify(nav)).await;
        assert_eq!(till.refusal(&Request::GetV2(asked(nav))).await, verify);
        verify
    };
    for nav in &navs {
        assert_eq!(answers(nav).await, None);
    }
    // Odd money for the first part: that part waits, and so does paying the whole; the other part is another matter.
    let part = Receipt { notice: navs[1].clone().into(), ..receipt(&made, "t1") };
    till.receives(&with(part, &[(1, TOWN, OURS)])).await;
    let duplicate = Some(FaultCode::PaymentDuplicate);
    assert_eq!(answers(&navs[0]).await, duplicate, "the whole would be paid over it");
    assert_eq!(answers(&navs[1]).await, duplicate);
    assert_eq!(answers(&navs[2]).await, None);
    let said = till.say(verify(&navs[1]).to_envelope().into_bytes()).await;
    assert!(said.text.contains("in verifica"), "{}", said.text);
    let kiosk = Kiosk::enrol(&till.house, till.body).await;
    let page = kiosk.go("/pay", &[("number", navs[1].as_str())]).await.text;
    assert!(page.contains("Un pagamento è in verifica presso l’ufficio"), "{page}");
    assert!(!page.contains("class=\"qr\"") && !page.contains("class=\"sum\""), "{page}");
    // Somebody puts it aside: nothing was paid, and it can be.
    let clerk: May<Accounting> = till.as_staff("r.ragioneria");
    let aside = till.act(move |tx, _, now| receipts::seen(tx, &clerk, "t1", &why("Storno della banca"), now));
    assert_eq!(aside.await, Ok(()));
    for nav in &navs {
        assert_eq!(answers(nav).await, None);
    }
}

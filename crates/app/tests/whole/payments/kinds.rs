//! What follows from the account and the code of a transfer, asked anywhere.

use crate::support::On;
use crate::support::node::{TOWN, receipt, text, transfer, verify};
use crate::support::till::{Till, account};
use axum::body::Body;
use axum::http::Request;
use pagopa::soap::{Edition, More, Named, Paid, Receipt, Response, Transfer, Transfers};
use payments::position::{self, Destination, Position};
use payments::withdraw;
use platform::{sql, values};

on_both_engines! {
    a_postal_account_is_postal_whoever_asks;
    what_is_born_of_a_receipt_is_of_the_kind_that_alone_has_its_code;
    an_account_that_no_registry_knows_is_kept_word_by_word;
}

const POSTAL: &str = "IT24L0760102200001012345678";
const BANK: &str = "IT60X0542811101000000123456";

async fn a_postal_account_is_postal_whoever_asks(on: On) {
    let till = Till::open(on).await;
    let program = till.house.token(till.body, "positions").await;
    for (iban, second, all_postal) in [(POSTAL, None, true), (BANK, Some(POSTAL), true), (BANK, None, false)]
    {
        let mut wish = till.meals(4_500);
        let to = Destination::Account { iban: account(iban), postal: second.map(account) };
        wish.options[0].instalments[0].transfers[0].to = to;
        let made = till.create(wish).await.unwrap();
        let nav = made.options[0].instalments[0].nav.clone();
        let Response::Verify(Ok(verified)) = till.ask(&verify(&nav)).await else { panic!("payable") };
        let path = format!("/api/gpd/payment-options/organizations/{TOWN}/notices/{nav}");
        let asked = Request::post(path).header("ocp-apim-subscription-key", &program);
        let options = till.house.request(asked.body(Body::empty()).unwrap()).await.json();
        let told = options["paymentOptions"][0]["allCCP"].as_bool();
        assert_eq!((verified.all_postal, told), (all_postal, Some(all_postal)), "{iban} {second:?}");
    }
}

/// The position that a receipt of a notice which is no longer here gives birth to.
async fn born(till: &Till, told: fn(Receipt) -> Receipt) -> Position {
    let made = till.create(till.meals(4_500)).await.unwrap();
    let (clerk, id, body) = (till.as_staff("l.tributi"), made.id, till.body);
    till.act(move |tx, office, now| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        withdraw::delete(tx, office, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    till.receives(&told(receipt(&made, "r"))).await;
    let read =
        till.house.house.ctx.db.read(move |tx| {
            tx.numbers::<1>(sql!("SELECT id FROM debt_position WHERE body = ?1"), values![body])
        });
    till.read(read.await.unwrap()[0][0]).await
}

async fn what_is_born_of_a_receipt_is_of_the_kind_that_alone_has_its_code(on: On) {
    let till = Till::open(on).await;
    assert_eq!(born(&till, |receipt| receipt).await.due, till.due("mensa"));
    let till = Till::open_with(on, |text| text.replace("9/0101101TS/", "9/0101109SP/")).await;
    assert_eq!(born(&till, |receipt| receipt).await.due, 0, "two kinds have it");
}

async fn an_account_that_no_registry_knows_is_kept_word_by_word(on: On) {
    let till = Till::open(on).await;
    let odd = |receipt: Receipt| {
        let credit = Named { company: None, to: Paid::Iban(text("conto 12/A")) };
        let transfers = Transfers::new(vec![Transfer { credit, ..transfer(1, 4_500, TOWN) }]).unwrap();
        Receipt { edition: Edition::Second { transfers, more: More::default() }, ..receipt }
    };
    let position = born(&till, odd).await;
    let part = &position.options[0].instalments[0];
    assert_eq!(part.transfers[0].to, Destination::Told("conto 12/A".into()));
    assert!(part.payment.is_some(), "the money came all the same");
    let shown = till.page("l.tributi", &format!("payments/{}", position.id)).await;
    assert!(shown.text.contains("conto 12/A"));
}

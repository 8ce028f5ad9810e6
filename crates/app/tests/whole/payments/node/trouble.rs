//! Receipts that cannot be filed as they come, and those that come another way.

use pagopa::Cents;
use pagopa::soap::{Amount, Receipt};
use payments::proof::Accounting;
use payments::receipts::{self, Arrival, Filed, Kept, ReceiptFileError, Verdict, Way};
use platform::StoreError;

use crate::support::On;
use crate::support::node::{OTHER, TOWN, receipt, send};
use crate::support::till::Till;

pub async fn the_same_name_with_another_content_waits_for_people(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    till.receives(&receipt(&made, "t1")).await;
    let other = Receipt { amount: Amount::new(Cents(9_999)).unwrap(), ..receipt(&made, "t1") };
    till.receives(&other).await;
    till.receives(&other).await;
    assert_eq!(till.counts().await, [2, 1, 1, 0, 1], "both are kept, the first one counts");
    let troubles = troubles(&till).await;
    assert_eq!(troubles.len(), 1);
    assert!(troubles[0].receipt.starts_with("t1#") && troubles[0].why == "differs", "{troubles:?}");
}

async fn troubles(till: &Till) -> Vec<receipts::Trouble> {
    let body = till.body;
    till.house.house.ctx.db.read(move |tx| receipts::troubles(tx, body)).await.unwrap()
}

pub async fn what_cannot_be_filed_is_kept_and_tried_again(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let paid = receipt(&made, "t1");
    let raw: std::sync::Arc<[u8]> = send(&paid).to_envelope().into_bytes().into();
    let arrival = Arrival { way: Way::Station("80012345676_01".into()), raw, receipt: paid.clone() };
    till.act(move |tx, office, now| receipts::keep_for_later(tx, office, &arrival, "trouble of ours", now))
        .await
        .unwrap();
    assert_eq!(till.counts().await, [1, 0, 0, 0, 1]);
    assert_eq!(troubles(&till).await[0].why, "trouble of ours");
    // The node is told OK: it is kept.
    till.receives(&paid).await;
    till.house.house.runner.round().await.unwrap();
    assert_eq!(till.counts().await, [1, 1, 1, 0, 1]);
    assert_eq!(troubles(&till).await, []);
    till.house.house.runner.round().await.unwrap();
    assert_eq!(till.counts().await, [1, 1, 1, 0, 1]);
}

pub async fn a_receipt_as_a_file_and_from_the_archive_is_filed_alike(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.wish("mensa", vec![till.plan(&[2_000, 2_500])])).await.unwrap();
    let clerk = till.as_staff::<Accounting>("r.ragioneria");
    let raw = send(&receipt(&made, "t1")).to_envelope().into_bytes();
    let kept = till.act(move |tx, office, now| {
        let arrival = receipts::read_uploaded(office, &clerk, &raw).expect("ours");
        receipts::take_uploaded(tx, office, &clerk, &arrival, now)
    });
    let part = |place: usize| made.options[0].instalments[place].clone();
    let filed = |place: usize| {
        Kept::Filed(Filed { verdict: Verdict::Settled, position: Some((made.id, part(place).id)) })
    };
    assert_eq!(kept.await, Ok::<_, StoreError>(filed(0)));
    let json = serde_json::json!({
        "receiptId": "t2", "noticeNumber": part(1).nav, "fiscalCode": TOWN, "outcome": "OK",
        "creditorReferenceId": part(1).iuv, "paymentAmount": 25.0, "description": "Mensa", "companyName": "Comune",
        "debtor": { "entityUniqueIdentifierType": "F", "entityUniqueIdentifierValue": "ANONIMO", "fullName": "Ada" },
        "transferList": [{ "transferAmount": 25.0, "fiscalCodePA": TOWN, "iban": "IT60X0542811101000000123456",
            "mbdAttachment": null, "remittanceInformation": "Mensa", "transferCategory": "9/0101109SP/" }],
        "idPSP": "ABI01005", "pspCompanyName": "Banca di Prova", "idChannel": "01005_01",
        "paymentDateTimeFormatted": "2026-03-02T09:58:00", "paymentMethod": "creditCard",
    });
    let raw = json.to_string().into_bytes();
    let again = raw.clone();
    let take = move |raw: &[u8], tx: &mut platform::Tx, office: &office::Office, now| {
        receipts::take_in(tx, office, &receipts::recovered(raw).expect("a receipt"), now)
    };
    assert_eq!(till.act(move |tx, office, now| take(&raw, tx, office, now)).await, Ok(filed(1)));
    assert_eq!(till.act(move |tx, office, now| take(&again, tx, office, now)).await, Ok(Kept::Again));
    assert_eq!(till.counts().await, [2, 2, 2, 0, 1]);
    // What comes by the ordinary way after all is nothing new.
    till.receives(&receipt(&made, "t1")).await;
    assert_eq!(till.counts().await, [2, 2, 2, 0, 1]);
    let stranger = send(&receipt(&made, "t3")).to_envelope().replace(TOWN, OTHER).into_bytes();
    let clerk = till.as_staff::<Accounting>("r.ragioneria");
    assert_eq!(
        receipts::read_uploaded(&till.office(), &clerk, &stranger).err(),
        Some(ReceiptFileError::NotOurs)
    );
    assert!(matches!(
        receipts::read_uploaded(&till.office(), &clerk, b"<a/>"),
        Err(ReceiptFileError::Unreadable(_))
    ));
}

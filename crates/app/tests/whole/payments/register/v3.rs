//! Version 3, scenario by scenario of the public suite of pagopa-debt-position.

use serde_json::json;

use super::gpd::Gpd;
use crate::support::On;

const IUVS: [&str; 4] = ["01000000000000144", "01000000000000245", "01000000000000346", "01000000000000447"];

on_both_engines! {
    a_position_is_created_listed_updated_read_and_deleted;
    a_draft_is_updated_and_published;
    a_position_goes_from_valid_to_reported;
    a_plan_beside_a_single_payment_is_paid_in_part;
    a_plan_beside_another_plan_is_paid_in_part;
}

async fn a_position_is_created_listed_updated_read_and_deleted(on: On) {
    let gpd = Gpd::open(on).await;
    let due = gpd.due_v3("A1", &[&IUVS[..1]]);
    let made = gpd.v3("POST", "/debtpositions", Some(&due), 201).await;
    assert_eq!(made["paymentOption"][0]["installments"][0]["nav"], "301000000000000144");
    let drafts =
        format!("/debtpositions?status=DRAFT&due_date_from={}&due_date_to={}", gpd.day(0), gpd.day(10));
    assert_eq!(gpd.v3("GET", &drafts, None, 200).await["page_info"]["items_found"], 1);
    gpd.v3("GET", "/debtpositions?status=EXPIRED", None, 400).await;
    let updated = gpd.v3("PUT", "/debtpositions/A1", Some(&due), 200).await;
    assert_eq!(updated["paymentOption"][0]["installments"][0]["nav"], "301000000000000144");
    let read = gpd.v3("GET", "/debtpositions/A1", None, 200).await;
    assert_eq!(read["companyName"], "Testing S.p.A.");
    assert_eq!(read["paymentOption"][0]["debtor"]["fullName"], "Ada Rossi");
    gpd.v3("DELETE", "/debtpositions/A1", None, 200).await;
}

async fn a_draft_is_updated_and_published(on: On) {
    let gpd = Gpd::open(on).await;
    let due = gpd.due_v3("A1", &[&IUVS[..1]]);
    assert_eq!(gpd.v3("POST", "/debtpositions", Some(&due), 201).await["status"], "DRAFT");
    let updated = gpd.v3("PUT", "/debtpositions/A1?toPublish=True", Some(&due), 200).await;
    assert_eq!(updated["status"], "VALID");
    assert_eq!(gpd.v3("POST", "/debtpositions/A1/invalidate", None, 200).await["status"], "UNPAYABLE");
}

async fn a_position_goes_from_valid_to_reported(on: On) {
    let gpd = Gpd::open(on).await;
    gpd.v3("POST", "/debtpositions", Some(&gpd.due_v3("A1", &[&IUVS[..1]])), 201).await;
    let published = gpd.v3("POST", "/debtpositions/A1/publish", None, 200).await;
    assert_eq!(published["status"], "VALID");
    gpd.v1("POST", &format!("/paymentoptions/{}/pay", IUVS[0]), Some(&gpd.receipt("r-1")), 200).await;
    for place in 1..=2 {
        gpd.v1("POST", &format!("/paymentoptions/{}/transfers/{place}/report", IUVS[0]), None, 200).await;
    }
    let read = gpd.v3("GET", "/debtpositions/A1", None, 200).await;
    assert_eq!(
        (&read["status"], &read["paymentOption"][0]["installments"][0]["status"]),
        (&json!("PAID"), &json!("REPORTED"))
    );
    assert_eq!(gpd.v3("GET", "/debtpositions?status=PAID", None, 200).await["page_info"]["items_found"], 1);
}

async fn a_plan_is_begun(on: On, ways: &[&[&str]]) {
    let gpd = Gpd::open(on).await;
    gpd.v3("POST", "/debtpositions?toPublish=True", Some(&gpd.due_v3("A1", ways)), 201).await;
    let path = |iuv: &str, end: &str| format!("/paymentoptions/{iuv}{end}");
    gpd.v1("POST", &path(IUVS[0], "/pay"), Some(&gpd.receipt("r-1")), 200).await;
    gpd.v1("GET", &path(IUVS[2], ""), None, 404).await;
    gpd.v1("POST", &path(IUVS[2], "/pay"), Some(&gpd.receipt("r-2")), 409).await;
    assert_eq!(gpd.v3("GET", "/debtpositions/A1", None, 200).await["status"], "PARTIALLY_PAID");
    let rest = gpd.v1("GET", &path(IUVS[1], ""), None, 200).await;
    assert_eq!((&rest["status"], &rest["isPartialPayment"]), (&json!("PO_UNPAID"), &json!(true)));
    gpd.v1("POST", &path(IUVS[1], "/pay"), Some(&gpd.receipt("r-3")), 200).await;
    assert_eq!(gpd.v3("GET", "/debtpositions/A1", None, 200).await["status"], "PAID");
}

async fn a_plan_beside_a_single_payment_is_paid_in_part(on: On) {
    a_plan_is_begun(on, &[&IUVS[..2], &IUVS[2..3]]).await;
}

async fn a_plan_beside_another_plan_is_paid_in_part(on: On) {
    a_plan_is_begun(on, &[&IUVS[..2], &IUVS[2..]]).await;
}

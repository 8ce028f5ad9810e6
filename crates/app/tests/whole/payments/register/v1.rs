//! Version 1, scenario by scenario of the public suite of pagopa-debt-position.

use serde_json::{Value, json};

use super::gpd::{CODE, Gpd, IBAN, OTHER_IBAN};
use crate::support::On;

const IUV: &str = "01000000000000150";
const NAV: &str = "301000000000000150";

on_both_engines! {
    a_position_is_created_and_published_at_once;
    with_segregation_codes_a_position_is_created_published_and_withdrawn;
    a_position_lives_from_its_creation_over_fee_lists_and_update_to_its_end;
    dates_of_due_and_of_payment_exclude_each_other;
    with_segregation_codes_a_position_is_managed;
    many_positions_are_created_in_one_call;
    many_positions_are_created_within_segregation_codes;
    a_position_is_paid_and_its_transfer_reported;
    a_position_becomes_payable_when_its_first_moment_comes;
    a_position_is_found_by_its_reference;
    a_position_is_updated_and_published_at_once;
    an_account_is_replaced_in_all_open_transfers;
    options_are_grouped_described_and_in_order;
    options_of_an_unknown_number_are_not_found;
    options_of_what_is_no_number_are_refused;
}

fn part(position: &Value) -> &Value {
    &position["paymentOption"][0]
}

async fn a_position_is_created_and_published_at_once(on: On) {
    let gpd = Gpd::open(on).await;
    let due = gpd.due_v1("A1", IUV);
    let made = gpd.v1("POST", "/debtpositions?toPublish=True", Some(&due), 201).await;
    assert_eq!((&made["status"], &part(&made)["nav"]), (&json!("VALID"), &json!(NAV)));
}

async fn with_segregation_codes_a_position_is_created_published_and_withdrawn(on: On) {
    let gpd = Gpd::open(on).await;
    let due = gpd.due_v1("A1", IUV);
    let made = gpd.v1("POST", "/debtpositions?segregationCodes=01", Some(&due), 201).await;
    assert_eq!(made["status"], "DRAFT");
    gpd.v1("POST", "/debtpositions/A1/publish?segregationCodes=02,03", None, 404).await;
    let published = gpd.v1("POST", "/debtpositions/A1/publish?segregationCodes=01", None, 200).await;
    assert_eq!(published["status"], "VALID");
    gpd.v1("POST", "/debtpositions/A1/invalidate?segregationCodes=45", None, 404).await;
    let gone = gpd.v1("POST", "/debtpositions/A1/invalidate?segregationCodes=01", None, 200).await;
    assert_eq!(gone["status"], "INVALID");
}

async fn a_position_lives_from_its_creation_over_fee_lists_and_update_to_its_end(on: On) {
    let gpd = Gpd::open(on).await;
    let mut due = gpd.due_v1("A1", IUV);
    let made = gpd.v1("POST", "/debtpositions", Some(&due), 201).await;
    assert_eq!(part(&made)["nav"], NAV);
    // The cost of notification goes on top, on the first transfer.
    let fee = format!("/paymentoptions/{IUV}/notificationfee");
    let dearer = gpd.v1("PUT", &fee, Some(&json!({ "notificationFee": 150 })), 200).await;
    assert_eq!((&dearer["amount"], &dearer["notificationFee"]), (&json!(30150), &json!(150)));
    assert_eq!(dearer["transfer"][0]["amount"], 10150);
    let between = format!("due_date_from={}&due_date_to={}", gpd.day(0), gpd.day(10));
    let drafts = gpd
        .v1(
            "GET",
            &format!("/debtpositions?status=DRAFT&{between}&orderby=INSERTED_DATE&ordering=ASC&page=0"),
            None,
            200,
        )
        .await;
    assert_eq!(
        (drafts["page_info"]["items_found"].as_i64(), &drafts["payment_position_list"][0]["iupd"]),
        (Some(1), &json!("A1"))
    );
    let valid = gpd.v1("GET", &format!("/debtpositions?status=VALID&{between}"), None, 200).await;
    assert_eq!(valid["page_info"]["items_found"], 0);
    let paid = format!("/debtpositions?payment_date_from={}&payment_date_to={}", gpd.day(0), gpd.day(20));
    assert_eq!(gpd.v1("GET", &paid, None, 200).await["page_info"]["total_pages"], 0);
    // What the creditor rewrites does not take the cost away.
    due["paymentOption"][0]["description"] = json!("Canone, corretto");
    let updated = gpd.v1("PUT", "/debtpositions/A1", Some(&due), 200).await;
    assert_eq!((&part(&updated)["nav"], &part(&updated)["amount"]), (&json!(NAV), &json!(30150)));
    // Nor does it come twice where it is sent along.
    let again = gpd.v1("PUT", "/debtpositions/A1", Some(&updated), 200).await;
    assert_eq!(part(&again)["amount"], 30150);
    let read = gpd.v1("GET", "/debtpositions/A1", None, 200).await;
    assert_eq!((&read["companyName"], &part(&read)["nav"]), (&json!("Testing S.p.A."), &json!(NAV)));
    assert_eq!(part(&read)["description"], "Canone, corretto");
    gpd.v1("DELETE", "/debtpositions/A1", None, 200).await;
    gpd.v1("GET", "/debtpositions/A1", None, 404).await;
}

async fn dates_of_due_and_of_payment_exclude_each_other(on: On) {
    let gpd = Gpd::open(on).await;
    let both = format!("/debtpositions?due_date_from={}&payment_date_to={}", gpd.day(0), gpd.day(20));
    let refused = gpd.v1("GET", &both, None, 400).await;
    assert_eq!(refused["status"], 400);
    for wrong in ["limit=51", "limit=0", "page=-1", "status=OPEN", "due_date_from=ieri", "ordering=UP"] {
        gpd.v1("GET", &format!("/debtpositions?{wrong}"), None, 400).await;
    }
}

async fn with_segregation_codes_a_position_is_managed(on: On) {
    let gpd = Gpd::open(on).await;
    let (mine, theirs) = ("segregationCodes=01", "segregationCodes=02");
    let due = gpd.due_v1("A1", IUV);
    gpd.v1("POST", &format!("/debtpositions?{theirs}"), Some(&due), 403).await;
    let made = gpd.v1("POST", &format!("/debtpositions?{mine}"), Some(&due), 201).await;
    assert_eq!(part(&made)["nav"], NAV);
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("A2", "01000000000000251")), 201).await;
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("B1", "02000000000000150")), 201).await;
    gpd.v1("PUT", &format!("/debtpositions/A1?{theirs}"), Some(&due), 404).await;
    let updated = gpd.v1("PUT", &format!("/debtpositions/A1?{mine}"), Some(&due), 200).await;
    assert_eq!(part(&updated)["nav"], NAV);
    gpd.v1("GET", &format!("/debtpositions/A1?{theirs}"), None, 404).await;
    let read = gpd.v1("GET", &format!("/debtpositions/A1?{mine}"), None, 200).await;
    assert_eq!(read["companyName"], "Testing S.p.A.");
    let list = gpd.v1("GET", &format!("/debtpositions?{mine}"), None, 200).await;
    let names: Vec<_> =
        list["payment_position_list"].as_array().unwrap().iter().map(|one| one["iupd"].clone()).collect();
    assert_eq!(names, ["A2", "A1"], "the last comes first, the other code's is not there");
    gpd.v1("GET", "/debtpositions?segregationCodes=1", None, 400).await;
    gpd.v1("DELETE", &format!("/debtpositions/A1?{theirs}"), None, 404).await;
    gpd.v1("DELETE", &format!("/debtpositions/A1?{mine}"), None, 200).await;
}

async fn many_positions_are_created_in_one_call(on: On) {
    let gpd = Gpd::open(on).await;
    let many = json!({ "paymentPositions": [gpd.due_v1("A1", IUV), gpd.due_v1("A2", "01000000000000251")] });
    gpd.v1("POST", "/debtpositions/bulk", Some(&many), 201).await;
    gpd.v1("POST", "/debtpositions/bulk", Some(&many), 409).await;
    assert_eq!(gpd.v1("GET", "/debtpositions", None, 200).await["page_info"]["items_found"], 2);
    gpd.v1("PUT", "/debtpositions?toPublish=true", Some(&many), 200).await;
    assert_eq!(gpd.v1("GET", "/debtpositions?status=VALID", None, 200).await["page_info"]["items_found"], 2);
    let names = json!({ "paymentPositionIUPDs": ["A1", "A2", "none"] });
    gpd.v1("DELETE", "/debtpositions", Some(&names), 404).await;
    gpd.v1("GET", "/debtpositions/A1", None, 200).await;
    gpd.v1("DELETE", "/debtpositions", Some(&json!({ "paymentPositionIUPDs": ["A1", "A2"] })), 200).await;
    gpd.v1("GET", "/debtpositions/A1", None, 404).await;
}

async fn many_positions_are_created_within_segregation_codes(on: On) {
    let gpd = Gpd::open(on).await;
    let many = json!({ "paymentPositions": [gpd.due_v1("A1", IUV), gpd.due_v1("B1", "02000000000000150")] });
    gpd.v1("POST", "/debtpositions/bulk?segregationCodes=01", Some(&many), 403).await;
    gpd.v1("GET", "/debtpositions/A1", None, 404).await;
    gpd.v1("POST", "/debtpositions/bulk?segregationCodes=01,02", Some(&many), 201).await;
    gpd.v1("GET", "/debtpositions/B1", None, 200).await;
}

async fn a_position_is_paid_and_its_transfer_reported(on: On) {
    let gpd = Gpd::open(on).await;
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("A1", IUV)), 201).await;
    let published = gpd.v1("POST", "/debtpositions/A1/publish", None, 200).await;
    assert_eq!(part(&published)["nav"], NAV);
    let paid = gpd.v1("POST", &format!("/paymentoptions/{NAV}/pay"), Some(&gpd.receipt("r-1")), 200).await;
    assert_eq!((&paid["status"], &paid["idReceipt"]), (&json!("PO_PAID"), &json!("r-1")));
    assert_eq!(gpd.v1("GET", "/debtpositions/A1", None, 200).await["status"], "PAID");
    let report = |place: i64| format!("/paymentoptions/{IUV}/transfers/{place}/report");
    let first = gpd.v1("POST", &report(1), None, 200).await;
    assert_eq!(first["status"], "T_REPORTED");
    gpd.v1("POST", &report(1), None, 200).await;
    let read = gpd.v1("GET", "/debtpositions/A1", None, 200).await;
    assert_eq!(part(&read)["status"], "PO_REPORTED", "the other body's share is its own to find");
    gpd.v1("POST", &report(2), None, 200).await;
    gpd.v1("POST", &report(3), None, 404).await;
    assert_eq!(gpd.v1("GET", "/debtpositions/A1", None, 200).await["status"], "REPORTED");
    assert_eq!(gpd.till.house.events("transfer-reported").await, 2);
}

async fn a_position_becomes_payable_when_its_first_moment_comes(on: On) {
    let gpd = Gpd::open(on).await;
    let mut due = gpd.due_v1("A1", IUV);
    let soon = platform::Moment(gpd.till.now().ms() + 5_000);
    due["validityDate"] = json!(soon.timestamp().to_string());
    let made = gpd.v1("POST", "/debtpositions?toPublish=true", Some(&due), 201).await;
    assert_eq!(made["status"], "PUBLISHED");
    let pay = format!("/paymentoptions/{NAV}/pay");
    gpd.v1("POST", &pay, Some(&gpd.receipt("r-1")), 422).await;
    gpd.till.house.later(10_000);
    let option = gpd.v1("GET", &format!("/paymentoptions/{IUV}"), None, 200).await;
    assert_eq!((&option["debtPositionStatus"], &option["fullName"]), (&json!("VALID"), &json!("Ada Rossi")));
    gpd.v1("DELETE", "/debtpositions/A1", None, 200).await;
}

async fn a_position_is_found_by_its_reference(on: On) {
    let gpd = Gpd::open(on).await;
    // The suite's own number has a segregation code that nobody assigns: it is kept as it came.
    let (iupd, iuv) = ("77777777777_GET_PP_BY_IUV", "99000000000000001");
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1(iupd, iuv)), 201).await;
    let path = format!("/paymentoptions/{iuv}/debtposition");
    let found = gpd.v1("GET", &path, None, 200).await;
    assert_eq!((&found["iupd"], &part(&found)["iuv"]), (&json!(iupd), &json!(iuv)));
    gpd.v1("GET", &format!("{path}?segregationCodes=01"), None, 404).await;
    gpd.v1("DELETE", &format!("/debtpositions/{iupd}"), None, 200).await;
    gpd.v1("GET", &path, None, 404).await;
}

async fn a_position_is_updated_and_published_at_once(on: On) {
    let gpd = Gpd::open(on).await;
    let due = gpd.due_v1("A1", IUV);
    gpd.v1("POST", "/debtpositions", Some(&due), 201).await;
    let updated = gpd.v1("PUT", "/debtpositions/A1?toPublish=True", Some(&due), 200).await;
    assert_eq!(updated["status"], "VALID");
    let again = gpd.v1("PUT", "/debtpositions/A1?toPublish=True", Some(&due), 200).await;
    assert_eq!(again["status"], "VALID");
}

async fn an_account_is_replaced_in_all_open_transfers(on: On) {
    let gpd = Gpd::open(on).await;
    let path = |old: &str| format!("/debtpositions/transfers?oldIban={old}&limit=10");
    let none = gpd.v1("PATCH", &path("testIban"), Some(&json!({ "newIban": "testIban" })), 200).await;
    assert_eq!(none["updatedTransfers"], 0);
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("A1", IUV)), 201).await;
    gpd.v1("PATCH", &path(IBAN), Some(&json!({ "newIban": "testIban" })), 400).await;
    let done = gpd.v1("PATCH", &path(IBAN), Some(&json!({ "newIban": OTHER_IBAN })), 200).await;
    assert_eq!(done["updatedTransfers"], 2);
    let read = gpd.v1("GET", "/debtpositions/A1", None, 200).await;
    assert_eq!(part(&read)["transfer"][0]["iban"], OTHER_IBAN);
}

async fn options(gpd: &Gpd, number: &str) -> crate::support::Answer {
    gpd.ask("POST", &format!("/payment-options/organizations/{CODE}/notices/{number}"), None, &[]).await
}

async fn options_are_grouped_described_and_in_order(on: On) {
    let mut gpd = Gpd::open(on).await;
    let mut due = gpd.due_v3("A1", &[&["01000000000000251", "01000000000000352"], &[IUV]]);
    due["paymentOption"][0]["description"] = json!("Piano rateale A (2 rate)");
    due["paymentOption"][1]["description"] = json!("Pagamento in un'unica soluzione");
    gpd.v3("POST", "/debtpositions", Some(&due), 201).await;
    assert_eq!(options(&gpd, NAV).await.status, 404, "a draft is nobody's to know of");
    gpd.v3("POST", "/debtpositions/A1/publish", None, 200).await;
    let answer = options(&gpd, NAV).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let groups = answer.json()["paymentOptions"].clone();
    let of = |at: usize, name: &str| groups[at][name].clone();
    assert_eq!(
        (of(0, "numberOfInstallments"), of(0, "description")),
        (json!(1), json!("Pagamento in un'unica soluzione"))
    );
    assert_eq!(
        (of(1, "numberOfInstallments"), of(1, "description")),
        (json!(2), json!("Piano rateale A (2 rate)"))
    );
    assert!(of(0, "dueDate").as_str() < of(1, "dueDate").as_str());
    assert_eq!((of(0, "status"), of(1, "amount")), (json!("PO_UNPAID"), json!(60000)));
    // Once the plan is begun the single payment is closed, and the other way it says so.
    gpd.v1("POST", "/paymentoptions/301000000000000251/pay", Some(&gpd.receipt("r-1")), 200).await;
    let groups = options(&gpd, NAV).await.json()["paymentOptions"].clone();
    assert_eq!(
        (&groups[0]["status"], &groups[1]["status"]),
        (&json!("PO_INVALID"), &json!("PO_PARTIALLY_PAID"))
    );
    gpd.till.house.later(90 * 86_400_000);
    gpd.token = gpd.till.house.token(gpd.till.body, "positions").await;
    let groups = options(&gpd, NAV).await.json()["paymentOptions"].clone();
    assert_eq!(groups[1]["installments"][1]["status"], "POI_EXPIRED_UNPAID");
}

async fn options_of_an_unknown_number_are_not_found(on: On) {
    let gpd = Gpd::open(on).await;
    let answer = options(&gpd, "301000000000000999").await;
    assert_eq!((answer.status.as_u16(), &answer.json()["appErrorCode"]), (404, &json!("ODP-107")));
    // Not eighteen digits: no number of a notice, though the suite asks for it as an unknown one.
    assert_eq!(options(&gpd, "999999999999999").await.status, 404);
}

async fn options_of_what_is_no_number_are_refused(on: On) {
    let gpd = Gpd::open(on).await;
    let answer = options(&gpd, "ABCDEF").await;
    assert_eq!((answer.status.as_u16(), &answer.json()["appErrorCode"]), (400, &json!("ODP-101")));
    assert!(answer.headers["content-type"].to_str().unwrap().contains("application/json"));
}

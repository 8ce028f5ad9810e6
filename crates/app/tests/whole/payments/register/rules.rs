//! What the register holds beyond the public scenarios: whose a position is, versions, keys, money.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use super::gpd::{CODE, Gpd};
use crate::support::{On, small_office};

const IUV: &str = "01000000000000144";

on_both_engines! {
    another_body_s_organisation_is_refused_like_one_that_is_not_there;
    only_a_token_of_the_right_kind_comes_in;
    who_wrote_in_between_is_noticed;
    money_too_is_written_only_by_who_has_read_the_last_version;
    a_call_sent_twice_under_its_key_is_done_once;
    what_does_not_hold_is_refused_in_the_register_s_own_form;
    a_notice_is_paid_once_and_only_while_it_can_be;
    what_a_program_says_of_a_payment_is_believable;
    partial_payments_form_one_plan_beside_the_single_ones;
    numbers_are_drawn_where_none_is_brought;
    times_without_a_zone_are_utc;
}

async fn another_body_s_organisation_is_refused_like_one_that_is_not_there(on: On) {
    let mut gpd = Gpd::open(on).await;
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("A1", IUV)), 201).await;
    let other = small_office("altra", 1, 1).replace(CODE, "00000000000");
    let other = gpd.till.house.import(&other).await;
    gpd.token = gpd.till.house.token(other, "positions take-payments").await;
    let paths = ["/debtpositions", "/debtpositions/A1", "/paymentoptions/01000000000000144"];
    for path in paths {
        let foreign = gpd.call("GET", "v1", path, None).await;
        let unknown = gpd.ask("GET", &format!("/v1/organizations/11111111111{path}"), None, &[]).await;
        assert_eq!((foreign.status.as_u16(), &foreign.text), (404, &unknown.text));
        assert_eq!(foreign.headers["content-type"], "application/json");
    }
    let own = gpd.ask("GET", "/v1/organizations/00000000000/debtpositions/A1", None, &[]).await;
    assert_eq!(own.status, 404, "the same name is another's");
    let options = format!("/payment-options/organizations/{CODE}/notices/3{IUV}");
    assert_eq!(gpd.ask("POST", &options, None, &[]).await.status, 404);
}

async fn only_a_token_of_the_right_kind_comes_in(on: On) {
    let gpd = Gpd::open(on).await;
    let house = &gpd.till.house;
    let path = format!("/api/gpd/v1/organizations/{CODE}/debtpositions");
    let get =
        |name: &str, value: String| Request::get(&path).header(name, value).body(Body::empty()).unwrap();
    let bearer = house.request(get("authorization", format!("Bearer {}", gpd.token))).await;
    assert_eq!(bearer.status, 200, "{}", bearer.text);
    let cookie = house.signed_in(gpd.till.body, "l.tributi").await;
    let answer = house.request(get("cookie", cookie)).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["status"]), (401, &json!(401)));
    let reads_only = house.token(gpd.till.body, "see-payments").await;
    assert_eq!(house.request(get("ocp-apim-subscription-key", reads_only)).await.status, 403);
    let owes_only = house.token(gpd.till.body, "positions").await;
    gpd.v1("POST", "/debtpositions?toPublish=true", Some(&gpd.due_v1("A1", IUV)), 201).await;
    let gpd = Gpd { token: owes_only, ..gpd };
    gpd.v1("POST", &format!("/paymentoptions/{IUV}/pay"), Some(&gpd.receipt("r-1")), 403).await;
}

async fn who_wrote_in_between_is_noticed(on: On) {
    let gpd = Gpd::open(on).await;
    let due = gpd.due_v1("A1", IUV);
    gpd.v1("POST", "/debtpositions", Some(&due), 201).await;
    let path = format!("/v1/organizations/{CODE}/debtpositions/A1");
    let read = gpd.ask("GET", &path, None, &[]).await;
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let matching = [("if-match", tag.as_str())];
    assert_eq!(gpd.ask("PUT", &path, Some(&due), &matching).await.status, 200);
    assert_eq!(gpd.ask("PUT", &path, Some(&due), &matching).await.status, 412);
}

async fn money_too_is_written_only_by_who_has_read_the_last_version(on: On) {
    let gpd = Gpd::open(on).await;
    gpd.v1("POST", "/debtpositions?toPublish=true", Some(&gpd.due_v1("A1", IUV)), 201).await;
    let at = |rest: &str| format!("/v1/organizations/{CODE}/paymentoptions/{rest}");
    let (fee, receipt) = (json!({ "notificationFee": 100 }), gpd.receipt("r-1"));
    let when = json!({ "paymentDate": gpd.in_days(0) });
    let stale = [("if-match", "\"77\"")];
    for (method, path, body) in [
        ("PUT", at(&format!("{IUV}/notificationfee")), &fee),
        ("POST", at(&format!("{IUV}/pay")), &receipt),
        ("POST", at(&format!("paids/3{IUV}")), &when),
    ] {
        assert_eq!(gpd.ask(method, &path, Some(body), &stale).await.status, 412, "{path}");
    }
    let mut tomorrow = receipt.clone();
    tomorrow["paymentDate"] = json!(gpd.in_days(1));
    let pay = format!("/paymentoptions/{IUV}/pay");
    gpd.v1("POST", &pay, Some(&tomorrow), 400).await;
    gpd.v1("POST", &pay, Some(&receipt), 200).await;
    assert_eq!(gpd.ask("POST", &at(&format!("{IUV}/transfers/1/report")), None, &stale).await.status, 412);
}

async fn a_call_sent_twice_under_its_key_is_done_once(on: On) {
    let gpd = Gpd::open(on).await;
    let path = format!("/v1/organizations/{CODE}/debtpositions/bulk");
    let many = json!({ "paymentPositions": [gpd.due_v1("A1", IUV)] });
    let send = |many: Value| {
        let (gpd, path) = (&gpd, &path);
        async move { gpd.ask("POST", path, Some(&many), &[("idempotency-key", "k-1")]).await.status.as_u16() }
    };
    assert_eq!(send(many.clone()).await, 201);
    assert_eq!(send(many).await, 201);
    assert_eq!(gpd.till.house.events("position-created").await, 1);
    assert_eq!(send(json!({ "paymentPositions": [gpd.due_v1("A2", "01000000000000245")] })).await, 409);
    let over: Vec<Value> = (0..101).map(|n| gpd.due_v1(&format!("B{n}"), &format!("01{n:015}"))).collect();
    gpd.v1("POST", "/debtpositions/bulk", Some(&json!({ "paymentPositions": over })), 400).await;
}

async fn what_does_not_hold_is_refused_in_the_register_s_own_form(on: On) {
    let gpd = Gpd::open(on).await;
    let good = gpd.due_v1("A1", IUV);
    let wrong: [(&str, Value); 12] = [
        ("/paymentOption/0/amount", json!(29999)),
        ("/paymentOption/0/amount", json!(300.5)),
        ("/paymentOption/0/amount", json!("30000")),
        ("/paymentOption/0/dueDate", json!("2026-03-01T00:00:00")),
        ("/paymentOption/0/dueDate", json!("2026-04-01")),
        ("/paymentOption/0/iuv", json!("IUV12345678901234")),
        ("/paymentOption/0/transfer/0/idTransfer", json!("6")),
        ("/paymentOption/0/transfer/0/iban", json!("IT00X")),
        ("/paymentOption/0/transfer/0/amount", json!(0)),
        ("/companyName", json!("x".repeat(141))),
        ("/country", json!("Italia")),
        ("/type", json!("X")),
    ];
    for (at, value) in wrong {
        let mut due = good.clone();
        *due.pointer_mut(at).unwrap() = value;
        let refused = gpd.call("POST", "v1", "/debtpositions", Some(&due)).await;
        assert_eq!(refused.status, 400, "{at}: {}", refused.text);
        assert_eq!(refused.headers["content-type"], "application/json");
        let problem = refused.json();
        let names: BTreeSet<_> = problem.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, BTreeSet::from(["detail", "status", "title"]));
        assert_eq!(problem["status"], 400);
    }
    let mut both = good.clone();
    let stamp = json!({ "hashDocument": "aGFzaA==", "stampType": "01", "provincialResidence": "TS" });
    both["paymentOption"][0]["transfer"][0]["stamp"] = stamp.clone();
    gpd.v1("POST", "/debtpositions", Some(&both), 400).await;
    both["paymentOption"][0]["transfer"][0]["iban"] = Value::Null;
    gpd.v1("POST", "/debtpositions", Some(&both), 201).await;
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("A1", "01000000000000245")), 409).await;
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("A2", IUV)), 409).await;
    assert_eq!(gpd.till.house.events("position-created").await, 1);
}

async fn a_notice_is_paid_once_and_only_while_it_can_be(on: On) {
    let gpd = Gpd::open(on).await;
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("A1", IUV)), 201).await;
    let pay = format!("/paymentoptions/{IUV}/pay");
    let elsewhere = format!("/paymentoptions/paids/3{IUV}");
    let when = json!({ "paymentDate": gpd.in_days(0) });
    gpd.v1("POST", &pay, Some(&gpd.receipt("r-1")), 422).await;
    gpd.v1("POST", &elsewhere, Some(&when), 422).await;
    gpd.v1("POST", "/debtpositions/A1/publish", None, 200).await;
    gpd.v1("POST", "/debtpositions/A1/publish", None, 409).await;
    gpd.v1("POST", &pay, Some(&json!({ "pspCompany": "Banca", "idReceipt": " " })), 400).await;
    let paid = gpd.v1("POST", &elsewhere, Some(&when), 200).await;
    assert_eq!((&paid["status"], paid.get("idReceipt")), (&json!("PO_PAID"), None));
    gpd.v1("POST", &pay, Some(&gpd.receipt("r-1")), 409).await;
    gpd.v1("POST", &elsewhere, Some(&when), 409).await;
    gpd.v1("DELETE", "/debtpositions/A1", None, 409).await;
    gpd.v1("PUT", "/debtpositions/A1", Some(&gpd.due_v1("A1", IUV)), 409).await;
    gpd.v1(
        "PUT",
        &format!("/paymentoptions/{IUV}/notificationfee"),
        Some(&json!({ "notificationFee": 1 })),
        422,
    )
    .await;
    gpd.v1("POST", "/paymentoptions/01000000000000999/pay", Some(&gpd.receipt("r-1")), 404).await;
}

async fn what_a_program_says_of_a_payment_is_believable(on: On) {
    let gpd = Gpd::open(on).await;
    gpd.v1("POST", "/debtpositions?toPublish=True", Some(&gpd.due_v1("A1", IUV)), 201).await;
    let till = &gpd.till;
    let other = till.create(till.meals(4_500)).await.unwrap();
    till.receives(&crate::support::node::receipt(&other, "filed")).await;
    let pay = format!("/paymentoptions/{IUV}/pay");
    gpd.v1("POST", &pay, Some(&gpd.receipt("filed")), 409).await;
    for (field, value) in [
        ("paymentDate", "0001-01-01T00:00:00Z"),
        ("paymentDate", "2011-12-31T00:00:00Z"),
        ("pspCompany", "Banca\u{7}"),
        ("paymentMethod", "a\nb"),
        ("idReceipt", "r\u{0}1"),
    ] {
        let mut said = gpd.receipt("r-1");
        said[field] = json!(value);
        gpd.v1("POST", &pay, Some(&said), 400).await;
    }
    let long_ago = json!({ "paymentDate": "0001-01-01T00:00:00Z" });
    gpd.v1("POST", &format!("/paymentoptions/paids/3{IUV}"), Some(&long_ago), 400).await;
    gpd.v1("POST", &pay, Some(&gpd.receipt("r-1")), 200).await;
}

async fn partial_payments_form_one_plan_beside_the_single_ones(on: On) {
    let gpd = Gpd::open(on).await;
    let mut due = gpd.due_v1("A1", IUV);
    for iuv in ["01000000000000245", "01000000000000346"] {
        let mut part = due["paymentOption"][0].clone();
        part["iuv"] = json!(iuv);
        part["isPartialPayment"] = json!(true);
        due["paymentOption"].as_array_mut().unwrap().push(part);
    }
    let made = gpd.v1("POST", "/debtpositions", Some(&due), 201).await;
    let partial: Vec<bool> = made["paymentOption"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["isPartialPayment"].as_bool().unwrap())
        .collect();
    assert_eq!(partial, [false, true, true]);
    let v3 = gpd.v3("GET", "/debtpositions/A1", None, 200).await;
    let counts: Vec<usize> = v3["paymentOption"]
        .as_array()
        .unwrap()
        .iter()
        .map(|way| way["installments"].as_array().unwrap().len())
        .collect();
    assert_eq!(counts, [1, 2]);
}

async fn numbers_are_drawn_where_none_is_brought(on: On) {
    let gpd = Gpd::open(on).await;
    let mut due = gpd.due_v1("A1", IUV);
    due["paymentOption"][0].as_object_mut().unwrap().remove("iuv");
    let made = gpd.v1("POST", "/debtpositions?segregationCodes=01", Some(&due), 201).await;
    assert!(made["paymentOption"][0]["nav"].as_str().unwrap().starts_with("301"));
    due["iupd"] = json!("A2");
    gpd.v1("POST", "/debtpositions?segregationCodes=02", Some(&due), 403).await;
}

async fn times_without_a_zone_are_utc(on: On) {
    let gpd = Gpd::open(on).await;
    let mut due = gpd.due_v1("A1", IUV);
    for (sent, kept) in [
        ("2026-03-31T23:59:59", "2026-03-31T23:59:59Z"),
        ("2026-03-31T23:59:59.999", "2026-03-31T23:59:59.999Z"),
        ("2026-03-31T23:59:59+02:00", "2026-03-31T21:59:59Z"),
    ] {
        due["paymentOption"][0]["dueDate"] = json!(sent);
        gpd.v1("POST", "/debtpositions", Some(&due), 201).await;
        let read = gpd.v1("GET", "/debtpositions/A1", None, 200).await;
        assert_eq!(read["paymentOption"][0]["dueDate"], kept);
        gpd.v1("DELETE", "/debtpositions/A1", None, 200).await;
    }
}

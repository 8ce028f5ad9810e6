//! Payment options and carts: what is written, and what is refused.

#[path = "support/samples.rs"]
mod samples;

use pagopa::Cents;
use pagopa::cart::{
    CART_ID_CHARS_MAX, Cart, CartError, CartRequest, MAIL_CHARS_MAX, NOTICES_MAX, TEXT_CHARS_MAX,
};
use pagopa::cents::LARGEST;
use pagopa::options::{ErrorResponse, InstalmentStatus, OptionStatus, PaymentOptions, Refusal};
use serde_json::{Value, json};

#[test]
fn options_are_written_with_the_platform_s_names() {
    let options = samples::options(OptionStatus::ExpiredUnpaid, InstalmentStatus::ExpiredNotPayable);
    let json: Value = serde_json::to_value(&options).unwrap();
    let plan = &json["paymentOptions"][0];
    assert_eq!(plan["status"], "PO_EXPIRED_UNPAID");
    assert_eq!(
        (&plan["allCCP"], &plan["amount"], &plan["numberOfInstallments"]),
        (&json!(false), &json!(6667), &json!(2))
    );
    let first = &plan["installments"][0];
    assert_eq!(
        (&first["status"], &first["dueDate"]),
        (&json!("POI_EXPIRED_NOT_PAYABLE"), &json!("2026-09-28T23:59:59"))
    );
    assert_eq!(serde_json::from_value::<PaymentOptions>(json).unwrap(), options);
}

#[test]
fn options_stand_in_the_order_of_their_dates() {
    let sorted = samples::options(OptionStatus::Unpaid, InstalmentStatus::Unpaid).by_due_date();
    let dates: Vec<Vec<i8>> = sorted
        .payment_options
        .iter()
        .map(|option| option.installments.iter().map(|instalment| instalment.due_date.month()).collect())
        .collect();
    assert_eq!(dates, [vec![5], vec![6, 9]]);
}

#[test]
fn a_refusal_says_its_code_and_its_moment() {
    let now = "2026-11-22T10:30:00.25Z".parse().unwrap();
    let error = ErrorResponse::new(Refusal::Expired, "scaduto il 31/10/2026", now);
    let expected = json!({
        "httpStatusCode": 422,
        "httpStatusDescription": "Unprocessable Entity",
        "errorMessage": "PAA_PAGAMENTO_SCADUTO scaduto il 31/10/2026",
        "appErrorCode": "ODP-110",
        "timestamp": 1795343400,
        "dateTime": "2026-11-22T10:30:00.25",
    });
    assert_eq!(serde_json::to_value(&error).unwrap(), expected);
}

#[test]
fn a_cart_is_read_as_it_was_written() {
    let cart = samples::cart();
    let json = serde_json::to_string(&cart).unwrap();
    assert_eq!(Cart::parse(&json), Ok(cart));
    assert!(json.contains(r#""returnWaitingUrl":"https://sportello.example/pagamenti/attesa""#), "{json}");
    let bare = CartRequest { email_notice: None, id_cart: None, all_ccp: None, ..samples::cart_of(1) };
    let json = serde_json::to_string(&Cart::new(bare.clone()).unwrap()).unwrap();
    assert!(!json.contains(":null"), "{json}");
    assert_eq!(Cart::parse(&json).unwrap().request(), &bare);
}

#[test]
fn a_cart_has_limits() {
    type Change = fn(&mut CartRequest);
    let changes: [(Change, CartError); 14] = [
        (|cart| cart.payment_notices.clear(), CartError::Notices),
        (|cart| *cart = samples::cart_of(NOTICES_MAX + 1), CartError::Notices),
        (|cart| cart.payment_notices[1].amount = Cents(0), CartError::Amount),
        (|cart| cart.payment_notices[1].amount = Cents(LARGEST.0 + 1), CartError::Amount),
        (|cart| cart.payment_notices[0].company_name = String::from(" "), CartError::CompanyName),
        (
            |cart| cart.payment_notices[0].company_name = "è".repeat(TEXT_CHARS_MAX + 1),
            CartError::CompanyName,
        ),
        (|cart| cart.payment_notices[0].description = "è".repeat(TEXT_CHARS_MAX + 1), CartError::Description),
        (|cart| cart.return_urls.return_waiting_url = String::new(), CartError::ReturnUrl),
        (|cart| cart.return_urls.return_ok_url = String::from("javascript:alert(1)"), CartError::ReturnUrl),
        (|cart| cart.return_urls.return_ok_url = String::from("https:///x"), CartError::ReturnUrl),
        (
            |cart| cart.return_urls.return_ok_url = String::from("https://example.org/a b"),
            CartError::ReturnUrl,
        ),
        (|cart| cart.email_notice = Some(String::from("ada@")), CartError::Mail),
        (
            |cart| cart.email_notice = Some(format!("{}@example.org", "a".repeat(MAIL_CHARS_MAX))),
            CartError::Mail,
        ),
        (|cart| cart.id_cart = Some("c".repeat(CART_ID_CHARS_MAX + 1)), CartError::Id),
    ];
    for (index, (change, error)) in changes.into_iter().enumerate() {
        let mut request = samples::cart_of(2);
        change(&mut request);
        assert_eq!(Cart::new(request.clone()), Err(error), "change {index}");
        assert_eq!(Cart::parse(&serde_json::to_string(&request).unwrap()), Err(error), "change {index}");
    }
    let mut longest = samples::cart_of(NOTICES_MAX);
    longest.payment_notices[4].description = "è".repeat(TEXT_CHARS_MAX);
    longest.payment_notices[4].amount = LARGEST;
    assert!(Cart::new(longest).is_ok());
}

#[test]
fn what_is_no_cart_is_refused() {
    let whole = serde_json::to_value(samples::cart()).unwrap();
    let with = |at: &str, value: Value| {
        let mut cart = whole.clone();
        *cart.pointer_mut(at).unwrap() = value;
        Cart::parse(&cart.to_string())
    };
    assert_eq!(Cart::parse("{"), Err(CartError::Form));
    assert_eq!(with("/paymentNotices/0/noticeNumber", json!("12")), Err(CartError::Form));
    assert_eq!(with("/paymentNotices/0/fiscalCode", json!("RSSMRA80A01H501U")), Err(CartError::Form));
    assert_eq!(with("/paymentNotices/0/amount", json!(12.5)), Err(CartError::Form));
    assert_eq!(with("/returnUrls/returnWaitingUrl", Value::Null), Err(CartError::Form));
    assert_eq!(with("/allCCP", json!("no")), Err(CartError::Form));
    assert_eq!(with("/allCCP", json!("true")).unwrap().request().all_ccp, Some(true));
}

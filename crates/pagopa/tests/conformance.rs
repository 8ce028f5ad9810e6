//! Our REST types and our reading of the taxonomy against the platform's own files.

#[path = "support/conformance.rs"]
mod conformance;
#[path = "support/samples.rs"]
mod samples;

use conformance::Interface;
use jiff::Timestamp;
use pagopa::cart::{Cart, NOTICES_MAX, TEXT_CHARS_MAX};
use pagopa::options::{ErrorResponse, InstalmentStatus, OptionStatus, Refusal};
use pagopa::taxonomy;
use serde_json::{Value, json};

const OPTIONS: &str = "pagopa-api_SANP3.13.0/openapi/orgs_payment_options.json";
const CHECKOUT: &str = "pagopa-api_SANP3.13.0/openapi/checkout_v2.json";

fn write(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("JSON")
}

#[test]
fn conformance_payment_options() {
    let Some(interface) = Interface::of(OPTIONS) else { return };
    let schema = interface.schema("PaymentOptionsResponse");
    let mut all = 0;
    for name in interface.schema("EnumPo")["enum"].as_array().expect("values") {
        for inner in interface.schema("EnumInstallment")["enum"].as_array().expect("values") {
            let status: OptionStatus = serde_json::from_value(name.clone()).expect("a status of ours");
            let within: InstalmentStatus = serde_json::from_value(inner.clone()).expect("a status of ours");
            let ours = write(&samples::options(status, within));
            assert_eq!(interface.complaints(&ours, schema), [""; 0]);
            assert_eq!((&ours["paymentOptions"][0]["status"]), name);
            all += 1;
        }
    }
    println!("payment options: {all} pairs of statuses");
    assert_eq!(all, 30);
}

/// Nothing that the specification knows is left out by us.
#[test]
fn conformance_payment_options_are_complete() {
    let Some(interface) = Interface::of(OPTIONS) else { return };
    let ours = write(&samples::options(OptionStatus::Unpaid, InstalmentStatus::Unpaid));
    let option = &ours["paymentOptions"][0];
    for (name, value) in [
        ("PaymentOptionsResponse", &ours),
        ("PaymentOption", option),
        ("Installment", &option["installments"][0]),
        ("ErrorResponse", &write(&ErrorResponse::new(Refusal::Unknown, "", Timestamp::UNIX_EPOCH))),
    ] {
        let theirs = interface.schema(name)["properties"].as_object().expect("properties");
        let missing: Vec<&String> = theirs.keys().filter(|key| value.get(key).is_none()).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

/// The table of codes in the description of the interface, line by line.
#[test]
fn conformance_refusals() {
    let Some(interface) = Interface::of(OPTIONS) else { return };
    let description = interface.document()["info"]["description"].as_str().expect("a text");
    let lines: Vec<&str> = description.lines().filter(|line| line.contains("ODP-")).collect();
    assert_eq!(lines.len(), Refusal::ALL.len());
    for refusal in Refusal::ALL {
        let line = lines.iter().find(|line| line.contains(refusal.code())).expect("a line");
        let error = ErrorResponse::new(refusal, "motivo", Timestamp::UNIX_EPOCH);
        assert!(
            line.contains(&format!("*{} {}*", error.http_status_code, error.http_status_description)),
            "{line}"
        );
        assert!(line.contains(&format!(" {} ", refusal.fault())), "{line}");
        assert_eq!(interface.complaints(&write(&error), interface.schema("ErrorResponse")), [""; 0]);
    }
}

#[test]
fn conformance_carts() {
    let Some(interface) = Interface::of(CHECKOUT) else { return };
    let schema = interface.schema("CartRequestV2");
    for notices in 1..=NOTICES_MAX {
        let cart = Cart::new(samples::cart_of(notices)).expect("within the limits");
        assert_eq!(interface.complaints(&write(&cart), schema), [""; 0]);
    }
    let mut bare = samples::cart_of(1);
    (bare.email_notice, bare.id_cart, bare.all_ccp) = (None, None, None);
    assert_eq!(
        interface.complaints(&write(&Cart::new(bare).expect("the rest is optional")), schema),
        [""; 0]
    );
    assert_eq!(schema["properties"]["paymentNotices"]["maxItems"], json!(NOTICES_MAX));
    assert_eq!(
        interface.schema("PaymentNotice")["properties"]["description"]["maxLength"],
        json!(TEXT_CHARS_MAX)
    );
    // What we refuse, the interface refuses too; and each required thing is required by us.
    assert!(!interface.complaints(&write(&samples::cart_of(NOTICES_MAX + 1)), schema).is_empty());
    let whole = write(&samples::cart());
    for (at, name) in [("", "CartRequestV2"), ("/paymentNotices/0", "PaymentNotice")] {
        for required in interface.schema(name)["required"].as_array().expect("names") {
            let mut less = whole.clone();
            let part = less.pointer_mut(at).and_then(Value::as_object_mut).expect("a part");
            part.remove(required.as_str().expect("a name")).expect("present in ours");
            assert!(Cart::parse(&less.to_string()).is_err(), "without {required}");
        }
    }
}

/// The example of the interface is a cart, but for its addresses without a scheme.
#[test]
fn conformance_cart_of_the_checkout_is_read() {
    let Some(interface) = Interface::of(CHECKOUT) else { return };
    let at = "/paths/~1carts/post/requestBody/content/application~1json/example";
    let mut example = interface.document().pointer(at).expect("an example").clone();
    for url in example["returnUrls"].as_object_mut().expect("addresses").values_mut() {
        *url = json!(format!("https://{}", url.as_str().expect("a text")));
    }
    let cart = Cart::parse(&example.to_string()).expect("a cart");
    assert_eq!(cart.request().payment_notices.len(), 2);
    assert_eq!(cart.request().all_ccp, Some(false));
}

#[test]
fn conformance_taxonomy() {
    let Some(text) = conformance::text("pagopa-taxonomy/taxonomy_4-row_sample.csv") else { return };
    let list = taxonomy::read(&text);
    println!("taxonomy: {} rows", list.entries.len());
    assert_eq!((list.entries.len(), list.refused.len()), (4, 0));
    assert!(list.entries.iter().all(|entry| text.contains(entry.code.as_str()) && entry.version == 31));
}

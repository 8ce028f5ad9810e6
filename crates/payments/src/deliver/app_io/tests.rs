use super::*;

#[test]
fn a_message_keeps_the_lengths_of_the_app() {
    let message = AppMessage {
        subject: "Mensa".into(),
        text: format!("[qui](https://x.example) {}", "à".repeat(12_000)),
        due_at: Moment::from_seconds(1_772_000_000),
        number: NoticeNumber::parse("301000000000004285").unwrap(),
        amount: Cents(4_500),
        ends: true,
        creditor: "80012345676".into(),
    };
    let wire = serde_json::to_value(message.wire("RSSDAA80A41L424T")).unwrap();
    let content = &wire["content"];
    assert_eq!(content["subject"].as_str().unwrap().chars().count(), 10);
    assert_eq!(content["markdown"].as_str().unwrap().chars().count(), 10_000);
    assert!(content["markdown"].as_str().unwrap().starts_with("qui(https"));
    assert_eq!(content["due_date"], "2026-02-25T06:13:20Z");
    let payment = &content["payment_data"];
    assert_eq!((payment["amount"].as_i64(), &payment["invalid_after_due_date"]), (Some(4_500), &true.into()));
    assert_eq!(payment["notice_number"], "301000000000004285");
}

#[test]
fn settings_are_read_and_the_key_is_not_printed() {
    let app = AppIo::parse("valdora=segreta@http://127.0.0.1:9/api/").unwrap();
    assert_eq!(
        (app.address.as_str(), format!("{app:?}")),
        ("http://127.0.0.1:9/api", "AppIo(valdora)".into())
    );
    assert!(AppIo::parse("valdora").is_err() && AppIo::parse("=x").is_err());
}

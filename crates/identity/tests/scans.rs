//! What readers type.

use identity::{CallCode, Layout, SCAN_CHARS_MAX, Scan, token};
use proptest::prelude::*;

const MARIO: &str = "RSSMRA80A01H501U";

fn card(typed: &str) -> Option<(String, Option<Layout>)> {
    match Scan::read(typed) {
        Scan::Card { code, swapped } => Some((code.as_str().to_owned(), swapped)),
        _ => None,
    }
}

#[test]
fn readers_add_stars_terminators_and_a_check_character() {
    for typed in [
        "RSSMRA80A01H501U",
        "*RSSMRA80A01H501U*",
        "(RSSMRA80A01H501U(",
        "  rssmra80a01h501u\r\n",
        "\u{2}RSSMRA80A01H501U\u{3}",
        "RSSMRA80A01H501U;",
        "RSS MRA 80A01 H501U\t",
        "RSSMRA80A01H501U9",
        "*RSSMRA80A01H501U7*",
    ] {
        assert_eq!(card(typed), Some((MARIO.to_owned(), None)), "{typed:?}");
    }
    assert_eq!(card("12345670587\n"), Some(("12345670587".to_owned(), None)));
}

#[test]
fn unreadable_scans() {
    let secret = token::encode([7; 16]);
    for typed in [format!("https://a\u{7}/a/{secret}"), "RSSMRA80\tA01H501U".into(), format!("{MARIO}XX")] {
        assert_eq!(Scan::read(&typed), Scan::Unreadable, "{typed:?}");
    }
    let long = format!("{MARIO}{}", " ".repeat(SCAN_CHARS_MAX));
    for typed in
        ["", "\n", "RSSMRA80A01H501V", "RSSMRA80\u{0}A01H501U", "80380001234567890123", "Q 12", &long]
    {
        assert_eq!(Scan::read(typed), Scan::Unreadable, "{typed:?}");
    }
}

#[test]
fn a_wrong_keyboard_layout_is_seen_through() {
    // Popescu Ioana, born in Romania: Z129.
    let romanian = "PPSNIO90L54Z129H".to_owned();
    assert_eq!(card("PPSNIO90L54Y129H"), Some((romanian.clone(), Some(Layout::German))));
    assert_eq!(card("PPSNIOç0L5'W&éçH"), Some((romanian, Some(Layout::French))));
    assert_eq!(card("RSS?RQ80Q01H501U"), Some((MARIO.to_owned(), Some(Layout::French))));
    assert_eq!(card("&é\"'(-è0(_è"), Some(("12345670587".to_owned(), Some(Layout::French))));
}

#[test]
fn passes_and_call_codes() {
    let secret = token::encode([7; 16]);
    for typed in [
        secret.clone(),
        secret.to_lowercase() + "\n",
        format!("https://sportello.example/it/a/{secret}\r"),
        format!("HTTPS://SPORTELLO.EXAMPLE/A/{secret}"),
        format!("httpsç--sportello.example-a-{secret}"),
    ] {
        assert_eq!(Scan::read(&typed), Scan::Pass(secret.clone()), "{typed}");
    }
    for typed in
        [format!("https://sportello.example/b/{secret}"), format!("XX{secret}"), format!("{secret}/a/")]
    {
        assert_eq!(Scan::read(&typed), Scan::Unreadable, "{typed}");
    }
    let k27 = CallCode::parse("K27").expect("valid");
    assert_eq!(Scan::read(" k 27\n"), Scan::CallCode(k27));
    assert!(!format!("{:?}", Scan::read(&secret)).contains(&secret[..5]));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), like in "[A-Z0-9*(/;é -]{0,60}") {
        for typed in [text, like] {
            if let Scan::Pass(secret) = Scan::read(&typed) {
                prop_assert_eq!(Scan::read(&secret), Scan::Pass(secret));
            }
        }
    }
}

//! What holds for the kiosk as a whole; each page's own rules are tested beside it.

use identity::{FiscalCode, Layout, token};
use office::kiosk::local;
use platform::i18n::{Lang, Tr};
use platform::voice::PHRASE_CHARS_MAX;
use platform::web::Page;

use super::scan::Reading;
use super::voice;

const CARD: &str = "RSSMRA80A01H501U";

fn page(lang: Lang) -> Page {
    Page { tr: Tr(lang), ..Page::default() }
}

#[test]
fn a_scan_finds_its_way_by_what_it_says() {
    let secret = token::encode([9; 16]);
    assert!(matches!(Reading::of(CARD), Reading::Card { swapped: None, .. }));
    assert!(matches!(Reading::of(&format!("*{CARD}*;")), Reading::Card { swapped: None, .. }));
    assert_eq!(Reading::of(&secret), Reading::Pass(secret.clone()));
    assert_eq!(Reading::of(&format!("https://ente.example/comune/a/{secret}\r")), Reading::Pass(secret));
    assert!(matches!(Reading::of("k27"), Reading::Call(code) if code.to_string() == "K 27"));
    assert!(matches!(Reading::of("abcde-fghjk"), Reading::Booking(code) if code.as_str() == "ABCDEFGHJK"));
    assert_eq!(Reading::of("80380000500123456789"), Reading::OtherSide);
    for nothing in ["", "   ", "ciao", "<script>", "RSSMRA80A01H501X", &"A".repeat(600)] {
        assert_eq!(Reading::of(nothing), Reading::Unreadable, "{nothing}");
    }
}

#[test]
fn a_host_with_a_foreign_keyboard_still_reads_cards() {
    // On a German host Z and Y have changed places.
    let letters = ('A'..='Z').map(|check| format!("BNZMRY85M41H501{check}"));
    let meant = letters.into_iter().find(|text| FiscalCode::parse(text).is_ok()).expect("one letter fits");
    let Reading::Card { code, swapped: None } = Reading::of(&meant) else { panic!("a card: {meant}") };
    let typed: String = meant
        .chars()
        .map(|c| {
            if c == 'Z' {
                'Y'
            } else if c == 'Y' {
                'Z'
            } else {
                c
            }
        })
        .collect();
    let Reading::Card { code: found, swapped } = Reading::of(&typed) else { panic!("a card: {typed}") };
    assert_eq!((found, swapped), (code, Some(Layout::German)));
}

#[test]
fn every_page_can_be_read_aloud_in_every_language() {
    for lang in Lang::ALL {
        for (words, _) in voice::WORDS {
            let phrases = voice::phrases(&page(lang), words).expect("the page has words");
            for phrase in phrases {
                assert!(phrase.text.chars().count() <= PHRASE_CHARS_MAX, "{}: {}", lang.code(), phrase.text);
                assert!(!phrase.text.starts_with('['), "{}: {}", lang.code(), phrase.text);
            }
        }
    }
    assert!(voice::phrases(&page(Lang::It), "nobody").is_none());
}

#[test]
fn no_language_lacks_a_text_of_the_kiosk() {
    let keys = |lang: &str| -> Vec<String> {
        let text = match lang {
            "it" => include_str!("texts/it.ftl"),
            "en" => include_str!("texts/en.ftl"),
            "de" => include_str!("texts/de.ftl"),
            "fr" => include_str!("texts/fr.ftl"),
            _ => include_str!("texts/sl.ftl"),
        };
        let lines = text.lines().filter(|line| line.starts_with("kiosk-"));
        lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
    };
    for lang in ["en", "de", "fr", "sl"] {
        assert_eq!(keys("it"), keys(lang), "{lang}");
    }
}

#[test]
fn nobody_is_sent_outside_the_kiosk() {
    let page = page(Lang::It);
    assert_eq!(local(&page, "/kiosk/services?page=2"), "/kiosk/services?page=2");
    for foreign in ["https://x.example", "//x.example", "/kioskx", "/console", "/kiosk\\x", "/kiosk/a b", ""]
    {
        assert_eq!(local(&page, foreign), "/kiosk/services", "{foreign}");
    }
}

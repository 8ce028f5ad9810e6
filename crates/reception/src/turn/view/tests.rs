use platform::Moment;
use platform::i18n::Lang;
use queueing::Estimate;

use super::super::words::waiting;
use super::*;

fn said(wait: Option<Estimate>) -> Words {
    // 10:31:30 on some day, told as hours and minutes of the epoch.
    let now = Moment::from_seconds((10 * 60 + 31) * 60 + 30);
    let clock = |at: Moment| format!("{:02}:{:02}", at.seconds() / 3600, at.seconds() / 60 % 60);
    waiting(Tr(Lang::It), wait, clock, now)
}

#[test]
fn a_long_wait_says_when_and_lets_people_go() {
    let words = said(Some(Estimate::Between { from_min: 10, to_min: 20 }));
    assert_eq!(words.heading, "Tocca a te fra circa 10 minuti");
    assert_eq!(words.by, "al più entro le 10:55");
    assert_eq!(words.hint, Tr(Lang::It).t("turn-may-go"));
}

#[test]
fn a_short_wait_asks_to_stay() {
    let words = said(Some(Estimate::Between { from_min: 0, to_min: 5 }));
    assert_eq!(words.heading, "Tocca a te fra pochissimo");
    assert_eq!(words.hint, Tr(Lang::It).t("turn-stay"));
    let words = said(Some(Estimate::Between { from_min: 0, to_min: 15 }));
    assert_eq!(words.heading, "Tocca a te entro 15 minuti");
}

#[test]
fn without_an_open_counter_nothing_is_promised() {
    let words = said(None);
    assert_eq!(words.by, "");
    assert!(words.heading.chars().all(|c| !c.is_ascii_digit()));
}

#[test]
fn the_screen_is_green_only_when_called() {
    assert_eq!(mood(&Turn::Called { counter: 1 }), Mood::Called);
    assert_eq!(mood(&Turn::Waiting { wait: Some(Estimate::Now) }), Mood::Soon);
    assert_eq!(mood(&Turn::Waiting { wait: None }), Mood::Waiting);
    assert_eq!(
        mood(&Turn::Waiting { wait: Some(Estimate::Between { from_min: 5, to_min: 10 }) }),
        Mood::Waiting
    );
    assert_eq!(mood(&Turn::Served), Mood::Done);
}

#[test]
fn only_who_waits_or_may_come_back_can_give_up() {
    assert!(Turn::Waiting { wait: None }.may_leave());
    assert!(Turn::Away.may_leave());
    for turn in [Turn::Called { counter: 1 }, Turn::Served, Turn::Left, Turn::AnotherDay, Turn::Cancelled] {
        assert!(!turn.may_leave(), "{turn:?}");
    }
}

#[test]
fn every_language_has_every_text() {
    let of = |lang| {
        let keys: Vec<String> = platform::i18n::keys(lang);
        keys.into_iter()
            .filter(|key| key.starts_with("turn-") || key.starts_with("display-"))
            .collect::<Vec<_>>()
    };
    for lang in Lang::ALL {
        assert_eq!(of(lang), of(Lang::It), "{lang:?}");
    }
}

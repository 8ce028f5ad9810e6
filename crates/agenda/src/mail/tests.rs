use super::*;
use platform::i18n::Lang;

#[test]
fn the_host_of_a_message_id_is_always_one() {
    let cases = [
        ("https://servizi.comune.example.it", "servizi.comune.example.it"),
        ("http://localhost:8080/", "localhost"),
        ("https://[::1]:8443", "localhost"),
        ("", "localhost"),
        ("https://a b@evil\r\n.org/x", "abevil.org"),
    ];
    for (address, expected) in cases {
        assert_eq!(host(address), expected);
    }
}

#[test]
fn work_survives_being_stored_and_old_work_is_read() {
    let stored = work_at(7, Occasion::Moved, Moment(5)).to_string();
    let read: Work = serde_json::from_str(&stored).unwrap();
    assert_eq!((read.id, read.occasion, read.at), (7, Occasion::Moved, Some(Moment(5))));
    let read: Work = serde_json::from_value(work(7, Occasion::Booked)).unwrap();
    assert_eq!((read.occasion, read.at), (Occasion::Booked, None));
}

/// Every text of this crate in every language, so that a missing one is seen here first.
#[test]
fn no_language_lacks_a_text() {
    let ours = |lang: Lang| -> Vec<String> {
        let prefixes = ["book-", "cancel-", "mail-", "mine-", "move-", "pass-", "services-"];
        let ours = |key: &String| prefixes.iter().any(|prefix| key.starts_with(prefix));
        platform::i18n::keys(lang).into_iter().filter(ours).collect()
    };
    assert!(ours(Lang::It).len() > 150);
    for lang in Lang::ALL {
        assert_eq!(ours(lang), ours(Lang::It), "{}", lang.code());
    }
}

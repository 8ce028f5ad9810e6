//! Names, phone numbers, mail addresses.

use identity::{Email, EmailError, NameError, PersonName, Phone, PhoneError};
use proptest::prelude::*;

#[test]
fn phone_numbers() {
    let cases = [
        ("333 123 4567", "+393331234567", "+39 333 1234567"),
        ("+39 333.123.4567", "+393331234567", "+39 333 1234567"),
        ("0039 0471/997111", "+390471997111", "+39 0471997111"),
        ("(06) 1234-5678", "+390612345678", "+39 06 12345678"),
        ("+49 (0)30 1234567", "+49301234567", "+49301234567"),
        ("00420 (0)222 333 444", "+420222333444", "+420222333444"),
        ("\u{a0}+1 202 555 0123\t", "+12025550123", "+12025550123"),
    ];
    for (typed, stored, shown) in cases {
        let phone = Phone::parse(typed).unwrap_or_else(|e| panic!("{typed}: {e:?}"));
        assert_eq!((phone.as_e164(), phone.display().as_str()), (stored, shown), "{typed}");
        assert_eq!(Phone::parse(stored).as_ref(), Ok(&phone));
        assert_eq!(format!("{phone:?}"), "Phone(••••)");
    }
    let wrong = [
        ("", PhoneError::Empty),
        ("  ", PhoneError::Empty),
        ("112", PhoneError::Short),
        ("+39", PhoneError::Short),
        ("+", PhoneError::Short),
        ("+41 123", PhoneError::Short),
        ("39 333 1234567", PhoneError::Long),
        ("+1234567890123456", PhoneError::Long),
        ("333 123x", PhoneError::Character { position: 8 }),
        ("333+1234567", PhoneError::Character { position: 4 }),
        ("+0333 123456", PhoneError::CountryCode),
        ("000 333 123", PhoneError::CountryCode),
    ];
    for (typed, error) in wrong {
        assert_eq!(Phone::parse(typed), Err(error), "{typed}");
    }
}

#[test]
fn names_of_many_scripts() {
    let written =
        ["D'Alò", "Jean-Luc", "Müller", "Nicolo\u{300}", "王小明", "محمد", "अमित्", "M. Teresa", "Ó Sé"];
    for name in written {
        assert_eq!(PersonName::parse(name).as_ref().map(PersonName::as_str), Ok(name));
    }
    let tidied = PersonName::parse("  De   Luca\t").expect("valid");
    assert_eq!(tidied.as_str(), "De Luca");
    assert_eq!(format!("{tidied:?}"), "PersonName(••••)");
    assert!(PersonName::parse(&"é".repeat(80)).is_ok());
    let long = "é".repeat(81);
    let wrong = [
        ("", NameError::Empty),
        (" .-'", NameError::Empty),
        (long.as_str(), NameError::Long),
        ("Ada\nBcc: x", NameError::Character { position: 4 }),
        (" R2D2", NameError::Character { position: 3 }),
        ("<b>", NameError::Character { position: 1 }),
        ("Ada\u{202e}", NameError::Character { position: 4 }),
        ("ada@x.it", NameError::Character { position: 4 }),
    ];
    for (typed, error) in wrong {
        assert_eq!(PersonName::parse(typed), Err(error), "{typed:?}");
    }
}

#[test]
fn mail_addresses() {
    let email = Email::parse(" Ada.Rossi+cup@Posta.Example.IT ").expect("valid");
    assert_eq!((email.as_str(), email.domain()), ("Ada.Rossi+cup@posta.example.it", "posta.example.it"));
    assert_eq!(format!("{email:?}"), "Email(••••)");
    assert!(Email::parse("o'neil@xn--mnchen-3ya.example").is_ok());
    let local_65 = format!("{}@x.it", "a".repeat(65));
    let label_64 = format!("a@{}.it", "b".repeat(64));
    let long = format!("a@{}it", "b.".repeat(126));
    let wrong = [
        (" ", EmailError::Empty),
        ("a@x.it\r\nBcc: b@x.it", EmailError::Control),
        ("a@x.it\n", EmailError::Control),
        ("ada", EmailError::At),
        ("a@b@x.it", EmailError::At),
        ("@x.it", EmailError::Local),
        ("a..b@x.it", EmailError::Local),
        (".a@x.it", EmailError::Local),
        ("a b@x.it", EmailError::Local),
        ("\"a\"@x.it", EmailError::Local),
        ("à@x.it", EmailError::Local),
        (local_65.as_str(), EmailError::Local),
        ("a@localhost", EmailError::Domain),
        ("a@x.it.", EmailError::Domain),
        ("a@-x.it", EmailError::Domain),
        ("a@x-.it", EmailError::Domain),
        ("a@192.168.1.10", EmailError::Domain),
        ("a@[::1]", EmailError::Domain),
        (label_64.as_str(), EmailError::Domain),
        (long.as_str(), EmailError::Long),
    ];
    for (typed, error) in wrong {
        assert_eq!(Email::parse(typed), Err(error), "{typed:?}");
    }
}

proptest! {
    #[test]
    fn what_was_read_reads_the_same(text in any::<String>(), like in "[+0-9a-z@.' ()-]{0,40}") {
        for typed in [text, like] {
            if let Ok(phone) = Phone::parse(&typed) {
                let digits = phone.as_e164().len() - 1;
                prop_assert!((6..=15).contains(&digits));
                prop_assert_eq!(Phone::parse(&phone.display()), Ok(phone));
            }
            if let Ok(name) = PersonName::parse(&typed) {
                prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name));
            }
            if let Ok(email) = Email::parse(&typed) {
                prop_assert!(!email.as_str().chars().any(|c| c.is_control() || c.is_whitespace()));
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email));
            }
        }
    }
}

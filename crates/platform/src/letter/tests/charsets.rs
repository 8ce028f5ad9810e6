//! Letters of every script.

use super::*;

fn encoded(label: &str, text: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
}

#[test]
fn declared_charsets_are_read() {
    for (label, words) in [
        ("windows-1252", "Perché no? €5 «così»"),
        ("iso-8859-15", "Forlì, 10 €"),
        ("koi8-r", "Привет, мир"),
        ("cp1251", "Здравствуйте"),
        ("windows-1255", "שלום עולם"),
        ("iso-8859-8-i", "שלום עולם"),
        ("euc-kr", "안녕하세요 세계"),
        ("ks_c_5601-1987", "안녕하세요 세계"),
        ("iso-2022-jp", "こんにちは世界"),
        ("shift_jis", "こんにちは世界"),
        ("gb2312", "你好世界"),
        ("windows-1258", "Xin chào"),
        ("utf-8", "čšž àèìòù 🏛"),
    ] {
        let head = with(&format!("Content-Type: text/plain; charset=\"{label}\""));
        let read = letter(&mail(&head, &encoded(label, words)));
        assert_eq!((read.text.as_str(), read.doubtful), (words, false), "{label}");
    }
}

#[test]
fn missing_and_false_charsets_are_guessed_and_said() {
    let plain = |label: &str| with(&format!("Content-Type: text/plain{label}"));
    for (label, bytes, expected, doubtful) in [
        ("", "perché".as_bytes().to_vec(), "perché", false),
        ("", encoded("windows-1252", "perché"), "perché", true),
        ("; charset=us-ascii", encoded("windows-1252", "perché"), "perché", true),
        ("; charset=us-ascii", "perché".as_bytes().to_vec(), "perché", false),
        ("; charset=iso-8859-1", "perché".as_bytes().to_vec(), "perché", true),
        ("; charset=utf-8", encoded("windows-1252", "perché sì"), "perché sì", true),
        ("; charset=nonsense", "perché".as_bytes().to_vec(), "perché", true),
        ("; charset=", "perché".as_bytes().to_vec(), "perché", false),
        (
            "; charset=utf-8",
            b"citt\xc3\xa0 perch\xc3\xa9 s\xc3\xac \xff".to_vec(),
            "città perché sì \u{fffd}",
            true,
        ),
    ] {
        let read = letter(&mail(&plain(label), &bytes));
        assert_eq!((read.text.as_str(), read.doubtful), (expected, doubtful), "{label:?} {bytes:x?}");
    }
}

#[test]
fn a_subject_may_hold_three_charsets_and_torn_letters() {
    let subject = |value: &str| letter(&text(&format!("From: a@b.example\nSubject: {value}"), "x")).subject;
    assert_eq!(
        subject("=?iso-8859-1?Q?Perch=E9?= =?UTF-8?B?IOKCrDU=?=\n =?koi8-r?B?8NLJ18XU?= fine"),
        "Perché €5Привет fine"
    );
    // A letter of three bytes cut in two words.
    assert_eq!(subject("=?utf-8?B?4oI=?= =?utf-8?B?rDU=?="), "€5");
    assert_eq!(subject("=?utf-8*it?q?citt=C3=A0_bella?="), "città bella");
    assert_eq!(subject("=?iso-2022-jp?B?GyRCJDMkcyRLJEEkTxsoQg==?="), "こんにちは");
    assert_eq!(subject("=?utf-8?X?aa?= =?broken =?=?"), "=?utf-8?X?aa?= =?broken =?=?");
    assert_eq!(subject("=?utf-8?Q?a=0D=0ABcc:_b?="), "a Bcc: b");
}

#[test]
fn headers_of_eight_bits_are_read() {
    for (bytes, doubtful) in [("Forlì".as_bytes().to_vec(), false), (encoded("windows-1252", "Forlì"), true)]
    {
        let mut raw = b"From: Comune di ".to_vec();
        raw.extend_from_slice(&bytes);
        raw.extend_from_slice(b" <a@b.example>\r\nSubject: ");
        raw.extend_from_slice(&bytes);
        raw.extend_from_slice(b"\r\n\r\nx");
        let read = letter(&raw);
        assert_eq!((read.subject.as_str(), read.doubtful), ("Forlì", doubtful));
        assert_eq!(read.from[0].name.as_deref(), Some("Comune di Forlì"));
    }
}

#[test]
fn html_may_declare_its_charset_itself() {
    let mut html = b"<html><meta charset=\"windows-1251\"><p>".to_vec();
    html.extend(encoded("windows-1251", "Привет"));
    let read = letter(&mail(&with("Content-Type: text/html"), &html));
    assert_eq!(read.text.trim(), "Привет");
    assert!(read.html.unwrap().contains("<p>Привет"));
}

#[test]
fn file_names_come_in_every_form() {
    let name = |disposition: &str| {
        let head =
            with(&format!("Content-Type: application/pdf\nContent-Disposition: attachment; {disposition}"));
        letter(&text(&head, "%PDF")).files.remove(0).name
    };
    assert_eq!(name("filename*=utf-8''perch%C3%A9.pdf"), "perché.pdf");
    assert_eq!(name("filename*0*=utf-8''perch;\n filename*1*=%C3%A9.pdf"), "perché.pdf");
    assert_eq!(name("filename=\"=?iso-8859-1?Q?perch=E9=2Epdf?=\""), "perché.pdf");
    assert_eq!(name("filename=\"perché.pdf\""), "perché.pdf");
    // Declared UTF-8, written as Latin-1: readable in part, never lost.
    let odd = name("filename*=utf-8''perch%E9.pdf");
    assert!(odd.starts_with("perch") && odd.ends_with(".pdf"), "{odd}");
    assert!(name("filename*=nonsense''perch%E9.pdf").ends_with(".pdf"));
}

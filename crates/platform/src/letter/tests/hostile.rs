//! Letters that were written to do harm.

use proptest::prelude::*;

use super::*;

#[test]
fn depth_parts_and_size_have_limits_and_show_what_was_read() {
    let mut nested = "Content-Type: text/plain\n\nfondo".to_owned();
    for level in 0..200 {
        nested = format!(
            "Content-Type: multipart/mixed; boundary=b{level}.\n\n--b{level}.\n{nested}\n--b{level}.--"
        );
    }
    let raw = format!("Subject: pozzo\n{nested}").into_bytes();
    let Err(Unreadable::TooDeep(shown)) = read(&raw, &Limits::default()) else { panic!("deep") };
    assert_eq!((shown.subject.as_str(), shown.files.len()), ("pozzo", 1));

    let many = "--b\nContent-Type: text/plain\n\nx\n".repeat(5_000);
    let raw = text("Subject: molti\nContent-Type: multipart/mixed; boundary=b", &many);
    let Err(Unreadable::TooManyParts(shown)) = read(&raw, &Limits::default()) else { panic!("many") };
    assert_eq!(shown.subject, "molti");

    let limits = Limits { bytes: 100, ..Limits::default() };
    let huge = read(&[b'x'; 101], &limits);
    assert_eq!(huge, Err(Unreadable::TooLarge { bytes: 101, max: 100 }));
}

#[test]
fn large_letters_are_not_searched_again_and_again() {
    let mut nested = vec![b'x'; 20 << 20];
    for level in 0..20 {
        let head = format!("Content-Type: multipart/mixed; boundary=b{level}.\n\n--b{level}.\n");
        nested = [head.into_bytes(), nested].concat();
    }
    assert!(matches!(read(&nested, &Limits::default()), Err(Unreadable::TooDeep(_))));
}

#[test]
fn ten_thousand_messages_in_each_other_are_one_file() {
    let raw = "Content-Type: message/rfc822\n\n".repeat(10_000);
    let read = letter(raw.as_bytes());
    assert_eq!((read.files.len(), read.files[0].name.as_str()), (1, "file-1.eml"));
}

#[test]
fn a_header_without_end_is_cut() {
    let raw = format!("Subject: s\n{}\nTesto", "References: <a@b>\n".repeat(200_000));
    let read = letter(raw.as_bytes());
    assert_eq!((read.text.as_str(), read.subject.as_str()), ("Testo", "s"));
    let words = format!("Subject: {}\n\n", "=?a?q?x".repeat(9_000));
    assert_eq!(letter(words.as_bytes()).subject.len(), 63_000);
}

#[test]
fn endless_fields_end() {
    let raw = format!(
        "Subject: {}\n{}References: {}\n\nTesto",
        "x".repeat(100_000),
        "X-A: b\n".repeat(500),
        "<a@b> ".repeat(5_000)
    );
    let read = letter(raw.as_bytes());
    assert_eq!((read.text.as_str(), read.references.len()), ("Testo", LETTER_REFERENCES_MAX));
    let to = format!("To: {}\n\nx", "a@b.example, ".repeat(4_000));
    assert_eq!(letter(to.as_bytes()).to.len(), LETTER_ADDRESSES_MAX);
}

/// Pieces from which mail is made, so that chance gets past the first line.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..40),
        proptest::sample::select(vec![
            "From: ",
            "Subject: =?utf-8?B?",
            "?=",
            "=?iso-2022-jp?Q?",
            "\r\n",
            "\n",
            "\n\n",
            "--b",
            "--b--\n",
            "<",
            ">",
            "\"",
            "Content-Type: multipart/mixed; boundary=b\n",
            "Content-Type: multipart/alternative; boundary=\"b\"\n\n",
            "Content-Type: message/rfc822\n\n",
            "Content-Type: text/html; charset=utf-16\n\n",
            "<p style='",
            "<img src=cid:",
            "Content-Type: text/plain; charset=utf-7\n",
            "Content-Transfer-Encoding: base64\n",
            "begin 644 a\n",
            "`\nend\n",
            "Content-Transfer-Encoding: quoted-printable\n",
            "=C3=A",
            "filename*0*=utf-8''%C3",
            "filename*1*=%A9",
            "X-Trasporto: posta-certificata\n",
            "X-Ricevuta: accettazione\n",
            "Content-Disposition: attachment; ",
            "Content-Type: application/xml; name=daticert.xml\n\n",
            "<postacert tipo='",
            "<data zona='+0100'>",
            "Content-Type: message/rfc822; name=postacert.eml\n\n",
            "References: <",
            "Received: x; Sat, 99 Nov 2026 99:",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
            "Il 1 ha scritto:\n> ",
            "è€",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_at_all_make_the_reader_fail(raw in pieces()) {
        prop_assert_ne!(read(&raw, &Limits::default()), Err(Unreadable::ReaderFailed));
        content_key(&raw);
    }

    #[test]
    fn damaged_mail_is_read(at in 0..400usize, byte in any::<u8>(), cut in 0..400usize) {
        let body = "--b\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n\
            <p>=F0</p>\n--b\nContent-Type: image/png; name*=utf-8''%C3%A9\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--";
        let mut raw = text(&with("Content-Type: multipart/mixed; boundary=b"), body);
        let length = raw.len();
        raw[at % length] = byte;
        prop_assert!(read(&raw, &Limits::default()).is_ok());
        prop_assert!(read(&raw[..cut % length], &Limits::default()).is_ok());
    }
}

//! Letters that were written to do harm.

use proptest::prelude::*;

use super::*;

fn html(body: &str) -> Letter {
    letter(&text(&with("Content-Type: text/html; charset=utf-8"), body))
}

#[test]
fn nothing_runs_fetches_or_posts() {
    for attack in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='https://eve.example/pixel.gif'>",
        "<img srcset='https://eve.example/p.gif 2x'>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' java\tscript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<iframe src='https://eve.example'></iframe>",
        "<form action='https://eve.example'><input name=p><button>x</button></form>",
        "<meta http-equiv=refresh content='0;url=https://eve.example'>",
        "<link rel=stylesheet href='https://eve.example/a.css'>",
        "<base href='https://eve.example/'>",
        "<style>@import 'https://eve.example/a.css'</style>",
        "<div style=\"background:url(https://eve.example/a.png)\">x</div>",
        "<div style='position:fixed;top:0;left:0;width:100%'>x</div>",
        "<table background='https://eve.example/a.png'><tr><td>x</td></tr></table>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--><img src=x onerror=alert(1)>-->",
        "<object data='https://eve.example'></object><embed src='https://eve.example'>",
        "<video poster='https://eve.example/p.png' src='https://eve.example/v'></video>",
        "<p id=main class=alert onclick=alert(1)>x</p>",
    ] {
        let shown = html(attack).html.unwrap().to_ascii_lowercase();
        for bad in [
            "<script",
            "onerror",
            "onload",
            "onclick=",
            "eve.example",
            "javascript",
            "data:",
            "<form",
            "<input",
            "url(",
            "position",
            "<style",
            "<meta",
            "<base",
            "<svg",
            "class=",
            "id=",
        ] {
            // Inside a quoted title it is text; outside of it a quotation mark would have been escaped.
            let outside = shown.split("title=\"").next().unwrap();
            assert!(!outside.contains(bad), "{bad} in {shown}");
        }
    }
}

#[test]
fn remote_images_are_counted_and_own_ones_shown() {
    let body = "--b\nContent-Type: text/html\n\n<p style=\"color:red;position:absolute\">x\
        <img src=\"cid:logo%40x\" alt=Logo><img src=CID:logo@x><img src=cid:missing><img src=http://e.example/a>\
        src=\"letter-file:9\"</p>\n--b\nContent-Type: image/png\nContent-ID: <logo@x>\n\npng\n--b--";
    let read = letter(&text(&with("Content-Type: multipart/related; boundary=b"), body));
    assert_eq!(read.blocked_images, 2);
    let shown = read.html_with(|index| format!("/files/{index}?a=1&b=\"")).unwrap();
    assert_eq!(shown.matches("src=\"/files/0?a=1&amp;b=&quot;\"").count(), 2, "{shown}");
    assert!(shown.contains("style=\"color:red\"") && !shown.contains("e.example"), "{shown}");
}

#[test]
fn links_are_marked_and_capped() {
    let read = html(&"<a href='https://x.example/'>x</a>".repeat(LETTER_LINKS_MAX + 100));
    let shown = read.html.unwrap();
    assert_eq!(shown.matches("href=").count(), LETTER_LINKS_MAX);
    assert_eq!(shown.matches("rel=\"noopener noreferrer nofollow\"").count(), LETTER_LINKS_MAX + 100);
}

#[test]
fn html_beyond_the_limits_is_shown_as_text() {
    for body in [
        "<div>".repeat(15_000) + "Testo",
        "<b>".repeat(30_000) + "Testo",
        "<table><tr><td>".repeat(5_000) + "Testo",
    ] {
        let read = html(&body);
        assert!(read.html.is_none());
        assert_eq!(read.text.trim(), "Testo");
    }
}

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
fn ten_thousand_messages_in_each_other_are_one_file() {
    let raw = "Content-Type: message/rfc822\n\n".repeat(10_000);
    let read = letter(raw.as_bytes());
    assert_eq!((read.files.len(), read.files[0].name.as_str()), (1, "file-1.eml"));
}

#[test]
fn endless_headers_end() {
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

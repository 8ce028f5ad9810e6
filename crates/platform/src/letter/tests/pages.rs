//! HTML that was written to do harm.

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
    assert!(!shown.contains("style") && !shown.contains("e.example"), "{shown}");
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

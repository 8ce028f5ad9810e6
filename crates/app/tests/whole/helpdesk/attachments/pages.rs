//! Letters shown as they were sent.

use helpdesk::ticket::token;

use super::form::links;
use crate::helpdesk::corpus::{from, mail};
use crate::helpdesk::post::Post;
use crate::support::On;

const ATTACKS: &str = "<p onclick=alert(1)>Buongiorno <b>Ada</b></p><script>alert(1)</script>\
<img src=x onerror=alert(1)><img src='https://spia.example/a.gif'><img src='data:image/png;base64,AAAA'>\
<a href='javascript:alert(1)'>a</a><a href='data:text/html,x'>b</a><a href='https://buono.example/'>c</a>\
<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg><style>@import 'https://spia.example/x'</style>\
<div style=\"background:url(https://spia.example/b)\">testo</div><meta http-equiv=refresh content='0;url=https://spia.example'>\
<form action='https://spia.example'><input name=password></form><iframe src='https://spia.example'></iframe>\
<img src='cid:foto@ada' alt='Foto'><base href='https://spia.example/'><math><mtext></mtext></math>";

fn letter(html: &str) -> Vec<u8> {
    mail(
        "From: Ada Rossi <ada@posta.example>\nSubject: Pagina\nMessage-ID: <page@posta.example>\nContent-Type: multipart/related; boundary=r",
        &format!(
            "--r\nContent-Type: text/html; charset=utf-8\n\n{html}\n--r\nContent-Type: image/png\nContent-ID: <foto@ada>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\n--r--"
        ),
    )
}

fn page_link(page: &str) -> String {
    let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links
        .into_iter()
        .find(|link| link.ends_with("/page"))
        .unwrap_or_else(|| panic!("no page in {page}"))
        .to_owned()
}

pub async fn a_page_is_shown_as_sent_without_what_it_would_do(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&letter(ATTACKS)).await;
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let desk = post.page(&marta, &format!("/valdora/desk/{}", ticket.id)).await;
    assert!(desk.text.contains("Mostra come inviata"), "{}", desk.text);
    let token = token(&post.house.house.ctx.key, post.body, ticket.id);
    let own = post.house.get(&format!("/valdora/t/{token}")).await;
    for (link, cookie) in [(page_link(&desk.text), marta.as_str()), (page_link(&own.text), "")] {
        let shown = post.page(cookie, &link).await;
        assert_eq!(shown.status, 200);
        let csp = shown.headers["content-security-policy"].to_str().unwrap();
        for rule in ["sandbox", "default-src 'none'", "img-src 'self'", "form-action 'none'"] {
            assert!(csp.contains(rule) && !csp.contains("allow-scripts"), "{csp}");
        }
        assert_eq!(shown.headers["referrer-policy"], "no-referrer");
        let text = shown.text.to_ascii_lowercase();
        for bad in [
            "<script",
            "onerror",
            "onload",
            "onclick",
            "spia.example",
            "javascript",
            "data:",
            "<svg",
            "<style",
            "style=",
            "url(",
            "http-equiv",
            "<form",
            "<input",
            "<iframe",
            "<base",
            "<math",
            "cid:",
        ] {
            assert!(!text.contains(bad), "{bad} in {text}");
        }
        assert!(text.contains("<b>ada</b>") && text.contains("href=\"https://buono.example/\""), "{text}");
        assert!(text.contains("rel=\"noopener noreferrer nofollow\""));
        // Its own picture, drawn anew by us.
        let picture = text.split("src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(picture.contains("/files/") && picture.ends_with("?picture=1"), "{picture}");
        let picture = shown.text.split("src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(post.page(cookie, &picture).await.headers["content-type"], "image/png");
        assert_eq!(
            text.matches("<img").count(),
            text.matches("src=\"").count() + text.matches("<img>").count()
        );
    }
    // Beyond the limits there is no page, only its text.
    let deep = post.ticket(&letter(&"<div>".repeat(5_000)).replacen_id("deep")).await;
    let page = post.page(&marta, &format!("/valdora/desk/{}", deep.id)).await;
    assert!(!page.text.contains("Mostra come inviata"));
}

trait Renamed {
    fn replacen_id(self, id: &str) -> Vec<u8>;
}

impl Renamed for Vec<u8> {
    fn replacen_id(self, id: &str) -> Vec<u8> {
        String::from_utf8(self).unwrap().replacen("page@posta", &format!("{id}@posta"), 1).into_bytes()
    }
}

pub async fn a_page_is_reached_through_its_own_ticket_alone(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&letter("<p>Solo <b>mio</b></p>")).await;
    let message = post.messages(ticket.id).await[0].id;
    let other = post.ticket(&from("bob@posta.example", "Altro", "")).await;
    let of = |id: i64| token(&post.house.house.ctx.key, post.body, id);
    let page = |token: String| format!("/valdora/t/{token}/messages/{message}/page");
    assert_eq!(post.house.get(&page(of(ticket.id))).await.status, 200);
    assert_eq!(post.house.get(&page(of(other.id))).await.status, 404, "another citizen's link");
    assert_eq!(post.house.get(&page("0".repeat(32))).await.status, 404);
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let desk = |ticket: i64| format!("/valdora/desk/{ticket}/messages/{message}/page");
    assert_eq!(post.page(&marta, &desk(ticket.id)).await.status, 200);
    assert_eq!(post.page(&marta, &desk(other.id)).await.status, 404);
    let far = post.house.import(&crate::support::small_office("lontano", 1, 1)).await;
    let stranger = post.house.signed_in(far, "guida").await;
    let path = desk(ticket.id).replace("/valdora/", "/lontano/");
    assert_eq!(post.page(&stranger, &path).await.status, 404);
    // What a stranger wrote waits for the desk: the requester sees neither page nor file.
    let id = crate::helpdesk::post::id_of(&post.sent().await[0]);
    let letter = String::from_utf8(letter("<p>Estraneo</p>")).unwrap();
    let letter = letter.replace("ada@posta.example>", "zio@altro.example>").replace("page@", "strange@");
    let letter = letter.replace("Subject: Pagina", &format!("Subject: Pagina\r\nIn-Reply-To: <{id}>"));
    let end = post.take("urp", letter.as_bytes()).await;
    assert_eq!(end.ticket, Some(ticket.id));
    let path = format!("/valdora/t/{}/messages/{}/page", of(ticket.id), end.message.unwrap());
    assert_eq!(post.house.get(&path).await.status, 404);
    let own = post.house.get(&format!("/valdora/t/{}", of(ticket.id))).await;
    assert_eq!(links(&own.text).len(), 1, "his own picture alone");
}

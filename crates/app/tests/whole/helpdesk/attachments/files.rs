//! Files with messages, in both directions.

use helpdesk::letters::ENCLOSED_BYTES_MAX;
use helpdesk::ticket::token;
use platform::files::{FILE_BYTES_MAX, MESSAGE_FILES_MAX};

use super::form::{PNG, ask, links, send};
use crate::helpdesk::post::Post;
use crate::support::On;
use crate::support::desk::{Desk, Signed};
use crate::support::forms::{self, to};

fn page_of(address: &str) -> &str {
    address.split('?').next().unwrap()
}

async fn newest(post: &Post) -> i64 {
    post.read(|tx| tx.row(platform::sql!("SELECT MAX(id) FROM ticket"), &[])?.unwrap().get(0)).await
}

pub async fn a_photo_comes_with_the_form_and_both_sides_see_it(on: On) {
    let post = Post::open(on).await;
    let address = to(&ask(&post, &[("../foto.png", PNG), ("", b"")]).await);
    let own = post.house.get(page_of(&address)).await;
    assert_eq!(links(&own.text).len(), 1, "{}", own.text);
    assert!(own.text.contains("foto.png") && !own.text.contains("../"));
    let picture = post.house.get(&format!("{}?picture=1", links(&own.text)[0])).await;
    assert_eq!(picture.headers["content-type"], "image/png");
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let desk = post.page(&marta, &format!("/valdora/desk/{}", newest(&post).await)).await;
    assert_eq!(links(&desk.text).len(), 1);
    assert_eq!(post.page(&marta, &links(&desk.text)[0]).await.status, 200);
    // She sends another one from her page.
    let more = send(&post, "", page_of(&address), &[("text", "Un'altra")], &[("altra.txt", b"due")]).await;
    assert_eq!(more.status, 303);
    let own = post.house.get(page_of(&address)).await;
    assert_eq!(links(&own.text).len(), 2);
    // Taken out into a ticket of its own, the message brings its file along.
    let (id, version) = (newest(&post).await, post.by_id(newest(&post).await).await.version.to_string());
    let said = post.messages(id).await[1].id.to_string();
    let split = [("what", "split"), ("version", version.as_str()), ("message", said.as_str())];
    let apart = post.send(&marta, &format!("/valdora/desk/{id}/act"), &split).await;
    let page = post.page(&marta, &to(&apart)).await;
    assert!(newest(&post).await != id && page.text.contains("altra.txt"), "{}", page.text);
    let own = post.page(&marta, &format!("/valdora/desk/{}", newest(&post).await)).await;
    assert!(links(&own.text).len() == 1 && own.text.contains("altra.txt"));
    // Without files the form may be sent in the plain way.
    let plain = post.send("", page_of(&address), &[("text", "Senza file")]).await;
    assert_eq!(plain.status, 303, "{}", plain.text);
}

pub async fn a_form_sent_twice_brings_its_files_once(on: On) {
    let post = Post::open(on).await;
    let first = to(&ask(&post, &[("foto.png", PNG)]).await);
    assert_eq!(to(&ask(&post, &[("foto.png", PNG)]).await), first);
    let own = post.house.get(page_of(&first)).await;
    assert_eq!(links(&own.text).len(), 1);
    assert_eq!(ask(&post, &[("altra.txt", b"x")]).await.status, 409, "another content under the same key");
}

pub async fn a_refused_file_keeps_the_words_in_every_form(on: On) {
    let post = Post::open(on).await;
    let large = vec![b'a'; FILE_BYTES_MAX + 1];
    let many: Vec<(&str, &[u8])> = vec![("a.txt", b"a"); MESSAGE_FILES_MAX + 1];
    let refused = ask(&post, &[("grande.bin", &large)]).await;
    assert_eq!(refused.status, 422);
    for said in ["grande.bin", "25 MB", "ecco la foto", "ada@posta.example"] {
        assert!(refused.text.contains(said), "{said} in {}", refused.text);
    }
    assert_eq!(post.tickets().await, 0);
    assert!(ask(&post, &many).await.text.contains("al massimo 20 file"));
    let address = to(&ask(&post, &[]).await);
    let reply =
        send(&post, "", page_of(&address), &[("text", "Parole mie")], &[("grande.bin", &large)]).await;
    assert!(reply.status == 413 && reply.text.contains("Parole mie") && reply.text.contains("25 MB"));
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let say = format!("/valdora/desk/{}/say", newest(&post).await);
    let fields = [("text", "Risposta lunga"), ("to", "public"), ("version", "0")];
    let said = send(&post, &marta, &say, &fields, &[("grande.bin", &large)]).await;
    assert!(said.status == 413 && said.text.contains("Risposta lunga</textarea>"), "{}", said.text);
    assert_eq!(post.messages(newest(&post).await).await.len(), 1);
}

pub async fn the_answer_takes_its_files_along_and_a_note_keeps_them(on: On) {
    let post = Post::open(on).await;
    let address = to(&ask(&post, &[]).await);
    let (id, marta) = (newest(&post).await, post.house.signed_in(post.body, "m.sala").await);
    let say = format!("/valdora/desk/{id}/say");
    let version = post.by_id(id).await.version.to_string();
    let note = [("text", "Solo per noi"), ("to", "note"), ("version", version.as_str())];
    assert_eq!(send(&post, &marta, &say, &note, &[("segreto.txt", b"interno")]).await.status, 303);
    let version = post.by_id(id).await.version.to_string();
    let answer = [("text", "Ecco il modulo"), ("to", "public"), ("version", version.as_str())];
    assert_eq!(send(&post, &marta, &say, &answer, &[("modulo.pdf", b"%PDF-1.7 modulo")]).await.status, 303);
    let desk = post.page(&marta, &format!("/valdora/desk/{id}")).await;
    assert_eq!(links(&desk.text).len(), 2);
    let own = post.house.get(page_of(&address)).await;
    assert!(own.text.contains("modulo.pdf") && !own.text.contains("segreto"), "{}", own.text);
    // Nor by its number.
    let token = token(&post.house.house.ctx.key, post.body, id);
    let secret =
        links(&desk.text).iter().map(|link| link.rsplit('/').next().unwrap().to_owned()).min().unwrap();
    assert_eq!(post.house.get(&format!("/valdora/t/{token}/files/{secret}")).await.status, 404);
    let mails = post.sent().await;
    let mail = mails.iter().find(|mail| mail.contains("Ecco il modulo")).unwrap();
    assert!(mail.contains("filename=\"modulo.pdf\"") && mail.contains("in allegato"), "{mail}");
    assert!(mails.iter().all(|mail| !mail.contains("segreto")));
}

pub async fn too_much_for_a_mail_is_left_on_the_page(on: On) {
    let post = Post::open(on).await;
    ask(&post, &[]).await;
    let (id, marta) = (newest(&post).await, post.house.signed_in(post.body, "m.sala").await);
    let large = vec![b'a'; ENCLOSED_BYTES_MAX as usize + 1];
    let fields = [("text", "Il video"), ("to", "public"), ("version", "1")];
    let version = post.by_id(id).await.version.to_string();
    let fields = [fields[0], fields[1], ("version", version.as_str())];
    let sent =
        send(&post, &marta, &format!("/valdora/desk/{id}/say"), &fields, &[("video.bin", &large)]).await;
    assert_eq!(sent.status, 303);
    let mails = post.sent().await;
    let mail = mails.iter().find(|mail| mail.contains("Il video")).unwrap();
    assert!(mail.contains("troppo grandi") && !mail.contains("video.bin") && mail.contains("/t/"), "{mail}");
}

pub async fn a_customer_sends_and_reads_files_and_no_other_customers(on: On) {
    let more = "[[customer]]\nkey = \"altri\"\nname = \"Altro Ente\"\nmails = [\"@altri.example\"]\n\
        [[staff]]\nlogin = \"altro\"\nname = \"Dario Neri\"\nroles = [\"customer\"]\ncustomer = \"altri\"\n";
    let desk = Desk::open_with(on, more).await;
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    let own = office.staff.iter().find(|part| part.doc.customer == "unione-valli").or_else(|| {
        office.staff.iter().find(|part| !part.doc.customer.is_empty() && part.doc.login != "altro")
    });
    let login = own.unwrap().doc.login.clone();
    let cookie = desk.house.signed_in(desk.body, &login).await;
    let fields = [("subject", "Guasto"), ("text", "Con la foto"), ("kind", "fault"), ("area", "0")];
    let path = format!("/{}/customer/new", desk.slug());
    let area = desk.house.house.ctx.offices.known(desk.body).unwrap().areas[0].id.to_string();
    let fields = [fields[0], fields[1], fields[2], ("area", area.as_str())];
    let sent = desk.house.request(super::form::request(&path, &cookie, &fields, &[("foto.png", PNG)])).await;
    let ticket = to(&sent).rsplit('/').next().unwrap().to_owned();
    let mine = Signed::of(&desk, &login).await;
    let page = mine.get(&format!("customer/{ticket}")).await;
    let link = links(&page.text)[0].clone();
    let rest = link.strip_prefix(&format!("/{}/", desk.slug())).unwrap().to_owned();
    assert_eq!(mine.get(&rest).await.status, 200);
    let other = Signed::of(&desk, "altro").await;
    assert_eq!(other.get(&rest).await.status, 404, "another customer's file is not there");
    // A note of the desk is no file of his.
    let id: i64 = ticket.parse().unwrap();
    let version = desk.now(id).await.version.to_string();
    let marta = desk.house.signed_in(desk.body, "m.sala").await;
    let note = [("text", "Fra noi"), ("to", "note"), ("version", version.as_str())];
    let say = format!("/{}/desk/{id}/say", desk.slug());
    let noted = desk.house.request(super::form::request(&say, &marta, &note, &[("interno.txt", b"x")])).await;
    assert_eq!(noted.status, 303, "{}", noted.text);
    let inside = Signed::of(&desk, "m.sala").await.get(&format!("desk/{id}")).await;
    let secret = links(&inside.text).into_iter().map(|link| link.rsplit('/').next().unwrap().to_owned());
    let known = rest.rsplit('/').next().unwrap();
    let secret = secret.into_iter().find(|file| file != known).unwrap();
    assert_eq!(mine.get(&format!("customer/{id}/files/{secret}")).await.status, 404);
    assert!(!mine.get(&format!("customer/{id}")).await.text.contains("interno.txt"));
    // What was written is not lost with a file that is too large.
    let large = vec![b'a'; FILE_BYTES_MAX + 1];
    let reply = format!("/{}/customer/{id}/reply", desk.slug());
    let refused = desk
        .house
        .request(super::form::request(&reply, &cookie, &[("text", "Ancora")], &[("g", &large)]))
        .await;
    assert!(refused.status == 413 && refused.text.contains("Ancora</textarea>"), "{}", refused.text);
}

pub async fn a_file_is_reached_through_its_own_ticket_alone(on: On) {
    let post = Post::open(on).await;
    let address = to(&ask(&post, &[("foto.png", PNG)]).await);
    let first = newest(&post).await;
    let link = links(&post.house.get(page_of(&address)).await.text)[0].clone();
    let file = link.rsplit('/').next().unwrap();
    let other = post.ticket(&crate::helpdesk::corpus::from("bob@posta.example", "Altro", "")).await;
    let (key, body) = (&post.house.house.ctx.key, post.body);
    let path = format!("/valdora/t/{}/files/{file}", token(key, body, other.id));
    assert_eq!(post.house.get(&path).await.status, 404, "another citizen's link");
    let marta = post.house.signed_in(post.body, "m.sala").await;
    assert_eq!(post.page(&marta, &format!("/valdora/desk/{}/files/{file}", other.id)).await.status, 404);
    assert_eq!(post.page(&marta, &format!("/valdora/desk/{first}/files/{file}")).await.status, 200);
    // Nor in another body, whose staff may all.
    let far = post.house.import(&crate::support::small_office("lontano", 1, 1)).await;
    let stranger = post.house.signed_in(far, "guida").await;
    assert_eq!(post.page(&stranger, &format!("/lontano/desk/{first}/files/{file}")).await.status, 404);
    assert_ne!(post.page(&stranger, &format!("/valdora/desk/{first}/files/{file}")).await.status, 200);
    let anonymous = post.house.request(forms::form(&link, "", "", &[])).await;
    assert_ne!(anonymous.status, 200);
}

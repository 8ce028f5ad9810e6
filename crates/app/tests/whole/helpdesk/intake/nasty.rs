//! What people, programs and providers send.

use crate::helpdesk::corpus::*;
use crate::helpdesk::post::{Post, field, id_of};
use crate::support::{On, at};
use helpdesk::ticket::{Author, Channel};

pub async fn every_nasty_letter_ends_where_it_should_and_the_next_is_not_delayed(on: On) {
    let post = Post::open(on).await;
    let deep: String =
        (0..60).map(|n| format!("--d{n}\nContent-Type: multipart/mixed; boundary=d{}\n\n", n + 1)).collect();
    let letters: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("no From", mail("Subject: Aiuto\nMessage-ID: <n1@x.example>", "Testo"), "applied", "written"),
        ("no Message-ID", mail("From: b@x.example\nSubject: Senza numero", "Testo"), "applied", "written"),
        ("nothing at all", Vec::new(), "applied", "written"),
        ("list", from("c@x.example", "Notizie", "List-Id: <l.example>"), "applied", "automatic"),
        ("auto reply", from("d@x.example", "Ferie", "Auto-Submitted: auto-replied"), "applied", "automatic"),
        ("a no is a no", from("e@x.example", "Persona", "Auto-Submitted: no"), "applied", "written"),
        ("bounce of other mail", bounce("other@x.example", "5.1.1"), "dropped", "bounce"),
        (
            "report of reading",
            from("f@x.example", "Letto", "Content-Type: multipart/report; report-type=disposition-notification; boundary=b"),
            "dropped",
            "automatic",
        ),
        ("too deep", mail("From: g@x.example\nSubject: Scatole\nContent-Type: multipart/mixed; boundary=d0", &deep), "quarantined", ""),
        ("broken charset", b"From: h@x.example\r\nSubject: =?x-boh?Q?Citt=E0?=\r\nContent-Type: text/plain; charset=x-boh\r\n\r\nCitt\xe0 \x00bella".to_vec(), "applied", "written"),
        ("doubled From", mail("From: \nFrom: i@x.example\nSubject: Due", "Testo"), "applied", "written"),
    ];
    let huge =
        [b"From: huge@x.example\r\nSubject: Enorme\r\n\r\n".to_vec(), vec![b'x'; 26 * 1024 * 1024]].concat();
    for (_, raw, ..) in &letters {
        post.put("urp", raw);
    }
    post.put("urp", &huge);
    post.put("urp", &from("last@x.example", "Ultima", ""));
    post.round().await;
    let ends = post.ends().await;
    assert_eq!(ends.len(), letters.len() + 2);
    for ((name, _, state, kind), end) in letters.iter().zip(&ends) {
        assert_eq!((end.state.as_str(), end.kind.as_str()), (*state, *kind), "{name}: {end:?}");
        assert_eq!(end.state == "applied", end.message.is_some(), "{name}: {end:?}");
    }
    assert_eq!(ends[8].reason, "too-deep");
    let huge = &ends[letters.len()];
    assert_eq!((huge.state.as_str(), huge.reason.as_str()), ("quarantined", "too-large"));
    assert_eq!(ends.last().unwrap().state, "applied", "the next letter is not delayed");
    assert!(std::fs::read_dir(post.folder("urp")).unwrap().flatten().all(|entry| entry.path().is_dir()));
    let broken = post.messages(ends[9].ticket.unwrap()).await;
    assert_eq!(broken[0].text, "Città bella");
    // People are answered, programs are not; who gave no address cannot be.
    assert_eq!(post.sent().await.len(), 5, "b, e, h, i and the last one");
}

pub async fn certified_mail_counts_in_certified_mailboxes_only(on: On) {
    let post = Post::open(on).await;
    let end = post.take("pec", &envelope(1, INNER)).await;
    let ticket = post.by_id(end.ticket.unwrap()).await;
    assert_eq!((ticket.channel, ticket.subject.as_str()), (Channel::Pec, "Istanza"));
    assert_eq!(ticket.origin, at("2026-02-27T16:21:31"), "the legal instant");
    assert!(post.messages(ticket.id).await[0].text.contains("Testo certo"));
    // A second envelope around the same message, as another mailbox of ours would get.
    let end = post.take("pec", &envelope(2, INNER)).await;
    assert_eq!((end.reason.as_str(), end.ticket), ("twin", Some(ticket.id)));
    // A receipt inside an envelope is what somebody wrote.
    let inside = String::from_utf8(receipt("avvenuta-consegna", "x@y")).unwrap().replace("\r\n", "\n");
    let inside = inside
        .replace("boundary=s", "boundary=t")
        .replace("--s", "--t")
        .replace("=m", "=n")
        .replace("--m", "--n");
    let end = post.take("pec", &envelope(3, &inside)).await;
    assert_eq!((end.state.as_str(), end.kind.as_str()), ("applied", "written"), "{end:?}");
    let end = post.take("pec", &bare_envelope()).await;
    assert_eq!((end.state.as_str(), end.reason.as_str()), ("quarantined", "no-certificate"));
    // Anybody writes such headers into ordinary mail: there they mean nothing.
    let end = post
        .take("urp", &certified("Message-ID: <o@g.example>\nX-Trasporto: posta-certificata", None, INNER))
        .await;
    assert_eq!((end.state.as_str(), end.kind.as_str()), ("applied", "written"));
    assert_eq!(post.by_id(end.ticket.unwrap()).await.channel, Channel::Mail);
}

pub async fn receipts_show_on_the_message_that_they_are_about(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    post.answer(ticket.id, "Ecco.").await;
    let about = id_of(post.sent().await.last().unwrap());
    let forged = post.take("urp", &receipt("avvenuta-consegna", &about)).await;
    assert_ne!(forged.kind, "receipt", "in an ordinary mailbox");
    let before = post.tickets().await;
    for kind in ["accettazione", "avvenuta-consegna"] {
        let end = post.take("pec", &receipt(kind, &about)).await;
        assert_eq!(
            (end.state.as_str(), end.kind.as_str(), end.ticket),
            ("applied", "receipt", Some(ticket.id))
        );
    }
    let end = post.take("pec", &receipt("errore-consegna", "altro@x.example")).await;
    assert_eq!((end.state.as_str(), end.reason.as_str()), ("dropped", "receipt-foreign"));
    assert_eq!(post.tickets().await, before, "never a customer's letter");
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let page = post.page(&marta, &format!("/valdora/desk/{}", ticket.id)).await;
    assert!(page.text.contains("PEC accettata") && page.text.contains("PEC consegnata"), "{}", page.text);
}

pub async fn files_come_along_and_cannot_run(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&with_files()).await;
    let token = helpdesk::ticket::token(&post.house.house.ctx.key, post.body, ticket.id);
    let page = post.house.get(&format!("/valdora/t/{token}")).await;
    let links: Vec<&str> = page
        .text
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.contains("/files/"))
        .collect();
    assert_eq!(links.len(), 2, "{}", page.text);
    assert!(page.text.contains("foto.png") && !page.text.contains("../"), "{}", page.text);
    let picture = post.house.get(&format!("{}?picture=1", links[0])).await;
    assert_eq!(
        (picture.status, &picture.headers["content-type"]),
        (200.try_into().unwrap(), &"image/png".parse().unwrap())
    );
    let drawing = post.house.get(links[1]).await;
    assert_eq!(drawing.headers["content-type"], "application/octet-stream");
    assert!(drawing.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(post.house.get(&format!("{}?picture=1", links[1])).await.status, 404);
    // The link of one ticket gives nothing of another.
    let other = post.ticket(&from("bob@posta.example", "Altro", "")).await;
    let own = helpdesk::ticket::token(&post.house.house.ctx.key, post.body, other.id);
    assert_eq!(post.house.get(&links[0].replace(&token, &own)).await.status, 404);
}

pub async fn what_was_set_aside_is_tried_again_or_discarded_with_a_reason(on: On) {
    let post = Post::open(on).await;
    post.take("pec", &bare_envelope()).await;
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let page = post.page(&marta, "/valdora/desk/letters").await;
    assert!(page.text.contains("Busta PEC senza dati") && page.text.contains("Testo certo"), "{}", page.text);
    let id =
        post.read(|tx| tx.row(platform::sql!("SELECT id FROM letter"), &[])?.unwrap().get::<i64>(0)).await;
    let raw = post.page(&marta, &format!("/valdora/desk/letters/{id}/raw")).await;
    assert_eq!(raw.text.as_bytes(), bare_envelope(), "byte for byte");
    let path = format!("/valdora/desk/letters/{id}");
    let act = async |what, reason| post.send(&marta, &path, &[("what", what), ("reason", reason)]).await;
    assert_eq!(act("retry", "").await.status, 303);
    assert_eq!(post.ends().await[0].state, "pending");
    post.round().await;
    assert_eq!(post.ends().await[0].state, "quarantined");
    assert_eq!(act("drop", " ").await.status, 422, "why?");
    assert_eq!(act("drop", "pubblicità").await.status, 303);
    assert_eq!(post.ends().await[0].state, "dropped");
    assert_eq!(act("retry", "").await.status, 409);
}

pub async fn a_letter_that_cannot_be_read_waits_for_better_times_and_then_for_people(on: On) {
    let post = Post::open(on).await;
    post.take("pec", &bare_envelope()).await;
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let read = |tx: &mut platform::Tx| {
        let row = tx.row(platform::sql!("SELECT id, raw FROM letter"), &[])?.unwrap();
        Ok((row.get::<i64>(0)?, row.get::<String>(1)?))
    };
    let (id, raw) = post.read(read).await;
    let bytes = post.folder("files").join(&raw[..2]).join(&raw);
    std::fs::rename(&bytes, bytes.with_extension("away")).unwrap();
    let path = format!("/valdora/desk/letters/{id}");
    post.send(&marta, &path, &[("what", "retry")]).await;
    for _ in 0..6 {
        let end =
            post.take("urp", &from("ada@posta.example", &format!("{}", post.tickets().await), "")).await;
        assert_eq!(end.state, "applied", "the others do not wait");
        assert_eq!(
            post.ends().await[0].state,
            if post.tickets().await < 6 { "pending" } else { "quarantined" }
        );
        post.house.later(400_000);
    }
    assert_eq!(post.ends().await[0].reason, "failed");
    std::fs::rename(bytes.with_extension("away"), &bytes).unwrap();
    // Meanwhile her screen has locked.
    let marta = post.house.signed_in(post.body, "m.sala").await;
    post.send(&marta, &path, &[("what", "retry")]).await;
    post.round().await;
    assert_eq!(post.ends().await[0].reason, "no-certificate", "and reads as before");
}

pub async fn programs_are_not_answered_and_people_once_an_hour(on: On) {
    let post = Post::open(on).await;
    for number in 0..5 {
        post.put("urp", &from("ada@posta.example", &format!("Domanda {number}"), ""));
    }
    post.round().await;
    assert_eq!(post.tickets().await, 5, "no letter is lost for that");
    let sent = post.sent().await;
    assert_eq!((sent.len(), post.count("withheld-sender").await), (1, 4));
    assert_eq!(field(&sent[0], "Auto-Submitted"), "auto-generated");
    post.house.clock.set(at("2026-03-02T11:00:00"));
    post.take("urp", &from("ADA@posta.example", "Più tardi", "")).await;
    assert_eq!(post.sent().await.len(), 2);
}

pub async fn the_acknowledgement_says_when_the_desk_opens(on: On) {
    let post = Post::open(on).await;
    post.take("urp", &from("ada@posta.example", "Di giorno", "")).await;
    assert!(!post.sent().await[0].contains("riapre"));
    post.house.clock.set(at("2026-03-02T22:30:00"));
    let ticket = post.ticket(&from("bob@posta.example", "Di notte", "")).await;
    assert_eq!((ticket.origin, ticket.last_word), (at("2026-03-02T22:30:00"), Author::Requester));
    let sent = post.sent().await;
    assert!(sent[1].contains("riapre") && sent[1].contains("08:00"), "{}", sent[1]);
}

//! Certified mail that goes out, and what comes of it.

use helpdesk::certified::{self, Notice, NoticeError, Standing};
use office::lanes::HELPDESK;
use office::people::{self, Someone};
use platform::events::Actor;
use platform::letter::Authorities;
use platform::mail::{Certified, Post as Out, Security, SmtpSettings};
use platform::{Lane, Tx};

use crate::helpdesk::corpus::{INNER, bounce, envelope, from, receipt};
use crate::helpdesk::post::{Post, field, id_of};
use crate::support::On;

/// A town with a certified mailbox to write from.
async fn with_mailbox(on: On) -> Post {
    Post::planned(on, |plan| {
        let Out::Spool(mail) = &plan.post else { panic!("no folder") };
        let post = Out::Spool(mail.with_file_name("pec-out"));
        plan.certified = vec![Certified { body: "valdora".into(), from: "ente@pec.example".into(), post }];
    })
    .await
}

/// What left by certified mail, oldest first.
async fn sent_certified(post: &Post) -> Vec<String> {
    post.sent().await;
    let mut mails: Vec<_> =
        std::fs::read_dir(post.folder("pec-out")).into_iter().flatten().flatten().collect();
    mails.sort_by_key(|entry| entry.metadata().unwrap().modified().unwrap());
    let text = |path| std::fs::read_to_string(path).unwrap().replace("\r\n ", " ");
    mails.iter().map(|entry| text(entry.path())).collect()
}

async fn answer(post: &Post, cookie: &str, id: i64, text: &str) {
    let version = post.by_id(id).await.version.to_string();
    let fields = [("text", text), ("to", "public"), ("version", version.as_str()), ("channel", "mail")];
    let said = post.send(cookie, &format!("/valdora/desk/{id}/say"), &fields).await;
    assert_eq!(said.status, 303, "{}", said.text);
}

pub async fn certified_mail_is_answered_by_certified_mail(on: On) {
    let post = with_mailbox(on).await;
    let end = post.take("pec", &envelope(1, INNER)).await;
    let id = end.ticket.unwrap();
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let path = format!("/valdora/desk/{id}");
    let before = post.page(&marta, &path).await;
    assert!(before.text.contains("La risposta parte per PEC da ente@pec.example"), "{}", before.text);
    answer(&post, &marta, id, "Ecco gli atti.").await;
    let sent = sent_certified(&post).await;
    let mail = sent.iter().find(|mail| mail.contains("Ecco gli atti.")).unwrap();
    assert!(
        field(mail, "From").contains("<ente@pec.example>") && field(mail, "To").contains("ada@pec.example")
    );
    assert!(!mail.contains("\nReply-To:"), "who answers answers the certified mailbox");
    let ordinary = post.sent().await;
    assert!(ordinary.iter().all(|mail| !mail.contains("Ecco gli atti.")), "not twice");
    let page = post.page(&marta, &path).await;
    assert!(page.text.contains("manca ancora la ricevuta"), "{}", page.text);
    let about = id_of(mail);
    post.take("pec", &receipt("accettazione", &about)).await;
    assert!(post.page(&marta, &path).await.text.contains("non ancora consegnata"));
    // Anybody can write a receipt into ordinary mail.
    post.take("urp", &receipt("avvenuta-consegna", &about)).await;
    assert!(post.page(&marta, &path).await.text.contains("non ancora consegnata"));
    post.take("pec", &receipt("avvenuta-consegna", &about)).await;
    let page = post.page(&marta, &path).await;
    assert!(
        page.text.contains("PEC consegnata lun 2 mar") && !page.text.contains("non ancora"),
        "{}",
        page.text
    );
    // What was asked by ordinary mail is answered by ordinary mail.
    let other = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    answer(&post, &marta, other.id, "Per posta.").await;
    assert!(sent_certified(&post).await.iter().all(|mail| !mail.contains("Per posta.")));
}

pub async fn without_a_certified_mailbox_the_desk_says_so_before(on: On) {
    let post = Post::open(on).await;
    let id = post.take("pec", &envelope(1, INNER)).await.ticket.unwrap();
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let path = format!("/valdora/desk/{id}");
    let page = post.page(&marta, &path).await;
    assert!(page.text.contains("non ha una casella PEC da cui rispondere"), "{}", page.text);
    answer(&post, &marta, id, "Ecco gli atti.").await;
    assert!(post.sent().await.iter().any(|mail| mail.contains("Ecco gli atti.")), "by ordinary mail");
    assert!(!post.page(&marta, &path).await.text.contains("manca ancora la ricevuta"));
}

pub async fn what_the_provider_refuses_is_written_on_the_message(on: On) {
    let post = Post::planned(on, |plan| {
        // Nobody's address: the message itself cannot be made.
        let smtp = SmtpSettings {
            host: "127.0.0.1".into(),
            port: 9,
            security: Security::None,
            login: None,
            hello: None,
            roots_pem: None,
            timeout: std::time::Duration::from_secs(1),
        };
        let (body, from) = ("valdora".into(), "non un indirizzo".into());
        plan.certified = vec![Certified { body, from, post: Out::Smtp(smtp) }];
    })
    .await;
    let id = post.take("pec", &envelope(1, INNER)).await.ticket.unwrap();
    let marta = post.house.signed_in(post.body, "m.sala").await;
    answer(&post, &marta, id, "Ecco gli atti.").await;
    post.sent().await;
    let page = post.page(&marta, &format!("/valdora/desk/{id}")).await;
    assert!(page.text.contains("PEC non consegnata ("), "{}", page.text);
}

pub async fn a_formal_notice_needs_a_certified_mailbox_and_tells_its_end(on: On) {
    let post = with_mailbox(on).await;
    let (ctx, body, now) = (post.house.house.ctx.clone(), post.body, post.house.clock.now());
    let give = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        let mail = identity::Email::parse("ditta@pec.example").ok();
        let someone = Someone { email: mail, ..Someone::default() };
        let recipient = people::add(tx, body, &someone, &people::indexes(&ctx.key, body, &someone), now)?;
        let (subject, text) = ("Diffida".to_owned(), "Si diffida.".to_owned());
        let actor = Actor("test".into());
        let notice = Notice { recipient, subject, text };
        let nobody =
            certified::ask(tx, &ctx, &office, &Notice { recipient: 1, ..notice.clone() }, &actor, now);
        assert_eq!(nobody, Err(NoticeError::NoAddress));
        certified::ask(tx, &ctx, &office, &notice, &actor, now)
    };
    let notice = post.house.house.ctx.db.write(Lane::of(body, HELPDESK), give).await.unwrap();
    let sent = sent_certified(&post).await;
    let mail = sent.iter().find(|mail| mail.contains("Si diffida.")).unwrap();
    let stands = || post.read(move |tx| certified::of_notice(tx, body, notice));
    assert_eq!(stands().await, Standing::Waiting);
    let before = post.tickets().await;
    post.take("pec", &receipt("errore-consegna", &id_of(mail))).await;
    assert!(matches!(stands().await, Standing::Failed(..)));
    assert_eq!(post.tickets().await, before);
    // Without a mailbox nothing is promised.
    let bare = Post::open(on).await;
    let (ctx, now) = (bare.house.house.ctx.clone(), bare.house.clock.now());
    let body = bare.body;
    let refused = bare.house.house.ctx.db.write(Lane::of(body, HELPDESK), move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        let notice = Notice { recipient: 1, subject: "x".into(), text: "x".into() };
        certified::ask(tx, &ctx, &office, &notice, &Actor("test".into()), now)
    });
    assert_eq!(refused.await, Err(NoticeError::NoMailbox));
}

pub async fn notices_of_all_rooms_stop_where_mail_comes_back(on: On) {
    let post = Post::open(on).await;
    post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let acknowledged = post.sent().await;
    assert_eq!(field(&acknowledged[0], "X-Auto-Response-Suppress"), "All");
    let body = post.body;
    post.take("urp", &bounce(&id_of(&acknowledged[0]), "5.1.1")).await;
    // The same mailbox, as somebody who books: the flag is on the address.
    let key = post.house.house.ctx.key.clone();
    let contact = post.house.house.ctx.db.write(Lane::HOUSE, move |tx: &mut Tx| {
        let someone =
            Someone { email: identity::Email::parse("Ada@posta.example").ok(), ..Someone::default() };
        let indexes = people::indexes(&key, body, &someone);
        let person = people::add(tx, body, &someone, &indexes, platform::Moment(0))?;
        people::contact(tx, body, person)
    });
    let contact: people::Contact = contact.await.map_err(|e: platform::store::StoreError| e).unwrap();
    assert!(contact.mail_fails);
    // He writes: his mailbox lives.
    post.ticket(&from("ada@posta.example", "Ci sono", "")).await;
    let read = post.read(move |tx| {
        let rows =
            tx.numbers(platform::sql!("SELECT id FROM person WHERE body = ?1"), platform::values![body])?;
        rows.into_iter().map(|[id]| people::contact(tx, body, id)).collect::<Result<Vec<_>, _>>()
    });
    assert!(read.await.iter().all(|contact| !contact.mail_fails));
}

const SIGNED: &[u8] = include_bytes!("../../../../../platform/src/letter/tests/signed/sha256.eml");
const ROOT: &str = include_str!("../../../../../platform/src/letter/tests/signed/root.pem");

pub async fn a_providers_signature_is_evidence_and_drops_nothing(on: On) {
    let post = Post::planned(on, |plan| plan.authorities = Authorities::from_pem(ROOT).unwrap()).await;
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let changed = String::from_utf8(SIGNED.to_vec()).unwrap();
    let changed = changed.replace("Testo certo", "Testo falso").replace("inner@ada", "other@ada");
    for (raw, said) in [
        (SIGNED.to_vec(), "firma del gestore verificata"),
        (changed.into_bytes(), "firma del gestore NON valida"),
        // Three zero bytes are no signature that anybody knows.
        (envelope(7, &INNER.replace("Testo certo", "Altro testo")), "firma del gestore non verificabile"),
    ] {
        let end = post.take("pec", &raw).await;
        assert_eq!(end.state, "applied", "{said}");
        let page = post.page(&marta, &format!("/valdora/desk/{}", end.ticket.unwrap())).await;
        assert!(page.text.contains(said), "{said} in {}", page.text);
    }
    // In an ordinary mailbox nobody is told that a provider signed.
    let end = post
        .take("urp", &String::from_utf8(SIGNED.to_vec()).unwrap().replace("certo", "libero").into_bytes())
        .await;
    let page = post.page(&marta, &format!("/valdora/desk/{}", end.ticket.unwrap())).await;
    assert!(!page.text.contains("firma del gestore"));
}

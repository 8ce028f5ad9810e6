//! To which ticket a letter belongs, rule by rule.

use helpdesk::defects::{self, NewDefect};
use helpdesk::ticket::{Author, Level, State, Step, steps};
use helpdesk::work;
use office::customers;
use platform::{Lane, Tx, sql};

use crate::helpdesk::corpus::*;
use crate::helpdesk::post::{Post, field, id_of};
use crate::support::{On, at};

fn reply(id: &str) -> String {
    format!("In-Reply-To: <{id}>")
}

pub async fn a_signed_id_leads_home_whatever_the_subject_says(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let id = id_of(&post.sent().await[0]);
    let again = post.ticket(&from("Ada@posta.example", "Tutt'altro", &reply(&id))).await;
    assert_eq!((again.id, again.last_word), (ticket.id, Author::Requester));
    let said = post.messages(ticket.id).await;
    assert_eq!((said.len(), said[1].author, said[1].public), (2, Author::Requester, true));
    let deep = format!("References: <a@b.example> <{id}> <c@d.example>");
    assert_eq!(post.ticket(&from("ada@posta.example", "R: Domanda", &deep)).await.id, ticket.id);
    assert_eq!(post.sent().await.len(), 1, "who knows the code needs no second one");
}

pub async fn a_stranger_with_a_signed_id_waits_for_the_desk(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let id = id_of(&post.sent().await[0]);
    let end = post.take("urp", &from("zio@altro.example", "Per Ada", &reply(&id))).await;
    assert_eq!(end.ticket, Some(ticket.id));
    let said = post.messages(ticket.id).await;
    assert_eq!((said[1].author, said[1].public), (Author::Stranger, false), "the requester does not read it");
    assert_eq!(post.sent().await.len(), 1, "the stranger gets nothing");
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let page = post.page(&marta, &format!("/valdora/desk/{}", ticket.id)).await;
    assert!(page.text.contains("Mittente da verificare"), "{}", page.text);
    let path = format!("/valdora/desk/{}/senders/{}", ticket.id, end.message.unwrap());
    assert_eq!(post.send(&marta, &path, &[]).await.status, 303);
    assert!(post.messages(ticket.id).await[1].public);
    let code = format!("R: [{}] Ancora", ticket.code);
    post.take("urp", &from("zio@altro.example", &code, "")).await;
    assert_eq!(post.messages(ticket.id).await[2].author, Author::Requester, "accepted, he takes part");
    // Nobody looks at what is closed.
    post.solve(ticket.id).await;
    let other = post.ticket(&from("terzo@altro.example", "Anch'io", &reply(&id))).await;
    assert_ne!(other.id, ticket.id);
}

pub async fn a_bad_signature_is_no_evidence(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let id = id_of(&post.sent().await[0]);
    let mut forged = id.clone().into_bytes();
    forged[10] = if forged[10] == b'0' { b'1' } else { b'0' };
    let other =
        post.ticket(&from("ada@posta.example", "Altra", &reply(&String::from_utf8(forged).unwrap()))).await;
    assert_ne!(other.id, ticket.id);
    assert_eq!(post.count("bad-signature").await, 1);
}

pub async fn a_code_alone_never_reaches_the_ticket(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let subject = format!("Re: [{}] Domanda", ticket.code);
    let other = post.ticket(&from("mallory@altro.example", &subject, "")).await;
    assert_ne!(other.id, ticket.id);
    assert_eq!(post.messages(ticket.id).await.len(), 1, "nothing of his is there");
    let body = post.body;
    let linked = post.read(move |tx: &mut Tx| steps(tx, body, other.id)).await;
    assert!(linked.iter().any(|moved| moved.step == Step::Linked { ticket: ticket.id }), "the desk sees it");
    // Who takes part may use it.
    assert_eq!(post.ticket(&from("ada@posta.example", &subject, "")).await.id, ticket.id);
    // So may the people of the ticket's customer, and of no other.
    let theirs = post.ticket(&from("chiara@unionevalli.example", "Guasto", "")).await;
    let subject = format!("I: {}", theirs.code);
    assert_eq!(post.ticket(&from("dario@unionevalli.example", &subject, "")).await.id, theirs.id);
    assert_ne!(post.ticket(&from("dario@falsaunionevalli.example", &subject, "")).await.id, theirs.id);
}

pub async fn a_message_of_others_threads_where_it_is_known_once(on: On) {
    let post = Post::open(on).await;
    let first = mail("From: ada@posta.example\nSubject: Uno\nMessage-ID: <uno@posta.example>", "Uno");
    let ticket = post.ticket(&first).await;
    let follow = |from_: &str, id: &str| from(from_, "Seguito", &reply(id));
    assert_eq!(post.ticket(&follow("ada@posta.example", "uno@posta.example")).await.id, ticket.id);
    assert_ne!(post.ticket(&follow("mallory@altro.example", "uno@posta.example")).await.id, ticket.id);
    // The same number in another letter: then it says nothing any more.
    let again =
        mail("From: ada@posta.example\nSubject: Due\nMessage-ID: <uno@posta.example>", "Un altro testo");
    let other = post.ticket(&again).await;
    assert_ne!(other.id, ticket.id, "a number used twice loses no letter");
    let third = post.ticket(&from("ada@posta.example", "Terzo", &reply("uno@posta.example"))).await;
    assert!(third.id != ticket.id && third.id != other.id);
}

pub async fn what_is_over_begins_anew_and_automatic_mail_moves_nothing(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let id = id_of(&post.sent().await[0]);
    post.solve(ticket.id).await;
    let version = post.by_id(ticket.id).await.version;
    let holiday = format!("{}\nAuto-Submitted: auto-replied", reply(&id));
    let end = post.take("urp", &from("ada@posta.example", "Ferie", &holiday)).await;
    assert_eq!(end.ticket, Some(ticket.id), "beside the others");
    let after = post.by_id(ticket.id).await;
    assert_eq!((after.state, after.version), (State::Resolved, version), "and nothing moves");
    post.house.clock.set(at("2026-03-03T10:00:00"));
    let again = post.ticket(&from("ada@posta.example", "Non va", &reply(&id))).await;
    assert_eq!((again.id, again.state), (ticket.id, State::New), "a person opens it again");
    post.solve(ticket.id).await;
    post.house.clock.set(at("2026-03-30T10:00:00"));
    let late = post.ticket(&from("ada@posta.example", "Di nuovo", &reply(&id))).await;
    assert_ne!(late.id, ticket.id, "too long ago");
}

pub async fn a_supplier_answers_and_the_desk_has_it_again(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let office = post.house.house.ctx.offices.known(post.body).unwrap();
    let (supplier, marta) = (office.suppliers[0].clone(), post.marta());
    post.act(ticket.id, move |tx, office, ticket, now| {
        work::hand_over(tx, office, ticket, &marta, (Level::Supplier, supplier.id), "Difetto", now)
    })
    .await;
    let sent = post.sent().await;
    let handed = sent.iter().find(|mail| mail.contains("assistenza@datanord.example")).unwrap();
    let raw = from("assistenza@datanord.example", "Corretto", &reply(&id_of(handed)));
    let after = post.ticket(&raw).await;
    assert_eq!((after.id, after.state, after.last_word), (ticket.id, State::InProgress, Author::Supplier));
    let said = post.messages(ticket.id).await;
    assert_eq!((said.last().unwrap().author, said.last().unwrap().public), (Author::Supplier, false));
}

/// Of a defect, too: that supplier never had the ticket.
pub async fn what_mends_a_defect_is_never_read_by_the_customer(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("chiara@unionevalli.example", "Guasto", "")).await;
    let office = post.house.house.ctx.offices.known(post.body).unwrap();
    let (supplier, marta) = (office.suppliers[0].id, post.marta());
    let new = NewDefect {
        title: "Pagina bianca".into(),
        text: String::new(),
        supplier,
        reference: String::new(),
        tell: true,
    };
    let defect = post
        .act(ticket.id, move |tx, office, ticket, now| {
            work::hand_over(tx, office, ticket, &marta, (Level::Technical, 0), "Sembra un difetto", now)?;
            Ok(defects::open(tx, office, &marta, (ticket.id, ticket.version), &new, now).unwrap())
        })
        .await;
    let sent = post.sent().await;
    let told = sent.iter().find(|mail| mail.contains("assistenza@datanord.example")).unwrap();
    let raw = from("assistenza@datanord.example", "Puntatore nullo", &reply(&id_of(told)));
    assert_eq!(post.ticket(&raw).await.id, ticket.id);
    // He knows the code as well, and it was not his after all.
    let raw = from("assistenza@datanord.example", &format!("R: [{}]", ticket.code), "");
    assert_eq!(post.ticket(&raw).await.id, ticket.id);
    let marta = post.marta();
    post.act(ticket.id, move |tx, _, ticket, now| {
        defects::unlink(tx, &marta, (defect, ticket.id), now).unwrap();
        Ok(())
    })
    .await;
    let raw = from("assistenza@datanord.example", "Non è nostro", &reply(&id_of(told)));
    assert_eq!(post.ticket(&raw).await.id, ticket.id);
    let said = post.messages(ticket.id).await;
    let his: Vec<_> = said.iter().filter(|message| message.author == Author::Supplier).collect();
    assert!(his.len() == 3 && his.iter().all(|message| !message.public), "{said:?}");
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let page = post.page(&marta, &format!("/valdora/desk/{}", ticket.id)).await.text;
    assert!(!page.contains("Mittente da verificare"), "nobody can make him a participant: {page}");
}

/// From the end of a service on its people are served like everybody, and its old requests rest.
pub async fn who_belongs_to_an_ended_customer_begins_anew(on: On) {
    let post = Post::open(on).await;
    let solved = post.ticket(&from("chiara@unionevalli.example", "Guasto", "")).await;
    let id = id_of(&post.sent().await[0]);
    let open = post.ticket(&from("dario@unionevalli.example", "Altro guasto", "")).await;
    post.solve(solved.id).await;
    let (body, customer, now) = (post.body, solved.customer, post.house.clock.now());
    assert_ne!(customer, 0);
    let end = move |tx: &mut Tx| customers::end(tx, body, customer, now.plus_s(60));
    post.house.house.ctx.db.write(Lane::HOUSE, end).await.unwrap();
    let before = from("dario@unionevalli.example", &format!("R: [{}]", open.code), "");
    assert_eq!(post.ticket(&before).await.id, open.id, "until then he takes part");
    post.house.clock.set(now.plus_s(60));
    let (version, moved) = (post.by_id(open.id).await.version, post.by_id(solved.id).await.version);
    for raw in [
        from("chiara@unionevalli.example", "Non va", &reply(&id)),
        from("dario@unionevalli.example", "Anch'io", &reply(&id)),
        from("dario@unionevalli.example", &format!("R: [{}] Ancora", open.code), ""),
    ] {
        let new = post.ticket(&raw).await;
        assert!(new.id != solved.id && new.id != open.id);
        assert_eq!((new.customer, new.state), (0, State::New), "served like everybody");
    }
    let (solved, open) = (post.by_id(solved.id).await, post.by_id(open.id).await);
    assert_eq!((solved.state, solved.version, open.version), (State::Resolved, moved, version));
}

pub async fn mail_that_came_back_stops_us_until_the_address_writes(on: On) {
    let post = Post::open(on).await;
    let ticket = post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let id = id_of(&post.sent().await[0]);
    post.take("urp", &bounce(&id.replace("s-", "s-0"), "5.1.1")).await;
    post.answer(ticket.id, "Uno").await;
    assert_eq!(post.sent().await.len(), 2, "anybody could say so");
    let end = post.take("urp", &bounce(&id, "5.1.1")).await;
    assert_eq!((end.kind.as_str(), end.ticket), ("bounce", Some(ticket.id)));
    post.answer(ticket.id, "Due").await;
    assert_eq!(post.sent().await.len(), 2, "nobody is there");
    let marta = post.house.signed_in(post.body, "m.sala").await;
    let page = post.page(&marta, &format!("/valdora/desk/{}", ticket.id)).await;
    assert!(page.text.contains("la posta torna indietro"), "{}", page.text);
    post.take("urp", &from("ada@posta.example", "Eccomi", &reply(&id))).await;
    post.answer(ticket.id, "Tre").await;
    assert_eq!(post.sent().await.len(), 3);
    post.take("urp", &bounce(&id, "5.2.2")).await;
    post.answer(ticket.id, "Quattro").await;
    assert_eq!(post.sent().await.len(), 4, "a full mailbox is tried again");
}

pub async fn our_own_mail_coming_back_is_dropped(on: On) {
    let post = Post::open(on).await;
    post.ticket(&from("ada@posta.example", "Domanda", "")).await;
    let own = post.sent().await.remove(0);
    let end = post.take("info", own.as_bytes()).await;
    assert_eq!((end.state.as_str(), end.reason.as_str()), ("dropped", "own"));
    assert_eq!((post.count("own").await, post.tickets().await), (1, 1));
    // The same number from somewhere else is somebody else's letter.
    let other =
        own.replace("urp@comune.valdora.example", "mallory@altro.example").replace("Auto-Submitted", "X-Was");
    assert_eq!(post.take("info", other.as_bytes()).await.state, "applied");
}

pub async fn an_answer_names_the_letter_that_it_answers(on: On) {
    let post = Post::open(on).await;
    let first = mail("From: ada@posta.example\nSubject: Uno\nMessage-ID: <uno@posta.example>", "Uno");
    let ticket = post.ticket(&first).await;
    post.answer(ticket.id, "Ecco.").await;
    let sent = post.sent().await;
    assert_eq!(field(&sent[1], "In-Reply-To"), "<uno@posta.example>");
    assert!(field(&sent[1], "References").contains(&id_of(&sent[0])), "{}", sent[1]);
    assert!(id_of(&sent[1]).starts_with("s-"), "{}", sent[1]);
    let known = post
        .read(|tx| tx.row(sql!("SELECT COUNT(*) FROM letter_known_id"), &[])?.unwrap().get::<i64>(0))
        .await;
    assert_eq!(known, 1);
}

//! Files of articles: with a draft, approved with its text, for its readers.

use helpdesk::knowledge::{self, Audience, Draft, Editor, KnowledgeError, Move};
use office::lanes::KNOWLEDGE;
use platform::i18n::Lang;
use platform::{Lane, Tx};

use super::form::{PNG, links, send};
use crate::helpdesk::post::Post;
use crate::support::On;

fn editor(post: &Post, login: &str) -> Editor {
    let office = post.house.house.ctx.offices.known(post.body).unwrap();
    Editor { desk: helpdesk::work::AtDesk::named(&office, login), leads: false }
}

async fn saved(post: &Post, at: (Option<i64>, i64), audience: Audience) -> i64 {
    let (ctx, body, now, marta) =
        (post.house.house.ctx.clone(), post.body, post.house.clock.now(), editor(post, "m.sala"));
    let work = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        let draft = Draft {
            kind: knowledge::Kind::Training,
            area: 0,
            lang: Lang::It,
            audience,
            title: "Corso".into(),
            text: "Le diapositive del corso.".into(),
            owner: 0,
            review_on: jiff::civil::date(2027, 3, 2),
        };
        knowledge::save(tx, &office, &marta, at, &draft, now)
    };
    post.house.house.ctx.db.write(Lane::of(post.body, KNOWLEDGE), work).await.unwrap()
}

async fn act(post: &Post, login: &str, id: i64, what: Move) -> Result<(), KnowledgeError> {
    let (body, now, editor) = (post.body, post.house.clock.now(), editor(post, login));
    let work = move |tx: &mut Tx| {
        let seen = knowledge::by_id(tx, body, id)?.unwrap().last;
        knowledge::become_state(tx, &editor, (body, id, seen), what, now)
    };
    post.house.house.ctx.db.write(Lane::of(body, KNOWLEDGE), work).await
}

pub async fn files_of_an_article_are_approved_with_it(on: On) {
    let post = Post::open(on).await;
    let id = saved(&post, (None, 0), Audience::Public).await;
    let (marta, davide) =
        (post.house.signed_in(post.body, "m.sala").await, post.house.signed_in(post.body, "d.riva").await);
    let bring = format!("/valdora/desk/knowledge/{id}/files");
    let slides: &[(&str, &[u8])] = &[("corso.pdf", b"%PDF-1.7 corso")];
    assert_eq!(send(&post, &marta, &bring, &[], slides).await.status, 303);
    assert_eq!(send(&post, &marta, &bring, &[], &[]).await.status, 422, "no file, no promise");
    let desk = post.page(&marta, &format!("/valdora/desk/knowledge/{id}")).await;
    let own = links(&desk.text)[0].clone();
    let file = own.rsplit('/').next().unwrap().to_owned();
    let public = format!("/valdora/faq/{id}/files/{file}");
    assert_eq!(post.page(&davide, &own).await.status, 200);
    assert_eq!(post.house.get(&public).await.status, 404, "a draft is nobody's reading");
    assert_ne!(post.house.get(&own).await.status, 200);
    act(&post, "m.sala", id, Move::Submit).await.unwrap();
    let late = send(&post, &marta, &bring, &[], &[("dopo.png", PNG)]).await;
    assert_eq!(late.status, 409, "what is being read by another stays as it is");
    act(&post, "d.riva", id, Move::Publish).await.unwrap();
    let read = post.house.get(&public).await;
    assert_eq!((read.status.as_u16(), read.text.as_str()), (200, "%PDF-1.7 corso"));
    assert!(read.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert!(post.house.get(&format!("/valdora/faq/{id}")).await.text.contains("corso.pdf"));
    // What comes with the next draft is not read before it is approved, by somebody else than who brought it.
    let id = saved(&post, (Some(id), 1), Audience::Public).await;
    assert_eq!(send(&post, &davide, &bring, &[], &[("nuovo.txt", b"nuovo")]).await.status, 303);
    assert!(!post.house.get(&format!("/valdora/faq/{id}")).await.text.contains("nuovo.txt"));
    act(&post, "m.sala", id, Move::Submit).await.unwrap();
    assert_eq!(act(&post, "d.riva", id, Move::Publish).await, Err(KnowledgeError::OwnText));
    // Taken away, it is gone at once.
    let remove = format!("{own}/remove");
    assert_eq!(post.send(&marta, &remove, &[]).await.status, 303);
    assert_eq!(post.house.get(&public).await.status, 404);
    // What only the desk reads, citizens do not get.
    let inside = saved(&post, (None, 0), Audience::Internal).await;
    assert_eq!(
        send(&post, &marta, &format!("/valdora/desk/knowledge/{inside}/files"), &[], slides).await.status,
        303
    );
    act(&post, "m.sala", inside, Move::Submit).await.unwrap();
    act(&post, "d.riva", inside, Move::Publish).await.unwrap();
    let desk = post.page(&marta, &format!("/valdora/desk/knowledge/{inside}")).await;
    let file = links(&desk.text)[0].rsplit('/').next().unwrap().to_owned();
    assert_eq!(post.house.get(&format!("/valdora/faq/{inside}/files/{file}")).await.status, 404);
}

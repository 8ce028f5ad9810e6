//! A draft is its author's, and nothing typed is lost when somebody was faster.

use axum::http::StatusCode;
use helpdesk::drafts;
use helpdesk::work::{self, AtDesk};
use platform::Tx;

use super::hands::{asked, open, who};
use crate::support::On;
use crate::support::desk::Signed;
use crate::support::forms::to;

fn draft(
    desk: &AtDesk,
    id: i64,
) -> impl Fn(&mut Tx) -> Result<Option<drafts::Draft>, platform::StoreError> + use<> {
    let desk = desk.clone();
    move |tx: &mut Tx| drafts::of(tx, &desk, id)
}

pub async fn a_draft_is_its_authors_and_goes_with_the_answer(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    let (path, version) = (format!("desk/{}", ticket.id), ticket.version.to_string());
    let (marta, riva) = (Signed::of(&desk, "m.sala").await, Signed::of(&desk, "d.riva").await);
    let fields = [("text", "Gentile signora,"), ("version", version.as_str()), ("what", "keep")];
    to(&marta.post(&format!("{path}/draft"), &fields).await);
    // Somebody else has it by now: the draft stays her own.
    let davide = who(&desk, "d.riva");
    desk.act(ticket.id, move |tx, office, ticket, now| {
        work::take(tx, office, ticket, &davide, davide.staff, now)
    })
    .await
    .unwrap();
    let page = marta.get(&path).await.text;
    assert!(
        page.contains("Gentile signora,</textarea>") && page.contains("da allora la richiesta è cambiata"),
        "{page}"
    );
    assert!(!riva.get(&path).await.text.contains("Gentile signora,"));
    let now = desk.now(ticket.id).await.version.to_string();
    to(&marta
        .post(
            &format!("{path}/say"),
            &[("text", "Gentile signora, fatto."), ("to", "public"), ("version", &now)],
        )
        .await);
    let db = &desk.house.house.ctx.db;
    assert_eq!(db.read(draft(&desk.marta(), ticket.id)).await.unwrap(), None);
    // Thrown away, or emptied.
    for fields in [
        [("text", "x"), ("version", "0"), ("what", "drop")],
        [("text", " "), ("version", "0"), ("what", "keep")],
    ] {
        to(&marta
            .post(&format!("{path}/draft"), &[("text", "Altro"), ("version", "0"), ("what", "keep")])
            .await);
        assert!(db.read(draft(&desk.marta(), ticket.id)).await.unwrap().is_some());
        to(&marta.post(&format!("{path}/draft"), &fields).await);
        assert_eq!(db.read(draft(&desk.marta(), ticket.id)).await.unwrap(), None);
    }
    assert_eq!(marta.post("desk/4711/draft", &fields).await.status, StatusCode::NOT_FOUND);
}

pub async fn an_answer_to_an_older_state_is_kept_and_shown_beside_what_is_new(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    desk.says(ticket.id, true, "Ci pensa già Marta.").await;
    let riva = Signed::of(&desk, "d.riva").await;
    let old = ticket.version.to_string();
    let path = format!("desk/{}", ticket.id);
    let answer = [("text", "Le rispondo io."), ("to", "public"), ("version", old.as_str())];
    assert_eq!(to(&riva.post(&format!("{path}/say"), &answer).await), format!("/{}/{path}", desk.slug()));
    let page = riva.get(&path).await.text;
    assert!(page.contains("Ci pensa già Marta.") && page.contains("Le rispondo io.</textarea>"), "{page}");
    assert!(page.contains("Guarda le novità qui sopra prima di inviare"));
    assert_eq!(desk.events("ticket_message").await, 2, "his was not sent");
}

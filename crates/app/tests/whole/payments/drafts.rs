//! A draft is nobody's to pay: no door gives its paper.

use crate::support::On;
use crate::support::till::{Till, nav};
use axum::http::StatusCode;
use payments::notice::{Notice, NoticeError, Variant};
use payments::pay_now;
use payments::position::{Position, State};
use payments::print_run::{self, PrintError, Wish};
use payments::publish;

on_both_engines! {
    the_desk_prints_no_draft_and_says_why;
    nobody_else_gets_the_paper_of_a_draft;
}

async fn draft(till: &Till) -> Position {
    let mut wish = till.meals(4_500);
    wish.publish = false;
    let made = till.create(wish).await.unwrap();
    assert_eq!(made.state(till.now()), State::Draft);
    made
}

async fn the_desk_prints_no_draft_and_says_why(on: On) {
    let till = Till::open(on).await;
    let made = draft(&till).await;
    let paper = format!("payments/{}/notice.pdf", nav(&made));
    for rest in [paper.clone(), format!("{paper}?on=roll"), format!("{paper}?anyway=true")] {
        let refused = till.page("p.cassa", &rest).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{rest}");
        assert!(refused.text.contains("ancora una bozza: pubblicala"), "{}", refused.text);
    }
    assert_eq!(till.house.events("notice-printed").await, 0, "what was refused was not printed");
    let (clerk, id) = (till.as_staff("l.tributi"), made.id);
    till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, id)?.unwrap();
        publish::publish(tx, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    assert_eq!(till.page("p.cassa", &paper).await.status, StatusCode::OK);
    assert_eq!(till.house.events("notice-printed").await, 1);
}

async fn nobody_else_gets_the_paper_of_a_draft(on: On) {
    let till = Till::open(on).await;
    let made = draft(&till).await;
    let notice = Notice::of(&till.office(), &made, &made.options[0].debtor.code, Variant::A4, till.now());
    assert_eq!(notice.err(), Some(NoticeError::Draft));
    let secret = pay_now::token(&till.house.house.ctx.key, till.body, &nav(&made));
    let page = format!("/{}/pay/n/{secret}", till.slug());
    for path in [page.clone(), format!("{page}/notice.pdf"), format!("{page}/receipt.pdf")] {
        assert_eq!(till.house.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let clerk = till.as_staff("l.tributi");
    let wish = Wish { due: 0, from: None, until: None, unprinted: false, unsent: false, per_file: 100 };
    let run = till.act(move |tx, _, now| print_run::ask(tx, &clerk, &wish, now)).await;
    assert_eq!(run, Err(PrintError::Nothing));
}

use platform::i18n::{Lang, Tr};

use super::hall::Hall;
use super::view::render;
use crate::serve::Action;

async fn board(hall: &Hall, display: &str) -> String {
    render(&hall.ctx, hall.office.id, hall.display(display)).await.unwrap().html
}

#[tokio::test]
async fn a_call_appears_where_its_service_is_shown() {
    let hall = Hall::at_ten("call").await;
    assert!(board(&hall, "atrio").await.contains(&Tr(Lang::It).t("display-empty")));
    let visit = hall.ticket("anagrafe").await;
    hall.opens("4").await;
    let call = hall.does("4", Action::Next).await.unwrap().call;
    let atrio = board(&hall, "atrio").await;
    assert!(atrio.contains(&format!("data-call-id=\"{call}-1\"")), "{atrio}");
    assert!(
        atrio.contains(&visit.call_code) && atrio.contains("Sportello 4") && atrio.contains("Counter 4"),
        "{atrio}"
    );
    assert!(atrio.contains(&format!("/valdora/display/voice/{call}/1")), "{atrio}");
    assert!(!board(&hall, "primo-piano").await.contains(&visit.call_code));

    hall.does("4", Action::Recall).await;
    assert!(board(&hall, "atrio").await.contains(&format!("data-call-id=\"{call}-2\"")));
}

#[tokio::test]
async fn a_reserved_service_is_never_named_beside_a_code() {
    let hall = Hall::at_ten("reserved").await;
    assert!(hall.office.service(hall.service("sociali")).unwrap().doc.reserved);
    hall.opens("212").await;
    let visit = hall.taken("sociali", Some(1)).await;
    hall.does("212", Action::Next).await.unwrap();
    let html = board(&hall, "secondo-piano").await;
    assert!(html.contains(&visit.call_code) && html.contains("Stanza 212"), "{html}");
    let name = hall.office.service(hall.service("sociali")).unwrap().doc.name.say(Lang::It).to_owned();
    assert!(!html.contains(&name) && !html.contains("data-call-note"), "{html}");
}

#[tokio::test]
async fn services_say_how_they_run() {
    let hall = Hall::at_ten("services").await;
    let shut = board(&hall, "ingresso").await;
    assert_eq!(shut.matches("chiuso adesso").count(), 5, "{shut}");
    hall.opens("4").await;
    for _ in 0..3 {
        hall.ticket("anagrafe").await;
    }
    assert!(board(&hall, "ingresso").await.contains("in orario"));
    hall.minutes_pass(37);
    let late = board(&hall, "ingresso").await;
    assert!(late.contains("min di ritardo") && late.contains("min late"), "{late}");
}

#[tokio::test]
async fn both_boards_take_turns() {
    let hall = Hall::at_ten("both").await;
    let html = board(&hall, "primo-piano").await;
    assert!(html.contains("data-alternate=\"15\""));
    assert_eq!(html.matches("data-board ").count(), 2, "{html}");
    assert_eq!(html.matches(" hidden>").count(), 1, "{html}");
}

#[tokio::test]
async fn a_view_carries_the_number_of_its_newest_event() {
    let hall = Hall::at_ten("number").await;
    hall.ticket("anagrafe").await;
    let body = hall.office.id;
    let last = hall.ctx.db.read(move |tx| platform::events::last_number(tx, body)).await.unwrap();
    let view = render(&hall.ctx, body, hall.display("atrio")).await.unwrap();
    assert_eq!(view.number, last);
    assert!(last > 0);
}

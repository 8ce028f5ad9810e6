use platform::i18n::{Lang, Tr};
use platform::store::StoreError;

use super::standing::{self, Standing, Turn};
use super::view::TurnView;
use crate::display::hall::Hall;
use crate::serve::{self, Action};
use crate::visit::{self, Visit};

async fn stands(hall: &Hall, visit: &Visit) -> Option<Standing> {
    let token = visit::token(&hall.ctx.key, hall.office.id, visit);
    look_up(hall, token).await
}

async fn look_up(hall: &Hall, token: String) -> Option<Standing> {
    let (ctx, body, now) = (hall.ctx.clone(), hall.office.id, hall.now());
    hall.ctx.db.read(move |tx| standing::read(tx, &ctx, body, &token, now)).await.unwrap()
}

async fn turn(hall: &Hall, visit: &Visit) -> Turn {
    stands(hall, visit).await.unwrap().turn
}

#[tokio::test]
async fn a_ticket_from_the_line_to_the_counter_and_home() {
    let hall = Hall::at_ten("turn").await;
    let visit = hall.ticket("anagrafe").await;
    assert_eq!(turn(&hall, &visit).await, Turn::Waiting { wait: None });
    hall.opens("4").await;
    assert!(matches!(turn(&hall, &visit).await, Turn::Waiting { wait: Some(_) }));
    let counter = hall.does("4", Action::Next).await.unwrap().counter;
    assert_eq!(turn(&hall, &visit).await, Turn::Called { counter });
    hall.does("4", Action::Finish).await;
    assert_eq!(turn(&hall, &visit).await, Turn::Served);
}

#[tokio::test]
async fn who_is_set_aside_learns_how_to_come_back() {
    let hall = Hall::at_ten("aside").await;
    hall.opens("4").await;
    for (action, missed) in [(Action::Park, false), (Action::ReturnLater, false), (Action::NoShow, true)] {
        let visit = hall.ticket("anagrafe").await;
        let counter = hall.does("4", Action::Next).await.unwrap().counter;
        let called = hall.now();
        hall.minutes_pass(2);
        hall.does("4", action.clone()).await;
        let turn = turn(&hall, &visit).await;
        match action {
            Action::Park => assert_eq!(turn, Turn::Parked { counter }),
            Action::NoShow => assert_eq!(turn, Turn::Missed { counter, at: called }),
            _ => assert_eq!(turn, Turn::Away),
        }
        assert!(turn.may_leave() && missed == matches!(turn, Turn::Missed { .. }));
    }
}

#[tokio::test]
async fn giving_up_ends_it_and_nobody_is_called() {
    let hall = Hall::at_ten("leave").await;
    let visit = hall.ticket("anagrafe").await;
    let (office, leaving, now) = (hall.office.clone(), visit.clone(), hall.now());
    let left = move |tx: &mut platform::Tx| {
        serve::leave(tx, &office, &leaving, &platform::events::Actor::web(), now)
    };
    let done: Result<(), StoreError> = hall.ctx.db.write(platform::Lane::HOUSE, left).await;
    done.unwrap();
    assert_eq!(turn(&hall, &visit).await, Turn::Left);
    hall.opens("4").await;
    assert!(hall.does("4", Action::Next).await.is_none());
}

#[tokio::test]
async fn a_wrong_token_finds_nothing_and_yesterdays_ticket_is_over() {
    let hall = Hall::at_ten("token").await;
    let visit = hall.ticket("anagrafe").await;
    for wrong in ["", "K 27", "AAAAAAAAAAAAAAAAAAAAAAAAAA", "../../etc"] {
        assert!(look_up(&hall, wrong.into()).await.is_none(), "{wrong}");
    }
    hall.minutes_pass(24 * 60);
    assert_eq!(turn(&hall, &visit).await, Turn::Over);
}

#[tokio::test]
async fn no_screen_shows_a_position_and_the_green_one_shows_the_counter() {
    use askama::Template;
    let hall = Hall::at_ten("screen").await;
    hall.opens("4").await;
    let visit = hall.ticket("anagrafe").await;
    let token = visit::token(&hall.ctx.key, hall.office.id, &visit);
    let waiting = TurnView::of(&stands(&hall, &visit).await.unwrap(), Tr(Lang::De), &token);
    let html = waiting.render().unwrap();
    assert!(html.contains(&format!("action=\"/valdora/turn/{token}/leave\"")), "{html}");
    assert!(!html.contains("form_token"), "live views are shared: {html}");
    hall.does("4", Action::Next).await;
    let called = TurnView::of(&stands(&hall, &visit).await.unwrap(), Tr(Lang::De), &token);
    let html = called.render().unwrap();
    assert!(html.contains("turn is-called") && html.contains("Schalter 4"), "{html}");
    assert!(html.contains("Eingangshalle, Erdgeschoss") && !html.contains("/leave"), "{html}");
}

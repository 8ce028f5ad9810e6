use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use payments::create::PositionError;
use payments::deliver::{self, AppIo, Delivery, Occasion, Outcome, Way};
use payments::position::Position;
use payments::{publish, withdraw};
use serde_json::{Value, json};

use super::{Signed, mails, notify, work};
use crate::support::till::{Till, ada};
use crate::support::{Folder, On, TestHouse, at};

async fn sent(till: &Till, position: &Position) -> Vec<Delivery> {
    let (body, id) = (till.body, position.id);
    till.house.house.ctx.db.read(move |tx| deliver::sent(tx, body, id)).await.unwrap()
}

/// Occasion, and the ways with how they went.
async fn went(till: &Till, position: &Position) -> Vec<(Occasion, Vec<(Way, Outcome)>)> {
    let all = sent(till, position).await.into_iter();
    let ways = |each: &Delivery| each.ways.iter().map(|(way, outcome, _)| (*way, *outcome)).collect();
    all.map(|each| (each.sending.occasion, ways(&each))).collect()
}

async fn looked(till: &Till) -> usize {
    deliver::once(&till.house.house.ctx, till.body).await.unwrap()
}

const MAILED: (Way, Outcome) = (Way::Mail, Outcome::Sent);

pub async fn a_notice_leaves_once_with_its_paper(on: On) {
    let till = Till::open_with(on, notify("mensa", "at_once = true")).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let silent = till.create(till.wish("rifiuti", vec![till.whole(100)])).await.unwrap();
    work(&till).await;
    work(&till).await;
    let mails = mails(&till);
    assert_eq!(mails.len(), 1);
    let (mail, nav) = (&mails[0], &made.options[0].instalments[0].nav);
    for part in ["ada@posta.example", "45,00", "01/04/2026", &nav.grouped(), "80012345676", "/pay/n/"] {
        assert!(mail.contains(part), "{part} is not in {mail}");
    }
    assert!(mail.contains("application/pdf") && mail.contains(&format!("avviso-{nav}.pdf")));
    assert_eq!(went(&till, &made).await, [(Occasion::First, vec![MAILED])]);
    assert_eq!(went(&till, &silent).await, []);
    assert_eq!(till.house.events("notice-asked").await, 1);
    assert_eq!(till.house.events("notice-sent").await, 1);
}

pub async fn a_draft_is_sent_when_it_is_published(on: On) {
    let till = Till::open_with(on, notify("mensa", "at_once = true")).await;
    let mut wish = till.meals(4_500);
    wish.publish = false;
    let draft = till.create(wish).await.unwrap();
    work(&till).await;
    assert_eq!(mails(&till).len(), 0);
    let (clerk, id) = (till.as_staff("l.tributi"), draft.id);
    till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, id)?.unwrap();
        publish::publish(tx, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    work(&till).await;
    assert_eq!(went(&till, &draft).await, [(Occasion::First, vec![MAILED])]);
}

pub async fn who_owes_is_reminded_once_of_each_date(on: On) {
    let till = Till::open_with(on, notify("mensa", "before_days = 5, after_days = 3")).await;
    // Due on 1 April, and a part on 1 May.
    let made = till.create(till.wish("mensa", vec![till.plan(&[2_000, 2_500])])).await.unwrap();
    till.at("2026-03-26T03:00:00");
    assert_eq!(looked(&till).await, 0, "six days before");
    till.at("2026-03-27T03:00:00");
    assert_eq!((looked(&till).await, looked(&till).await), (1, 0));
    work(&till).await;
    assert_eq!(mails(&till).len(), 0, "people sleep");
    till.at("2026-03-27T08:00:00");
    work(&till).await;
    till.at("2026-03-31T03:00:00");
    assert_eq!(looked(&till).await, 0, "each date once");
    assert_eq!(went(&till, &made).await, [(Occasion::Before, vec![MAILED])]);
    till.at("2026-04-03T03:00:00");
    assert_eq!(looked(&till).await, 0, "two days after");
    till.at("2026-04-05T03:00:00");
    assert_eq!((looked(&till).await, looked(&till).await), (1, 0));
    till.at("2026-04-27T09:00:00");
    work(&till).await;
    assert_eq!(looked(&till).await, 1, "the second part");
    work(&till).await;
    let occasions: Vec<Occasion> = went(&till, &made).await.into_iter().map(|(occasion, _)| occasion).collect();
    assert_eq!(occasions, [Occasion::Before, Occasion::After, Occasion::Before]);
    assert_eq!(mails(&till).len(), 3);
}

pub async fn nobody_is_reminded_of_what_is_paid_or_withdrawn(on: On) {
    let till = Till::open_with(on, notify("mensa", "before_days = 5")).await;
    let paid = till.create(till.meals(4_500)).await.unwrap();
    let gone = till.create(till.meals(4_600)).await.unwrap();
    let late = till.create(till.meals(4_700)).await.unwrap();
    till.pays(&paid.options[0].instalments[0].nav, "r1", 4_500).await;
    let (clerk, id) = (till.as_staff("l.tributi"), gone.id);
    till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, id)?.unwrap();
        withdraw::invalidate(tx, &clerk, &mut position, now)?;
        Ok::<_, PositionError>(())
    })
    .await
    .unwrap();
    till.at("2026-03-28T03:00:00");
    assert_eq!(looked(&till).await, 1, "the one that is still owed");
    // Paid between the look and the morning.
    till.pays(&late.options[0].instalments[0].nav, "r2", 4_700).await;
    till.at("2026-03-28T08:00:00");
    work(&till).await;
    assert_eq!(mails(&till).len(), 0);
    assert_eq!(went(&till, &late).await, [(Occasion::Before, vec![(Way::Nothing, Outcome::NotNeeded)])]);
}

/// The app as it answers on the wire: who is in it, what was sent, whether it works.
#[derive(Default)]
struct App {
    broken: Mutex<bool>,
    messages: Mutex<Vec<Value>>,
}

impl App {
    async fn open() -> (Arc<App>, String) {
        let app = Arc::new(App::default());
        let router = Router::new()
            .route("/api/v1/profiles", post(profile))
            .route("/api/v1/messages", post(message))
            .with_state(app.clone());
        let door = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/api/v1", door.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(door, router).await });
        (app, address)
    }
}

async fn profile(State(app): State<Arc<App>>, headers: HeaderMap, Json(asked): Json<Value>) -> Response {
    if *app.broken.lock().unwrap() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    if headers.get("ocp-apim-subscription-key").is_none_or(|key| key != "segreta") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    match asked["fiscal_code"].as_str() {
        Some("RSSDAA80A41L424X") => Json(json!({ "sender_allowed": true })).into_response(),
        Some("BNCBRN70A01L424B") => Json(json!({ "sender_allowed": false })).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn message(State(app): State<Arc<App>>, Json(sent): Json<Value>) -> Response {
    app.messages.lock().unwrap().push(sent);
    (StatusCode::CREATED, Json(json!({ "id": "01" }))).into_response()
}

/// The town with its service in the app.
async fn with_app(on: On) -> (Till, Arc<App>) {
    use platform::store::Engine;
    let (app, address) = App::open().await;
    let folder = Folder::new();
    let engine = match on {
        On::Sqlite => Engine::Sqlite { file: folder.0.join("test.db"), durable: false },
        On::Postgres => Engine::Postgres { url: crate::support::postgres_url().await },
    };
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let text = notify("mensa", "at_once = true, app = true")(text);
    let key = text.lines().find_map(|line| line.strip_prefix("key = \"")).unwrap().trim_end_matches('"');
    let service = AppIo::parse(&format!("{key}=segreta@{address}")).unwrap();
    let house = TestHouse::built(engine, folder, |plan| plan.app_io = vec![service]).await;
    house.clock.set(at("2026-03-02T10:00:00"));
    let body = house.import(&text).await;
    (Till { house, body }, app)
}

pub async fn the_app_comes_first_then_mail_then_paper(on: On) {
    let (till, app) = with_app(on).await;
    let mut made = Vec::new();
    for (code, email) in [
        ("RSSDAA80A41L424X", Some("ada@posta.example")),
        ("BNCBRN70A01L424B", Some("bruno@posta.example")),
        ("VRDCRL60A41L424C", None),
    ] {
        let mut wish = till.meals(4_500);
        wish.options[0].switch_to_expired = true;
        let debtor = &mut wish.options[0].debtor;
        *debtor = payments::position::Debtor { code: code.into(), email: email.map(str::to_owned), ..ada() };
        made.push(till.create(wish).await.unwrap());
    }
    work(&till).await;
    work(&till).await;
    let not_there = (Way::App, Outcome::NotThere);
    assert_eq!(went(&till, &made[0]).await, [(Occasion::First, vec![(Way::App, Outcome::Sent)])]);
    assert_eq!(went(&till, &made[1]).await, [(Occasion::First, vec![not_there, MAILED])]);
    let paper = (Way::Paper, Outcome::ToPrint);
    assert_eq!(went(&till, &made[2]).await, [(Occasion::First, vec![not_there, paper])]);
    assert_eq!(mails(&till).len(), 1);
    let messages = app.messages.lock().unwrap().clone();
    assert_eq!(messages.len(), 1);
    let payment = &messages[0]["content"]["payment_data"];
    let nav = made[0].options[0].instalments[0].nav.as_str();
    let expected = json!({ "amount": 4_500, "notice_number": nav, "invalid_after_due_date": true, "payee": { "fiscal_code": "80012345676" } });
    assert_eq!(*payment, expected);
    assert_eq!(messages[0]["fiscal_code"], "RSSDAA80A41L424X");
}

pub async fn an_app_in_trouble_is_waited_for_then_the_mail_goes(on: On) {
    let (till, app) = with_app(on).await;
    *app.broken.lock().unwrap() = true;
    let made = till.create(till.meals(4_500)).await.unwrap();
    till.house.house.runner.round().await.unwrap();
    assert_eq!(went(&till, &made).await, [(Occasion::First, vec![])]);
    till.house.later(3 * 3_600_000);
    till.house.house.runner.round().await.unwrap();
    assert_eq!(went(&till, &made).await, [(Occasion::First, vec![(Way::App, Outcome::Refused), MAILED])]);
    assert_eq!(mails(&till).len(), 1);
}

pub async fn by_hand_it_is_sent_again_by_who_may(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let waste = till.create(till.wish("rifiuti", vec![till.whole(900)])).await.unwrap();
    let clerk = Signed::of(&till, "s.scuola").await;
    let page = format!("payments/{}/sent", meals.id);
    assert_eq!(clerk.post(&page, &[]).await.status, 303);
    assert_eq!(clerk.post(&page, &[]).await.status, 409, "the same click twice");
    work(&till).await;
    till.house.later(61_000);
    assert_eq!(clerk.post(&page, &[]).await.status, 303);
    work(&till).await;
    assert_eq!(mails(&till).len(), 2);
    let shown = clerk.get(&page).await;
    assert!(shown.text.contains("Consegnato al servizio di posta"), "{}", shown.text);
    let theirs = format!("payments/{}/sent", waste.id);
    assert_eq!(clerk.post(&theirs, &[]).await.status, 404, "not her kind of due");
    assert_eq!(clerk.get(&theirs).await.status, 404);
    till.pays(&meals.options[0].instalments[0].nav, "r", 4_500).await;
    till.house.later(61_000);
    assert_eq!(clerk.post(&page, &[]).await.status, 409, "it is paid");
}

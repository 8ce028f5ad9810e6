use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use payments::deliver::{AppIo, Occasion, Outcome, Way};
use serde_json::{Value, json};

use super::sending::{MAILED, went};
use super::{mails, notify, work};
use crate::support::On;
use crate::support::till::{Till, ada, town_file};

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
        Some("RSSDAA80A41L424T") => Json(json!({ "sender_allowed": true })).into_response(),
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
    let (app, address) = App::open().await;
    let text = notify("mensa", "at_once = true, app = true")(town_file());
    let key = text.lines().find_map(|line| line.strip_prefix("key = \"")).unwrap().trim_end_matches('"');
    let service = AppIo::parse(&format!("{key}=segreta@{address}")).unwrap();
    (Till::built(on, |plan| plan.app_io = vec![service], |_| text.clone()).await, app)
}

pub async fn the_app_comes_first_then_mail_then_paper(on: On) {
    let (till, app) = with_app(on).await;
    let mut made = Vec::new();
    for (code, email) in [
        ("RSSDAA80A41L424T", Some("ada@posta.example")),
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
    assert_eq!(messages[0]["fiscal_code"], "RSSDAA80A41L424T");
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

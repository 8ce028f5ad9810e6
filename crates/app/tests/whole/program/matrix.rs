//! Who is let in where: every route × every role, against a reviewed table; and two equal bodies that
//! never see each other.

use std::collections::BTreeMap;

use crate::support::{On, TestHouse, small_office};
use axum::body::Body;
use axum::http::Request;
use axum::http::request::Builder;
use office::programs::{self, Keeper, Wish};
use platform::events::Actor;
use platform::secrets::Token;
use platform::web::Failed;
use platform::{Lane, Tx};
use tower::ServiceExt;

/// How a role shows itself.
#[derive(Clone)]
enum Badge {
    Nothing,
    Cookie(String),
    Bearer(String),
}

impl Badge {
    fn on(&self, request: Builder) -> Builder {
        match self {
            Badge::Nothing => request,
            Badge::Cookie(cookie) => request.header("cookie", cookie),
            Badge::Bearer(token) => request.header("authorization", format!("Bearer {token}")),
        }
    }
}

async fn staff(house: &TestHouse, body: i64, login: &str) -> Badge {
    Badge::Cookie(house.signed_in(body, login).await)
}

async fn device(house: &TestHouse, body: i64, kind: &'static str) -> Badge {
    let office = house.house.ctx.offices.known(body).unwrap();
    let part = if kind == "kiosk" { office.kiosks[0].id } else { office.displays[0].id };
    Badge::Cookie(house.enrol(body, kind, part).await)
}

/// Every role that exists, in the order of the table.
async fn roles(house: &TestHouse, mine: i64, other: i64) -> Vec<(&'static str, Badge)> {
    vec![
        ("anonymous", Badge::Nothing),
        ("operator", staff(house, mine, "rossi").await),
        ("supervisor", staff(house, mine, "vice").await),
        ("office-admin", staff(house, mine, "tecnico").await),
        ("admin", staff(house, mine, "capo").await),
        ("help-desk", staff(house, mine, "aiuto").await),
        ("desk-lead", staff(house, mine, "guida").await),
        ("customer", staff(house, mine, "cliente").await),
        ("cashier", staff(house, mine, "cassa").await),
        ("position-clerk", staff(house, mine, "posizioni").await),
        ("accountant", staff(house, mine, "conti").await),
        ("refund-officer", staff(house, mine, "rimborsi").await),
        ("payment-admin", staff(house, mine, "pagamenti").await),
        ("payment-auditor", staff(house, mine, "revisione").await),
        ("other-admin", staff(house, other, "capo").await),
        ("kiosk", device(house, mine, "kiosk").await),
        ("display", device(house, mine, "display").await),
        ("other-kiosk", device(house, other, "kiosk").await),
        ("driver", Badge::Bearer(house.driver(mine).await)),
        ("other-driver", Badge::Bearer(house.driver(other).await)),
        ("scratch", Badge::Bearer(house.token(0, "scratch").await)),
    ]
}

fn address(path: &str, slug: &str) -> String {
    let mut filled = path.replace("{body}", slug);
    while let (Some(from), Some(to)) = (filled.find('{'), filled.find('}')) {
        filled.replace_range(from..=to, "1");
    }
    filled
}

async fn let_in(house: &TestHouse, method: &str, path: &str, badge: &Badge) -> bool {
    let request = badge.on(Request::builder().method(method).uri(path).header("x-fragment", "view"));
    let response = house.house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    !response.extensions().get::<Failed>().is_some_and(|failed| failed.at_door)
}

const TABLE: &str = include_str!("matrix.txt");

/// `METHOD path: role role …`, reviewed by people.
fn reviewed() -> BTreeMap<String, String> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .filter_map(|line| line.split_once(": "))
        .map(|(route, who)| (route.into(), who.trim().into()))
        .collect()
}

async fn every_route_lets_in_whom_the_table_says(on: On) {
    let house = TestHouse::open(on).await;
    let mine = house.import(&small_office("mia", 1, 1)).await;
    let other = house.import(&small_office("altra", 1, 1)).await;
    let roles = roles(&house, mine, other).await;
    let reviewed = reviewed();
    let mut wrong = Vec::new();
    let mut seen = Vec::new();
    for row in &house.house.rows {
        let route = format!("{} {}", row.method, row.path);
        let path = address(row.path, "mia");
        let mut admitted = Vec::new();
        for (name, badge) in &roles {
            if let_in(&house, row.method, &path, badge).await {
                admitted.push(*name);
            }
        }
        let admitted =
            if admitted.len() == roles.len() { "everybody".to_owned() } else { admitted.join(" ") };
        if reviewed.get(&route) != Some(&admitted) {
            wrong.push(format!("{route}: {admitted}"));
        }
        seen.push(route);
    }
    wrong.sort();
    assert!(wrong.is_empty(), "not as reviewed in matrix.txt:\n{}", wrong.join("\n"));
    let gone: Vec<_> = reviewed.keys().filter(|route| !seen.contains(route)).collect();
    assert!(gone.is_empty(), "reviewed but not served: {gone:?}");
    println!("{} routes × {} roles", seen.len(), roles.len());
}

/// Two equal bodies with different markers; everything of one is crawled, the other's marker never shows.
async fn bodies_never_see_each_other(on: On) {
    let house = TestHouse::open(on).await;
    let mine = house.import(&small_office("mia", 3, 1)).await;
    let marked = small_office("altra", 3, 1)
        .replace("Comune di Prova", "CANARINO")
        .replace("Carta d'identità", "CANARINO servizio")
        .replace("Maria Rossi", "CANARINO persona");
    let other = house.import(&marked).await;
    let theirs = house.driver(other).await;
    let wish = serde_json::json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z",
        "given_name": "Canarino", "family_name": "Giallo", "email": "canarino@example.org" });
    let booked = house.api(&theirs, "/api/v1/altra/appointments", &wish).await.json();
    let pass = booked["pass_token"].as_str().unwrap();
    house.api(&theirs, "/api/v1/altra/tickets", &serde_json::json!({ "service": "cie", "slip": 1 })).await;

    has_a_program(&house, other, "CANARINO gestionale").await;

    let roles = roles(&house, mine, other).await;
    let mut pages = 0;
    for row in house.house.rows.iter().filter(|row| row.method == "GET" && !row.path.ends_with("live")) {
        for (_, badge) in roles.iter().filter(|(name, _)| !name.starts_with("other")) {
            for path in
                [address(row.path, "mia"), address(row.path, "mia").replace("/1", &format!("/{pass}"))]
            {
                let request = badge.on(Request::get(&path));
                let answer = house.request(request.body(Body::empty()).unwrap()).await;
                let text = answer.text.to_lowercase();
                assert!(!text.contains("canarino"), "{} shows another body's data", row.path);
                pages += 1;
            }
        }
    }
    println!("{pages} pages crawled");
}

/// A program of a body, whose key is about to end.
async fn has_a_program(house: &TestHouse, body: i64, name: &str) {
    let keeper = Keeper { body, actor: Actor("test".into()) };
    let wish = Wish { name: name.into(), rights: vec!["statistics".into()], days: 7 };
    let (token, now) = (Token::random(), house.clock.now());
    let make = move |tx: &mut Tx| programs::make(tx, &keeper, &wish, &token, now);
    house.house.ctx.db.write(Lane::of(body, 0), make).await.unwrap();
}

on_both_engines! {
    every_route_lets_in_whom_the_table_says;
    bodies_never_see_each_other;
}

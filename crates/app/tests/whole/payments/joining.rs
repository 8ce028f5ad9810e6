//! How a body joins the national platform: keys, certificates, tests, levels of service, the journal.

use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::till::{Till, why};
use crate::support::{Answer, On, small_office};
use axum::body::Body;
use axum::http::{self, StatusCode};
use jiff::ToSpan;
use office::import::{ImportError, change};
use payments::joining::{self, JoiningError, Product, Trial, keys};
use payments::service_level::{self, Op, StopError};
use platform::egress::{Egress, Request, Settings};
use platform::events::Actor;
use platform::secrets::MasterKey;
use platform::tls::{Authority, Shown};
use platform::{Lane, Moment, Tx};

const WITH_ARCHIVE: &str =
    "[body.creditor]\narchive = \"https://aca.example\"\nflows = \"https://fdr.example\"";
const FIRST: &str = "0123456789abcdef0123456789abc001";
const SECOND: &str = "0123456789abcdef0123456789abc002";

on_both_engines! {
    a_key_is_kept_and_never_shown_again;
    a_refused_key_gives_way_to_the_other;
    two_certificates_overlap_and_no_third;
    a_test_shows_its_last_run;
    every_product_that_is_called_wants_its_key;
    the_report_of_the_checks_is_written_down_once;
    answers_are_counted_by_month_and_gaps_are_stops;
    a_planned_stop_is_announced_in_time;
    a_used_station_stays_in_the_file;
    what_is_refused_is_said_at_its_field;
}

async fn put(till: &Till, product: Product, slot: i64, typed: &str) -> Result<(), JoiningError> {
    let (admin, key) = (till.as_staff("t.pagamenti"), till.house.house.ctx.key.clone());
    let locked = keys::lock(&key, till.body, product, typed)?;
    till.act(move |tx, _, now| keys::put(tx, &key, &admin, (slot, &locked), now)).await
}

async fn get(till: &Till, path: &str, cookies: &str) -> Answer {
    let request = http::Request::get(path).header("cookie", cookies).body(Body::empty()).unwrap();
    till.house.request(request).await
}

async fn order(till: &Till, key: MasterKey, product: Product) -> Vec<i64> {
    let body = till.body;
    let read = move |tx: &mut Tx| keys::of(tx, &key, body, product);
    till.house.house.ctx.db.read(read).await.unwrap().iter().map(|key| key.slot).collect()
}

async fn a_key_is_kept_and_never_shown_again(on: On) {
    let till = Till::open(on).await;
    let key = till.house.house.ctx.key.clone();
    put(&till, Product::Flows, 1, FIRST).await.unwrap();
    for wrong in ["short", "0123456789abcde;", ""] {
        assert_eq!(put(&till, Product::Flows, 2, wrong).await, Err(JoiningError::Key));
    }
    assert_eq!(put(&till, Product::Flows, 2, FIRST).await, Err(JoiningError::KeyTwice));
    assert_eq!(put(&till, Product::Flows, 3, SECOND).await, Err(JoiningError::Unknown));
    assert_eq!(order(&till, key.clone(), Product::Flows).await, [1]);
    assert!(order(&till, key.clone(), Product::Checkout).await.is_empty());
    // A copy of the database, under another installation's key.
    assert!(order(&till, MasterKey::of_bytes([9; 32]), Product::Flows).await.is_empty());
    // Another body asks for its own.
    let other = till.house.import(&small_office("altrove", 1, 1)).await;
    let read = move |tx: &mut Tx| keys::of(tx, &key, other, Product::Flows);
    assert!(till.house.house.ctx.db.read(read).await.unwrap().is_empty());

    let cookies = visitor(&till.house.signed_in(till.body, "t.pagamenti").await);
    let path = format!("/{}/payments/joining", till.slug());
    let fields = [("product", "checkout"), ("slot", "2"), ("key", SECOND)];
    let sent = form(&format!("{path}/keys"), &cookies, &visitors_token(), &fields);
    assert_eq!(to(&till.house.request(sent).await), path);
    let page = get(&till, &path, &cookies).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("•••• c001") && page.text.contains("•••• c002"));
    assert!(!page.text.contains(FIRST) && !page.text.contains(SECOND));
}

async fn a_refused_key_gives_way_to_the_other(on: On) {
    let till = Till::open(on).await;
    let key = till.house.house.ctx.key.clone();
    put(&till, Product::Flows, 1, FIRST).await.unwrap();
    till.at("2026-03-02T10:01:00");
    put(&till, Product::Flows, 2, SECOND).await.unwrap();
    assert_eq!(order(&till, key.clone(), Product::Flows).await, [2, 1], "the newer one first");

    // A platform that knows the first one only.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/fdrs", listener.local_addr().unwrap());
    let serving = std::thread::spawn(move || {
        use std::io::{Read, Write};
        for _ in 0..2 {
            let (mut socket, _) = listener.accept().unwrap();
            let mut heard = [0; 4096];
            let read = socket.read(&mut heard).unwrap();
            let known = String::from_utf8_lossy(&heard[..read]).contains(FIRST);
            let status = if known { "200 OK" } else { "401 Unauthorized" };
            let text = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            socket.write_all(text.as_bytes()).unwrap();
        }
    });
    let (body, at_hand) = (till.body, key.clone());
    let read = move |tx: &mut Tx| keys::of(tx, &at_hand, body, Product::Flows);
    let held = till.house.house.ctx.db.read(read).await.unwrap();
    let called = tokio::task::spawn_blocking(move || {
        let egress = Egress::new(Settings { inside: vec!["127.0.0.1".into()], ..Settings::default() });
        keys::call(&egress, &held, &Request::get(address))
    })
    .await
    .unwrap();
    serving.join().unwrap();
    assert_eq!((called.answer.unwrap().status, called.refused.as_slice()), (200, &[2][..]));
    till.act(move |tx, _, now| keys::refused(tx, body, Product::Flows, 2, now)).await.unwrap();
    assert_eq!(order(&till, key, Product::Flows).await, [1, 2]);
}

fn certificate(name: &str, now: Moment) -> Shown {
    let folder = std::env::temp_dir().join(format!("joining-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let authority = Authority::open(&folder, name, now.timestamp()).unwrap();
    let shown = Shown::of_pem(authority.root_pem()).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    shown
}

async fn two_certificates_overlap_and_no_third(on: On) {
    let till = Till::open(on).await;
    let made: Vec<Shown> =
        ["uno", "due", "tre"].map(|name| certificate(&format!("{name}-{on:?}"), till.now())).into();
    let add = async |shown: &Shown| {
        let (admin, shown) = (till.as_staff("t.pagamenti"), shown.clone());
        till.act(move |tx, _, now| joining::add(tx, &admin, &shown, now)).await
    };
    add(&made[0]).await.unwrap();
    add(&made[0]).await.unwrap();
    add(&made[1]).await.unwrap();
    assert_eq!(add(&made[2]).await, Err(JoiningError::CertificatesFull));
    let of = async |body| {
        till.house.house.ctx.db.read(move |tx: &mut Tx| joining::accepted(tx, body)).await.unwrap()
    };
    let (mine, all) = (of(Some(till.body)).await, of(None).await);
    assert_eq!((mine.len(), all.len(), of(Some(till.body + 1)).await.len()), (2, 2, 0));
    assert!(mine.iter().any(|each| each.is(&made[1], till.now())));
    assert!(!mine.iter().any(|each| each.is(&made[2], till.now())));
    // Somebody writes the same names into a certificate of his own.
    let forged = Shown { fingerprint: made[2].fingerprint.clone(), ..made[0].clone() };
    assert!(!mine.iter().any(|each| each.is(&forged, till.now())));
    till.at("2040-01-01T10:00:00");
    assert!(!mine.iter().any(|each| each.is(&made[0], till.now())));
    assert_eq!(add(&made[2]).await, Err(JoiningError::CertificateEnded));
}

async fn a_test_shows_its_last_run(on: On) {
    let till = Till::open(on).await;
    let body = till.body;
    for (minute, passed) in [(1, false), (2, true)] {
        till.at(&format!("2026-03-02T10:0{minute}:00"));
        till.act(move |tx, _, now| {
            let actor = Actor("server".into());
            joining::record_run(tx, body, (Trial::Paid, passed), ("301… OK", "sportello 1"), &actor, now)
        })
        .await
        .unwrap();
    }
    let runs = till.act(move |tx, _, _| joining::last_runs(tx, body)).await.unwrap();
    assert_eq!(runs.iter().map(|run| (run.trial, run.passed)).collect::<Vec<_>>(), [(Trial::Paid, true)]);
    let steps = till.act(joining::steps).await.unwrap();
    let done: Vec<_> = steps.iter().filter(|step| step.done).map(|step| step.word).collect();
    assert_eq!(done, ["creditor", "station", "dues"]);
    assert_eq!(steps.iter().find(|step| step.word == "tests").unwrap().evidence, "1/5");
}

async fn every_product_that_is_called_wants_its_key(on: On) {
    let till = Till::open_with(on, |text| text.replacen("[body.creditor]", WITH_ARCHIVE, 1)).await;
    let keys = async || {
        let steps = till.act(joining::steps).await.unwrap();
        steps.into_iter().find(|step| step.word == "keys").map(|step| (step.done, step.evidence)).unwrap()
    };
    put(&till, Product::Flows, 1, FIRST).await.unwrap();
    assert_eq!(keys().await, (false, "1/2".to_owned()));
    put(&till, Product::Positions, 1, FIRST).await.unwrap();
    assert_eq!(keys().await, (true, "2/2".to_owned()));
}

async fn answers_are_counted_by_month_and_gaps_are_stops(on: On) {
    let till = Till::open(on).await;
    let (body, timings) = (till.body, till.house.house.ctx.timings.clone());
    for ms in (0..98).map(|_| 90).chain([2_500, 8_000]) {
        service_level::observe(&timings, body, Op::Verify, ms, true, till.now());
    }
    let keep = async || {
        let counted = till.house.house.ctx.timings.take_of(body);
        till.act(move |tx, office, now| service_level::keep(tx, office, &counted, 180, now)).await.unwrap();
    };
    keep().await;
    till.at("2026-03-02T10:03:00");
    keep().await;
    // An hour of silence.
    till.at("2026-03-02T11:03:00");
    keep().await;
    let (months, stops) =
        till.act(|tx, office, now| service_level::months(tx, office, 2, now)).await.unwrap();
    let verify = &months[0].reached[0];
    assert_eq!((verify.answers, verify.failures), (100, 1), "eight seconds are no answer");
    assert_eq!((verify.p98_ms, verify.in_time), (Some(100), Some(9_800)));
    assert_eq!((months[0].unplanned_s, months[0].planned_s, stops.len()), (3_600, 0, 1));
    assert_eq!((months[1].reached[0].answers, months[1].availability), (0, 10_000));
}

async fn a_planned_stop_is_announced_in_time(on: On) {
    let till = Till::open(on).await;
    let hours = |from: i64| Moment::from(till.now().timestamp().checked_add(from.hours()).unwrap());
    let announce = async |from: i64, until: i64, reason: &'static str| {
        let (admin, span) = (till.as_staff("t.pagamenti"), (hours(from), hours(until)));
        let reason = why(reason);
        till.act(move |tx, office, now| service_level::announce(tx, office, &admin, span, &reason, now)).await
    };
    assert_eq!(announce(71, 73, "aggiornamento").await, Err(StopError::Notice));
    assert_eq!(announce(80, 80, "aggiornamento").await, Err(StopError::Times));
    assert_eq!(announce(80, 117, "aggiornamento").await, Err(StopError::Times));
    let id = announce(80, 82, "aggiornamento").await.unwrap();
    let (admin, start) = (till.as_staff("t.pagamenti"), till.now());
    till.act(|tx, office, now| service_level::keep(tx, office, &[], 180, now)).await.unwrap();
    // Silent from now until an hour after the announced stop: all but two hours were not announced.
    till.house.clock.set(start.plus_s(83 * 3_600));
    till.act(|tx, office, now| service_level::keep(tx, office, &[], 180, now)).await.unwrap();
    let (months, _) = till.act(|tx, office, now| service_level::months(tx, office, 1, now)).await.unwrap();
    assert_eq!((months[0].planned_s, months[0].unplanned_s), (2 * 3_600, 81 * 3_600));
    let late = till.act(move |tx, _, now| service_level::withdraw(tx, &admin, id, now)).await;
    assert_eq!(late, Err(StopError::Unknown), "it is over");
}

async fn a_used_station_stays_in_the_file(on: On) {
    let till = Till::open(on).await;
    let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let moved =
        text.replace("[[station]]\nkey = \"80012345676_01\"", "[[station]]\nkey = \"80012345676_02\"");
    assert_ne!(moved, text);
    till.create(till.wish("mensa", vec![till.whole(4_500)])).await.unwrap();
    let import = async |text: &str| {
        let file = office::file::read(text, office::file::Limits::Published).unwrap();
        let (ctx, now) = (till.house.house.ctx.clone(), till.now());
        let work =
            move |tx: &mut Tx| change(tx, &file, &ctx.consequences, &ctx.key, &Actor("staff:1".into()), now);
        till.house.house.ctx.db.write(Lane::of(till.body, 0), work).await
    };
    let error = import(&moved).await.unwrap_err();
    assert_eq!(error, ImportError::StationUsed { station: "80012345676_01".into() });
    let due = text.find("[[due]]\nkey = \"mensa\"").unwrap();
    let next = text[due + 7..].find("[[due]]").unwrap() + due + 7;
    let without = format!("{}{}", &text[..due], &text[next..]).replace("dues = [\"mensa\"]\n", "");
    let done = import(&without).await.unwrap();
    assert!(!done.concerned.is_empty(), "one position of that kind is open");
}

/// Whatever payments append has a sentence in the journal, or at least its group.
#[tokio::test]
async fn the_journal_shows_payments_alone_and_exports_them() {
    let till = Till::open(On::Sqlite).await;
    till.create(till.wish("mensa", vec![till.whole(4_500)])).await.unwrap();
    let cookies = visitor(&till.house.signed_in(till.body, "i.revisione").await);
    let path = format!("/{}/payments/journal", till.slug());
    let page = get(&till, &path, &cookies).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Posizione creata") && !page.text.contains("office_changed"));
    let none = get(&till, &format!("{path}?kind=platform"), &cookies).await;
    assert!(!none.text.contains("Posizione creata"));
    let csv = get(&till, &format!("{path}.csv"), &cookies).await;
    assert!(csv.text.contains("position-created") && !csv.text.contains("Ada"));
}

async fn the_report_of_the_checks_is_written_down_once(on: On) {
    let till = Till::open(on).await;
    let token = till.house.token(till.body, "payment-setup").await;
    let send = async |token: &str, key: &str, report: &serde_json::Value| {
        let request = http::Request::post(format!("/api/v1/{}/payments/tests", till.slug()))
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .header("idempotency-key", key);
        till.house.request(request.body(Body::from(report.to_string())).unwrap()).await
    };
    let case = |code: &str, verdict: &str| {
        serde_json::json!({ "code": code, "about": "…", "notice": "301000000000004285",
            "verdict": verdict, "found": "verify OK" })
    };
    let report = serde_json::json!({ "program": "sportello 9.9.9", "cases": [
        case("EC-PSP-01", "passed"), case("EC-PSP-01", "failed"), case("EC-PSP-02", "passed"),
        case("EC-PSP-03", "passed"), case("EC-PSP-04", "skipped"), case("EC-PSP-05", "passed")] });
    for _ in 0..2 {
        let answer = send(&token, "k-1", &report).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let told: Vec<_> =
            answer.json()["items"].as_array().unwrap().iter().map(|one| one["passed"] == true).collect();
        assert_eq!(told, [false, true, true, true], "of several all must pass; what was skipped is not told");
    }
    assert_eq!(till.house.events("platform-test-run").await, 4, "the same report once");
    let cookies = visitor(&till.house.signed_in(till.body, "t.pagamenti").await);
    let page = get(&till, &format!("/{}/payments/joining", till.slug()), &cookies).await;
    assert!(
        page.text.contains("sportello 9.9.9 · un programma")
            && page.text.contains("301000000000004285: verify OK")
    );

    let other = serde_json::json!({ "program": "x", "cases": [case("EC-PSP-01", "passed")] });
    assert_eq!(send(&token, "k-1", &other).await.status, StatusCode::CONFLICT);
    for wrong in [case("EC-PSP-06", "passed"), case("EC-PSP-01", "skipped")] {
        let wrong = serde_json::json!({ "program": "x", "cases": [wrong] });
        assert_eq!(send(&token, "k-2", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let poor = till.house.token(till.body, "positions").await;
    assert_eq!(send(&poor, "k-3", &other).await.status, StatusCode::FORBIDDEN);
    let foreign = till.house.import(&small_office("altra", 1, 1)).await;
    let foreign = till.house.token(foreign, "payment-setup").await;
    assert_eq!(send(&foreign, "k-4", &other).await.status, StatusCode::NOT_FOUND);
}

async fn what_is_refused_is_said_at_its_field(on: On) {
    let till = Till::open(on).await;
    let cookies = visitor(&till.house.signed_in(till.body, "t.pagamenti").await);
    let path = format!("/{}/payments/joining", till.slug());
    let tell = async |rest: &str, fields: &[(&str, &str)]| {
        let sent = form(&format!("{path}/{rest}"), &cookies, &visitors_token(), fields);
        till.house.request(sent).await
    };
    let short = "chiave;corta";
    let page = tell("keys", &[("product", "checkout"), ("slot", "2"), ("key", short)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "aria-describedby=\"key-wrong\"",
        "id=\"key-wrong\">Una chiave ha da 16 a 128",
        "value=\"checkout\" selected",
        "value=\"2\" selected",
    ] {
        assert!(page.text.contains(part), "{part} is not in {}", page.text);
    }
    assert!(!page.text.contains(short), "a key is not shown again");
    tell("keys", &[("product", "fdr"), ("slot", "1"), ("key", FIRST)]).await;
    let twice = tell("keys", &[("product", "fdr"), ("slot", "2"), ("key", FIRST)]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text.contains("id=\"key-wrong\">Questa chiave sta già"), "{}", twice.text);
    let page = tell("certificates", &[("pem", "BEGIN e basta")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["id=\"certificate-wrong\">Questo non è un certificato", ">BEGIN e basta</textarea>"] {
        assert!(page.text.contains(part), "{part} is not in {}", page.text);
    }
    assert_eq!(tell("keys/remove", &[("product", "fdr"), ("slot", "2")]).await.status, StatusCode::NOT_FOUND);
    // How the checks are run is said as it is typed.
    let page = get(&till, &path, &cookies).await;
    assert_eq!(page.status, StatusCode::OK);
    let record = format!("--record http://127.0.0.1:8080/api/v1/{}/payments/tests", till.slug());
    assert!(page.text.contains("--body 80012345676") && page.text.contains(&record), "{}", page.text);
}

//! The keys of programs, from the page on which they are made to the call that they open, and not open.

use crate::support::forms::{between, form, to, visitor, visitors_token};
use crate::support::till::Till;
use crate::support::{Answer, On, small_office};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use super::register::gpd::Gpd;

on_both_engines! {
    a_key_writes_positions_until_it_is_revoked;
    a_key_ends_on_its_day_and_is_announced_before;
    a_renewed_program_has_two_keys_for_a_while;
    who_does_a_thing_by_key_is_named;
    a_key_opens_no_page;
    a_key_may_be_of_some_kinds_of_due;
    what_cannot_be_given_is_refused;
    nobody_of_another_body_finds_or_ends_a_key;
}

const PAGE: &str = "console/programs";
const ADMIN: &str = "b.fontana";
const IUV: &str = "01000000000000144";

/// Makes a key for these rights; more fields as they come.
async fn asks(till: &Till, name: &str, rights: &[&str], more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("name", name)];
    if !more.iter().any(|(field, _)| *field == "days") {
        fields.push(("days", "365"));
    }
    fields.extend(rights.iter().map(|right| ("for", *right)));
    fields.extend(more);
    till.sends(ADMIN, PAGE, &fields).await
}

fn key_on(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(answer.headers["cache-control"], "no-store");
    let key = between(&answer.text, "id=\"program-key\" value=\"", "\"");
    assert_eq!(key.len(), 32);
    key
}

async fn makes(till: &Till, name: &str, rights: &[&str], more: &[(&str, &str)]) -> String {
    key_on(&asks(till, name, rights, more).await)
}

/// A hidden field of the row of this name: `id` or `turn`.
async fn hidden(till: &Till, name: &str, field: &str) -> String {
    let page = till.page(ADMIN, PAGE).await.text;
    let row = page.split("<tr>").find(|row| row.contains(&format!(">{name}<br>"))).unwrap().to_owned();
    between(&row, &format!("name=\"{field}\" value=\""), "\"")
}

async fn renews(till: &Till, name: &str, overlap: &str) -> Answer {
    let (id, turn) = (hidden(till, name, "id").await, hidden(till, name, "turn").await);
    let fields = [("id", &*id), ("turn", &*turn), ("days", "365"), ("overlap", overlap)];
    till.sends(ADMIN, &format!("{PAGE}/renew"), &fields).await
}

async fn lists(gpd: &Gpd) -> u16 {
    gpd.call("GET", "v1", "/debtpositions", None).await.status.as_u16()
}

async fn a_key_writes_positions_until_it_is_revoked(on: On) {
    let mut gpd = Gpd::open(on).await;
    gpd.token = makes(&gpd.till, "Gestionale tributi", &["positions"], &[]).await;
    gpd.v1("POST", "/debtpositions?toPublish=true", Some(&gpd.due_v1("A1", IUV)), 201).await;
    let receipt = gpd.receipt("r-1");
    gpd.v1("POST", &format!("/paymentoptions/{IUV}/pay"), Some(&receipt), 403).await;
    let page = gpd.till.page(ADMIN, PAGE).await;
    assert!(page.text.contains("Gestionale tributi") && page.text.contains("Beatrice Fontana"));
    assert!(!page.text.contains(&gpd.token), "a key is shown once");
    let id = hidden(&gpd.till, "Gestionale tributi", "id").await;
    let gone = gpd.till.sends(ADMIN, &format!("{PAGE}/revoke"), &[("id", &id)]).await;
    assert_eq!(to(&gone), format!("/{}/{PAGE}", gpd.till.slug()));
    assert_eq!(lists(&gpd).await, 401);
    let again = gpd.till.sends(ADMIN, &format!("{PAGE}/revoke"), &[("id", &id)]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    let page = gpd.till.page(ADMIN, PAGE).await;
    assert!(page.text.contains("Gestionale tributi"), "its name stays");
    for kind in ["program_made", "program_revoked"] {
        assert_eq!(gpd.till.house.events(kind).await, 1, "{kind}");
    }
}

async fn a_key_ends_on_its_day_and_is_announced_before(on: On) {
    let mut gpd = Gpd::open(on).await;
    gpd.token = makes(&gpd.till, "Gestionale", &["positions"], &[("days", "90")]).await;
    assert_eq!(lists(&gpd).await, 200);
    let console = |login: &'static str| gpd.till.page(login, "console");
    assert!(!console(ADMIN).await.text.contains("Gestionale"));
    gpd.till.at("2026-05-30T10:00:00");
    assert!(console(ADMIN).await.text.contains("Gestionale: la chiave scade il 31/05/2026."));
    assert!(!console("t.moretti").await.text.contains("Gestionale"), "only who can renew it is told");
    assert!(gpd.till.page(ADMIN, PAGE).await.text.contains("manca 1 giorno"));
    assert_eq!(lists(&gpd).await, 200);
    gpd.till.at("2026-05-31T11:00:01");
    assert_eq!(lists(&gpd).await, 401);
    assert!(console(ADMIN).await.text.contains("Gestionale: la chiave è scaduta il 31/05/2026."));
    assert!(gpd.till.page(ADMIN, PAGE).await.text.contains("scaduta"));
    let fresh = key_on(&renews(&gpd.till, "Gestionale", "7").await);
    assert_eq!(lists(&gpd).await, 401, "what has ended does not come back");
    gpd.token = fresh;
    assert_eq!(lists(&gpd).await, 200);
}

async fn a_renewed_program_has_two_keys_for_a_while(on: On) {
    let mut gpd = Gpd::open(on).await;
    let first = makes(&gpd.till, "Gestionale", &["positions"], &[]).await;
    let (id, turn) =
        (hidden(&gpd.till, "Gestionale", "id").await, hidden(&gpd.till, "Gestionale", "turn").await);
    let second = key_on(&renews(&gpd.till, "Gestionale", "7").await);
    let fields = [("id", &*id), ("turn", &*turn), ("days", "365"), ("overlap", "7")];
    let twice = gpd.till.sends(ADMIN, &format!("{PAGE}/renew"), &fields).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "the same form makes no third key");
    assert!(gpd.till.page(ADMIN, PAGE).await.text.contains("La chiave di prima vale fino al 09/03/2026."));
    for (moment, old, new) in [("2026-03-09T09:59:59", 200, 200), ("2026-03-09T10:00:01", 401, 200)] {
        gpd.till.at(moment);
        gpd.token.clone_from(&first);
        assert_eq!(lists(&gpd).await, old, "{moment}");
        gpd.token.clone_from(&second);
        assert_eq!(lists(&gpd).await, new, "{moment}");
    }
    let third = key_on(&renews(&gpd.till, "Gestionale", "0").await);
    assert_eq!(lists(&gpd).await, 401, "without an overlap the old one ends at once");
    gpd.token = third;
    assert_eq!(lists(&gpd).await, 200);
}

async fn who_does_a_thing_by_key_is_named(on: On) {
    let mut gpd = Gpd::open(on).await;
    gpd.token = makes(&gpd.till, "Gestionale tributi", &["positions"], &[]).await;
    gpd.v1("POST", "/debtpositions", Some(&gpd.due_v1("A1", IUV)), 201).await;
    let ctx = &gpd.till.house.house.ctx;
    platform::events::publish_pending(&ctx.db, &ctx.feed).await.unwrap();
    let journal = gpd.till.page("i.revisione", "payments/journal").await;
    assert!(journal.text.contains("Gestionale tributi"), "{}", journal.text);
    let events = gpd.till.page(ADMIN, "console/events").await;
    assert!(
        events.text.contains("<td>Gestionale tributi</td>")
            && events.text.contains("<td>Beatrice Fontana</td>")
    );
    // The use is noted beside the call.
    let mut tries = 0;
    while gpd.till.page(ADMIN, PAGE).await.text.contains("<span class=\"quiet\">mai</span>") {
        tries += 1;
        assert!(tries < 500, "the use of a key is noted");
        tokio::task::yield_now().await;
    }
}

async fn called(till: &Till, key: &str, path: &str) -> u16 {
    let request = Request::get(path).header("authorization", format!("Bearer {key}"));
    till.house.request(request.body(Body::empty()).unwrap()).await.status.as_u16()
}

async fn a_key_opens_no_page(on: On) {
    let till = Till::open(on).await;
    let key = makes(&till, "Ragioneria", &["see-accounts", "tickets"], &[]).await;
    for (path, status) in [
        ("/valdora/payments/closing.csv", 200),
        ("/api/v1/valdora/desk/figures", 200),
        ("/valdora/payments", 401),
        ("/valdora/desk", 401),
        ("/api/v1/valdora/statistics", 403),
        ("/valdora/console/programs", 401),
    ] {
        assert_eq!(called(&till, &key, path).await, status, "{path}");
    }
}

fn wish(iupd: &str, due: &str) -> Value {
    json!({ "iupd": iupd, "due": due, "debtor": { "code": "RSSMRA80A01H501U", "name": "Ada Rossi" },
        "reason": "Mensa di marzo", "cents": 4_500, "due_on": "2026-03-31" })
}

async fn a_key_may_be_of_some_kinds_of_due(on: On) {
    let till = Till::open(on).await;
    let key = makes(&till, "Mensa", &["positions"], &[("due", "mensa")]).await;
    let path = "/api/v1/valdora/positions";
    assert_eq!(till.house.api(&key, path, &wish("A1", "mensa")).await.status, 201);
    assert_eq!(till.house.api(&key, path, &wish("A2", "rifiuti")).await.status, 422);
    let all = makes(&till, "Tutto", &["positions"], &[]).await;
    assert_eq!(till.house.api(&all, path, &wish("B1", "rifiuti")).await.status, 201);
    assert_eq!(called(&till, &key, &format!("{path}/A1")).await, 200);
    assert_eq!(called(&till, &key, &format!("{path}/B1")).await, 404);
    // A file goes on after its call, under the same bounds; and not after the key has ended.
    for (revoked, made) in [(false, 1), (true, 0)] {
        let before = till.house.events("position-created").await;
        let head = "identificativo;dovuto;codice_fiscale;nome;causale;importo;scadenza";
        let row = |id: &str, due: &str| {
            format!("{id}-{revoked};{due};RSSMRA80A01H501U;Ada Rossi;Marzo;45,00;31/03/2026")
        };
        let file = [head.to_owned(), row("F1", "mensa"), row("F2", "rifiuti")].join("\n");
        let request = Request::post("/api/v1/valdora/position-uploads?name=marzo.csv")
            .header("authorization", format!("Bearer {key}"))
            .header("content-type", "text/csv")
            .body(Body::from(file));
        let sent = till.house.request(request.unwrap()).await;
        assert_eq!(sent.status, StatusCode::ACCEPTED, "{}", sent.text);
        if revoked {
            let id = hidden(&till, "Mensa", "id").await;
            till.sends(ADMIN, &format!("{PAGE}/revoke"), &[("id", &id)]).await;
        }
        while till.house.house.runner.round().await.unwrap() > 0 {}
        assert_eq!(till.house.events("position-created").await - before, made, "revoked: {revoked}");
    }
}

async fn what_cannot_be_given_is_refused(on: On) {
    let till = Till::open(on).await;
    makes(&till, "Gestionale", &["positions"], &[]).await;
    for (name, rights, more, status, said) in [
        ("", &["positions"][..], &[][..], 422, "Scrivi un nome"),
        ("Gestionale", &["positions"], &[], 422, "c'è già, o c'era"),
        ("GESTIONALE", &["positions"], &[], 422, "c'è già, o c'era"),
        ("Gestio\u{200b}nale", &["positions"], &[], 422, "Scrivi un nome"),
        ("Tributi \u{202e}2", &["positions"], &[], 422, "Scrivi un nome"),
        ("Altro", &[], &[], 422, "Scegli che cosa può fare"),
        ("Altro", &["accounts"], &[("due", "mensa")], 422, "fai due chiavi"),
        ("Altro", &["customer-desk"], &[], 422, "Scegli il cliente"),
        ("Altro", &["customer-desk", "tickets"], &[("customer", "unione-valli")], 422, "Scegli il cliente"),
        ("Altro", &["configure"], &[], 404, ""),
        ("Altro", &["programs"], &[], 404, ""),
        ("Altro", &["positions"], &[("days", "3650")], 404, ""),
        ("Altro", &["positions"], &[("due", "nessuno")], 404, ""),
    ] {
        let answer = asks(&till, name, rights, more).await;
        assert_eq!(answer.status.as_u16(), status, "{name} {rights:?} {more:?}");
        let text = answer.text.replace("&#39;", "'");
        assert!(text.contains(said) && !text.contains("program-key\""), "{said}: {text}");
    }
    assert_eq!(till.house.events("program_made").await, 1);
    let key = makes(&till, "Unione", &["customer-desk"], &[("customer", "unione-valli")]).await;
    assert_eq!(called(&till, &key, "/api/v1/valdora/customer/figures").await, 200);
    assert_eq!(called(&till, &key, "/api/v1/valdora/desk/figures").await, 403);
    // A body that collects nothing has no positions to give away.
    let text = small_office("altra", 1, 1);
    let (head, rest) = text.split_once("[body.creditor]").unwrap();
    let (_, rest) = rest.split_once("\n[").unwrap();
    let poor = format!("{head}[{rest}");
    let cut = |text: &str, kind: &str| -> String {
        let parts = text.split("\n[[").filter(|part| !part.starts_with(kind));
        parts.collect::<Vec<_>>().join("\n[[")
    };
    let poor = cut(&cut(&poor, "station]]"), "due]]");
    let other = till.house.import(&poor).await;
    let cookies = visitor(&till.house.signed_in(other, "capo").await);
    for (right, status) in [("positions", 404), ("statistics", 200)] {
        let fields = [("name", "Gestionale"), ("days", "365"), ("for", right)];
        let sent = form("/altra/console/programs", &cookies, &visitors_token(), &fields);
        assert_eq!(till.house.request(sent).await.status.as_u16(), status, "{right}");
    }
}

async fn nobody_of_another_body_finds_or_ends_a_key(on: On) {
    let mut gpd = Gpd::open(on).await;
    gpd.token = makes(&gpd.till, "CANARINO", &["positions"], &[]).await;
    let id = hidden(&gpd.till, "CANARINO", "id").await;
    let other = gpd.till.neighbour().await;
    let cookies = visitor(&gpd.till.house.signed_in(other, ADMIN).await);
    for page in ["console/programs", "console", "console/events"] {
        let request = Request::get(format!("/altrove/{page}")).header("cookie", &cookies);
        let answer = gpd.till.house.request(request.body(Body::empty()).unwrap()).await;
        assert!(answer.status == StatusCode::OK && !answer.text.contains("CANARINO"), "{page}");
    }
    let fields = [("id", &*id), ("turn", "1"), ("days", "365"), ("overlap", "0")];
    for deed in ["revoke", "renew"] {
        let sent = form(&format!("/altrove/console/programs/{deed}"), &cookies, &visitors_token(), &fields);
        assert_eq!(gpd.till.house.request(sent).await.status, StatusCode::NOT_FOUND, "{deed}");
        let sent = form(&format!("/valdora/console/programs/{deed}"), &cookies, &visitors_token(), &fields);
        assert_eq!(gpd.till.house.request(sent).await.status, StatusCode::NOT_FOUND, "{deed}");
    }
    assert_eq!(lists(&gpd).await, 200);
    assert_eq!(called(&gpd.till, &gpd.token, "/api/v1/altrove/positions/A1").await, 404);
}

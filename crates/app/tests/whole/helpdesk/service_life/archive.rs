//! What a customer takes along is its own, and runs nothing where it is opened.

use axum::http::StatusCode;
use helpdesk::open::Asked;
use office::lanes::HELPDESK;
use platform::{Lane, Tx, sql, values};

use super::customers::{ACQUE, MORE, VALLI, attach};
use crate::support::On;
use crate::support::archive::{Files, download, text};
use crate::support::desk::Desk;
use crate::support::forms::{form, visitor, visitors_token};

async fn exported(desk: &Desk, login: &str, path: &str) -> Result<Files, StatusCode> {
    let cookie = visitor(&desk.house.signed_in(desk.body, login).await);
    let path = format!("/{}/{path}", desk.slug());
    download(desk.house.house.router.clone(), form(&path, &cookie, &visitors_token(), &[])).await
}

pub async fn an_archive_holds_the_customers_own_and_runs_nothing(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let own = desk
        .ask(Asked { subject: "=1+1".into(), text: "@SUM(A1) parole nostre".into(), ..desk.asked(ACQUE) })
        .await
        .unwrap();
    desk.says(own.id, true, "Stiamo guardando").await;
    desk.says(own.id, false, "nota: canarino").await;
    attach(&desk, &own, b"il nostro foglio").await;
    let canary =
        |mail: &str| Asked { subject: "Canarino".into(), text: "canarino".into(), ..desk.asked(mail) };
    let theirs = desk.ask(canary(VALLI)).await.unwrap();
    attach(&desk, &theirs, b"canarino").await;
    let merged = desk.ask(canary(VALLI)).await.unwrap();
    let (body, into, from) = (desk.body, own.id, merged.id);
    let by_hand = move |tx: &mut Tx| {
        let sql = sql!(
            "UPDATE ticket SET merged_into = ?3, state = 'merged', open = 0 WHERE body = ?1 AND id = ?2"
        );
        tx.execute(sql, values![body, from, into])
    };
    desk.house.house.ctx.db.write(Lane::of(body, HELPDESK), by_hand).await.unwrap();

    let path = format!("desk/services/{}/export", desk.customer("acque"));
    let files = exported(&desk, "acque", "customer/service/export").await.unwrap();
    let by_lead = exported(&desk, "e.fontana", &path).await.unwrap();
    assert_eq!(files.keys().collect::<Vec<_>>(), by_lead.keys().collect::<Vec<_>>());
    for (name, content) in &files {
        let said = String::from_utf8_lossy(content).to_lowercase();
        assert!(!said.contains("canarino") && !said.contains("valli"), "{name} tells of others: {said}");
    }
    let table = text(&files, "richieste.csv");
    assert!(table.contains("'=1+1") && table.contains(&own.code), "{table}");
    assert!(table.contains("2026-03-02 10:00"), "a date has its year, and a spreadsheet sorts it: {table}");
    let said = text(&files, "messaggi.csv");
    assert!(said.contains("'@SUM") && said.contains("Stiamo guardando"), "{said}");
    let json: serde_json::Value = serde_json::from_str(&text(&files, "richieste.json")).unwrap();
    assert_eq!((json[0]["subject"].as_str(), json.as_array().unwrap().len()), (Some("=1+1"), 1));
    let file = json[0]["files"][0].as_str().unwrap();
    assert_eq!(text(&files, file), "il nostro foglio");
    assert!(text(&files, "leggimi.txt").contains("Consorzio Acque"));
    assert!(
        text(&files, "misure/2026-1.csv").contains('1')
            && text(&files, "conti/2026-1.csv").contains("1000,00")
    );
    assert_eq!(desk.events("customer_exported").await, 2, "each handing over is written down");
    assert_eq!(exported(&desk, "acque", &path).await, Err(StatusCode::FORBIDDEN));
    assert_eq!(exported(&desk, "m.sala", &path).await, Err(StatusCode::FORBIDDEN));
}

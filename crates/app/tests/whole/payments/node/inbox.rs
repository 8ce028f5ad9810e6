//! The page of receipts that wait for people.

use axum::body::Body;
use axum::http::Request;
use pagopa::Cents;
use pagopa::soap::{Amount, Receipt};

use crate::support::On;
use crate::support::forms::{between, form, to, visitor, visitors_token};
use crate::support::node::{OTHER, TOWN, receipt, send};
use crate::support::till::Till;

const PAGE: &str = "/valdora/payments/inbox";

fn file(cookies: &str, text: &str) -> Request<Body> {
    let token = visitors_token();
    let part = |head: &str, text: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name={head}\r\n\r\n{text}\r\n")
    };
    let body = part("\"form_token\"", &token) + &part("\"file\"; filename=\"r.xml\"", text) + "--edge--\r\n";
    Request::post(PAGE)
        .header("cookie", cookies)
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(Body::from(body))
        .unwrap()
}

impl Till {
    /// What the inbox keeps under a name.
    async fn kept(&self, name: &'static str) -> Vec<u8> {
        let read = self.house.house.ctx.db.read(move |tx| {
            let row = tx.row(
                platform::sql!("SELECT raw FROM receipt_inbox WHERE receipt_id = ?1"),
                platform::values![name],
            )?;
            row.unwrap().get::<Vec<u8>>(0)
        });
        read.await.unwrap()
    }
}

async fn browse(till: &Till, cookies: &str) -> String {
    let request = Request::get(PAGE).header("cookie", cookies).body(Body::empty()).unwrap();
    let answer = till.house.request(request).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text
}

pub async fn the_accountant_sees_what_waits_and_uploads_what_is_missing(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let cookies = visitor(&till.house.signed_in(till.body, "r.ragioneria").await);
    assert!(browse(&till, &cookies).await.contains("Nessuna ricevuta aspetta."));
    let xml = send(&receipt(&made, "t1")).to_envelope();
    // First he reads what it says and what comes of it: nothing is written yet.
    let asked = till.house.request(file(&cookies, &xml)).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    for said in ["45,00 €", "Controlla la ricevuta", "con il tuo nome", "Chiude la rata", "t1"] {
        assert!(asked.text.contains(said), "{said}: {}", asked.text);
    }
    assert_eq!(till.counts().await, [0, 0, 0, 0, 1], "a look takes nothing in");
    assert_eq!(till.house.events("receipt-uploaded").await, 0);
    let held = between(&asked.text, "name=\"file\" value=\"", "\"");
    let take = || form(&format!("{PAGE}/take"), &cookies, &visitors_token(), &[("file", &held)]);
    let taken = till.house.request(take()).await;
    assert!(taken.status == 200 && taken.text.contains("la rata è pagata"), "{}", taken.text);
    assert_eq!(till.kept("t1").await, xml.clone().into_bytes(), "byte for byte");
    assert!(till.house.request(take()).await.text.contains("c’era già"), "the same click twice");
    assert!(till.house.request(file(&cookies, &xml)).await.text.contains("c’era già"));
    let page = till.page("l.tributi", &format!("payments/{}", made.id)).await.text;
    for said in [
        "L’ha caricata da un file Rita Costa, lun 2 mar",
        "<strong>Ricevuta registrata: Chiude la rata</strong><span>Sportello",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Ricevuta arrivata"), "it did not come: {page}");
    let bench =
        till.page("r.ragioneria", "payments/reconciliation?from=2026-02-20&until=2026-03-03").await.text;
    assert!(bench.contains("<small>L’ha caricata da un file Rita Costa, lun 2 mar"), "{bench}");
    let other = visitor(&till.house.signed_in(till.body, "l.tributi").await);
    let forged = form(&format!("{PAGE}/take"), &other, &visitors_token(), &[("file", &held)]);
    assert_eq!(till.house.request(forged).await.status, 403, "a clerk of positions takes none");
    let nothing = form(&format!("{PAGE}/take"), &cookies, &visitors_token(), &[("file", "?")]);
    assert_eq!(till.house.request(nothing).await.status, 400);
    for (text, said) in
        [("<a/>".to_owned(), "non è una ricevuta"), (xml.replace(TOWN, OTHER), "non riguarda")]
    {
        let refused = till.house.request(file(&cookies, &text)).await;
        assert!(refused.status == 400 && refused.text.contains(said), "{}", refused.text);
    }
    assert_eq!(till.counts().await, [1, 1, 1, 0, 1]);
    assert_eq!(till.house.events("receipt-uploaded").await, 1, "what was there before is no news");
    // Another content under the same name waits until somebody has seen it.
    till.receives(&Receipt { amount: Amount::new(Cents(9_999)).unwrap(), ..receipt(&made, "t1") }).await;
    let page = browse(&till, &cookies).await;
    assert!(page.contains("Stesso identificativo, contenuto diverso"), "{page}");
    let name = between(&page, "name=\"receipt\" value=\"", "\"").replace("&#35;", "#");
    let deeds = format!("{PAGE}/deeds");
    let deed = |what: &str| {
        form(
            &deeds,
            &cookies,
            &visitors_token(),
            &[("receipt", &name), ("what", what), ("reason", "Storno della banca")],
        )
    };
    assert_eq!(till.house.request(deed("retry")).await.status, 409, "no try files other money");
    let mute = form(&deeds, &cookies, &visitors_token(), &[("receipt", &name), ("what", "seen")]);
    assert_eq!(till.house.request(mute).await.status, 422, "somebody says why");
    let page = browse(&till, &cookies).await;
    assert!(page.contains("contenuto diverso") && !page.contains("Messe da parte"), "it still waits");
    assert_eq!(to(&till.house.request(deed("seen")).await), PAGE);
    assert_eq!(till.house.events("receipt-seen").await, 1);
    let page = browse(&till, &cookies).await;
    assert!(page.contains("Nessuna ricevuta aspetta."));
    let aside = between(&page, "<h2>Messe da parte</h2>", "</section>");
    for said in ["t1", "Storno della banca", "Rita Costa", "lun 2 mar"] {
        assert!(aside.contains(said), "{said}: {aside}");
    }
    assert_eq!(till.house.request(deed("seen")).await.status, 409);
    assert_eq!(till.counts().await[0], 2, "it stays kept");
    // Who does not reconcile does not see.
    let clerk = visitor(&till.house.signed_in(till.body, "l.tributi").await);
    let request = Request::get(PAGE).header("cookie", &clerk).body(Body::empty()).unwrap();
    assert_eq!(till.house.request(request).await.status, 403);
}

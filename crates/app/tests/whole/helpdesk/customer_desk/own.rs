//! A customer reaches its own requests and nobody else's, in every language.

use axum::http::StatusCode;
use helpdesk::open::Asked;
use helpdesk::ticket::{State, by_id, messages};
use office::lanes::HELPDESK;
use platform::store::StoreError;
use platform::{Lane, Tx, sql, values};
use serde_json::json;

use super::customers::{ACQUE, VALLI, WATER, figures};
use crate::support::On;
use crate::support::desk::{Desk, Signed, program};
use crate::support::forms::to;

pub async fn a_customer_reaches_its_own_alone(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    let canary = |mail: &str| Asked {
        subject: "Canarino in gabbia".into(),
        text: "canarino".into(),
        ..desk.asked(mail)
    };
    let own = desk.ask(desk.asked(VALLI)).await.unwrap();
    desk.says(own.id, true, "Stiamo guardando").await;
    desk.says(own.id, false, "nota: canarino").await;
    let theirs = desk.ask(canary(ACQUE)).await.unwrap();
    desk.says(theirs.id, true, "canarino anche qui").await;
    let citizens = desk.ask(canary("anna@posta.example")).await.unwrap();
    // Somebody merged a foreign ticket into theirs: its words still are not theirs.
    let merged = desk.ask(canary(ACQUE)).await.unwrap();
    let (body, into, from) = (desk.body, own.id, merged.id);
    let merge = move |tx: &mut Tx| {
        tx.execute(
            sql!(
                "UPDATE ticket SET merged_into = ?3, state = 'merged', open = 0 WHERE body = ?1 AND id = ?2"
            ),
            values![body, from, into],
        )
    };
    desk.house.house.ctx.db.write(Lane::of(body, HELPDESK), merge).await.unwrap();

    let chiara = Signed::of(&desk, "unione.valli").await;
    let pages = [
        "customer".to_owned(),
        "customer?show=all".into(),
        "customer?from=2026-01-01&to=2026-12-31&show=all".into(),
        "customer?q=gabbia".into(),
        "customer.csv".into(),
        "customer/new".into(),
        format!("customer/{}", own.id),
    ];
    for page in &pages {
        let answer = chiara.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.text);
        let text = answer.text.to_lowercase().replace("consorzio", "");
        assert!(!text.contains("canarino") && !text.contains("acque"), "{page} tells of others");
        for foreign in [&theirs, &citizens, &merged] {
            assert!(!text.contains(&foreign.code.to_lowercase()), "{page} names {}", foreign.code);
        }
    }
    let found = chiara.get("customer?q=bianca").await;
    assert!(found.text.contains(&own.code), "its own words are found");
    assert!(
        !chiara.get("customer?q=canarino").await.text.contains("class=\"code\""),
        "notes are not searched"
    );
    let shown = chiara.get(&format!("customer/{}", own.id)).await;
    assert!(shown.text.contains("Stiamo guardando"));
    assert!(!shown.text.contains("Marta"), "who of the desk answered is our own affair");

    for foreign in [&theirs, &citizens, &merged] {
        let path = format!("customer/{}", foreign.id);
        assert_eq!(chiara.get(&path).await.status, StatusCode::NOT_FOUND);
        let reply = chiara.post(&format!("{path}/reply"), &[("text", "eccomi")]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
    for closed in ["desk", "desk/contracts", "desk/contracts.csv", "desk/outages"] {
        assert_eq!(chiara.get(closed).await.status, StatusCode::FORBIDDEN, "{closed}");
    }
    assert_eq!(chiara.get(&format!("desk/{}", own.id)).await.status, StatusCode::FORBIDDEN);

    let seen = figures(&desk, "unione-valli", "2026-03-01", "2026-03-31").await;
    assert_eq!((&seen["open"], &seen["opened"]), (&json!(1), &json!(1)), "{seen}");
    let seen = figures(&desk, "acque", "2026-03-01", "2026-03-31").await;
    assert_eq!((&seen["open"], &seen["opened"]), (&json!(1), &json!(1)), "{seen}");
}

pub async fn a_program_speaks_for_one_customer(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    let path = "customer/figures";
    for rights in
        ["customer-desk", "customer:acque", "tickets customer:acque", "customer-desk customer:nessuno"]
    {
        assert_eq!(program(&desk, rights, path).await.status, StatusCode::FORBIDDEN, "{rights}");
    }
    assert_eq!(program(&desk, "customer-desk customer:acque", path).await.json()["customer"], "acque");
    assert_eq!(
        program(&desk, "customer-desk customer:acque", "desk/figures").await.status,
        StatusCode::FORBIDDEN
    );
}

pub async fn what_a_customer_opens_is_in_charge_at_once(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    let chiara = Signed::of(&desk, "unione.valli").await;
    let area = desk.area("postazioni").to_string();
    let fields = [
        ("area", area.as_str()),
        ("kind", "fault"),
        ("subject", "Rete ferma"),
        ("text", "Da stamattina"),
        // Whoever's address it is, the customer is the one who is signed in.
        ("email", ACQUE),
    ];
    let path = to(&chiara.post("customer/new", &fields).await);
    let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
    let body = desk.body;
    let read = move |tx: &mut Tx| {
        let ticket = by_id(tx, body, id)?.unwrap();
        let clocks = helpdesk::clocks::kept(tx, body, id)?;
        Ok::<_, StoreError>((ticket, clocks, messages(tx, body, id)?))
    };
    let (ticket, clocks, said) = desk.house.house.ctx.db.read(read).await.unwrap();
    assert_eq!(ticket.customer, desk.customer("unione-valli"));
    assert_eq!((ticket.level.word(), ticket.urgency, ticket.severity), ("technical", 1, 2));
    let charge = clocks.iter().find(|clock| clock.metric.word() == "take_charge").unwrap();
    assert_eq!((charge.state, charge.elapsed_s), ("met", 0));
    assert!(clocks.iter().any(|clock| clock.metric.word() == "first_contact" && clock.state == "running"));
    assert_eq!(said.iter().filter(|message| !message.public).count(), 1, "a note for who is competent");
    let page = chiara.get(&format!("customer/{id}")).await.text;
    assert!(page.contains("Da stamattina") && !page.contains("con priorità"), "{page}");

    desk.becomes(id, State::Resolved).await;
    let answer = chiara.post(&format!("customer/{id}/reply"), &[("text", "Ancora ferma")]).await;
    assert_eq!(to(&answer), format!("/{}/customer/{id}", desk.slug()));
    let page = chiara.get("customer").await.text;
    assert!(page.contains("Rete ferma"), "open again");
    desk.becomes(id, State::Resolved).await;
    desk.at("2026-03-20T10:00:00");
    let chiara = Signed::of(&desk, "unione.valli").await;
    let answer = chiara.post(&format!("customer/{id}/reply"), &[("text", "Eccomi")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "too long ago");
}

pub async fn every_text_is_there_in_every_language(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    let ticket = desk.ask(Asked { area: desk.area("tributi"), ..desk.asked(VALLI) }).await.unwrap();
    desk.says(ticket.id, true, "Ecco").await;
    let (chiara, elena) = (Signed::of(&desk, "unione.valli").await, Signed::of(&desk, "e.fontana").await);
    for lang in ["it", "en", "de", "fr", "sl"] {
        for page in ["customer", "customer/new", &format!("customer/{}", ticket.id), "customer.csv"] {
            let text = chiara.get(&format!("{page}?lang={lang}")).await.text;
            assert!(!text.contains("[c") && !text.contains("[t"), "{page} in {lang}: {text}");
        }
        for page in ["desk/contracts", "desk/contracts.csv", "desk/outages"] {
            let text = elena.get(&format!("{page}?lang={lang}")).await.text;
            assert!(!text.contains("[c") && !text.contains("[o"), "{page} in {lang}: {text}");
        }
    }
}

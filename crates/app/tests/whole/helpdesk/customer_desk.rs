//! The customer's digital desk: its own requests and nobody else's, figures that are exact, and the bill.

use crate::support::desk::{Desk, Signed, program};
use crate::support::forms::{between, to};
use crate::support::{On, at};
use axum::http::StatusCode;
use helpdesk::digital::{NewOutage, OutageError, record};
use helpdesk::faces::{Face, vote};
use helpdesk::open::Asked;
use helpdesk::ticket::{Channel, State, by_id, messages};
use helpdesk::work::Lead;
use office::lanes::HELPDESK;
use platform::events::Actor;
use platform::store::StoreError;
use platform::{Lane, Tx, sql, values};
use serde_json::{Value, json};

/// A second customer beside the Unione delle Valli, with a contract that ends soon.
const WATER: &str = r#"
[[customer]]
key = "acque"
name = "Consorzio Acque"
mails = ["@acque.example"]
[[contract]]
key = "acque-2026"
name = "Assistenza acque"
customer = "acque"
from = "2026-01-01"
until = "2026-04-30"
hours = "remoto"
target = [ { metric = "first_contact", minutes = 240 } ]
areas = ["postazioni"]
fee_cents = 100000
included = 1
extra_cents = 2550
[[staff]]
login = "acque"
name = "Piero Acque"
roles = ["customer"]
customer = "acque"
"#;

const VALLI: &str = "chiara@unionevalli.example";
const ACQUE: &str = "piero@acque.example";

async fn figures(desk: &Desk, customer: &str, from: &str, to: &str) -> Value {
    let rights = format!("customer-desk customer:{customer}");
    let answer = program(desk, &rights, &format!("customer/figures?from={from}&to={to}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()["figures"].clone()
}

async fn a_customer_reaches_its_own_alone(on: On) {
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

async fn a_program_speaks_for_one_customer(on: On) {
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

async fn a_month_is_counted_exactly(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    let asked = |mail: &str, channel| Asked { channel, ..desk.asked(mail) };
    desk.at("2026-02-27T10:00:00");
    let before = desk.ask(asked(VALLI, Channel::Web)).await.unwrap();
    desk.at("2026-03-02T10:00:00");
    let kept = desk.ask(asked(VALLI, Channel::Mail)).await.unwrap();
    let foreign = desk.ask(asked(ACQUE, Channel::Mail)).await.unwrap();
    desk.at("2026-03-02T11:00:00");
    desk.says(kept.id, true, "Ecco").await;
    desk.says(foreign.id, true, "Ecco").await;
    desk.at("2026-03-03T10:00:00");
    desk.becomes(kept.id, State::Resolved).await;
    desk.becomes(foreign.id, State::Resolved).await;
    let late = desk.ask(asked(VALLI, Channel::Phone)).await.unwrap();
    let unwanted = desk.ask(asked(VALLI, Channel::Mail)).await.unwrap();
    desk.becomes(unwanted.id, State::Spam).await;
    desk.at("2026-03-03T15:00:00");
    desk.says(late.id, true, "Scusa").await;
    for (ticket, face) in [(kept.id, Face::Good), (foreign.id, Face::Bad)] {
        desk.act(ticket, move |tx, _, ticket, now| {
            vote(tx, ticket, face, "", now).unwrap();
            Ok(())
        })
        .await
        .unwrap();
    }
    desk.at("2026-03-10T10:00:00");
    desk.ask(asked("anna@posta.example", Channel::Web)).await.unwrap();
    desk.at("2026-03-16T10:00:00");
    desk.becomes(before.id, State::Resolved).await;
    desk.at("2026-04-01T10:00:00");

    let seen = figures(&desk, "unione-valli", "2026-03-01", "2026-03-31").await;
    let four = ["open", "late", "opened", "solved"].map(|name| seen[name].as_i64().unwrap());
    assert_eq!(four, [1, 1, 2, 2], "{seen}");
    assert_eq!(
        seen["channels"],
        json!([{ "channel": "mail", "open": 0, "asked": 1 }, { "channel": "phone", "open": 1, "asked": 1 }])
    );
    let promises = [
        json!({ "metric": "take_charge", "met": 1, "counted": 2, "share": 0.5 }),
        json!({ "metric": "first_contact", "met": 1, "counted": 2, "share": 0.5 }),
        json!({ "metric": "update", "met": 2, "counted": 2, "share": 1.0 }),
        // One was solved in time; the other runs, and is late although nobody has looked at its clock.
        json!({ "metric": "solution", "met": 1, "counted": 2, "share": 0.5 }),
    ];
    assert_eq!(seen["promises"], json!(promises));
    // One working hour, and five.
    assert_eq!(seen["first_contact"], json!({ "count": 2, "mean_s": 10_800 }));
    assert_eq!(seen["satisfaction"], json!({ "good": 1, "middling": 0, "bad": 0 }));
    let week =
        |from: &str, opened: i64, solved: i64| json!({ "from": from, "opened": opened, "solved": solved });
    let weeks = [
        week("2026-02-23", 0, 0),
        week("2026-03-02", 2, 1),
        week("2026-03-09", 0, 0),
        week("2026-03-16", 0, 1),
        week("2026-03-23", 0, 0),
        week("2026-03-30", 0, 0),
    ];
    assert_eq!(seen["weeks"], json!(weeks));
    let february = figures(&desk, "unione-valli", "2026-02-01", "2026-02-28").await;
    assert_eq!((&february["opened"], &february["solved"]), (&json!(1), &json!(0)));

    let whole = program(&desk, "tickets", "desk/figures?from=2026-03-01&to=2026-03-31").await.json();
    let four = ["open", "late", "opened", "solved"].map(|name| whole["figures"][name].as_i64().unwrap());
    assert_eq!(four, [2, 2, 4, 3], "{whole}");
    assert_eq!(whole["figures"]["promises"][0]["metric"], "take_charge");
}

async fn availability_counts_agreed_seconds_alone(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    desk.at("2026-04-08T10:00:00");
    let clean = figures(&desk, "unione-valli", "2026-04-03", "2026-04-07").await;
    // Friday 11.5 hours, Saturday 6.5, no Sunday, no Easter Monday, Tuesday 11.5.
    assert_eq!(clean["availability"], json!({ "agreed_s": 106_200, "outage_s": 0, "share": 1.0 }));

    let elena = Signed::of(&desk, "e.fontana").await;
    let recorded = elena
        .post(
            "desk/outages",
            &[
                ("customer", "0"),
                ("area", "0"),
                ("from", "2026-04-03T18:00"),
                ("until", "2026-04-07T08:00"),
                ("words", "Rete"),
            ],
        )
        .await;
    assert_eq!(to(&recorded), format!("/{}/desk/outages", desk.slug()));
    assert!(elena.get("desk/outages").await.text.contains("Rete"));
    let stop = |customer: i64, area: i64, from: &str, until: &str, planned: bool| NewOutage {
        customer,
        area,
        from: at(from),
        until: Some(at(until)),
        planned,
        words: String::new(),
    };
    let (valli, acque) = (desk.customer("unione-valli"), desk.customer("acque"));
    let more = [
        // At the same time, somebody else's, and of an area that its contract does not cover.
        stop(valli, desk.area("postazioni"), "2026-04-04T08:00:00", "2026-04-04T09:00:00", false),
        stop(acque, 0, "2026-04-07T10:00:00", "2026-04-07T11:00:00", false),
        stop(0, desk.area("tributi"), "2026-04-07T12:00:00", "2026-04-07T13:00:00", false),
        // Announced, until closing time: it leaves the agreed time.
        stop(0, 0, "2026-04-07T17:00:00", "2026-04-07T20:00:00", true),
    ];
    for new in more {
        write(&desk, new).await.unwrap();
    }
    let seen = figures(&desk, "unione-valli", "2026-04-03", "2026-04-07").await;
    // Half an hour on Friday, Saturday's 6.5 hours, one hour on Tuesday: 8 of 28.
    assert_eq!(seen["availability"], json!({ "agreed_s": 100_800, "outage_s": 28_800, "share": 0.7142 }));
    let seen = figures(&desk, "acque", "2026-04-03", "2026-04-07").await;
    assert_eq!(seen["availability"], json!({ "agreed_s": 100_800, "outage_s": 32_400, "share": 0.6785 }));
    let page = Signed::of(&desk, "unione.valli").await.get("customer?from=2026-04-03&to=2026-04-07").await;
    assert!(page.text.contains("71,42\u{a0}%") && page.text.contains("99,50\u{a0}%"), "{}", page.text);

    let ahead = stop(0, 0, "2026-05-01T10:00:00", "2026-05-01T11:00:00", false);
    assert_eq!(write(&desk, ahead).await, Err(OutageError::When));
}

async fn a_stop_lasts_until_it_works_again(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    let today = || figures(&desk, "unione-valli", "2026-03-02", "2026-03-02");
    let elena = Signed::of(&desk, "e.fontana").await;
    let page = format!("/{}/desk/outages", desk.slug());
    let fields = [("from", "2026-03-02T09:00"), ("words", "Posta")];
    assert_eq!(to(&elena.post("desk/outages", &fields).await), page);
    // From seven to ten the service was agreed, and the last hour it stood still.
    let lost = json!({ "agreed_s": 10_800, "outage_s": 3_600, "share": 0.6666 });
    assert_eq!(today().await["availability"], lost);
    let list = elena.get("desk/outages").await.text;
    let path = between(&list, "class=\"pairing\" method=\"post\" action=\"", "\"");
    let path = path.trim_start_matches(&format!("/{}/", desk.slug())).to_owned();
    assert_eq!(Signed::of(&desk, "unione.valli").await.post(&path, &[("what", "end")]).await.status, 403);
    assert_eq!(to(&elena.post(&path, &[("what", "end")]).await), page);
    assert_eq!(elena.post(&path, &[("what", "end")]).await.status, StatusCode::NOT_FOUND);
    desk.at("2026-03-02T11:00:00");
    let over = json!({ "agreed_s": 14_400, "outage_s": 3_600, "share": 0.75 });
    assert_eq!(today().await["availability"], over);
    let elena = Signed::of(&desk, "e.fontana").await;
    assert_eq!(to(&elena.post(&path, &[("what", "remove")]).await), page);
    assert_eq!(today().await["availability"]["outage_s"], 0);
}

async fn write(desk: &Desk, new: NewOutage) -> Result<i64, OutageError> {
    let (office, now) = (desk.house.house.ctx.offices.known(desk.body).unwrap(), desk.house.clock.now());
    let lead = Lead::who_asked(desk.body, Actor("test".into()));
    let work = move |tx: &mut Tx| record(tx, &office, &lead, &new, now);
    desk.house.house.ctx.db.write(Lane::of(desk.body, HELPDESK), work).await
}

async fn what_a_customer_opens_is_in_charge_at_once(on: On) {
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

async fn a_quarter_is_billed_to_the_cent(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    let (work, taxes) = (desk.area("postazioni"), desk.area("tributi"));
    let asked = |area: i64, subject: &str| Asked { area, subject: subject.into(), ..desk.asked(ACQUE) };
    for area in [work, work, 0] {
        desk.ask(asked(area, "Compresa")).await.unwrap();
    }
    desk.ask(asked(taxes, "Fuori contratto")).await.unwrap();
    let doubled = desk.ask(asked(work, "Doppia")).await.unwrap();
    desk.becomes(doubled.id, State::Duplicate).await;
    let elena = Signed::of(&desk, "e.fontana").await;
    let page = elena.get("desk/contracts?quarter=2026-1").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    // Two beyond the one included: 1.000,00 and twice 25,50; with the other customer's 4.500,00.
    for said in ["1.000,00 €", "51,00 €", "1.051,00 €", "4.500,00 €", "5.551,00 €"] {
        assert!(page.text.contains(said), "{said} in {}", page.text);
    }
    assert!(page.text.contains("scade tra 59 giorni") && page.text.contains("da preventivare"));
    assert!(page.text.contains("Fuori contratto"));
    let file = elena.get("desk/contracts.csv?quarter=2026-1").await.text;
    let line = "2026-1;Consorzio Acque;Assistenza acque;90/90;\"1000,00\";1;3;2;\"51,00\";\"1051,00\";1\r\n";
    assert!(file.contains(line), "{file}");
    // Until 30 April: thirty of the ninety-one days of the second quarter.
    let file = elena.get("desk/contracts.csv?quarter=2026-2").await.text;
    assert!(file.contains(";30/91;\"329,67\";1;0;0;\"0,00\";\"329,67\";0\r\n"), "{file}");
    assert_eq!(elena.get("desk/contracts?quarter=2026-5").await.status, StatusCode::NOT_FOUND);
    let marta = Signed::of(&desk, "m.sala").await;
    assert_eq!(marta.get("desk/contracts").await.status, StatusCode::FORBIDDEN);
}

async fn every_text_is_there_in_every_language(on: On) {
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

on_both_engines! {
    a_customer_reaches_its_own_alone;
    a_program_speaks_for_one_customer;
    a_month_is_counted_exactly;
    availability_counts_agreed_seconds_alone;
    a_stop_lasts_until_it_works_again;
    what_a_customer_opens_is_in_charge_at_once;
    a_quarter_is_billed_to_the_cent;
    every_text_is_there_in_every_language;
}

//! Figures are exact: a month, and what a quarter costs to the cent.

use axum::http::StatusCode;
use helpdesk::faces::{Face, vote};
use helpdesk::open::Asked;
use helpdesk::ticket::{Channel, State};
use serde_json::json;

use super::customers::{ACQUE, VALLI, WATER, figures};
use crate::support::On;
use crate::support::desk::{Desk, Signed, program};

pub async fn a_month_is_counted_exactly(on: On) {
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

pub async fn a_quarter_is_billed_to_the_cent(on: On) {
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

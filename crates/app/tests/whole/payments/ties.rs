//! A fee belongs to an appointment or a request, by the code that people have; whoever works on it sees what is owed.

use crate::support::forms::to;
use crate::support::requests::asked;
use crate::support::till::Till;
use crate::support::{Answer, On};
use axum::http::StatusCode;
use helpdesk::open::{self, Asked};
use helpdesk::ticket::Ticket;
use office::beside::Thing;
use payments::position::Position;
use platform::store::Tx;
use platform::{Lane, sql, values};
use serde_json::{Value, json};

on_both_engines! {
    a_fee_is_tied_by_call_code_booking_code_and_the_code_of_a_request;
    who_came_without_an_appointment_is_a_tie_as_well;
    a_code_of_nobody_ties_nothing;
    the_appointment_of_another_service_ties_nothing;
    a_call_code_of_two_sites_is_asked_for_again;
    the_counter_shows_what_is_owed_for_the_appointment;
    the_desk_shows_what_is_owed_for_a_request_to_who_takes_payments;
}

const MORE: &str = r#"
[[site]]
key = "frazione"
name = "Delegazione"
address = "Via Alta 1"
[[service]]
key = "delegazione"
site = "frazione"
name = "Delegazione"
mean_min = 10
[[service.offering]]
key = "tutto"
name = "Tutto"
minutes = 15
[[agenda]]
key = "delegazione"
service = "delegazione"
from = "2026-01-01"
weekly = [ { days = ["mon"], from = "08:00", to = "19:00", every_min = 15, seats = 1 } ]
[[staff]]
login = "tutto.io"
name = "Tina Fare"
roles = ["help_desk", "operator", "cashier"]
services = ["carta-identita", "anagrafe"]
"#;

async fn town(on: On) -> Till {
    let own = "\nservices = [\"carta-identita\"]\n";
    let more = "\nservices = [\"carta-identita\", \"anagrafe\", \"delegazione\"]\n";
    Till::open_with(on, |text| text.replace(own, more) + MORE).await
}

/// Somebody books for today.
async fn books(till: &Till, service: &str, offering: &str, hour: &str) -> Value {
    let driver = till.house.driver(till.body).await;
    let wish = json!({ "service": service, "offering": offering, "start": format!("2026-03-02T{hour}:00+01:00"),
        "given_name": "Ada", "family_name": "Rossi", "email": "ada@posta.example" });
    let answer = till.house.api(&driver, &format!("/api/v1/{}/appointments", till.slug()), &wish).await;
    assert!(answer.status.is_success(), "{} {}", answer.status, answer.text);
    answer.json()
}

async fn asks_for_help(till: &Till) -> Ticket {
    let (ctx, now) = (till.house.house.ctx.clone(), till.now());
    let (subject, text) = ("Copia di un atto".into(), "Mi serve una copia.".into());
    let asked = Asked { subject, text, ..asked(till.body, "ada@posta.example", now) };
    let work = move |tx: &mut Tx| open::open(tx, &ctx, &asked, now);
    till.house.house.ctx.db.write(Lane::of(till.body, office::lanes::HELPDESK), work).await.unwrap().ticket
}

/// A clerk writes a fee by hand, tied to what has this code.
async fn writes(till: &Till, tie: &str) -> Answer {
    let due = till.due("cie").to_string();
    let request = platform::secrets::Token::random().text();
    let fields = [
        ("request", request.as_str()),
        ("due", due.as_str()),
        ("kind", "F"),
        ("code", "RSSDAA80A41L424T"),
        ("name", "Ada Rossi"),
        ("reason", "Carta d\u{2019}identit\u{e0}"),
        ("amount", "22,21"),
        ("parts", "1"),
        ("publish", "yes"),
        ("tie", tie),
    ];
    till.sends("l.tributi", "payments/new", &fields).await
}

/// At one that serves the registry.
async fn opens_a_counter(till: &Till) {
    let office = till.office();
    let serves = office.counters.iter().find(|one| one.doc.services.iter().any(|key| key == "anagrafe"));
    to(&till.sends("tutto.io", "counter/open", &[("counter", &serves.unwrap().id.to_string())]).await);
}

async fn tied(till: &Till, code: &str) -> Position {
    let id = to(&writes(till, code).await).rsplit('/').next().unwrap().parse().unwrap();
    till.read(id).await
}

async fn a_fee_is_tied_by_call_code_booking_code_and_the_code_of_a_request(on: On) {
    let till = town(on).await;
    let booked = books(&till, "anagrafe", "certificato", "12:00").await;
    let ticket = asks_for_help(&till).await;
    let (call, booking) = (booked["call_code"].as_str().unwrap(), booked["booking_code"].as_str().unwrap());
    let first = tied(&till, call).await.tie.unwrap();
    assert!(matches!(first, Thing::Appointment(_)), "{first:?}");
    for code in [call.to_lowercase(), call.replace(' ', ""), booking.to_owned(), format!(" {booking} ")] {
        assert_eq!(tied(&till, &code).await.tie, Some(first), "{code}");
    }
    for code in [ticket.code.clone(), ticket.code.to_lowercase()] {
        let position = tied(&till, &code).await;
        assert_eq!(position.tie, Some(Thing::Ticket(ticket.id)), "{code}");
        let page = till.page("l.tributi", &format!("payments/{}", position.id)).await;
        assert!(page.text.contains("richiesta"), "{}", page.text);
    }
    let list = till.page("p.cassa", &format!("payments/of/ticket/{}", ticket.id)).await;
    assert_eq!(list.text.matches("Ada Rossi").count(), 2, "{}", list.text);
}

async fn who_came_without_an_appointment_is_a_tie_as_well(on: On) {
    let till = town(on).await;
    let driver = till.house.driver(till.body).await;
    let wish = json!({ "service": "anagrafe", "offering": "certificato" });
    let drawn = till.house.api(&driver, &format!("/api/v1/{}/tickets", till.slug()), &wish).await;
    assert!(drawn.status.is_success(), "{} {}", drawn.status, drawn.text);
    let code = drawn.json()["call_code"].as_str().unwrap().to_owned();
    let fee = tied(&till, &code).await;
    let Some(Thing::Visit(id)) = fee.tie else { panic!("{:?}", fee.tie) };
    assert_eq!(tied(&till, &code.to_lowercase().replace(' ', "")).await.tie, fee.tie);
    let page = till.page("l.tributi", &format!("payments/{}", fee.id)).await;
    assert!(page.text.contains("legata a chi ha preso un numero"), "{}", page.text);
    let list = till.page("p.cassa", &format!("payments/of/visit/{id}")).await;
    assert_eq!(list.text.matches("Ada Rossi").count(), 2, "{}", list.text);
    opens_a_counter(&till).await;
    to(&till.sends("tutto.io", "counter/act/next", &[]).await);
    let page = till.page("tutto.io", "counter").await;
    assert!(
        page.text.contains(&code) && page.text.contains(&format!("payments/{}", fee.id)),
        "{}",
        page.text
    );
    till.at("2026-03-03T10:00:00");
    assert_eq!(writes(&till, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a number is of its day");
}

async fn the_appointment_of_another_service_ties_nothing(on: On) {
    let till = town(on).await;
    let elsewhere = books(&till, "tributi", "informazioni", "12:00").await;
    for name in ["call_code", "booking_code"] {
        let answer = writes(&till, elsewhere[name].as_str().unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.text.contains("non è del servizio di quell"), "{name}: {}", answer.text);
    }
    assert_eq!(till.house.events("position-created").await, 0);
}

async fn a_code_of_nobody_ties_nothing(on: On) {
    let mut till = town(on).await;
    // At the neighbours' somebody booked, and somebody asked for help.
    let (ours, neighbour) = (till.body, till.neighbour().await);
    till.body = neighbour;
    let theirs = books(&till, "carta-identita", "rilascio", "12:00").await;
    let asked = asks_for_help(&till).await.code;
    till.body = ours;
    let theirs = ["call_code", "booking_code"].map(|name| theirs[name].as_str().unwrap().to_owned());
    let booked = books(&till, "anagrafe", "certificato", "12:00").await;
    let (call, booking) = (booked["call_code"].as_str().unwrap(), booked["booking_code"].as_str().unwrap());
    let refused = async |code: &str, said: &str| {
        let answer = writes(&till, code).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
        assert!(answer.text.contains(said), "{code}: {}", answer.text);
    };
    let nobody = "Nessun appuntamento di oggi e nessuna richiesta";
    for code in ["Z 99", "ABCDE-FGHJK", "AA-0000-0000", "ciao"] {
        refused(code, nobody).await;
    }
    for code in theirs.iter().chain([&asked]) {
        refused(code, nobody).await;
    }
    // A call code is of its day; the code of a booking goes on.
    till.at("2026-03-03T10:00:00");
    refused(call, nobody).await;
    assert!(tied(&till, booking).await.tie.is_some());
    till.at("2026-03-02T10:00:00");
    let driver = till.house.driver(till.body).await;
    let path = format!("/api/v1/{}/appointments/cancel", till.slug());
    let gone = till.house.api(&driver, &path, &json!({ "pass_token": booked["pass_token"] })).await;
    assert!(gone.status.is_success(), "{} {}", gone.status, gone.text);
    refused(call, nobody).await;
    refused(booking, nobody).await;
}

async fn a_call_code_of_two_sites_is_asked_for_again(on: On) {
    let till = town(on).await;
    let here = books(&till, "anagrafe", "certificato", "12:00").await;
    let there = books(&till, "delegazione", "tutto", "12:00").await;
    let code = here["call_code"].as_str().unwrap().to_owned();
    let (body, same, site) = (till.body, code.clone(), till.office().site_by_key("frazione").unwrap().id);
    let give = move |tx: &mut Tx| {
        let change = sql!("UPDATE appointment SET call_code = ?3 WHERE body = ?1 AND site = ?2");
        tx.execute(change, values![body, site, same.as_str()])
    };
    assert_eq!(till.house.house.ctx.db.write(Lane::HOUSE, give).await.unwrap(), 1);
    let answer = writes(&till, &code).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("in più sedi"), "{}", answer.text);
    let bookings = [here, there].map(|one| one["booking_code"].as_str().unwrap().to_owned());
    let mut ties = Vec::new();
    for booking in &bookings {
        ties.push(tied(&till, booking).await.tie.unwrap());
    }
    assert_ne!(ties[0], ties[1]);
}

async fn the_counter_shows_what_is_owed_for_the_appointment(on: On) {
    let till = town(on).await;
    let booked = books(&till, "anagrafe", "certificato", "12:00").await;
    let fee = tied(&till, booked["call_code"].as_str().unwrap()).await;
    let driver = till.house.driver(till.body).await;
    till.at("2026-03-02T11:58:00");
    let here = json!({ "pass_token": booked["pass_token"] });
    let present = till.house.api(&driver, &format!("/api/v1/{}/check-ins", till.slug()), &here).await;
    assert!(present.status.is_success(), "{} {}", present.status, present.text);
    opens_a_counter(&till).await;
    assert!(!till.page("tutto.io", "counter").await.text.contains("22,21"), "nobody is served yet");
    to(&till.sends("tutto.io", "counter/act/next", &[]).await);
    let page = till.page("tutto.io", "counter").await;
    assert!(page.text.contains(booked["call_code"].as_str().unwrap()), "{}", page.text);
    assert!(
        page.text.contains(&format!("payments/{}", fee.id)) && page.text.contains("22,21 €"),
        "{}",
        page.text
    );
}

async fn the_desk_shows_what_is_owed_for_a_request_to_who_takes_payments(on: On) {
    let till = town(on).await;
    let (ticket, other) = (asks_for_help(&till).await, asks_for_help(&till).await);
    let fee = tied(&till, &ticket.code).await;
    let link = format!("/payments/{}\"", fee.id);
    let page = till.page("tutto.io", &format!("desk/{}", ticket.id)).await;
    assert!(page.text.contains(&link) && page.text.contains("22,21 €"), "{}", page.text);
    assert!(page.text.contains("<svg"), "with its square code");
    let elsewhere = till.page("tutto.io", &format!("desk/{}", other.id)).await;
    assert!(!elsewhere.text.contains("22,21"), "only what is tied to it");
    let helper = till.page("m.sala", &format!("desk/{}", ticket.id)).await;
    assert_eq!(helper.status, StatusCode::OK);
    assert!(!helper.text.contains(&link) && !helper.text.contains("22,21"), "who takes no payments");
    till.pays(&fee.options[0].instalments[0].nav, "r-1", 2_221).await;
    let page = till.page("tutto.io", &format!("desk/{}", ticket.id)).await;
    assert!(page.text.contains("Pagata"), "{}", page.text);
}

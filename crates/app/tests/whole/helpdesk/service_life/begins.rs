//! A service begins step by step, with an offer that its customer alone reads.

use axum::http::{Request, StatusCode};
use helpdesk::service_life::{Advance, Facts, ServiceError, Stage, ask_erasure, due, of_customer, request};
use helpdesk::work::Lead;
use jiff::civil::{Date, date};
use platform::events::Actor;
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};

use super::customers::{MORE, notice, step};
use crate::support::desk::{Desk, Signed};
use crate::support::forms::{to, visitor, visitors_token};
use crate::support::requests::{read, write};
use crate::support::{On, at};

const NEW_CONTRACT: &str = r#"
[[contract]]
key = "nuova-2026"
name = "Assistenza nuova"
customer = "nuova"
from = "2026-04-20"
hours = "remoto"
target = [ { metric = "first_contact", minutes = 240 } ]
"#;

pub async fn a_service_begins_step_by_step(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let customer = desk.customer("nuova");
    let ask =
        |at: Moment| write(&desk, move |tx, office, lead, now| request(tx, office, lead, customer, at, now));
    assert_eq!(ask(at("2026-03-02T10:01:00")).await, Err(ServiceError::When), "not in the future");
    let course = ask(at("2026-03-01T09:00:00")).await.unwrap();
    assert_eq!(ask(at("2026-03-01T09:00:00")).await, Err(ServiceError::Running));

    let stands = |day: &str| {
        let day = day.parse().unwrap();
        let (ctx, body) = (desk.house.house.ctx.clone(), desk.body);
        let read = read(&desk, move |tx| {
            let office = ctx.offices.at(tx, body)?.unwrap();
            Ok(due(&office, &of_customer(tx, body, customer)?[0], day))
        });
        async move { read.await.map(|due| (due.stage, due.by.map(|by| by.to_string()), due.late)) }
    };
    let by = |day: &str| Some(day.to_owned());
    assert_eq!(stands("2026-03-31").await, Some((Stage::InCharge, by("2026-03-31"), false)));
    assert_eq!(stands("2026-04-01").await, Some((Stage::InCharge, by("2026-03-31"), true)), "thirty days");
    desk.at("2026-04-01T09:00:00");
    let elena = Signed::of(&desk, "e.fontana").await;
    assert!(elena.get("desk/services").await.text.contains("severity-1"), "what is late is red");

    assert_eq!(step(&desk, course, Stage::Ordered, Advance::default()).await, Err(ServiceError::Order));
    step(&desk, course, Stage::InCharge, Advance::default()).await.unwrap();
    assert_eq!(step(&desk, course, Stage::InCharge, Advance::default()).await, Err(ServiceError::Order));
    let facts = Facts { fee_cents: Some(90_000), included: Some(30), extra_cents: Some(2_500) };
    step(&desk, course, Stage::Offered, Advance { facts, ..Advance::default() }).await.unwrap();
    assert_eq!(stands("2026-12-31").await, Some((Stage::Ordered, None, false)), "the customer has its time");
    step(&desk, course, Stage::Ordered, Advance::default()).await.unwrap();
    let plan = |day: Date| Advance { starts_on: Some(day), ..Advance::default() };
    assert_eq!(step(&desk, course, Stage::Planned, plan(date(2026, 3, 31))).await, Err(ServiceError::When));
    step(&desk, course, Stage::Planned, plan(date(2026, 4, 20))).await.unwrap();
    assert_eq!(step(&desk, course, Stage::Active, Advance::default()).await, Err(ServiceError::NotYet));
    desk.at("2026-04-20T08:00:00");
    assert_eq!(step(&desk, course, Stage::Active, Advance::default()).await, Err(ServiceError::NoContract));
    let office = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    desk.house.import(&format!("{office}\n{MORE}\n{NEW_CONTRACT}")).await;
    step(&desk, course, Stage::Active, Advance::default()).await.unwrap();
    assert_eq!(stands("2026-04-20").await, None, "nothing is left to do");
    assert_eq!(desk.events("service_went_on").await, 6);
}

pub async fn an_offer_is_made_with_its_document_and_others_do_not_see_it(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let customer = desk.customer("acque");
    let elena = Signed::of(&desk, "e.fontana").await;
    let path = format!("desk/services/{customer}");
    let asked = elena.post(&path, &[("what", "request"), ("at", "2026-03-02T09:00")]).await;
    assert!(to(&asked).ends_with(&path));
    let body = desk.body;
    let course = read(&desk, move |tx| Ok(of_customer(tx, body, customer)?[0].id)).await;
    let id = course.to_string();
    elena.post(&path, &[("what", "in_charge"), ("course", &id)]).await;
    let field = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let sent = [
        ("form_token", visitors_token().as_str()),
        ("course", &id),
        ("fee", "900,00"),
        ("included", "30"),
        ("extra", "25"),
    ]
    .map(|(name, value)| field(name, value))
    .concat()
        + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"offerta.txt\"\r\n\r\nPiano dei prezzi\r\n--edge--\r\n";
    let cookie = visitor(&desk.house.signed_in(desk.body, "e.fontana").await);
    let upload = Request::post(format!("/{}/{path}/offer", desk.slug()))
        .header("cookie", cookie)
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(axum::body::Body::from(sent))
        .unwrap();
    to(&desk.house.request(upload).await);
    let shown = elena.get(&path).await.text;
    assert!(shown.contains("900,00") && shown.contains("Elena") | shown.contains("Fontana"), "{shown}");
    let piero = Signed::of(&desk, "acque").await;
    let document = format!("customer/service/offer/{course}");
    assert_eq!(piero.get(&document).await.text, "Piano dei prezzi");
    let own = piero.get("customer/service").await.text;
    assert!(own.contains("900,00") && !own.contains("Fontana"), "who of the desk did it is our own affair");
    let chiara = Signed::of(&desk, "unione.valli").await;
    assert_eq!(chiara.get(&document).await.status, StatusCode::NOT_FOUND);
    assert!(!chiara.get("customer/service").await.text.contains("900,00"));
    for closed in [path.as_str(), "desk/services", "desk/holds", "desk/people", "console/retention"] {
        assert_eq!(chiara.get(closed).await.status, StatusCode::FORBIDDEN, "{closed}");
    }
}

pub async fn another_body_cannot(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    let stranger = Lead::who_asked(desk.body + 1, Actor("staff:1".into()));
    let work = move |tx: &mut Tx| {
        let advanced = ask_erasure(tx, &stranger, course, Moment(0));
        assert_eq!(advanced, Err(ServiceError::Unknown));
        Ok::<_, StoreError>(())
    };
    desk.house.house.ctx.db.write(Lane::HOUSE, work).await.unwrap();
}

//! Changes that take seats away, and changes that do not.

use super::*;
use jiff::tz::TimeZone;
use office::Part;
use office::docs::{AgendaDoc, BodyDoc, ServiceDoc};
use platform::i18n::Lang;

/// One service, one agenda on Thursdays from nine.
fn office(until: &str, every_min: i64, seats: i64) -> Office {
    let body: BodyDoc =
        serde_json::from_value(serde_json::json!({ "key": "prova", "name": "Prova", "languages": ["it"] }))
            .unwrap();
    let service: ServiceDoc = serde_json::from_value(serde_json::json!({
        "key": "cie", "site": "m", "name": "CIE", "mean_min": 10,
        "offering": [{ "key": "new", "name": "Rilascio", "minutes": 20 }]
    }))
    .unwrap();
    let agenda: AgendaDoc = serde_json::from_value(serde_json::json!({
        "key": "a", "service": "cie", "from": "2026-01-01",
        "weekly": [{ "days": ["thu"], "from": "09:00", "to": until, "every_min": every_min, "seats": seats }]
    }))
    .unwrap();
    Office {
        services: vec![Part { id: 10, doc: service }],
        agendas: vec![Part { id: 20, doc: agenda }],
        ..Office::empty(1, body, TimeZone::get("Europe/Rome").unwrap())
    }
}

/// At nine, twice, and at ten on Thursday 12 March 2026.
fn booked() -> Vec<Appointment> {
    let nine = Moment(1_773_302_400_000);
    [(1, nine), (2, nine), (3, nine.plus_s(3_600))]
        .into_iter()
        .map(|(id, start)| Appointment {
            id,
            site: 0,
            service: 10,
            offering: "new".into(),
            agenda: 20,
            start,
            length_s: 1_200,
            day: jiff::civil::date(2026, 3, 12),
            call_code: "K 27".into(),
            person: None,
            channel: "web".into(),
            lang: Lang::It,
            detail: String::new(),
            cancelled: false,
        })
        .collect()
}

fn lost(office: &Office) -> Vec<i64> {
    let mut ids: Vec<i64> = homeless(office, &booked()).into_iter().collect();
    ids.sort();
    ids
}

#[test]
fn each_kind_of_change_counts_those_it_hurts() {
    assert_eq!(lost(&office("12:00", 20, 2)), Vec::<i64>::new());
    assert_eq!(lost(&office("10:00", 20, 2)), [3], "closing earlier");
    assert_eq!(lost(&office("12:00", 20, 1)), [2], "a desk less: the later booking of two");
    assert_eq!(lost(&office("12:00", 45, 2)), [3], "another rhythm");
    let mut retired = office("12:00", 20, 2);
    retired.agendas.clear();
    assert_eq!(lost(&retired), [1, 2, 3]);
}

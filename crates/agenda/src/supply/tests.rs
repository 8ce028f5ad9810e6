//! Slots on ordinary days and on the days that break naive clocks.

use super::*;
use jiff::civil::date;
use office::docs::{BodyDoc, ClosureDoc, Localized};

fn office() -> Office {
    let body: BodyDoc = serde_json::from_value(serde_json::json!({
        "key": "prova", "name": "Prova", "languages": ["it"]
    }))
    .unwrap();
    Office {
        closures: vec![ClosureDoc { every: Some("06-24".into()), date: None, name: Localized::default() }],
        ..Office::empty(1, body, TimeZone::get("Europe/Rome").unwrap())
    }
}

fn service(percent: i64) -> ServiceDoc {
    serde_json::from_value(serde_json::json!({
        "key": "cie", "site": "m", "name": "CIE", "mean_min": 10, "overbooking_percent": percent
    }))
    .unwrap()
}

fn agenda(json: serde_json::Value) -> AgendaDoc {
    let mut base = serde_json::json!({ "key": "a", "service": "cie", "from": "2026-01-01" });
    base.as_object_mut().unwrap().extend(json.as_object().unwrap().clone());
    serde_json::from_value(base).unwrap()
}

fn every_day(from: &str, to: &str, every_min: i64) -> AgendaDoc {
    agenda(serde_json::json!({ "weekly": [{
        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": from, "to": to, "every_min": every_min, "seats": 2
    }]}))
}

fn local(slots: &[Slot], office: &Office) -> Vec<String> {
    slots.iter().map(|slot| slot.start.zoned(&office.zone).strftime("%H:%M%:z").to_string()).collect()
}

#[test]
fn a_plain_day_has_its_steps_and_no_half_step() {
    let office = office();
    let slots = slots_on(&office, &service(0), &every_day("08:30", "09:20", 20), date(2026, 3, 11));
    assert_eq!(local(&slots, &office), ["08:30+01:00", "08:50+01:00"]);
    assert!(slots.iter().all(|slot| slot.seats == 2 && slot.length_s == 1_200));
}

#[test]
fn the_spring_night_has_no_skipped_hour() {
    let office = office();
    let slots = slots_on(&office, &service(0), &every_day("01:30", "03:30", 30), date(2026, 3, 29));
    assert_eq!(local(&slots, &office), ["01:30+01:00", "03:00+02:00"]);
}

#[test]
fn the_autumn_night_gives_each_time_once() {
    let office = office();
    let slots = slots_on(&office, &service(0), &every_day("01:30", "03:30", 30), date(2026, 10, 25));
    assert_eq!(local(&slots, &office), ["01:30+02:00", "02:00+02:00", "02:30+02:00", "03:00+01:00"]);
}

#[test]
fn midnight_leap_day_and_year_end() {
    let office = office();
    let night = every_day("22:00", "24:00", 60);
    assert_eq!(local(&slots_on(&office, &service(0), &night, date(2028, 2, 29)), &office).len(), 2);
    let last = slots_on(&office, &service(0), &night, date(2026, 12, 31));
    assert_eq!(local(&last, &office), ["22:00+01:00", "23:00+01:00"]);
    assert_eq!(last[1].start.plus_s(3_600).zoned(&office.zone).date(), date(2027, 1, 1));
}

#[test]
fn holidays_and_closures_empty_the_day_unless_the_agenda_names_it() {
    let office = office();
    let plain = every_day("09:00", "10:00", 30);
    assert!(slots_on(&office, &service(0), &plain, date(2026, 6, 24)).is_empty());
    assert!(slots_on(&office, &service(0), &plain, date(2027, 10, 4)).is_empty());
    let named = agenda(
        serde_json::json!({ "dates": [{ "date": "2026-06-24", "starts": ["09:00", "09:10:30"], "seats": 1 }] }),
    );
    assert_eq!(slots_on(&office, &service(0), &named, date(2026, 6, 24)).len(), 2);
}

#[test]
fn overbooking_is_spread_and_never_negative() {
    let office = office();
    let day = every_day("08:00", "13:00", 30);
    let total = |percent| -> i64 {
        slots_on(&office, &service(percent), &day, date(2026, 3, 11)).iter().map(|slot| slot.seats).sum()
    };
    assert_eq!((total(0), total(10), total(-50)), (20, 22, 10));
}

#[test]
fn a_long_offering_needs_joined_slots() {
    let office = office();
    let slots = slots_on(&office, &service(0), &every_day("08:00", "09:00", 20), date(2026, 3, 11));
    assert_eq!(run_from(&slots, slots[0].start, 35).map(<[Slot]>::len), Some(2));
    assert_eq!(run_from(&slots, slots[2].start, 35), None);
    assert_eq!(slots_needed(20, 1_200), 1);
}

//! Hours that change while people book: whoever sat before keeps the seat, and nobody is put on top.

use crate::support::{On, TestHouse, at, small_office};
use axum::http::StatusCode;
use jiff::civil::date;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use serde_json::json;

const EDITS: usize = 12;
const WISHES: usize = 12;

/// The small office with another rhythm and other capacity on ordinary days.
fn office(every_min: i64, seats: i64) -> String {
    small_office("citta", 1, 1).replace(
        "to = \"18:00\", every_min = 15, seats = 3",
        &format!("to = \"11:00\", every_min = {every_min}, seats = {seats}"),
    )
}

/// Chance that is the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// From when until when somebody sits: what was promised, not what the rows of seats say.
fn sitting(tx: &mut Tx, body: i64) -> Result<Vec<(i64, i64)>, StoreError> {
    tx.rows(
        sql!(
            "SELECT a.start_at, a.start_at + 1000 * a.length_s FROM appointment a WHERE a.body = ?1 AND NOT EXISTS (SELECT 1 FROM cancellation c WHERE c.body = a.body AND c.appointment = a.id)"
        ),
        values![body],
    )?
    .iter()
    .map(|row| Ok((row.get(0)?, row.get(1)?)))
    .collect()
}

fn most_at_once(people: &[(i64, i64)], from: i64, until: i64) -> usize {
    let instants = people.iter().map(|(start, _)| (*start).max(from)).filter(|at| *at < until);
    instants.map(|at| people.iter().filter(|(s, e)| *s <= at && at < *e).count()).max().unwrap_or(0)
}

/// What the pages would offer at a start.
async fn offered(house: &TestHouse, body: i64, start: Moment) -> i64 {
    let (offices, now) = (house.house.ctx.offices.clone(), house.clock.now());
    let read = move |tx: &mut Tx| {
        let office = offices.at(tx, body)?.unwrap();
        let service = office.service_by_key("cie").unwrap();
        let (offering, day) = (&service.doc.offering[0], date(2026, 3, 13));
        let days = agenda::availability::days(tx, &office, service, offering, day, day, now)?;
        let found = days[0].starts.iter().find(|free| free.start == start).map_or(0, |free| free.free);
        Ok::<_, StoreError>(found)
    };
    house.house.ctx.db.read(read).await.unwrap()
}

async fn a_changed_rhythm_never_oversells(on: On) {
    let house = TestHouse::open(on).await;
    let mut chance = Chance(0x5eed);
    let (mut passes, mut sold, mut refused) = (Vec::new(), 0, 0);
    for _ in 0..EDITS {
        let every_min = [10, 15, 20, 30, 45][chance.below(5)];
        let seats = 1 + chance.below(4) as i64;
        let body = house.import(&office(every_min, seats)).await;
        let token = house.driver(body).await;
        for _ in 0..WISHES {
            if !passes.is_empty() && chance.below(4) == 0 {
                let pass: String = passes.swap_remove(chance.below(passes.len()));
                let wish = json!({ "pass_token": pass });
                let answer = house.api(&token, "/api/v1/citta/appointments/cancel", &wish).await;
                assert!(answer.status.is_success(), "{}", answer.text);
            }
            let slot = chance.below(usize::try_from(120 / every_min).unwrap()) as i64;
            let start = at("2026-03-13T09:00:00").plus_s(slot * every_min * 60);
            let free = offered(&house, body, start).await;
            let wish = json!({ "service": "cie", "offering": "rilascio", "start": start.rfc3339() });
            let answer = house.api(&token, "/api/v1/citta/appointments", &wish).await;
            let given = answer.status == StatusCode::CREATED;
            assert_eq!(given, free > 0, "{free} offered, {} {}", answer.status, answer.text);
            if !given {
                refused += 1;
                continue;
            }
            sold += 1;
            passes.push(answer.json()["pass_token"].as_str().unwrap().to_owned());
            let until = start.plus_s(answer.json()["length_s"].as_i64().unwrap());
            let people = house.house.ctx.db.read(move |tx| sitting(tx, body)).await.unwrap();
            let most = most_at_once(&people, start.ms(), until.ms());
            assert!(most as i64 <= seats, "{most} at once, {seats} seats, every {every_min} from {start:?}");
        }
    }
    assert!(sold > 30 && refused > 20, "{sold} sold, {refused} refused: nothing was tried");
}

async fn a_seat_of_the_old_rhythm_blocks_the_new_slots_it_touches(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office(15, 1)).await;
    let token = house.driver(body).await;
    let book = async |start: &str| {
        let wish = json!({ "service": "cie", "offering": "rilascio", "start": at(start).rfc3339() });
        house.api(&token, "/api/v1/citta/appointments", &wish).await
    };
    let old = book("2026-03-13T10:15:00").await;
    assert_eq!(old.status, StatusCode::CREATED, "{}", old.text);
    house.import(&office(20, 1)).await;
    for start in ["2026-03-13T10:00:00", "2026-03-13T10:20:00"] {
        let answer = book(start).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{start}: {}", answer.text);
    }
    assert_eq!(book("2026-03-13T10:40:00").await.status, StatusCode::CREATED);
    // Given back, the old seat blocks nothing any more.
    let wish = json!({ "pass_token": old.json()["pass_token"] });
    house.api(&token, "/api/v1/citta/appointments/cancel", &wish).await;
    assert_eq!(book("2026-03-13T10:20:00").await.status, StatusCode::CREATED);
}

/// Two rules of one agenda that start five minutes apart are two desks, not one.
async fn hours_that_overlap_on_purpose_keep_their_seats(on: On) {
    let house = TestHouse::open(on).await;
    let file = small_office("citta", 1, 1)
        .replace("starts = [\"10:00\"], seats = 1", "starts = [\"10:00\", \"10:05\"], seats = 1");
    let body = house.import(&file).await;
    let token = house.driver(body).await;
    for start in ["2026-03-12T10:00:00", "2026-03-12T10:05:00"] {
        let wish = json!({ "service": "cie", "offering": "rilascio", "start": at(start).rfc3339() });
        let answer = house.api(&token, "/api/v1/citta/appointments", &wish).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{start}: {}", answer.text);
    }
}

on_both_engines! {
    a_changed_rhythm_never_oversells;
    a_seat_of_the_old_rhythm_blocks_the_new_slots_it_touches;
    hours_that_overlap_on_purpose_keep_their_seats;
}

//! Whoever tries cards and codes at a kiosk learns nothing from how fast it answers.

use std::time::{Duration, Instant};

use crate::support::forms::between;
use crate::support::kiosk::Kiosk;
use crate::support::{Folder, On, TestHouse, small_office};
use office::ctx::Brakes;

const SLOWLY: Duration = Duration::from_millis(100);

async fn an_answer_takes_its_time_whatever_was_found(on: On) {
    let folder = Folder::new();
    let engine = on.engine(&folder).await;
    let slow = |plan: &mut app::compose::Plan| plan.brakes = Brakes { guess: SLOWLY, ..plan.brakes };
    let house = TestHouse::built(engine, folder, slow).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    let kiosk = Kiosk::enrol(&house, body).await;
    let page = kiosk.post("/scan", &[("scan", "RSSMRA80A01H501U")]).await;
    let card = between(&page.text, "name=\"proof\" value=\"", "\"");
    for (path, fields) in [
        ("/presence", [("proof", card.as_str())]),
        ("/presence", [("proof", "no card at all")]),
        ("/mail-code", [("proof", card.as_str())]),
        ("/mail-code/no-slip-of-ours", [("code", "123456")]),
    ] {
        let begun = Instant::now();
        kiosk.post(path, &fields).await;
        assert!(begun.elapsed() >= SLOWLY, "{path} {fields:?} was answered at once");
    }
}

on_both_engines! {
    an_answer_takes_its_time_whatever_was_found;
}

//! A day of the help desk through the public interface: each clock ends as an independent count says.

use std::sync::Arc;

use crate::support::{InProcess, On, TestHouse};
use app::replay::desk::{DeskDay, Request, desk_office, play};

async fn played(on: On, day: DeskDay) -> (usize, Vec<String>) {
    let house = Arc::new(TestHouse::open(on).await);
    let opening = crate::support::morning();
    house.clock.set(opening);
    let body = house.import(&desk_office(&day, "giornata", 1).unwrap()).await;
    let token = house.driver(body).await;
    let mut client: InProcess = house.client("giornata", &token);
    tokio::task::spawn_blocking(move || {
        let (clocks, differences) =
            play(&day, &mut client, |second| house.clock.set(opening.plus_s(second))).unwrap();
        (clocks, differences.iter().map(|difference| format!("{difference:?}")).collect())
    })
    .await
    .unwrap()
}

fn day() -> DeskDay {
    let text = std::fs::read_to_string("../../examples/giornata-assistenza.json").unwrap();
    serde_json::from_str(&text).unwrap()
}

async fn the_clocks_of_a_desk_day_end_as_counted(on: On) {
    let (clocks, differences) = played(on, day()).await;
    println!("{clocks} clocks of the help desk's day, {on:?}");
    assert!(clocks > 200, "only {clocks}");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

async fn a_promise_that_was_not_kept_shows(on: On) {
    let mut day = day();
    // Where all promises were kept, the desk now answers five hours later.
    let kept = |request: &&mut Request| request.expect.clocks.values().flatten().all(|state| state == "met");
    let request = day.requests.iter_mut().find(kept).unwrap();
    for act in &mut request.then {
        act.at_s += 5 * 3_600;
    }
    let (_, differences) = played(on, day).await;
    assert_eq!(differences.len(), 1, "{differences:?}");
}

on_both_engines! {
    the_clocks_of_a_desk_day_end_as_counted;
    a_promise_that_was_not_kept_shows;
}

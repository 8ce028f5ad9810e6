//! The golden days, driven through the public interface of a whole house: the call sequence is exact.

use std::path::{Path, PathBuf};

use crate::support::{InProcess, On, TestHouse};
use app::replay::{self, Client, Driver, Pace, Row, Summons};
use platform::Moment;
use queueing::day::{Day, Days};

/// Files below the folder of vectors whose name starts with `golden_`.
fn golden_files() -> (Vec<PathBuf>, bool) {
    let given = std::env::var_os("SPORTELLO_VECTORS").map(PathBuf::from);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../queueing/tests/vectors");
    let mut files = Vec::new();
    find(given.as_deref().unwrap_or(&own), &mut files);
    files.sort();
    (files, given.is_none())
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            find(&path, files);
        } else if name.starts_with("golden_") && name.ends_with(".json") {
            files.push(path);
        }
    }
}

/// The day's seconds are the hand-moved clock's.
struct ByHand {
    house: std::sync::Arc<TestHouse>,
    body: i64,
    opening: Moment,
    handle: tokio::runtime::Handle,
    names: Vec<i64>,
}

impl Pace for ByHand {
    fn reach(&mut self, second: i64) -> Result<Vec<Summons>, String> {
        self.house.clock.set(self.opening.plus_s(second));
        Ok(Vec::new())
    }

    fn callable(&mut self) -> Result<Vec<Summons>, String> {
        let ctx = &self.house.house.ctx;
        let called = self
            .handle
            .block_on(reception::wake::wake(ctx, self.body, self.house.clock.now()))
            .map_err(|e| e.to_string())?;
        let number = |id: i64| self.names.iter().position(|known| *known == id);
        Ok(called
            .iter()
            .filter_map(|c| Some(Summons { counter: number(c.counter)?, visit: c.visit }))
            .collect())
    }
}

async fn play(house: std::sync::Arc<TestHouse>, day: Day, slug: String) -> Vec<Row> {
    let zone = jiff::tz::TimeZone::get("Europe/Rome").unwrap();
    let opening = crate::support::morning();
    house.clock.set(opening.plus_s(-86_400));
    let body = house.import(&replay::day_office(&day, &slug, opening, &zone, 1)).await;
    let token = house.driver(body).await;
    let office = house.house.ctx.offices.known(body).unwrap();
    let names = office.counters.iter().map(|part| part.id).collect();
    let handle = tokio::runtime::Handle::current();
    let mut client: InProcess = house.client(&slug, &token);
    tokio::task::spawn_blocking(move || {
        let passes = replay::book(&day, &mut client, opening, 1).unwrap();
        assert!(client.get("counters").is_ok());
        house.clock.set(opening.plus_s(-60));
        let pace = ByHand { house, body, opening, handle, names };
        Driver::new(&day, replay::day_names(&day), client, pace, passes).run().unwrap()
    })
    .await
    .unwrap()
}

async fn golden_vectors_through_http(on: On) {
    let (files, own) = golden_files();
    let house = std::sync::Arc::new(TestHouse::open(on).await);
    let mut rows = 0;
    for file in &files {
        let days: Days = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for day in days.days {
            let slug = format!("g{rows}");
            let expected = day.expected_calls.clone();
            let name = day.id.clone();
            let made = play(house.clone(), day, slug).await;
            let first_difference = made.iter().zip(&expected).position(|(a, b)| a != b);
            assert_eq!(
                first_difference.map(|at| (at, made[at], expected[at])),
                None,
                "{name} in {}",
                file.display()
            );
            assert_eq!(made.len(), expected.len(), "{name} in {}", file.display());
            rows += expected.len();
        }
    }
    println!("{rows} rows of {} golden files, {on:?}", files.len());
    assert!(rows > 0 || !own, "no golden day in the default folder");
}

on_both_engines! {
    golden_vectors_through_http;
}

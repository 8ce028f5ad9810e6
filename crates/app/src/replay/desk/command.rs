//! A help-desk day on a running server.

use std::time::{Duration, Instant};

use super::super::HttpClient;
use super::super::running::Running;
use super::{DeskDay, desk_office, play};
use crate::settings::ReplayOptions;

pub fn command(options: &ReplayOptions, day: &DeskDay) -> Result<(), String> {
    let mut server = Running::find(options)?;
    let slug = server.slug();
    let (base, token) = server.make(&slug, &desk_office(day, &slug, options.speed)?)?;
    let mut client = HttpClient::new(base, token);
    println!("Day {} on {}/{slug}/ (speed {})", day.id, options.server, options.speed);
    let (begin, speed) = (Instant::now(), i64::from(options.speed) * server.clock_speed);
    let reach = |second: i64| {
        let due = begin + Duration::from_millis(second.max(0).unsigned_abs() * 1_000 / speed.unsigned_abs());
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
    };
    let (clocks, differences) = play(day, &mut client, reach)?;
    for difference in &differences {
        println!("{}: expected {:?}, found {:?}", difference.code, difference.expected, difference.found);
    }
    println!(
        "{} requests, {clocks} clocks; {} requests differ from the file",
        day.requests.len(),
        differences.len()
    );
    match differences.len() {
        0 => Ok(()),
        _ => Err("the day did not end as its file says".to_owned()),
    }
}

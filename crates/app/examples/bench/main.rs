//! The benchmarks behind `make bench`: each figure beside a no-op endpoint and the bare store, measured in
//! the same run on the same machine, because absolute figures say more about the machine than about us.
//!
//! The server is this program again, as a child with the argument `server`; the parent makes the load, on
//! the same processors. A missed bar is printed, not an error: this measures, it does not assert.

mod accounts;
mod bookings;
mod calls;
mod disk;
mod displays;
mod furnish;
mod http;
mod letters;
mod load;
mod month;
mod node;
mod notices;
mod pages;
mod report;
mod rest;
mod search;
mod server;
mod tickets;
mod town;

use std::path::{Path, PathBuf};
use std::time::Duration;

use furnish::Stage;
use report::Report;
use server::Server;

/// Whatever stops a benchmark is only printed.
type Res<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What can be measured alone.
const PARTS: [&str; 11] = [
    "accounts", "node", "notices", "month", "search", "tickets", "letters", "bookings", "calls", "displays",
    "rest",
];

/// How long and how much is measured.
#[derive(Clone, Copy)]
struct Extent {
    warm: Duration,
    measured: Duration,
    calls_per_counter: usize,
    screen_rounds: usize,
    starts: usize,
    subjects: usize,
    questions: usize,
    letters: usize,
    notices: usize,
    printed: usize,
    positions: i64,
}

impl Extent {
    const FULL: Extent = Extent {
        warm: Duration::from_secs(1),
        measured: Duration::from_secs(6),
        calls_per_counter: 20,
        screen_rounds: 20,
        starts: 5,
        subjects: 200_000,
        questions: 200,
        letters: 2_000,
        notices: 100_000,
        printed: 10_000,
        positions: 100_000,
    };
    const QUICK: Extent = Extent {
        warm: Duration::from_millis(300),
        measured: Duration::from_millis(1_200),
        calls_per_counter: 5,
        screen_rounds: 5,
        starts: 2,
        subjects: 10_000,
        questions: 20,
        letters: 200,
        notices: 4_000,
        printed: 400,
        positions: 5_000,
    };
}

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["server", data, database @ ..] => server::main(Path::new(data), database.first().copied()),
        ["--quick", parts @ ..] => bench(Extent::QUICK, parts),
        parts => bench(Extent::FULL, parts),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// `parts`: which of [`PARTS`] to measure; all when none is named.
fn bench(extent: Extent, parts: &[&str]) -> Res<()> {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(part)) {
        return Err(format!("{unknown}? usage: bench [--quick] [{}]", PARTS.join("|")).into());
    }
    let parts = if parts.is_empty() { &PARTS[..] } else { parts };
    let folder = Folder::beside_the_build()?;
    let disk = disk::look(&folder.0)?;
    let build =
        if cfg!(debug_assertions) { "DEBUG BUILD: the figures mean nothing" } else { "release build" };
    let processors = std::thread::available_parallelism()?;
    println!("{build}; {processors} processors shared by server and load; {disk}");
    let mut report = Report::new(build, &disk);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let sqlite = |name: &str| Stage::sqlite(&folder.0, name);
        report.engine("SQLite", "WAL, synchronous=FULL");
        on_engine(&mut report, extent, parts, [sqlite("bare")?, sqlite("served")?, sqlite("rest")?]).await?;
        let Ok(base) = std::env::var("SPORTELLO_TEST_POSTGRES") else {
            println!("PostgreSQL is not measured: SPORTELLO_TEST_POSTGRES names no cluster.");
            return Ok(());
        };
        let cluster = furnish::Cluster::look(base).await?;
        report.engine("PostgreSQL", &cluster.settings);
        let mut stages = Vec::new();
        for name in ["bare", "served", "rest"] {
            stages.push(Stage::postgres(&folder.0, &cluster, name).await?);
        }
        let stages = stages.try_into().map_err(|_| "three stages")?;
        let done = on_engine(&mut report, extent, parts, stages).await;
        cluster.clear().await?;
        done
    })?;
    report.print();
    Ok(())
}

async fn on_engine(report: &mut Report, extent: Extent, parts: &[&str], stages: [Stage; 3]) -> Res<()> {
    let [bare, served, at_rest] = stages;
    let wanted = |part: &str| parts.contains(&part);
    // The bare store and the month have a database of their own: what they write must not be
    // numbered by the server's publisher while the no-op is measured.
    let house = furnish::open(&bare).await?;
    if wanted("month") {
        month::measure(report, extent, &house).await?;
    }
    if wanted("search") {
        search::measure(report, extent, &house.ctx.db).await?;
    }
    if wanted("tickets") {
        tickets::measure(report, extent, &house).await?;
    }
    if wanted("letters") {
        letters::measure(report, extent, &bare).await?;
    }
    if wanted("node") {
        node::measure(report, extent, &house).await?;
    }
    if wanted("notices") {
        notices::measure(report, extent, &house).await?;
    }
    if wanted("accounts") {
        accounts::measure(report, extent, &house, &bare).await?;
    }
    let store = if wanted("bookings") { bookings::bare(report, extent, &house).await? } else { 0.0 };
    drop(house);

    let keys = furnish::furnish(&served).await?;
    let server = Server::start(&served).await?;
    if wanted("bookings") {
        bookings::served(report, extent, &server, store).await?;
    }
    if wanted("calls") {
        calls::measure(report, extent, &server, &keys).await?;
    }
    if wanted("displays") {
        displays::measure(report, extent, &server, &keys).await?;
        drop(server);
        displays::after_restart(report, &Server::start(&served).await?, &keys).await?;
    }
    if wanted("rest") {
        rest::measure(report, extent, &at_rest).await?;
    }
    Ok(())
}

/// A folder under the build's target, gone with the run.
struct Folder(PathBuf);

impl Folder {
    fn beside_the_build() -> Res<Folder> {
        let program = std::env::current_exe()?;
        // target/release/examples/bench
        let target = program.ancestors().nth(3).ok_or("the program lies outside a target folder")?;
        let path = target.join(format!("bench-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

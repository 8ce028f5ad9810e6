//! `sportello serve | demo | office import | replay | node-simulator | migrate | doctor`.

use std::process::ExitCode;

use app::import::Go;
use app::settings::{Command, OfficeCommand, Settings};
use clap::Parser;
use platform::i18n::{Lang, Tr};

fn main() -> ExitCode {
    let settings = Settings::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("SPORTELLO_LOG").unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let done = match &settings.command {
        Command::Serve(options) => app::serve::serve(options),
        Command::Demo(options) => app::demo::demo(options),
        Command::Office(OfficeCommand::Import { file, accept, dry_run, store }) => {
            let go = match (dry_run, accept) {
                (true, _) => Go::Rehearse,
                (_, true) => Go::Accept,
                _ => Go::UnlessConcerned,
            };
            app::import::import(file, go, store, tongue(), platform::Clock::machine().now())
        }
        Command::Password { body, login, store } => app::upkeep::password(body, login, store),
        Command::Replay(options) => app::replay::command(options),
        Command::NodeSimulator(options) => app::node_simulator::node_simulator(options),
        Command::Migrate(store) => app::upkeep::migrate(store),
        Command::Doctor(store) => app::doctor::doctor(store),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("sportello: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// The language of whoever types, as POSIX says it (Base Definitions, 8.2): the first of these that is set.
fn tongue() -> Tr {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let locale = set.into_iter().find(|locale| !locale.is_empty());
    Tr(locale.and_then(|locale| Lang::parse(&locale)).unwrap_or(Lang::En))
}

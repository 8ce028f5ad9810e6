//! What can be set, by command line or environment, one struct per topic.

mod mail;
mod pay;
mod store;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use self::mail::{IntakeOptions, MailOptions};
pub use self::pay::PayOptions;
pub use self::store::StoreOptions;

use crate::node_door::NodeOptions;
use crate::node_simulator::NodeSimulatorOptions;

#[derive(Debug, Parser)]
#[command(name = "sportello", version, about = "The front office of a public body in one program")]
pub struct Settings {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the offices of this installation.
    Serve(Box<ServeOptions>),
    /// Show a mid-size town at work, on this machine only; starts afresh every time.
    Demo(DemoOptions),
    /// Read or change the configuration of an office.
    #[command(subcommand)]
    Office(OfficeCommand),
    /// Give a member of staff a new password, printed once.
    Password {
        /// Key of the body.
        body: String,
        login: String,
        #[command(flatten)]
        store: StoreOptions,
    },
    /// Play a golden day on a running server, through its public interface.
    Replay(ReplayOptions),
    /// Play the national payment node on this machine, to try payments from end to end.
    NodeSimulator(Box<NodeSimulatorOptions>),
    /// Bring the database up to date and stop.
    Migrate(StoreOptions),
    /// Check this installation and say what is wrong.
    Doctor(StoreOptions),
}

#[derive(Debug, Subcommand)]
pub enum OfficeCommand {
    /// Make the office what the file says; running it twice changes nothing.
    Import {
        file: PathBuf,
        /// Go on although people are concerned; without it, they are listed and nothing is changed.
        #[arg(long)]
        accept: bool,
        /// Say what would change and whom it concerns, and change nothing.
        #[arg(long, conflicts_with = "accept")]
        dry_run: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
}

#[derive(Clone, Debug, Args)]
pub struct ServeOptions {
    #[command(flatten)]
    pub store: StoreOptions,
    /// Address and port. Off loopback a certificate or a declared proxy is needed.
    #[arg(long, env = "SPORTELLO_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How people reach this server: scheme and host, for links and QR codes.
    #[arg(long, env = "SPORTELLO_PUBLIC_ADDRESS")]
    pub public_address: Option<String>,
    #[command(flatten)]
    pub tls: TlsOptions,
    #[command(flatten)]
    pub node: NodeOptions,
    #[command(flatten)]
    pub mail: MailOptions,
    #[command(flatten)]
    pub intake: IntakeOptions,
    #[command(flatten)]
    pub pay: PayOptions,
}

/// HTTPS, by files or by a small authority of our own.
#[derive(Clone, Debug, Default, Args)]
pub struct TlsOptions {
    /// Certificate chain, PEM.
    #[arg(long, env = "SPORTELLO_TLS_CERT", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Its key, PEM, readable by this user alone.
    #[arg(long, env = "SPORTELLO_TLS_KEY", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Names and addresses that a local authority certifies, for a LAN; its root is written to the data folder.
    #[arg(long, env = "SPORTELLO_LOCAL_AUTHORITY", value_delimiter = ',', conflicts_with = "tls_cert")]
    pub local_authority: Vec<String>,
    /// A proxy in front ends HTTPS; only then may plain HTTP leave this machine.
    #[arg(long, env = "SPORTELLO_BEHIND_PROXY")]
    pub behind_proxy: bool,
}

#[derive(Clone, Debug, Args)]
pub struct DemoOptions {
    #[arg(long, env = "SPORTELLO_DATA", default_value = "data")]
    pub data: PathBuf,
    #[arg(long, env = "SPORTELLO_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How many times faster than real the demo's clock runs.
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=120))]
    pub speed: u32,
    /// Port of the simulated payment node on this machine; the next one after `--listen` when absent, none with 0.
    #[arg(long, env = "SPORTELLO_SIMULATOR_PORT")]
    pub simulator_port: Option<u16>,
    /// An empty office: nobody comes by himself.
    #[arg(long)]
    pub quiet: bool,
    #[command(flatten)]
    pub intake: IntakeOptions,
}

#[derive(Clone, Debug, Args)]
pub struct ReplayOptions {
    /// A file of golden days, or of a help-desk day.
    pub file: PathBuf,
    /// Which day of the file, by its id; the first when absent.
    #[arg(long)]
    pub day: Option<String>,
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub speed: u32,
    /// The running server.
    #[arg(long, env = "SPORTELLO_SERVER", default_value = "http://127.0.0.1:8080")]
    pub server: String,
    /// Token with the right to make scratch offices; `replay.token` of the data folder when absent.
    #[arg(long, env = "SPORTELLO_TOKEN")]
    pub token: Option<String>,
    #[arg(long, env = "SPORTELLO_DATA", default_value = "data")]
    pub data: PathBuf,
}

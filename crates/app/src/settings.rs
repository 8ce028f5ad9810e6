//! What can be set, by command line or environment, one struct per topic.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};
use helpdesk::certified;
use helpdesk::intake::Source;
use payments::deliver::AppIo;
use platform::files::{Cabinet, Scanner};
use platform::letter::Authorities;
use platform::mail::Certified;
use platform::store::{Engine, ROOT_PARAMETER};

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
        #[command(flatten)]
        store: StoreOptions,
    },
}

/// Where the data lives.
#[derive(Clone, Debug, Args)]
pub struct StoreOptions {
    /// Folder of the database, keys, mail spool and voice cache.
    #[arg(long, env = "SPORTELLO_DATA", default_value = "data")]
    pub data: PathBuf,
    /// `postgres://…` for large installations; otherwise one file in the data folder.
    #[arg(long, env = "SPORTELLO_DATABASE")]
    pub database: Option<String>,
    /// Root that vouches for the database's certificate, PEM: for `postgres://…?sslmode=verify-full`.
    #[arg(long, env = "SPORTELLO_DATABASE_ROOT")]
    pub database_root: Option<PathBuf>,
}

impl StoreOptions {
    /// The engine that these options mean.
    pub fn engine(&self) -> Engine {
        match &self.database {
            Some(url) => Engine::Postgres { url: with_root(url, self.database_root.as_deref()) },
            None => Engine::Sqlite { file: self.data.join("sportello.db"), durable: true },
        }
    }
}

/// The address with the file of roots in it, where the store looks for it.
fn with_root(url: &str, root: Option<&Path>) -> String {
    let Some(root) = root else { return url.to_owned() };
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}{ROOT_PARAMETER}={}", root.display())
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

/// Keys of services that payments speak with.
#[derive(Clone, Default, Args)]
pub struct PayOptions {
    /// `BODY=KEY`: the key of the body's service in the app of public services (IO), by which notices are sent;
    /// several, or one with commas. `BODY=KEY@ADDRESS` for another address than the national one.
    #[arg(long, env = "SPORTELLO_APP_IO", value_delimiter = ',', hide_env_values = true)]
    pub app_io: Vec<String>,
}

/// The keys stay out of logs.
impl std::fmt::Debug for PayOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PayOptions").field("app_io", &self.app_io.len()).finish_non_exhaustive()
    }
}

impl PayOptions {
    pub fn app_io(&self) -> Result<Vec<AppIo>, String> {
        let given = self.app_io.iter().filter(|text| !text.trim().is_empty());
        given.map(|text| AppIo::parse(text.trim()).map_err(|why| format!("--app-io: {why}"))).collect()
    }
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

/// Outgoing mail; without a server it goes to the folder `mail` in the data folder.
#[derive(Clone, Debug, Default, Args)]
pub struct MailOptions {
    #[arg(long, env = "SPORTELLO_SMTP_HOST")]
    pub smtp_host: Option<String>,
    #[arg(long, env = "SPORTELLO_SMTP_PORT", default_value_t = 587)]
    pub smtp_port: u16,
    /// `starttls`, `tls`, or `none` (loopback only).
    #[arg(long, env = "SPORTELLO_SMTP_SECURITY", default_value = "starttls")]
    pub smtp_security: String,
    #[arg(long, env = "SPORTELLO_SMTP_USER")]
    pub smtp_user: Option<String>,
    #[arg(long, env = "SPORTELLO_SMTP_PASSWORD", hide_env_values = true)]
    pub smtp_password: Option<String>,
    /// Sender; the mail address of the body when absent.
    #[arg(long, env = "SPORTELLO_MAIL_FROM")]
    pub mail_from: Option<String>,
}

/// Mailboxes whose letters become tickets.
#[derive(Clone, Default, Args)]
pub struct IntakeOptions {
    /// `BODY=imaps://user:password@host/INBOX?pec=yes` or `BODY=folder:/path`; several, or one with commas.
    #[arg(long, env = "SPORTELLO_MAILBOX", value_delimiter = ',', hide_env_values = true)]
    pub mailbox: Vec<String>,
    /// `BODY=smtps://user:password@host?from=ADDRESS`: the certified mailbox (PEC) that answers to certified mail
    /// leave from; `smtp://` means STARTTLS, `folder:/path` a folder; several, or one with commas.
    #[arg(long, env = "SPORTELLO_PEC", value_delimiter = ',', hide_env_values = true)]
    pub pec: Vec<String>,
    /// Certificates (PEM) of the authorities by which providers sign certified mail: their published list.
    #[arg(long, env = "SPORTELLO_PEC_ROOTS")]
    pub pec_roots: Option<PathBuf>,
    /// Where clamd listens, to look through received files: `/run/clamav/clamd.ctl` or `host:3310`.
    #[arg(long, env = "SPORTELLO_VIRUS_SCANNER")]
    pub virus_scanner: Option<String>,
}

/// The passwords stay out of logs.
impl std::fmt::Debug for IntakeOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IntakeOptions")
            .field("mailboxes", &self.mailbox.len())
            .field("pec", &self.pec.len())
            .finish_non_exhaustive()
    }
}

impl IntakeOptions {
    pub fn sources(&self) -> Result<Vec<Source>, String> {
        self.mailbox.iter().filter(|text| !text.trim().is_empty()).map(|text| Source::parse(text)).collect()
    }

    pub fn certified(&self) -> Result<Vec<Certified>, String> {
        self.pec.iter().filter(|text| !text.trim().is_empty()).map(|text| certified::parse(text)).collect()
    }

    pub fn authorities(&self) -> Result<Authorities, String> {
        let Some(path) = &self.pec_roots else { return Ok(Authorities::default()) };
        let wrong = |why: String| format!("{}: {why}", path.display());
        let pem = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        Authorities::from_pem(&pem).map_err(wrong)
    }

    /// The cabinet of an installation's files.
    pub fn cabinet(&self, data: &Path) -> Result<Arc<Cabinet>, String> {
        let wrong = |address: &String| format!("{address:?} is no address of a virus scanner");
        let scanner =
            self.virus_scanner.as_ref().map(|given| Scanner::parse(given).ok_or_else(|| wrong(given)));
        Ok(Cabinet::new(data.join("files"), scanner.transpose()?).into())
    }
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

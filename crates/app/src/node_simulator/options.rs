//! What the simulated node is told at start.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use pagopa::StationId;
use platform::Moment;
use platform::egress::{ClientIdentity, Roots};
use platform::tls::Authority;
use simulator::wire::Transport;
use simulator::{Creditor, Version, by_http};

use super::body;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct NodeSimulatorOptions {
    #[command(subcommand)]
    pub command: Option<NodeSimulatorCommand>,
    #[command(flatten)]
    pub node: RunOptions,
}

#[derive(Debug, Subcommand)]
pub enum NodeSimulatorCommand {
    /// Run the checks EC-PSP-01 to 05 against a creditor and say how they ended.
    Check(CheckOptions),
}

#[derive(Debug, Args)]
pub struct RunOptions {
    /// Address and port, on this machine.
    #[arg(long, env = "SPORTELLO_SIMULATOR_LISTEN", default_value = "127.0.0.1:8090")]
    pub listen: SocketAddr,
    /// Folder in which the node remembers; it forgets everything at the end when there is none.
    #[arg(long, env = "SPORTELLO_SIMULATOR_DATA")]
    pub data: Option<PathBuf>,
    #[command(flatten)]
    pub creditors: CreditorOptions,
    /// The same seed draws the same tokens; another one each time when absent.
    #[arg(long)]
    pub seed: Option<u64>,
    /// A receipt that got no answer is sent again after this many seconds times 1, 3, 7, 15 …
    #[arg(long, default_value_t = 60)]
    pub retry_slot_seconds: i64,
    /// The subscription key that creditors must send; any when absent.
    #[arg(long, env = "SPORTELLO_SIMULATOR_KEY", hide_env_values = true)]
    pub key: Option<String>,
    /// The service of lost receipts answers «too many requests» to every so many-th question.
    #[arg(long, default_value_t = 0)]
    pub busy_every: u64,
}

/// Whom the node asks.
#[derive(Clone, Debug, Args)]
pub struct CreditorOptions {
    /// Address of the creditor's door for the six questions.
    #[arg(long)]
    pub creditor: Option<String>,
    /// Fiscal code of the creditor.
    #[arg(long)]
    pub body: Option<String>,
    /// `<broker>_NN`; the creditor's own first station when absent.
    #[arg(long)]
    pub station: Option<String>,
    /// Version of the primitives, 1 or 2.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    pub primitives: u8,
    /// `CODE=URL`: another body that gets receipts with a part of its own; several allowed.
    #[arg(long)]
    pub also: Vec<String>,
    /// Certificate and key, PEM, by which the node says who it is; with `--data` it makes its own.
    #[arg(long, num_args = 2, value_names = ["CERTIFICATE", "KEY"])]
    pub identity: Vec<PathBuf>,
    /// Root that vouches for the creditor's certificate, PEM; public ones when absent.
    #[arg(long)]
    pub root: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CheckOptions {
    #[command(flatten)]
    pub creditors: CreditorOptions,
    /// A notice that may be paid, and will be; several allowed.
    #[arg(long, required = true)]
    pub notice: Vec<String>,
    /// A notice whose time is over.
    #[arg(long)]
    pub expired: Option<String>,
    /// A notice that was withdrawn.
    #[arg(long)]
    pub cancelled: Option<String>,
    /// Where the results are written, as JSON.
    #[arg(long, default_value = "ec-psp.json")]
    pub out: PathBuf,
    /// Where the results are recorded: https://…/api/v1/BODY/payments/tests of the body's own program.
    #[arg(long, requires = "token")]
    pub record: Option<String>,
    /// Token of a program with the right `payment-setup`.
    #[arg(long, env = "SPORTELLO_API_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
}

impl CreditorOptions {
    pub fn creditors(&self) -> Result<Vec<Creditor>, String> {
        let (Some(door), Some(code)) = (&self.creditor, &self.body) else {
            return Err("say whom to ask: --creditor URL and --body FISCAL_CODE".into());
        };
        let first = body(code)?;
        let version = if self.primitives == 1 { Version::First } else { Version::Second };
        let own = || StationId::new(&first, 1).map_err(|_| format!("{first}: no station"));
        let station = match &self.station {
            Some(text) => StationId::parse(text).map_err(|_| format!("{text:?} is no station: CODE_NN"))?,
            None => own()?,
        };
        let mut creditors =
            vec![Creditor { body: first.clone(), station, door: door.clone(), version, broadcast: true }];
        for other in &self.also {
            let (code, door) = other.split_once('=').ok_or_else(|| format!("{other:?} is not CODE=URL"))?;
            let body = body(code)?;
            let station = StationId::new(&body, 1).map_err(|_| format!("{body}: no station"))?;
            creditors.push(Creditor { body, station, door: door.to_owned(), version, broadcast: true });
        }
        Ok(creditors)
    }

    /// With the given identity, or with one of its own, of which the creditor must be told.
    pub fn transport(
        &self,
        creditors: &[Creditor],
        data: Option<&Path>,
        now: Moment,
    ) -> Result<Transport, String> {
        let doors: Vec<String> = creditors.iter().map(|creditor| creditor.door.clone()).collect();
        let identity = match (self.identity.as_slice(), data) {
            ([certificate, key], _) => Some(ClientIdentity::load(certificate, key)),
            (_, Some(folder)) => {
                let authority = Authority::open(&folder.join("authority"), "Nodo simulato", now.timestamp());
                let own = authority.and_then(|it| it.caller_certificate("nodo.simulato", now.timestamp()));
                let own = own.map_err(|error| error.to_string())?;
                println!("The node shows {}", own.certificate.display());
                println!("Fingerprint to accept (SHA-256): {}\n", own.fingerprint);
                Some(ClientIdentity::load(&own.certificate, &own.key))
            }
            _ => None,
        };
        let identity = identity.transpose().map_err(|error| error.to_string())?;
        let roots = self.root.as_deref().map(roots).transpose()?;
        Ok(by_http(&doors, identity, roots))
    }
}

fn roots(path: &Path) -> Result<Roots, String> {
    let pem = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Roots::from_pem(&pem).map_err(|error| format!("{}: {error}", path.display()))
}

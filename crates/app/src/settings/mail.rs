//! How letters leave and come in, and what looks through the files they bring.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use helpdesk::certified;
use helpdesk::intake::Source;
use platform::files::{Cabinet, Scanner};
use platform::letter::Authorities;
use platform::mail::Certified;

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

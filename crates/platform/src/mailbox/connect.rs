//! Reaching the mail server: encrypted and verified, or on this very machine.

use std::{net::IpAddr, sync::Arc, time::Duration};

use async_imap::{Client, Session, imap_proto::Response, imap_proto::Status};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::{
    MailboxError,
    budget::{Budget, Line},
};
use crate::mail::Security;

/// Settings of the mail server.
#[derive(Clone)]
pub struct ImapSettings {
    /// Name as in the server's certificate.
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub user: String,
    pub password: String,
    /// The folder on the server, usually `INBOX`.
    pub folder: String,
    /// Certificates (PEM) to trust besides the public authorities: many bodies run an authority of their own.
    pub roots_pem: Option<String>,
    /// For connecting and for each answer of the server; ten times that for a message.
    pub timeout: Duration,
}

/// The password stays out of logs.
impl std::fmt::Debug for ImapSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImapSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

/// Signed in. `bytes` is the most that the server may send.
pub(super) async fn session(settings: &ImapSettings, bytes: u64) -> Result<Session<Budget>, MailboxError> {
    if settings.security == Security::None && !is_loopback(&settings.host) {
        return Err(MailboxError::NotEncrypted);
    }
    let client = within(settings.timeout, client(settings, bytes)).await??;
    let signed_in = within(settings.timeout, client.login(&settings.user, &settings.password)).await?;
    signed_in.map_err(|(error, _)| match error {
        async_imap::error::Error::No(why) | async_imap::error::Error::Bad(why) => {
            MailboxError::SignInRefused(why)
        }
        other => server(other),
    })
}

async fn client(settings: &ImapSettings, bytes: u64) -> Result<Client<Budget>, MailboxError> {
    let tcp = TcpStream::connect((settings.host.as_str(), settings.port)).await.map_err(not_reached)?;
    let line: Box<dyn Line> = match settings.security {
        Security::Tls => encrypted(settings, Box::new(tcp)).await?,
        Security::StartTls => {
            let mut client = Client::new(Budget::new(Box::new(tcp), bytes));
            greeted(&mut client).await?;
            client.run_command_and_check_ok("STARTTLS", None).await.map_err(not_reached)?;
            // What came before the encryption is thrown away with the client.
            encrypted(settings, Box::new(client.into_inner())).await?
        }
        Security::None => Box::new(tcp),
    };
    let mut client = Client::new(Budget::new(line, bytes));
    if settings.security != Security::StartTls {
        greeted(&mut client).await?;
    }
    Ok(client)
}

async fn greeted(client: &mut Client<Budget>) -> Result<(), MailboxError> {
    let greeting = client.read_response().await.map_err(not_reached)?;
    match greeting.as_ref().map(|greeting| greeting.parsed()) {
        Some(Response::Data { status: Status::Ok | Status::PreAuth, .. }) => Ok(()),
        _ => Err(MailboxError::NotReached("no greeting of a mail server".into())),
    }
}

async fn encrypted(settings: &ImapSettings, line: Box<dyn Line>) -> Result<Box<dyn Line>, MailboxError> {
    let name = ServerName::try_from(settings.host.clone()).map_err(not_reached)?;
    let connector = TlsConnector::from(Arc::new(config(settings)?));
    Ok(Box::new(connector.connect(name, line).await.map_err(not_reached)?))
}

fn config(settings: &ImapSettings) -> Result<ClientConfig, MailboxError> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for certificate in
        settings.roots_pem.iter().flat_map(|pem| CertificateDer::pem_slice_iter(pem.as_bytes()))
    {
        roots.add(certificate.map_err(not_reached)?).map_err(not_reached)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
        .map_err(not_reached)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

pub(super) async fn within<F: Future>(time: Duration, work: F) -> Result<F::Output, MailboxError> {
    tokio::time::timeout(time, work).await.map_err(|_| MailboxError::TimedOut)
}

fn not_reached(error: impl std::fmt::Display) -> MailboxError {
    MailboxError::NotReached(error.to_string())
}

/// Without quoting: an answer that nobody understands may be a whole message.
pub(super) fn server(error: async_imap::error::Error) -> MailboxError {
    use async_imap::error::Error;
    let text = match error {
        Error::Bad(why) | Error::No(why) => why,
        Error::Io(error) if error.kind() != std::io::ErrorKind::Other => error.to_string(),
        Error::Io(_) | Error::Parse(_) => "an answer that nobody understands".into(),
        other => other.to_string(),
    };
    MailboxError::Server(text.chars().take(200).collect())
}

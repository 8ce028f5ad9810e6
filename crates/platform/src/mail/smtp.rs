//! Handing over to a mail server (RFC 5321), one connection per message.

use std::{net::IpAddr, time::Duration};

use lettre::{
    SmtpTransport, Transport,
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};

use super::{Message, SendError};

/// How the connection to the server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (usually port 465).
    Tls,
    /// STARTTLS, required: without it nothing is sent (usually port 587).
    StartTls,
    /// None; accepted for a server on this very machine only.
    None,
}

/// Settings of the mail server.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Name as in the server's certificate.
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User and password, where the server asks for them.
    pub login: Option<(String, String)>,
    /// The name we greet with; some servers want it to exist in the DNS.
    pub hello: Option<String>,
    /// Certificates (PEM) to trust besides the public authorities: many bodies run an authority of their own.
    pub roots_pem: Option<String>,
    /// For connecting and for each answer of the server.
    pub timeout: Duration,
}

/// The password stays out of logs.
impl std::fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("login", &self.login.is_some())
            .finish_non_exhaustive()
    }
}

pub(super) fn send(
    settings: &SmtpSettings,
    message: &Message,
    built: &lettre::Message,
) -> Result<(), SendError> {
    let transport = transport(settings)?;
    transport
        .send(built)
        .map(|_| ())
        .map_err(|error| SendError { temporary: !is_permanent(&error, message), reason: chain(&error) })
}

fn transport(settings: &SmtpSettings) -> Result<SmtpTransport, SendError> {
    let tls = match settings.security {
        Security::Tls => Tls::Wrapper(tls_parameters(settings)?),
        Security::StartTls => Tls::Required(tls_parameters(settings)?),
        Security::None if is_loopback(&settings.host) => Tls::None,
        Security::None => {
            return Err(SendError::temporary(
                "mail without encryption goes to this machine's own server only",
            ));
        }
    };
    let mut builder = SmtpTransport::builder_dangerous(settings.host.clone())
        .port(settings.port)
        .tls(tls)
        .timeout(Some(settings.timeout));
    if let Some(name) = &settings.hello {
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')) {
            return Err(SendError::temporary("the name to greet with is malformed"));
        }
        builder = builder.hello_name(ClientId::Domain(name.clone()));
    }
    if let Some((user, password)) = &settings.login {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(builder.build())
}

fn tls_parameters(settings: &SmtpSettings) -> Result<TlsParameters, SendError> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.roots_pem {
        builder = builder
            .add_root_certificate(Certificate::from_pem(pem.as_bytes()).map_err(SendError::temporary)?);
    }
    builder.build().map_err(SendError::temporary)
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A refusal of this very message or recipient. 50x (the server understands nothing of what we say) and 53x
/// (sign-in) are 5xx answers too, but they speak of the settings.
fn is_permanent(error: &lettre::transport::smtp::Error, message: &Message) -> bool {
    match error.status().filter(|_| error.is_permanent()) {
        Some(code) => !matches!(u16::from(code), 500..=509 | 530..=539),
        // The one thing that the client itself refuses about a message: an address beyond ASCII on a server
        // without SMTPUTF8.
        None => error.is_client() && !message.to.is_ascii(),
    }
}

/// The error with its causes: «Connection error» alone helps nobody.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text = format!("{text}: {inner_text}");
        }
        cause = inner.source();
    }
    text
}

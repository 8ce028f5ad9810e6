use std::{fmt, io};

use super::address::Refused;

/// Why a call brought no answer. The texts are for the administrator and name no address in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EgressError {
    /// Not an `https://host…` (or, on this machine, `http://host…`) address, or one with a name and password.
    Address,
    /// A header that HTTP cannot carry.
    Header,
    /// No encryption towards another machine.
    NotEncrypted,
    /// The host lies on this machine or in a private network and is not among those allowed to.
    Inside(String),
    /// No such name.
    Unknown,
    NotReached(String),
    /// The server's certificate is not trusted, or it does not trust ours.
    Certificate(String),
    TimedOut,
    TooLong,
    /// Not HTTP, or not the content that was agreed on.
    NotUnderstood,
    /// The file of authorities holds something else.
    Authorities,
}

impl EgressError {
    /// Whether the same call may succeed later without anybody changing a setting.
    pub fn passes(&self) -> bool {
        use EgressError as E;
        matches!(self, E::Unknown | E::NotReached(_) | E::TimedOut | E::NotUnderstood)
    }
}

impl fmt::Display for EgressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EgressError::Address => f.write_str("the address is not one that can be called"),
            EgressError::Header => f.write_str("a header holds characters that HTTP does not carry"),
            EgressError::NotEncrypted => {
                f.write_str("without encryption only this very machine is called; use https")
            }
            EgressError::Inside(host) => write!(
                f,
                "{host} lies on this machine or in a private network and is not among the hosts allowed to"
            ),
            EgressError::Unknown => f.write_str("there is no host of that name"),
            EgressError::NotReached(why) => write!(f, "the server was not reached: {why}"),
            EgressError::Certificate(why) => write!(f, "no trust in the encrypted connection: {why}"),
            EgressError::TimedOut => f.write_str("the server did not answer in time"),
            EgressError::TooLong => f.write_str("the answer is longer than allowed"),
            EgressError::NotUnderstood => f.write_str("the answer is not what was agreed on"),
            EgressError::Authorities => f.write_str("the file of authorities holds no usable certificate"),
        }
    }
}

impl std::error::Error for EgressError {}

pub(super) fn malformed(_: ureq::http::Error) -> EgressError {
    EgressError::Header
}

pub(super) fn of(error: ureq::Error) -> EgressError {
    match error {
        ureq::Error::Timeout(_) => EgressError::TimedOut,
        ureq::Error::HostNotFound => EgressError::Unknown,
        ureq::Error::BodyExceedsLimit(_) => EgressError::TooLong,
        ureq::Error::BadUri(_) => EgressError::Address,
        ureq::Error::Http(_) => EgressError::Header,
        ureq::Error::Rustls(why) => EgressError::Certificate(why.to_string()),
        ureq::Error::Tls(why) => EgressError::Certificate(why.into()),
        ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => EgressError::NotUnderstood,
        ureq::Error::Io(error) => of_io(&error),
        ureq::Error::Other(error) => match error.downcast::<Refused>() {
            Ok(refused) => refused.0,
            Err(error) => EgressError::NotReached(error.to_string()),
        },
        other => EgressError::NotReached(other.to_string()),
    }
}

fn of_io(error: &io::Error) -> EgressError {
    if error.kind() == io::ErrorKind::TimedOut {
        return EgressError::TimedOut;
    }
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(why) => EgressError::Certificate(why.to_string()),
        // Name resolution tells its failures by text alone.
        None if error.to_string().contains("lookup address") => EgressError::Unknown,
        None => EgressError::NotReached(error.to_string()),
    }
}

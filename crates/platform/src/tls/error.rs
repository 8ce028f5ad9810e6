use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Why there is no certificate to serve with. Each one stops the start with a message that names the file.
#[derive(Debug)]
pub enum TlsError {
    File {
        path: PathBuf,
        error: io::Error,
    },
    /// The key can be read by the group or by everybody; `mode` is the file's permission bits.
    KeyExposed {
        path: PathBuf,
        mode: u32,
    },
    /// Not PEM, or without the certificate or key that it should hold.
    Malformed {
        path: PathBuf,
        what: &'static str,
    },
    /// The key does not belong to the certificate, or its kind is not supported.
    KeyDoesNotFit {
        path: PathBuf,
        reason: String,
    },
    /// The authority's own certificate has ended: devices need a new root.
    AuthorityEnded {
        path: PathBuf,
    },
    /// More certificates of callers than the one in use and the one that follows it.
    Callers {
        path: PathBuf,
        count: usize,
    },
    /// No names, or one that is neither a DNS name nor an IP address.
    Name {
        name: String,
    },
    Library(String),
}

impl TlsError {
    pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> TlsError + '_ {
        move |error| TlsError::File { path: path.to_path_buf(), error }
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TlsError::File { path, error } => write!(f, "{}: {error}", path.display()),
            TlsError::KeyExposed { path, mode } => write!(
                f,
                "{}: the private key is readable by others (mode {mode:04o}); run chmod 600 on it",
                path.display()
            ),
            TlsError::Malformed { path, what } => {
                write!(f, "{}: holds no {what} in PEM form", path.display())
            }
            TlsError::KeyDoesNotFit { path, reason } => {
                write!(f, "{}: the key does not fit the certificate: {reason}", path.display())
            }
            TlsError::AuthorityEnded { path } => write!(
                f,
                "{}: the local authority has ended; move its files away to have a new one made, and install the new root on the devices",
                path.display()
            ),
            TlsError::Callers { path, count } => {
                write!(f, "{}: {count} certificates of callers; two at most", path.display())
            }
            TlsError::Name { name } => write!(f, "{name:?} is neither a host name nor an IP address"),
            TlsError::Library(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for TlsError {}

impl From<rustls::Error> for TlsError {
    fn from(error: rustls::Error) -> TlsError {
        TlsError::Library(error.to_string())
    }
}

impl From<rcgen::Error> for TlsError {
    fn from(error: rcgen::Error) -> TlsError {
        TlsError::Library(error.to_string())
    }
}

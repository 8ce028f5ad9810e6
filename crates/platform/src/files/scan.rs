//! The virus scanner of the house, if it has one: clamd's INSTREAM (clamd(8)).

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;

const CONNECT_SECONDS: u64 = 3;
const ANSWER_SECONDS: u64 = 60;
const CHUNK_BYTES: usize = 64 * 1024;
const ANSWER_BYTES_MAX: u64 = 4_096;

/// What is known of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// The house has no scanner.
    Off,
    /// The scanner did not answer: not yet scanned.
    Waiting,
    Clean,
    /// What it found.
    Found(String),
}

impl Scan {
    pub fn word(&self) -> &'static str {
        match self {
            Scan::Off => "off",
            Scan::Waiting => "waiting",
            Scan::Clean => "clean",
            Scan::Found(_) => "found",
        }
    }

    /// Whether the file may be given to anybody.
    pub fn may_leave(&self) -> bool {
        matches!(self, Scan::Off | Scan::Clean)
    }
}

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    Socket(PathBuf),
    Tcp(String),
}

impl Scanner {
    /// `/run/clamav/clamd.ctl` or `host:3310`.
    pub fn parse(address: &str) -> Option<Scanner> {
        match address {
            path if path.starts_with('/') => Some(Scanner::Socket(path.into())),
            host if host.contains(':') => Some(Scanner::Tcp(host.to_owned())),
            _ => None,
        }
    }

    /// Blocks.
    pub fn scan(&self, content: &[u8]) -> io::Result<Scan> {
        let answer_in = Some(Duration::from_secs(ANSWER_SECONDS));
        match self {
            Scanner::Socket(path) => {
                let line = UnixStream::connect(path)?;
                line.set_read_timeout(answer_in)?;
                line.set_write_timeout(answer_in)?;
                talk(line, content)
            }
            Scanner::Tcp(host) => {
                let address = host.to_socket_addrs()?.next().ok_or(io::ErrorKind::NotFound)?;
                let line = TcpStream::connect_timeout(&address, Duration::from_secs(CONNECT_SECONDS))?;
                line.set_read_timeout(answer_in)?;
                line.set_write_timeout(answer_in)?;
                talk(line, content)
            }
        }
    }
}

/// Chunks behind their length, an empty one at the end; one line comes back.
fn talk(mut line: impl Read + Write, content: &[u8]) -> io::Result<Scan> {
    line.write_all(b"zINSTREAM\0")?;
    for chunk in content.chunks(CHUNK_BYTES) {
        line.write_all(&(chunk.len() as u32).to_be_bytes())?;
        line.write_all(chunk)?;
    }
    line.write_all(&[0; 4])?;
    line.flush()?;
    let mut answer = Vec::new();
    line.take(ANSWER_BYTES_MAX).read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let answer = answer.trim_end_matches('\0').trim();
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    match said.strip_suffix(" FOUND") {
        Some(name) => Ok(Scan::Found(name.to_owned())),
        None if said == "OK" => Ok(Scan::Clean),
        None => Err(io::Error::other(format!("clamd says {answer:?}"))),
    }
}

//! A client that costs little: HTTP/1.1 keep-alive by hand, because server and load share the processors.

use std::io;
use std::net::SocketAddr;

use tokio::net::TcpStream;

pub struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
}

pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        format!("{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

/// A request of a program, with its bearer token if it has one.
pub fn post(path: &str, token: Option<&str>, json: &str) -> Vec<u8> {
    let bearer = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{bearer}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{json}",
        json.len()
    )
    .into_bytes()
}

/// A request of a browser, with its device cookie if it has one.
pub fn get(path: &str, device: Option<&str>) -> Vec<u8> {
    let cookie = device
        .map(|token| format!("Cookie: {}={token}\r\n", office::doors::DEVICE_COOKIE))
        .unwrap_or_default();
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookie}\r\n").into_bytes()
}

impl Wire {
    pub async fn open(address: SocketAddr) -> io::Result<Wire> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Wire { stream, buffer: Vec::with_capacity(4_096) })
    }

    /// Sends a request and reads its answer to the end.
    pub async fn ask(&mut self, request: &[u8]) -> io::Result<Answer> {
        self.send(request).await?;
        loop {
            if let Some((answer, length)) = parse(&self.buffer) {
                self.buffer.drain(..length);
                return Ok(answer);
            }
            self.read().await?;
        }
    }

    pub async fn send(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.stream.try_write(bytes) {
                Ok(written) => bytes = &bytes[written..],
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.stream.writable().await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// What comes up to the next empty line of an event stream.
    pub async fn message(&mut self) -> io::Result<Vec<u8>> {
        let mut looked = 0;
        loop {
            if let Some(at) = find(&self.buffer[looked..], b"\n\n") {
                return Ok(self.buffer.drain(..looked + at + 2).collect());
            }
            looked = self.buffer.len().saturating_sub(1);
            self.read().await?;
        }
    }

    async fn read(&mut self) -> io::Result<()> {
        let mut part = [0; 4_096];
        loop {
            match self.stream.try_read(&mut part) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => {
                    self.buffer.extend_from_slice(&part[..count]);
                    return Ok(());
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.stream.readable().await?,
                Err(error) => return Err(error),
            }
        }
    }
}

/// A complete answer and its length; our server gives every answer but streams a length.
fn parse(buffer: &[u8]) -> Option<(Answer, usize)> {
    let head_end = find(buffer, b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&buffer[..head_end]).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let end = head_end + length.unwrap_or(0);
    let body = buffer.get(head_end..end)?.to_vec();
    Some((Answer { status, body }, end))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

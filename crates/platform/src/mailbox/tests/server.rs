//! A mail server for one connection, as small as the tests need.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use crate::tls::ServerConfig;

/// A message on the server: uid, whether somebody has read it, text.
pub(super) type Stored = (u32, bool, &'static str);

#[derive(Clone, Default)]
pub(super) struct Server {
    pub messages: Vec<Stored>,
    pub uidvalidity: u32,
    pub tls: Option<Arc<ServerConfig>>,
    pub starttls: bool,
    /// Answers to commands that contain a word, instead of the right one; `hang` answers nothing.
    pub instead: Vec<(&'static str, &'static str)>,
    pub heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// The port and the end of the one connection.
    pub async fn start(&self) -> (u16, JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = self.clone();
        let end = tokio::spawn(async move {
            let Ok((mut tcp, _)) = listener.accept().await else { return };
            match (server.tls.clone(), server.starttls) {
                (None, _) => server.talk(tcp, true).await,
                (Some(tls), false) => {
                    let Ok(line) = TlsAcceptor::from(tls).accept(tcp).await else { return };
                    server.talk(line, true).await;
                }
                (Some(tls), true) => {
                    tcp.write_all(b"* OK ready\r\n").await.unwrap();
                    let mut asked = String::new();
                    BufReader::new(&mut tcp).read_line(&mut asked).await.unwrap();
                    assert!(asked.contains("STARTTLS"), "{asked}");
                    let tag = asked.split(' ').next().unwrap();
                    tcp.write_all(format!("{tag} OK go\r\n").as_bytes()).await.unwrap();
                    let Ok(line) = TlsAcceptor::from(tls).accept(tcp).await else { return };
                    server.talk(line, false).await;
                }
            }
        });
        (port, end)
    }

    async fn talk(&self, line: impl AsyncRead + AsyncWrite, greet: bool) {
        let (input, mut output) = tokio::io::split(line);
        if greet {
            output.write_all(b"* OK ready\r\n").await.unwrap();
        }
        let mut lines = BufReader::new(input).lines();
        while let Ok(Some(command)) = lines.next_line().await {
            self.heard.lock().unwrap().push(command.clone());
            let (tag, rest) = command.split_once(' ').unwrap();
            let answer = match self.instead.iter().find(|(word, _)| rest.contains(word)) {
                Some((_, "hang")) => continue,
                Some((_, answer)) => answer.replace("TAG", tag),
                None => format!("{}{tag} OK done\r\n", self.answer(rest)),
            };
            if output.write_all(answer.as_bytes()).await.is_err() || rest.starts_with("LOGOUT") {
                return;
            }
        }
    }

    fn answer(&self, command: &str) -> String {
        let words: Vec<&str> = command.split(' ').collect();
        let next = self.messages.iter().map(|(uid, ..)| uid + 1).max().unwrap_or(1);
        match words.as_slice() {
            ["SELECT", ..] => format!(
                "* {} EXISTS\r\n* OK [UIDVALIDITY {}] x\r\n* OK [UIDNEXT {next}] x\r\n",
                self.messages.len(),
                self.uidvalidity
            ),
            ["UID", "SEARCH", asked @ ..] => {
                let first = |word: &str| word.split(':').next().unwrap().parse::<u32>().unwrap();
                let from = first(asked[1]);
                let met = asked.last().filter(|_| asked.contains(&"UNSEEN")).map(|word| first(word));
                let taken = |(uid, read, _): &&Stored| {
                    // The last one always, as real servers do.
                    (*uid >= from || uid + 1 == next) && met.is_none_or(|met| !read || *uid >= met)
                };
                let uids: Vec<_> =
                    self.messages.iter().filter(taken).map(|(uid, ..)| uid.to_string()).collect();
                format!("* SEARCH {}\r\n", uids.join(" "))
            }
            ["UID", "FETCH", set, what @ ..] => {
                let asked: Vec<u32> = set.split(',').map(|uid| uid.parse().unwrap()).collect();
                let rows = self.messages.iter().enumerate().filter(|(_, (uid, ..))| asked.contains(uid));
                rows.map(|(at, (uid, _, text))| row(at + 1, *uid, text, &what.join(" "))).collect()
            }
            _ => String::new(),
        }
    }
}

fn row(at: usize, uid: u32, text: &str, what: &str) -> String {
    let size = text.len();
    let head = text.split_inclusive("\r\n\r\n").next().unwrap();
    if what.contains("SIZE") {
        format!("* {at} FETCH (UID {uid} RFC822.SIZE {size} INTERNALDATE \"21-Nov-2026 10:00:00 +0100\")\r\n")
    } else if what.contains("HEADER") {
        format!("* {at} FETCH (UID {uid} BODY[HEADER] {{{}}}\r\n{head})\r\n", head.len())
    } else {
        format!("* {at} FETCH (UID {uid} BODY[] {{{size}}}\r\n{text})\r\n")
    }
}

//! Archives that are written while they are sent: nothing of them lies on the disk, and little in memory.
//!
//! Invariants: a reader that goes away stops the writer; an archive that could not be written whole is cut
//! off, never ended as if it were.

use std::io::{self, Write};

use axum::body::{Body, Bytes};
use axum::response::Response;
use tokio::sync::mpsc::{Sender, channel};
use tokio_stream::wrappers::ReceiverStream;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

use crate::web;

const CHUNK_BYTES: usize = 64 * 1024;
/// Chunks that wait for a slow reader.
const CHUNKS_AHEAD: usize = 4;

/// A ZIP archive (APPNOTE 6.3) in the making.
pub struct Archive(ZipWriter<StreamWriter<Outlet>>);

impl Archive {
    /// Begins a file; what is written next is its content. `path` is ours, never a name that somebody sent.
    pub fn begin(&mut self, path: &str) -> io::Result<()> {
        self.0.start_file(path, SimpleFileOptions::default()).map_err(io::Error::other)
    }

    /// A whole file.
    pub fn add(&mut self, path: &str, content: &[u8]) -> io::Result<()> {
        self.begin(path)?;
        self.write_all(content)
    }
}

impl Write for Archive {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// An answer that `write` fills, on a thread that may block.
pub fn download(name: &str, write: impl FnOnce(&mut Archive) -> io::Result<()> + Send + 'static) -> Response {
    let (sender, receiver) = channel(CHUNKS_AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut archive =
            Archive(ZipWriter::new_stream(Outlet { sender: sender.clone(), chunk: Vec::new() }));
        let ended = write(&mut archive).and_then(|()| {
            let outlet = archive.0.finish().map_err(io::Error::other)?;
            outlet.into_inner().flush()
        });
        if let Err(error) = ended {
            tracing::warn!(%error, "an archive was not finished");
            let _ = sender.blocking_send(Err(error));
        }
    });
    web::saved("application/zip", name, Body::from_stream(ReceiverStream::new(receiver)))
}

/// Where the bytes leave.
struct Outlet {
    sender: Sender<io::Result<Bytes>>,
    chunk: Vec<u8>,
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.chunk.extend_from_slice(bytes);
        if self.chunk.len() >= CHUNK_BYTES {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() {
            return Ok(());
        }
        let chunk = Bytes::from(std::mem::take(&mut self.chunk));
        self.sender.blocking_send(Ok(chunk)).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

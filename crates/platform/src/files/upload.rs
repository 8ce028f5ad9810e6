//! Files sent with a message by one of our own forms: written to the disk as they come.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequest, Request};
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;

use super::cabinet::Part;
use super::{Cabinet, FILE_BYTES_MAX, KeepError, Kept, Kind, MESSAGE_BYTES_MAX, MESSAGE_FILES_MAX, name};
use crate::limits;
use crate::secrets::MasterKey;
use crate::web::{Failed, FormLimits, Posted, Receiver, Sentence, read_form};

/// A message has few fields besides its files; the text is the longest.
const TEXTS_MAX: usize = 24;
const TEXT_BYTES_MAX: usize = 256 * 1024;

/// How much of what was refused already is still read and thrown away, all files together.
const DISCARDED_BYTES_MAX: usize = 4 * MESSAGE_BYTES_MAX;
const MEGABYTE: usize = 1024 * 1024;

/// The fields of a form and the files that came with it, in their order. They have no row yet.
pub struct Attached {
    pub texts: Vec<(String, String)>,
    pub files: Vec<Kept>,
    /// Why none of the files was kept. The words are here all the same: the form can be shown again.
    pub refused: Option<Sentence>,
}

impl Attached {
    pub fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(given, _)| given == name).map_or("", |(_, text)| text)
    }

    /// The fields as a form of ours.
    pub fn form<T: DeserializeOwned>(&self) -> Result<T, Failed> {
        let unreadable = || Failed::bad(Sentence::new("failed-unreadable"));
        let text = serde_urlencoded::to_string(&self.texts).map_err(|_| unreadable())?;
        serde_urlencoded::from_str(&text).map_err(|_| unreadable())
    }
}

impl<S> FromRequest<S> for Attached
where
    S: Send + Sync,
    MasterKey: FromRef<S>,
    Arc<Cabinet>: FromRef<S>,
{
    type Rejection = Failed;

    /// A form without a place for files may be sent in the plain way.
    async fn from_request(request: Request, state: &S) -> Result<Self, Failed> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            let Posted(texts) = Posted::from_request(request, state).await?;
            return Ok(Attached { texts, files: Vec::new(), refused: None });
        }
        let cabinet = Arc::<Cabinet>::from_ref(state);
        let mut desk = Desk { cabinet, open: None, bytes: 0, files: Vec::new(), refused: None };
        let limits = FormLimits {
            fields: MESSAGE_FILES_MAX + TEXTS_MAX,
            text_bytes: TEXT_BYTES_MAX,
            file_bytes: FILE_BYTES_MAX,
        };
        let texts = read_form(request, &MasterKey::from_ref(state), limits, &mut desk).await?;
        Ok(Attached { texts, files: desk.files, refused: desk.refused })
    }
}

struct Desk {
    cabinet: Arc<Cabinet>,
    open: Option<(String, Part)>,
    bytes: usize,
    files: Vec<Kept>,
    refused: Option<Sentence>,
}

impl Desk {
    /// One file too large or too many, and none is taken: nobody has to find out which of them came.
    fn refuse(&mut self, limit: &'static str, sentence: Sentence) {
        limits::hit(limit);
        self.open = None;
        self.files.clear();
        self.refused.get_or_insert(sentence);
    }
}

impl Receiver for Desk {
    fn begin(&mut self, name: &str) -> Result<(), Failed> {
        if self.refused.is_none() {
            self.open = Some((name.to_owned(), self.cabinet.begin().map_err(failed)?));
        }
        Ok(())
    }

    /// Into the system's memory, not to the disk: nobody waits long enough to move elsewhere for it.
    fn chunk(&mut self, bytes: &[u8]) -> Result<(), Failed> {
        self.bytes += bytes.len();
        if self.bytes > DISCARDED_BYTES_MAX {
            return Err(Failed::too_large("MESSAGE_BYTES_MAX"));
        }
        let Some((name, part)) = self.open.as_mut() else { return Ok(()) };
        match part.write(bytes) {
            Ok(()) if self.bytes > MESSAGE_BYTES_MAX => {
                let most = MESSAGE_BYTES_MAX / MEGABYTE;
                self.refuse("MESSAGE_BYTES_MAX", Sentence::new("files-too-large").with("most", most));
            }
            Ok(()) => {}
            Err(KeepError::TooLarge) => {
                let (name, most) = (name::clean(name, Kind::Other), FILE_BYTES_MAX / MEGABYTE);
                let sentence = Sentence::new("file-too-large").with("name", name).with("most", most);
                self.refuse("FILE_BYTES_MAX", sentence);
            }
            Err(KeepError::Disk(error)) => return Err(failed(error)),
        }
        Ok(())
    }

    async fn end(&mut self) -> Result<(), Failed> {
        // A field left empty by its sender comes as a file without name and bytes.
        let Some((name, part)) =
            self.open.take().filter(|(name, part)| !(name.is_empty() && part.is_empty()))
        else {
            return Ok(());
        };
        if self.files.len() >= MESSAGE_FILES_MAX {
            let sentence = Sentence::new("files-too-many").with("most", MESSAGE_FILES_MAX);
            self.refuse("MESSAGE_FILES_MAX", sentence);
            return Ok(());
        }
        let cabinet = self.cabinet.clone();
        let kept = tokio::task::spawn_blocking(move || cabinet.finish(part, &name)).await;
        let kept = kept.map_err(|stopped| failed(std::io::Error::other(stopped)))?;
        self.files.push(kept.map_err(|error| match error {
            KeepError::TooLarge => Failed::too_large("FILE_BYTES_MAX"),
            KeepError::Disk(error) => failed(error),
        })?);
        Ok(())
    }
}

fn failed(error: std::io::Error) -> Failed {
    tracing::error!(%error, "a file cannot be kept");
    Failed::new(StatusCode::INTERNAL_SERVER_ERROR, Sentence::new("failed-inside"))
}

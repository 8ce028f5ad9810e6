//! Files sent with a message by one of our own forms: written to the disk as they come.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequest, Request};
use axum::http::StatusCode;

use super::cabinet::Part;
use super::{Cabinet, FILE_BYTES_MAX, KeepError, Kept, MESSAGE_BYTES_MAX, MESSAGE_FILES_MAX};
use crate::secrets::MasterKey;
use crate::web::{Failed, FormLimits, Receiver, Sentence, read_form};

/// A message has few fields besides its files; the text is the longest.
const TEXTS_MAX: usize = 24;
const TEXT_BYTES_MAX: usize = 256 * 1024;

/// The fields of a form and the files that came with it, in their order. They have no row yet.
pub struct Attached {
    pub texts: Vec<(String, String)>,
    pub files: Vec<Kept>,
}

impl Attached {
    pub fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(given, _)| given == name).map_or("", |(_, text)| text)
    }
}

impl<S> FromRequest<S> for Attached
where
    S: Send + Sync,
    MasterKey: FromRef<S>,
    Arc<Cabinet>: FromRef<S>,
{
    type Rejection = Failed;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failed> {
        let cabinet = Arc::<Cabinet>::from_ref(state);
        let mut desk = Desk { cabinet, open: None, bytes: 0, files: Vec::new() };
        let limits = FormLimits {
            fields: MESSAGE_FILES_MAX + TEXTS_MAX,
            text_bytes: TEXT_BYTES_MAX,
            file_bytes: FILE_BYTES_MAX,
        };
        let texts = read_form(request, &MasterKey::from_ref(state), limits, &mut desk).await?;
        Ok(Attached { texts, files: desk.files })
    }
}

struct Desk {
    cabinet: Arc<Cabinet>,
    open: Option<(String, Part)>,
    bytes: usize,
    files: Vec<Kept>,
}

impl Receiver for Desk {
    fn begin(&mut self, name: &str) -> Result<(), Failed> {
        if self.files.len() >= MESSAGE_FILES_MAX {
            return Err(Failed::too_large("MESSAGE_FILES_MAX"));
        }
        self.open = Some((name.to_owned(), self.cabinet.begin().map_err(|error| failed(error.into()))?));
        Ok(())
    }

    /// Into the system's memory, not to the disk: nobody waits long enough to move elsewhere for it.
    fn chunk(&mut self, bytes: &[u8]) -> Result<(), Failed> {
        self.bytes += bytes.len();
        if self.bytes > MESSAGE_BYTES_MAX {
            return Err(Failed::too_large("MESSAGE_BYTES_MAX"));
        }
        self.open.as_mut().map_or(Ok(()), |(_, part)| part.write(bytes).map_err(failed))
    }

    async fn end(&mut self) -> Result<(), Failed> {
        // A field left empty by its sender comes as a file without name and bytes.
        let Some((name, part)) =
            self.open.take().filter(|(name, part)| !(name.is_empty() && part.is_empty()))
        else {
            return Ok(());
        };
        let cabinet = self.cabinet.clone();
        let kept = tokio::task::spawn_blocking(move || cabinet.finish(part, &name)).await;
        let kept = kept.map_err(|stopped| failed(std::io::Error::other(stopped).into()))?;
        self.files.push(kept.map_err(failed)?);
        Ok(())
    }
}

fn failed(error: KeepError) -> Failed {
    match error {
        KeepError::TooLarge => Failed::too_large("FILE_BYTES_MAX"),
        KeepError::Disk(error) => {
            tracing::error!(%error, "a file cannot be kept");
            Failed::new(StatusCode::INTERNAL_SERVER_ERROR, Sentence::new("failed-inside"))
        }
    }
}

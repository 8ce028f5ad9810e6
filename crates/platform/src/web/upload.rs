//! A file sent by one of our own forms: read once, bounded, refused unread without the form's token.

use axum::extract::{FromRef, FromRequest, Request};
use axum::http::{StatusCode, header};
use multer::{Field, Multipart};

use super::failed::{Failed, Sentence};
use super::forms::{FORM_FIELD, proves};
use crate::secrets::MasterKey;

/// Longest text beside the file.
const TEXT_BYTES_MAX: usize = 8 * 1024;
/// Fields of a form, the file included.
const FIELDS_MAX: usize = 8;
/// A file that is too large is still read this many times over and thrown away: a browser listens to the
/// answer only when it has said everything.
const DISCARD_TIMES: usize = 4;

/// The fields of a form and its one file.
pub struct Uploaded<const BYTES_MAX: usize> {
    pub texts: Vec<(String, String)>,
    /// As the sender calls it: nothing that may be trusted.
    pub name: String,
    /// None when there are more than `BYTES_MAX`: the fields before the file are known all the same, and
    /// the form can be shown again.
    pub bytes: Option<Vec<u8>>,
}

impl<const BYTES_MAX: usize> Uploaded<BYTES_MAX> {
    pub fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(given, _)| given == name).map_or("", |(_, text)| text)
    }
}

impl<S, const BYTES_MAX: usize> FromRequest<S> for Uploaded<BYTES_MAX>
where
    S: Send + Sync,
    MasterKey: FromRef<S>,
{
    type Rejection = Failed;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failed> {
        let headers = request.headers().clone();
        let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let boundary = multer::parse_boundary(kind).map_err(|_| {
            Failed::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, Sentence::new("failed-unreadable"))
        })?;
        let key = MasterKey::from_ref(state);
        let mut form = Multipart::new(request.into_body().into_data_stream(), boundary);
        let mut sent = Uploaded { texts: Vec::new(), name: String::new(), bytes: Some(Vec::new()) };
        for _ in 0..FIELDS_MAX {
            let Some(mut field) = form.next_field().await.map_err(unreadable)? else { break };
            let given = field.name().unwrap_or("").to_owned();
            match field.file_name().map(str::to_owned) {
                None => {
                    let text = read(&mut field, TEXT_BYTES_MAX).await?;
                    let text = text.ok_or_else(|| Failed::too_large("UPLOAD_TEXT_BYTES_MAX"))?;
                    sent.texts.push((given, String::from_utf8(text).map_err(unreadable)?));
                }
                // The token stands before the file in our forms: nothing large is read without it.
                Some(_) if !proves(&headers, &key, sent.text(FORM_FIELD)) => break,
                Some(name) => {
                    sent.name = name;
                    sent.bytes = read(&mut field, BYTES_MAX).await?;
                    if sent.bytes.is_none() {
                        crate::limits::hit("UPLOAD_BYTES_MAX");
                        break;
                    }
                }
            }
        }
        if !proves(&headers, &key, sent.text(FORM_FIELD)) {
            return Err(Failed::new(StatusCode::FORBIDDEN, Sentence::new("failed-form-token")));
        }
        Ok(sent)
    }
}

/// What a field holds; None when it is more than `most`.
async fn read(field: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>, Failed> {
    let (mut bytes, mut seen) = (Vec::new(), 0usize);
    while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
        seen += chunk.len();
        if seen <= most {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
        if seen > most.saturating_mul(DISCARD_TIMES) {
            break;
        }
    }
    Ok((seen <= most).then_some(bytes))
}

fn unreadable(error: impl std::fmt::Display) -> Failed {
    tracing::debug!(%error, "an upload cannot be read");
    Failed::bad(Sentence::new("failed-unreadable"))
}

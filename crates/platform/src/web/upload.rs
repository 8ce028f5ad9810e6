//! Files sent by our own forms: read once, bounded, refused unread without the form's token.

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

/// The fields of a form and its one file of at most `BYTES_MAX` bytes.
pub struct Uploaded<const BYTES_MAX: usize> {
    pub texts: Vec<(String, String)>,
    /// As the sender calls it: nothing that may be trusted.
    pub name: String,
    /// None when there are more than `BYTES_MAX`: the other fields are known all the same, and the form can
    /// be shown again.
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
        let limits = FormLimits { fields: FIELDS_MAX, text_bytes: TEXT_BYTES_MAX, file_bytes: BYTES_MAX };
        let mut one = OneFile { name: String::new(), bytes: Some(Vec::new()), bytes_max: BYTES_MAX };
        let texts = read_form(request, &MasterKey::from_ref(state), limits, &mut one).await?;
        Ok(Uploaded { texts, name: one.name, bytes: one.bytes })
    }
}

/// A file kept in memory; nothing of it when it is too large.
struct OneFile {
    name: String,
    bytes: Option<Vec<u8>>,
    bytes_max: usize,
}

impl Receiver for OneFile {
    fn begin(&mut self, name: &str) -> Result<(), Failed> {
        self.name = name.to_owned();
        self.bytes = Some(Vec::new());
        Ok(())
    }
    fn chunk(&mut self, chunk: &[u8]) -> Result<(), Failed> {
        let Some(bytes) = self.bytes.as_mut() else { return Ok(()) };
        if bytes.len() + chunk.len() <= self.bytes_max {
            bytes.extend_from_slice(chunk);
        } else {
            self.bytes = None;
            crate::limits::hit("UPLOAD_BYTES_MAX");
        }
        Ok(())
    }
    async fn end(&mut self) -> Result<(), Failed> {
        Ok(())
    }
}

/// Where the files of a form go, one after the other. A refusal is told when the sender has finished.
pub(crate) trait Receiver: Send {
    fn begin(&mut self, name: &str) -> Result<(), Failed>;
    fn chunk(&mut self, bytes: &[u8]) -> Result<(), Failed>;
    fn end(&mut self) -> impl Future<Output = Result<(), Failed>> + Send;
}

/// How much is read of a form; what a file may hold is the receiver's to say.
#[derive(Clone, Copy)]
pub(crate) struct FormLimits {
    pub fields: usize,
    pub text_bytes: usize,
    pub file_bytes: usize,
}

/// Reads a form of several parts: texts are answered, files go to the receiver.
pub(crate) async fn read_form(
    request: Request,
    key: &MasterKey,
    limits: FormLimits,
    receiver: &mut impl Receiver,
) -> Result<Vec<(String, String)>, Failed> {
    let headers = request.headers().clone();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let boundary = multer::parse_boundary(kind)
        .map_err(|_| Failed::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, Sentence::new("failed-unreadable")))?;
    let mut form = Multipart::new(request.into_body().into_data_stream(), boundary);
    let mut texts: Vec<(String, String)> = Vec::new();
    let is_proved = |texts: &[(String, String)]| {
        let token = texts.iter().find(|(given, _)| given == FORM_FIELD).map_or("", |(_, text)| text);
        proves(&headers, key, token)
    };
    let mut fields = 0;
    while let Some(mut field) = form.next_field().await.map_err(unreadable)? {
        fields += 1;
        if fields > limits.fields {
            return Err(Failed::too_large("UPLOAD_FIELDS_MAX"));
        }
        let given = field.name().unwrap_or("").to_owned();
        match field.file_name().map(str::to_owned) {
            None => {
                let text = read_text(&mut field, limits.text_bytes).await?;
                texts.push((given, String::from_utf8(text).map_err(unreadable)?));
            }
            // The token stands before the file in our forms: nothing large is read without it.
            Some(_) if !is_proved(&texts) => break,
            Some(name) => receive(&mut field, &name, limits.file_bytes, receiver).await?,
        }
    }
    match is_proved(&texts) {
        true => Ok(texts),
        false => Err(Failed::new(StatusCode::FORBIDDEN, Sentence::new("failed-form-token"))),
    }
}

async fn receive(
    field: &mut Field<'_>,
    name: &str,
    most: usize,
    receiver: &mut impl Receiver,
) -> Result<(), Failed> {
    let (mut outcome, mut seen) = (receiver.begin(name), 0usize);
    while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
        seen += chunk.len();
        if outcome.is_ok() {
            outcome = receiver.chunk(&chunk);
        }
        if seen > most.saturating_mul(DISCARD_TIMES) {
            break;
        }
    }
    outcome?;
    receiver.end().await
}

async fn read_text(field: &mut Field<'_>, most: usize) -> Result<Vec<u8>, Failed> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > most {
            return Err(Failed::too_large("UPLOAD_BYTES_MAX"));
        }
    }
    Ok(bytes)
}

fn unreadable(error: impl std::fmt::Display) -> Failed {
    tracing::debug!(%error, "an upload cannot be read");
    Failed::bad(Sentence::new("failed-unreadable"))
}

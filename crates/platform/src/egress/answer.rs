use serde::de::DeserializeOwned;
use ureq::http::HeaderMap;

use super::EgressError;

/// What came back, whatever it says.
#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    pub(super) headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Where a redirect points. It is text of a stranger: check it before a person is sent there.
    pub fn location(&self) -> Option<&str> {
        self.header("location")
    }

    pub fn text(&self) -> Result<&str, EgressError> {
        std::str::from_utf8(&self.body).map_err(|_| EgressError::NotUnderstood)
    }

    pub fn json<T: DeserializeOwned>(&self) -> Result<T, EgressError> {
        serde_json::from_slice(&self.body).map_err(|_| EgressError::NotUnderstood)
    }
}

/// Bodies may name persons.
impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

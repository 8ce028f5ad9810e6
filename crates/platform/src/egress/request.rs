use serde::Serialize;
use ureq::http::Method;

/// What is asked, of whom.
#[derive(Clone)]
pub struct Request {
    pub(super) method: Method,
    pub(super) address: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Option<Vec<u8>>,
}

impl Request {
    pub fn get(address: impl Into<String>) -> Request {
        Request { method: Method::GET, address: address.into(), headers: Vec::new(), body: None }
    }

    pub fn post(address: impl Into<String>, media_type: &str, body: Vec<u8>) -> Request {
        let request = Request { method: Method::POST, body: Some(body), ..Request::get(address) };
        request.header("content-type", media_type)
    }

    pub fn post_json(address: impl Into<String>, body: &impl Serialize) -> Request {
        Request::post(address, "application/json", json(body)).header("accept", "application/json")
    }

    /// A value with a line break or another control character makes the call fail before it leaves.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Request {
        self.headers.push((name, value.into()));
        self
    }
}

/// A text of somebody else's as one piece of a path: whatever could end it or lead elsewhere is written by its bytes.
pub fn segment(text: &str) -> String {
    let written = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(written).collect()
}

fn json(body: &impl Serialize) -> Vec<u8> {
    // Writing to memory fails only on maps whose keys are no texts, which no type of ours has; the null that
    // would go out instead is refused by the other side.
    serde_json::to_vec(body).unwrap_or_else(|_| b"null".to_vec())
}

/// Neither the address, which may hold codes of persons, nor keys, nor what is sent.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request").field("method", &self.method).finish_non_exhaustive()
    }
}

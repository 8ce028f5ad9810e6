//! The two things a driver needs of a server.

use platform::egress::{self, Egress, Request, Settings};
use serde_json::Value;

/// Speaks the public interface; paths are below `/api/v1/{body}/`.
pub trait Client {
    fn post(&mut self, path: &str, body: &Value) -> Result<Value, String>;
    fn get(&mut self, path: &str) -> Result<Value, String>;
}

/// A running server over HTTP.
pub struct HttpClient {
    egress: Egress,
    base: String,
    token: String,
}

impl HttpClient {
    /// `base` ends before the path: `http://127.0.0.1:8080/api/v1/valdora/`.
    pub fn new(base: String, token: String) -> HttpClient {
        // Whoever measures names the server himself, wherever it is.
        let host: Vec<String> = egress::host_of(&base).into_iter().collect();
        let settings = Settings { inside: host.clone(), unencrypted: host, ..Settings::default() };
        HttpClient { egress: Egress::new(settings), base, token }
    }

    fn ask(&self, request: Request) -> Result<Value, String> {
        let request = request.header("authorization", format!("Bearer {}", self.token));
        let answer = self.egress.call(&request).map_err(|e| e.to_string())?;
        let text = answer.text().map_err(|e| e.to_string())?;
        if !answer.is_success() {
            return Err(format!("{} {text}", answer.status));
        }
        if text.is_empty() { Ok(Value::Null) } else { serde_json::from_str(text).map_err(|e| e.to_string()) }
    }
}

impl Client for HttpClient {
    fn post(&mut self, path: &str, body: &Value) -> Result<Value, String> {
        self.ask(Request::post_json(format!("{}{path}", self.base), body))
    }

    fn get(&mut self, path: &str) -> Result<Value, String> {
        self.ask(Request::get(format!("{}{path}", self.base)))
    }
}

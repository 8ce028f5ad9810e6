//! The two things a driver needs of a server.

use serde_json::Value;

/// Speaks the public interface; paths are below `/api/v1/{body}/`.
pub trait Client {
    fn post(&mut self, path: &str, body: &Value) -> Result<Value, String>;
    fn get(&mut self, path: &str) -> Result<Value, String>;
}

/// A running server over HTTP.
pub struct HttpClient {
    agent: ureq::Agent,
    base: String,
    token: String,
}

impl HttpClient {
    /// `base` ends before the path: `http://127.0.0.1:8080/api/v1/valdora/`.
    pub fn new(base: String, token: String) -> HttpClient {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(std::time::Duration::from_secs(20)))
            .http_status_as_error(false)
            .build();
        HttpClient { agent: config.into(), base, token }
    }

    fn read(mut answer: ureq::http::Response<ureq::Body>) -> Result<Value, String> {
        let status = answer.status().as_u16();
        let text = answer.body_mut().read_to_string().map_err(|e| e.to_string())?;
        if (200..300).contains(&status) {
            return if text.is_empty() {
                Ok(Value::Null)
            } else {
                serde_json::from_str(&text).map_err(|e| e.to_string())
            };
        }
        Err(format!("{status} {text}"))
    }
}

impl Client for HttpClient {
    fn post(&mut self, path: &str, body: &Value) -> Result<Value, String> {
        let answer = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .send_json(body)
            .map_err(|e| e.to_string())?;
        Self::read(answer)
    }

    fn get(&mut self, path: &str) -> Result<Value, String> {
        let answer = self
            .agent
            .get(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .call()
            .map_err(|e| e.to_string())?;
        Self::read(answer)
    }
}

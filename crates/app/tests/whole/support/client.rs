//! The public interface without a socket, for drivers on a blocking thread.

use app::replay::Client;
use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use super::{api_request, send};

pub struct InProcess {
    router: axum::Router,
    handle: tokio::runtime::Handle,
    base: String,
    token: String,
}

impl InProcess {
    pub fn new(router: axum::Router, slug: &str, token: &str) -> InProcess {
        let handle = tokio::runtime::Handle::current();
        InProcess { router, handle, base: format!("/api/v1/{slug}/"), token: token.to_owned() }
    }

    fn finish(&self, request: Request<Body>) -> Result<Value, String> {
        let answer = self.handle.block_on(send(self.router.clone(), request));
        if !answer.status.is_success() {
            return Err(format!("{} {}", answer.status, answer.text));
        }
        if answer.text.is_empty() { Ok(Value::Null) } else { Ok(answer.json()) }
    }
}

impl Client for InProcess {
    fn post(&mut self, path: &str, body: &Value) -> Result<Value, String> {
        self.finish(api_request(&self.token, &format!("{}{path}", self.base), body))
    }
    fn get(&mut self, path: &str) -> Result<Value, String> {
        let request = Request::get(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token));
        self.finish(request.body(Body::empty()).unwrap())
    }
}

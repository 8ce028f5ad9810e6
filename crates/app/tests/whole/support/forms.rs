//! Forms as a browser sends them, and what their pages say.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use platform::secrets::MasterKey;
use platform::web::form_token;

use super::Answer;

/// A browser that has been here before.
const VISITOR: &str = "0123456789abcdef0123456789abcdef";

/// The visitor's cookie, before others.
pub fn visitor(others: &str) -> String {
    format!("__Host-visitor={VISITOR}; {others}")
}

/// The token in the forms of that visitor.
pub fn visitors_token() -> String {
    form_token(&MasterKey::of_bytes([7; 32]), VISITOR)
}

pub fn form(path: &str, cookies: &str, token: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let mut text = format!("form_token={token}");
    for (name, value) in fields {
        text += &format!("&{name}={}", encoded(value));
    }
    Request::post(path)
        .header("cookie", cookies)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(text))
        .unwrap()
}

/// A form with a file of this name.
pub fn upload(
    path: &str,
    cookies: &str,
    fields: &[(&str, &str)],
    (name, file): (&str, &[u8]),
) -> Request<Body> {
    let mut body = Vec::new();
    let mut part = |name: &str, more: &str, content: &[u8]| {
        let head = format!("--xyz\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
        body.extend([head.as_bytes(), content, b"\r\n"].concat());
    };
    part("form_token", "", visitors_token().as_bytes());
    for (name, value) in fields {
        part(name, "", value.as_bytes());
    }
    part("file", &format!("; filename=\"{name}\""), file);
    body.extend(b"--xyz--\r\n");
    let request = Request::post(path)
        .header("cookie", cookies)
        .header("content-type", "multipart/form-data; boundary=xyz");
    request.body(Body::from(body)).unwrap()
}

pub fn between(text: &str, from: &str, until: &str) -> String {
    let rest = text.split(from).nth(1).unwrap_or_else(|| panic!("no {from} in {text}"));
    rest.split(until).next().unwrap().to_owned()
}

/// Where a page sends on to.
pub fn to(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.headers["location"].to_str().unwrap().to_owned()
}

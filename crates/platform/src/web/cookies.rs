//! Cookies: `__Host-`, HttpOnly, Secure, SameSite=Lax, and nothing else.

use axum::http::{HeaderMap, HeaderValue, header};

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A `Set-Cookie` value; `max_age_s` of `None` lasts until the browser closes, 0 deletes.
/// Values are ours (hexadecimal, language codes), so anything else yields an empty cookie.
pub fn set_cookie(name: &str, value: &str, max_age_s: Option<i64>) -> HeaderValue {
    let age = max_age_s.map_or_else(String::new, |s| format!("; Max-Age={s}"));
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; Secure; SameSite=Lax{age}"))
        .unwrap_or_else(|_| HeaderValue::from_static("__Host-none=; Path=/; Secure; Max-Age=0"))
}

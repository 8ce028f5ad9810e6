//! Which requests a human made, and what a locked sign-in is at the doors.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use platform::Moment;
use platform::web::{Caller, Locked};

use super::caller::Found;

/// True for pages gone to and for whatever is sent; false for what pages fetch by themselves: live streams,
/// views fetched again, style sheets, and the lock's own page.
pub(super) fn by_hand(request: &Request) -> bool {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return true;
    }
    let (headers, path) = (request.headers(), request.uri().path());
    let below = path.split('/').nth(2).unwrap_or("");
    !(matches!(below, "locked" | "theme.css")
        || path.starts_with("/api/")
        || headers.contains_key("x-fragment")
        || says(headers, header::ACCEPT, |accept| accept.contains("text/event-stream"))
        || path.ends_with("/live")
        || says(headers, header::HeaderName::from_static("sec-fetch-dest"), |dest| {
            !matches!(dest, "document" | "empty")
        }))
}

fn says(headers: &HeaderMap, name: header::HeaderName, what: impl Fn(&str) -> bool) -> bool {
    headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(what)
}

pub(super) fn locked(found: Found, now: Moment) -> Locked {
    let since = found.locks_at.unwrap_or(now);
    let caller = Caller { rights: Default::default(), ..found.caller };
    Locked { caller, who: found.who.unwrap_or_default(), since }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(method: &str, path: &str, headers: &[(&str, &str)]) -> bool {
        let mut request = axum::http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        by_hand(&request.body(axum::body::Body::empty()).unwrap())
    }

    #[test]
    fn only_what_a_human_asks_for_counts() {
        assert!(counts("GET", "/citta/counter", &[("sec-fetch-dest", "document")]));
        assert!(counts("POST", "/citta/counter/act/next", &[("x-fragment", "view")]));
        assert!(!counts("GET", "/citta/counter", &[("x-fragment", "view")]));
        assert!(!counts("GET", "/citta/counter/live", &[]));
        assert!(!counts("GET", "/citta/other", &[("accept", "text/event-stream")]));
        assert!(!counts("GET", "/citta/theme.css", &[]));
        assert!(!counts("GET", "/citta/logo", &[("sec-fetch-dest", "image")]));
        assert!(!counts("GET", "/citta/locked", &[]));
    }
}

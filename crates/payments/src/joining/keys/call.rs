//! Calling the platform with the keys of a product, one after the other.

use platform::egress::{Answer, Egress, EgressError, Request};

use super::SubscriptionKey;

/// The header that carries a key (Azure API Management, as the platform publishes its products).
pub const HEADER: &str = "ocp-apim-subscription-key";

/// What a call brought, and the places of the keys that were refused on the way: tell [`super::refused`] of them.
pub struct Called {
    pub answer: Result<Answer, EgressError>,
    pub refused: Vec<i64>,
}

/// Calls with one key after the other until one is not refused (401). Blocks.
pub fn call(egress: &Egress, keys: &[SubscriptionKey], request: &Request) -> Called {
    let mut refused = Vec::new();
    for key in keys {
        let answer = egress.call(&request.clone().header(HEADER, key.value.as_str()));
        if !answer.as_ref().is_ok_and(|answer| answer.status == 401) {
            return Called { answer, refused };
        }
        refused.push(key.slot);
        if refused.len() == keys.len() {
            return Called { answer, refused };
        }
    }
    Called { answer: egress.call(request), refused }
}

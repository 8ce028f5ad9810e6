//! The national checkout as far as we speak with it: a cart goes there, the address of its page comes back.

use pagopa::cart::Cart;
use platform::egress::Request;

use crate::joining::Product;
use crate::outward::Outward;

/// Why there is no page to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckoutError {
    /// No connection, no answer in time, or trouble of its own.
    Away,
    /// It did not take the cart.
    Refused,
}

/// Speaks with the checkout; blocks.
pub trait Checkout: Send + Sync {
    /// Sends a body's cart to the service at `address`; the page for the payer.
    fn open(&self, body: i64, address: &str, cart: &Cart) -> Result<String, CheckoutError>;
}

/// `POST /carts` with the body's own keys: 302 with the page in `Location`, or a problem (checkout_v2.json 2.0.0).
impl Checkout for Outward {
    fn open(&self, body: i64, address: &str, cart: &Cart) -> Result<String, CheckoutError> {
        let request = Request::post_json(format!("{}/carts", address.trim_end_matches('/')), cart);
        let answer = self.call(body, Product::Checkout, &request).map_err(|error| {
            tracing::warn!(?error, "the checkout is not reached");
            CheckoutError::Away
        })?;
        match (answer.status, answer.location()) {
            (301..=303, Some(location)) => Ok(location.to_owned()),
            (400..=499, _) => {
                tracing::warn!(status = answer.status, "the checkout refuses a cart");
                Err(CheckoutError::Refused)
            }
            (status, _) => {
                tracing::warn!(status, "the checkout answers something else");
                Err(CheckoutError::Away)
            }
        }
    }
}

/// Only the checkout's own host, or another over TLS, is a place to send a payer to.
pub(super) fn is_followed(checkout: &str, location: &str) -> bool {
    let origin = |address: &str| {
        let (scheme, rest) = address.split_once("://")?;
        Some((scheme.to_owned(), rest.split(['/', '?', '#']).next()?.to_owned()))
    };
    match (origin(checkout), origin(location)) {
        (Some(own), Some(to)) => {
            let readable = location.bytes().all(|c| c.is_ascii_graphic());
            !to.1.is_empty() && readable && (to.0 == "https" || own == to)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_followed;

    #[test]
    fn a_payer_is_sent_to_pages_over_tls_or_of_the_checkout_itself() {
        let checkout = "http://127.0.0.1:9100/checkout/ec/v2";
        assert!(is_followed(checkout, "https://checkout.example/c/1"));
        assert!(is_followed(checkout, "http://127.0.0.1:9100/pay/1"));
        for location in
            ["http://127.0.0.1:9101/pay", "http://eve.example/", "javascript:alert(1)", "/pay/1", "https://"]
        {
            assert!(!is_followed(checkout, location), "{location}");
        }
    }
}

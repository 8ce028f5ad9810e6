//! Carts for the checkout.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::cart::Cart;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = Cart::parse(text);
});

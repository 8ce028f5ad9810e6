//! What banks make of the text of a transfer.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::bank_text;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let _ = (bank_text::flows(&text), bank_text::references(&text));
});

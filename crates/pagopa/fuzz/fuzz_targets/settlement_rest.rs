//! Answers of the service of flows.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::settlement::rest;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = (rest::flows(text), rest::header(text), rest::payments(text));
});

//! Journals of the treasury.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::treasury::opi;

fuzz_target!(|bytes: &[u8]| {
    let _ = opi::read(bytes);
});

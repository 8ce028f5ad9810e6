//! Lost receipts, as the service of receipts answers.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::soap::read_archived;

fuzz_target!(|bytes: &[u8]| {
    let _ = read_archived(bytes);
});

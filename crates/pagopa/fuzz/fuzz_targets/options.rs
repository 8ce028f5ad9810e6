//! Payment options of a notice.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::options::PaymentOptions;

fuzz_target!(|bytes: &[u8]| {
    let _ = serde_json::from_slice::<PaymentOptions>(bytes);
});

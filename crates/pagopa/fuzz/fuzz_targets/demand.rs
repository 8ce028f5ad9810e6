//! Records of demands.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::soap::demand_fields;

fuzz_target!(|bytes: &[u8]| {
    let _ = demand_fields(bytes);
});

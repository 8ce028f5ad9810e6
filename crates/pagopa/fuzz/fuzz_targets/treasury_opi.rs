//! Journals of the treasury.

#![no_main]

use libfuzzer_sys::fuzz_target;
use jiff::civil::Date;
use pagopa::treasury::opi;

fuzz_target!(|bytes: &[u8]| {
    let _ = opi::read(bytes, Date::MAX);
});

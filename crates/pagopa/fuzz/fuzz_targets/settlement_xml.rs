//! Flows as XML: no more lines than bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::settlement::xml;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(read) = xml::read(bytes) {
        assert!(read.lines.len() <= bytes.len());
    }
});

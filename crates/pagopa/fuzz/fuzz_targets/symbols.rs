//! Texts of the two symbols: what is read is written and read as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::symbol::{QrText, SlipText};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(read) = QrText::read(&text)
        && let Ok(written) = read.write()
    {
        assert_eq!(QrText::read(&written), Ok(read));
    }
    let _ = SlipText::read(&text);
});

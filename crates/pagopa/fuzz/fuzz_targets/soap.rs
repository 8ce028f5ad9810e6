//! Whatever can be read is written in a form that is read as the same message.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pagopa::soap::{read_request, read_response};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(request) = read_request(bytes) {
        assert_eq!(read_request(request.to_envelope().as_bytes()), Ok(request));
    }
    if let Ok(response) = read_response(bytes) {
        assert_eq!(read_response(response.to_envelope().as_bytes()), Ok(response));
    }
});

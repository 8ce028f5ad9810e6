//! Statements of banks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use jiff::civil::Date;
use pagopa::treasury::csv::{self, Statement};

fuzz_target!(|bytes: &[u8]| {
    let statement = Statement { abi: "01234".to_owned(), account: "IT1".to_owned(), id: "f".to_owned() };
    let _ = csv::read(bytes, &statement, Date::MAX);
});

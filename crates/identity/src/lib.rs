//! Who somebody is, as typed or scanned: fiscal codes, health card scans, phone numbers, names, mail
//! addresses, and the public and secret codes that we hand out.
//!
//! Every type is parsed once and cannot be wrong afterwards. Nothing here reads a clock, draws a random
//! number or does I/O; no input makes it panic. Whatever is personal or secret prints dots in `Debug` and has
//! no `Display` (exception: [`BookingCode`], whose written form is its purpose), so that it cannot slip into a
//! log by accident.

mod call_code;
mod email;
mod fiscal_code;
mod names;
mod phone;
mod scan;
mod ticket_code;
pub mod token;

pub use call_code::{CallCode, CallCodeError, LETTERS, SERIES_LENGTH, series};
pub use email::{Email, EmailError};
pub use fiscal_code::{FiscalCode, FiscalCodeError, FiscalCodeKind};
pub use names::{NAME_CHARS_MAX, NameError, PersonName};
pub use phone::{Phone, PhoneError};
pub use scan::{Layout, SCAN_CHARS_MAX, Scan};
pub use ticket_code::{TicketCode, TicketCodeError};
pub use token::{BookingCode, TokenError};

/// What `Debug` shows instead of personal data. Its width says nothing about the hidden text.
const DOTS: &str = "••••";

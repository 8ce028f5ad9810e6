//! The texts of the two symbols on a notice: the square code of every notice, and the DataMatrix of the slip for
//! the post office.

mod plain;
mod qr;
mod slip;

pub use plain::plain;
pub use qr::{QR_BYTES_MAX, QrError, QrText};
pub use slip::{SLIP_CHARS, SLIP_LARGEST, SlipError, SlipText};

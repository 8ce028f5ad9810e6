//! Receiving people: appointments, kiosk, calling, nights and storms.

mod already;
mod counter;
mod golden;
mod guessing;
mod kiosk;
mod kiosk_code;
mod late;
mod nights;
mod rhythm;
mod storms;
mod undo;

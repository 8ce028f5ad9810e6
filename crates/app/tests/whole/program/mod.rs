//! The program and what all features share: doors, store, texts, the import of an office.

mod bad_input;
mod behind_proxy;
mod console_import;
mod crates;
mod database_tls;
mod devices;
mod doctor;
mod importing;
mod kill;
mod landing;
mod lock;
mod matrix;
mod menu;
mod openapi;
mod papers;
mod privacy;
mod programme;
mod search;
mod store;
mod streams;
mod texts;

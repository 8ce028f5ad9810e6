//! Phrases: what the desk writes again and again, by area and language.
//!
//! A phrase is put into the composer, filled in, and stays there until somebody has read and sent it: no
//! address of the house sends one by itself.

mod error;
mod fields;
mod page;
mod rule;

pub use error::PhraseError;
pub use fields::{FIELDS, Values, fill, unknown};
pub use page::routes;
pub use rule::{Draft, PHRASES_MAX, Phrase, TITLE_MAX, add, by_id, change, filled, fitting, phrases, remove};

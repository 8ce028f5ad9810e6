//! Documents for paper and screen readers alike: pages, text that wraps by its measured width, lines, symbols,
//! and a tree of what each piece means. PDF/A-2a (archives) and PDF/UA-1 (accessibility), proved by the library
//! that writes the file: what does not keep the rules is an error, never a file.
//!
//! | thought | place |
//! |---|---|
//! | fonts, and the shape of a text in them | `face` |
//! | breaking a text into lines | `text` |
//! | lengths, colours, how a text looks | `style` |
//! | what pieces mean: headings, tables, figures | `tags` |
//! | a document while it is drawn | `paper`, its pages `page` |
//! | the file | `write` |
//!
//! The same calls give the same bytes: the date is an argument, nothing is drawn by lot. Lengths are points
//! (1/72 inch), from the upper left corner; [`mm`] converts.

mod face;
mod page;
mod paper;
mod style;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub use face::Face;
pub use page::{Checkpoint, Ground};
pub use paper::Paper;
pub use style::{Area, Ink, Size, Style};
pub use tags::{Artifact, Element, Role, Scope};

use crate::i18n::Lang;

/// Millimetres in points.
pub fn mm(length: f32) -> f32 {
    length * 72.0 / 25.4
}

/// What a document says of itself.
#[derive(Clone, Debug)]
pub struct About {
    pub title: String,
    pub subject: String,
    pub author: String,
    pub lang: Lang,
    pub made: crate::Moment,
}

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// A font is not among the embedded files, or cannot be read.
    Font(&'static str),
    /// The document breaks a rule of PDF/A-2a or PDF/UA-1: which ones, in the library's words.
    Rules(String),
    /// There is no page.
    Empty,
}

impl std::fmt::Display for PdfError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PdfError::Font(name) => write!(f, "the font {name} is missing or broken"),
            PdfError::Rules(which) => write!(f, "the document breaks a rule of its format: {which}"),
            PdfError::Empty => f.write_str("the document has no page"),
        }
    }
}

impl std::error::Error for PdfError {}

//! Received letters: what a message says, whoever wrote it with whatever program.
//!
//! Reading never fails on content: charsets are guessed, broken structures are read as far as they go. What
//! cannot be relied on comes back as [`Unreadable`], with the letter as far as it can be shown. The raw bytes
//! stay with the caller.

mod assemble;
mod automatic;
mod bounce;
mod certified;
mod charset;
mod content_key;
mod file_name;
mod head;
mod html;
mod limits;
mod media;
mod moments;
mod quoted;
mod reading;
mod signature;
mod split;
mod subject;
#[cfg(test)]
mod tests;
mod transfer;
mod unreadable;
mod words;

use jiff::Timestamp;

pub use assemble::read;
pub use automatic::Automatic;
pub use bounce::Bounce;
pub use certified::{Certificate, Envelope, Receipt, ReceiptKind};
pub use content_key::content_key;
pub use html::{FILE_MARK, with_files};
pub use limits::*;
pub use signature::{Authorities, Signature, SignatureCheck};
pub use subject::plain_subject;
pub use unreadable::Unreadable;

/// One message. Of a certified envelope, the message inside.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    pub kind: Kind,
    /// Without angle brackets, as are all ids here. A hint: it may be missing or used twice.
    pub message_id: Option<String>,
    pub in_reply_to: Vec<String>,
    pub references: Vec<String>,
    /// May be empty or several, whatever the standards say.
    pub from: Vec<Address>,
    pub reply_to: Vec<Address>,
    pub to: Vec<Address>,
    pub cc: Vec<Address>,
    pub subject: String,
    /// What the sender's clock said.
    pub date: Option<Timestamp>,
    /// When our own server took it; of an envelope, the envelope.
    pub received: Option<Timestamp>,
    /// All of it as plain text.
    pub text: String,
    /// `text` without what it quotes; for display only.
    pub visible_text: String,
    /// Sanitised; own images wait for [`Letter::html_with`]. `None` where the letter is plain or the HTML beyond
    /// the limits.
    pub html: Option<String>,
    /// Images left out: fetching them would tell the sender who reads when.
    pub blocked_images: usize,
    pub files: Vec<File>,
    /// A charset was missing or false: look at the raw message before relying on a word.
    pub doubtful: bool,
    /// A signature (S/MIME) came along. It was not verified.
    pub signed: bool,
}

/// What to do with a letter.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Normal,
    Automatic(Automatic),
    Bounce(Bounce),
    Certified(Box<Envelope>),
    CertifiedReceipt(Box<Receipt>),
}

/// As written; not checked to exist or even to be an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub name: Option<String>,
    pub address: String,
}

/// A file that came along. What it is, its content says; `kind` is what the sender claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Safe as a file name; made from the type where the sender gave none.
    pub name: String,
    /// As the sender wrote it: text, nothing else.
    pub original_name: Option<String>,
    /// Lower-case `type/subtype`.
    pub kind: String,
    /// Without angle brackets.
    pub content_id: Option<String>,
    /// Meant as an attachment rather than to be seen in the text.
    pub attached: bool,
    pub bytes: Vec<u8>,
}

impl Letter {
    /// The HTML with the address that `route` gives for each own image, by its place in `files`.
    pub fn html_with(&self, route: impl Fn(usize) -> String) -> Option<String> {
        self.html.as_deref().map(|html| html::with_files(html, route))
    }
}

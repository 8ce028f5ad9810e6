//! Outgoing mail: one message to one person, by SMTP or into a spool folder.
//!
//! The caller keeps the queue and the retries. A message is a pure function of its fields, message id and
//! MIME boundaries included, so that a repeated attempt sends the very same bytes and the receiving side can
//! tell.

mod eml;
pub mod ours;
mod smtp;
mod spool;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use eml::to_eml;
pub use smtp::{Security, SmtpSettings};

/// A message, not yet checked: [`to_eml`] and [`Post::send`] do that.
///
/// Control characters in names, subject and file name become spaces; in addresses and id they are refused.
/// Neither can add a header or a recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Our Message-ID without angle brackets, `left@right`, of `A–Z a–z 0–9 . _ - + =`, at most 200 long.
    /// The same message keeps it through all attempts.
    pub id: String,
    pub from: String,
    pub from_name: Option<String>,
    pub to: String,
    pub to_name: Option<String>,
    pub reply_to: Option<String>,
    pub subject: String,
    /// The whole message as plain text; always present and first.
    pub text: String,
    /// The same in HTML. Escaping and sanitising were the caller's work.
    pub html: Option<String>,
    /// File name and iCalendar text (RFC 5545); goes along both as a part that mail programs act on and as an
    /// attachment to open by hand.
    pub calendar: Option<(String, String)>,
    pub date: jiff::Timestamp,
    /// Written by the system rather than by a person: marked so that holiday notices do not answer (RFC
    /// 3834).
    pub automatic: bool,
}

/// A message that answers others, so that mail programs show them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub message: Message,
    /// Ids of the thread without angle brackets, oldest first; the last is the one that is answered. Ids that do not
    /// fit into a header are left out.
    pub references: Vec<String>,
    pub files: Vec<Enclosed>,
}

/// A file that goes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    pub name: String,
    pub content_type: &'static str,
    pub bytes: Vec<u8>,
}

/// Where messages go.
#[derive(Debug, Clone)]
pub enum Post {
    /// To a mail server.
    Smtp(SmtpSettings),
    /// Into a folder, one `<id>.eml` each; for offices without a mail server, for demonstrations and tests.
    Spool(PathBuf),
}

/// Why a message was not handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendError {
    /// Whether a later attempt can succeed. Trouble with the connection, the sign-in, the disk or the
    /// settings is temporary: it concerns every message, and nobody wants them all given up.
    pub temporary: bool,
    /// For the administrator. May quote the server, which may quote the address: personal data, not for logs.
    pub reason: String,
}

impl std::fmt::Display for SendError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = if self.temporary { "for now" } else { "for good" };
        write!(f, "not sent {kind}: {}", self.reason)
    }
}

impl std::error::Error for SendError {}

impl SendError {
    fn temporary(reason: impl ToString) -> SendError {
        SendError { temporary: true, reason: reason.to_string() }
    }

    fn permanent(reason: impl ToString) -> SendError {
        SendError { temporary: false, reason: reason.to_string() }
    }
}

/// A certified mailbox (PEC) of a body: what is sent from it has legal value, and receipts come back.
#[derive(Debug, Clone)]
pub struct Certified {
    /// Key of the body.
    pub body: String,
    /// Its own address: providers refuse any other sender.
    pub from: String,
    pub post: Post,
}

impl Post {
    /// Hands the message over; `Ok` means that the server or the disk has taken responsibility for it.
    /// Blocks.
    ///
    /// By SMTP, a connection lost after the last byte leaves it open whether the server took the message; the
    /// repeated attempt carries the same id. In a spool folder the same id never makes a second file.
    pub fn send(&self, message: &Message) -> Result<(), SendError> {
        self.hand_over(message, eml::build(message)?)
    }

    /// The same for an answer.
    pub fn send_answer(&self, answer: &Answer) -> Result<(), SendError> {
        self.hand_over(&answer.message, eml::build_answer(answer)?)
    }

    fn hand_over(&self, message: &Message, built: lettre::Message) -> Result<(), SendError> {
        match self {
            Post::Smtp(settings) => smtp::send(settings, message, &built),
            Post::Spool(folder) => spool::send(folder, message, &built),
        }
    }
}

//! Italian certified mail (DM 2 November 2005, RFC 6109): envelopes and receipts of the providers.
//!
//! Told by top-level header fields alone. Anybody can write these into ordinary mail: they mean what they say
//! only in a mailbox of a certified provider, which wraps whatever comes from elsewhere. The signature is
//! noted here and checked by [`super::SignatureCheck`].

mod certificate;
mod receipt;

pub use certificate::Certificate;
pub use receipt::{Receipt, ReceiptKind};

use super::{Automatic, File, head::Head};

/// A certified message in the provider's envelope; the letter around it is the message inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The provider's Message-ID; the letter has the sender's own.
    pub message_id: Option<String>,
    /// `X-Riferimento-Message-ID`.
    pub refers_to: Option<String>,
    pub certificate: Certificate,
    /// Whether a signature came along. It was not verified.
    pub signed: bool,
    /// The message inside is automatic, or a list passed the envelope on: not to be answered by a program.
    pub automatic: Option<Automatic>,
}

/// What the top-level header says about certified mail.
pub(super) enum Transport {
    Envelope,
    /// Ordinary mail that came to a certified mailbox.
    Ordinary,
    Receipt(String),
}

pub(super) fn transport(head: &Head) -> Option<Transport> {
    if let Some(kind) = head.first("x-ricevuta") {
        return Some(Transport::Receipt(kind.to_ascii_lowercase()));
    }
    match head.first("x-trasporto")?.to_ascii_lowercase().as_str() {
        "posta-certificata" => Some(Transport::Envelope),
        "errore" => Some(Transport::Ordinary),
        _ => None,
    }
}

/// The message inside an envelope. Files of messages inside are not looked into.
pub(super) fn inner(files: &[File]) -> Option<&File> {
    let named = |file: &&File| original(file).eq_ignore_ascii_case("postacert.eml");
    files.iter().find(named).or_else(|| files.iter().find(|file| file.kind == "message/rfc822"))
}

/// The provider's facts; `None` when the file is missing.
pub(super) fn certificate(files: &[File]) -> Option<Result<Certificate, String>> {
    let file = files.iter().find(|file| original(file).eq_ignore_ascii_case("daticert.xml"))?;
    Some(Certificate::read(&file.bytes))
}

fn original(file: &File) -> &str {
    file.original_name.as_deref().unwrap_or(&file.name)
}

//! What a letter is, before anybody looks which ticket it belongs to.

use platform::Moment;
use platform::letter::{Automatic, Bounce, Envelope, Kind, Letter, Receipt, Signature, Unreadable};
use platform::secrets::hex;
use platform::written::{cut, lines};
use sha2::{Digest, Sha256};

use crate::ticket::Channel;

/// Characters that the list of set-aside letters shows.
const EXCERPT_CHARS: usize = 600;
const LINE_CHARS: usize = 200;

/// The kinds that are handled differently.
pub(super) enum Sort {
    /// Nobody relies on it: somebody looks. The word says why.
    SetAside(&'static str),
    /// A provider's receipt about certified mail of ours.
    Receipt(Box<Receipt>),
    /// A mail of ours came back.
    Bounce(Bounce),
    /// No person wrote it. Reports speak of mails of ours only.
    Automatic {
        report: bool,
    },
    Written,
}

/// A letter sorted, with what does not depend on any ticket.
pub(super) struct Sorted {
    pub sort: Sort,
    pub letter: Option<Letter>,
    pub channel: Channel,
    /// When it was sent to us: of certified mail the legal instant.
    pub origin: Moment,
    /// Lower-case, as far as it is an address.
    pub sender: Option<identity::Email>,
    /// As it stood there, for eyes only.
    pub shown_sender: String,
    /// Another key than the bytes', where copies differ around one message.
    pub content_key: Option<String>,
    /// Of certified mail, what is known of the provider's signature.
    pub signature: Option<Signature>,
    /// Ids by which others may refer to it.
    pub ids: Vec<String>,
}

/// `certified`: whether the mailbox is a certified provider's. Elsewhere anybody can write those headers, and
/// they mean nothing.
pub(super) fn sort(read: Result<Letter, Unreadable>, certified: bool, arrived: Moment) -> Sorted {
    let (letter, trouble) = match read {
        Ok(letter) => (Some(letter), None),
        Err(trouble) => (trouble.letter().cloned(), Some(trouble)),
    };
    let trouble = trouble.filter(|trouble| certified || !is_about_certificates(trouble));
    let sort = match (&trouble, letter.as_ref().map(|letter| &letter.kind)) {
        (Some(trouble), _) => Sort::SetAside(word(trouble)),
        (None, None) => Sort::SetAside("reader-failed"),
        (None, Some(Kind::Normal)) => Sort::Written,
        (None, Some(Kind::Automatic(why))) => Sort::Automatic { report: *why == Automatic::Report },
        (None, Some(Kind::Bounce(bounce))) => Sort::Bounce(bounce.clone()),
        (None, Some(Kind::CertifiedReceipt(receipt))) if certified => Sort::Receipt(receipt.clone()),
        (None, Some(Kind::CertifiedReceipt(_))) => Sort::Automatic { report: false },
        (None, Some(Kind::Certified(envelope))) => match envelope.automatic {
            None => Sort::Written,
            Some(why) => Sort::Automatic { report: why == Automatic::Report },
        },
    };
    let envelope = letter.as_ref().and_then(envelope).filter(|_| certified);
    let first = letter.as_ref().and_then(|letter| {
        letter.from.iter().find(|from| identity::Email::parse(&from.address).is_ok()).or(letter.from.first())
    });
    let claimed = first.map(|from| from.address.as_str());
    let attested = envelope.and_then(|envelope| envelope.certificate.sender.as_deref());
    let shown_sender = attested.or(claimed).unwrap_or_default();
    let mailed = letter.as_ref().and_then(|letter| letter.received).map_or(arrived, Moment::from);
    Sorted {
        channel: if envelope.is_some() { Channel::Pec } else { Channel::Mail },
        origin: envelope.map_or(mailed, |envelope| envelope.certificate.instant.into()),
        sender: identity::Email::parse(shown_sender).ok(),
        shown_sender: line(shown_sender),
        content_key: letter
            .as_ref()
            .zip(envelope)
            .and_then(|(letter, envelope)| certified_key(letter, envelope)),
        signature: None,
        ids: ids(letter.as_ref(), envelope),
        sort,
        letter,
    }
}

fn envelope(letter: &Letter) -> Option<&Envelope> {
    if let Kind::Certified(envelope) = &letter.kind { Some(envelope) } else { None }
}

fn is_about_certificates(trouble: &Unreadable) -> bool {
    matches!(
        trouble,
        Unreadable::NoCertificate(_)
            | Unreadable::BadCertificate(..)
            | Unreadable::EmptyEnvelope(_)
            | Unreadable::UnknownReceipt(..)
    )
}

fn word(trouble: &Unreadable) -> &'static str {
    match trouble {
        Unreadable::TooLarge { .. } => "too-large",
        Unreadable::TooDeep(_) => "too-deep",
        Unreadable::TooManyParts(_) => "too-many-parts",
        Unreadable::NoCertificate(_) => "no-certificate",
        Unreadable::BadCertificate(..) => "bad-certificate",
        Unreadable::EmptyEnvelope(_) => "empty-envelope",
        Unreadable::UnknownReceipt(..) => "unknown-receipt",
        Unreadable::ReaderFailed => "reader-failed",
    }
}

/// Every certified mailbox of ours gets an envelope of its own around the same message.
fn certified_key(letter: &Letter, envelope: &Envelope) -> Option<String> {
    let facts = &envelope.certificate;
    let id = facts.message_id.as_deref()?;
    let all = [
        id,
        facts.sender.as_deref().unwrap_or(""),
        &facts.instant.to_string(),
        &letter.subject,
        &letter.text,
    ];
    let mut hash = Sha256::new();
    for fact in all {
        hash.update((fact.len() as u64).to_be_bytes());
        hash.update(fact.as_bytes());
    }
    for file in &letter.files {
        hash.update(Sha256::digest(&file.bytes));
    }
    Some(format!("pec {}", hex(&hash.finalize())))
}

/// Providers replace ids: the sender's own, the provider's, and the one that it says it refers to.
fn ids(letter: Option<&Letter>, envelope: Option<&Envelope>) -> Vec<String> {
    let own = letter.and_then(|letter| letter.message_id.clone());
    let outer = envelope.and_then(|envelope| envelope.message_id.clone());
    let about = envelope.and_then(|envelope| envelope.certificate.message_id.clone());
    let mut ids: Vec<String> = [own, outer, about].into_iter().flatten().filter(|id| is_id(id)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What can be told apart and quoted again.
pub(super) fn is_id(id: &str) -> bool {
    (3..=200).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// One line without signs that do not belong into a table.
pub(super) fn line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LINE_CHARS).collect();
    plain.trim().to_owned()
}

/// A text for a table: lines stay lines.
pub(super) fn paragraphs(text: &str, most: usize) -> String {
    cut(&lines(text), most)
}

pub(super) fn excerpt(letter: &Letter) -> String {
    let said = if letter.visible_text.trim().is_empty() { &letter.text } else { &letter.visible_text };
    paragraphs(said, EXCERPT_CHARS)
}

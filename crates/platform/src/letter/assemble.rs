//! A letter out of its pieces.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{
    Automatic, Envelope, Kind, LETTER_REFERENCES_MAX, Letter, Limits, Receipt, ReceiptKind, Unreadable,
    automatic, bounce,
    certified::{self, Transport},
    head::Head,
    html,
    media::Media,
    moments, quoted,
    reading::Walk,
    words,
};

/// Reads a message. Takes time in proportion to its size: not for the threads that answer requests. A defect
/// in a library does not come through.
pub fn read(raw: &[u8], limits: &Limits) -> Result<Letter, Unreadable> {
    if raw.len() > limits.bytes {
        crate::limits::hit("LETTER_BYTES_MAX");
        return Err(Unreadable::TooLarge { bytes: raw.len(), max: limits.bytes });
    }
    catch_unwind(AssertUnwindSafe(|| outer(raw, limits))).unwrap_or(Err(Unreadable::ReaderFailed))
}

fn outer(raw: &[u8], limits: &Limits) -> Result<Letter, Unreadable> {
    let (head, body) = Head::of_message(raw);
    let letter = plain(&head, body, limits)?;
    match certified::transport(&head) {
        None => Ok(letter),
        Some(Transport::Envelope) => unwrapped(&head, letter, limits),
        Some(Transport::Ordinary) => match certified::inner(&letter.files) {
            Some(file) => Ok(Letter { received: letter.received, ..message(&file.bytes, limits)? }),
            None => Ok(letter),
        },
        Some(Transport::Receipt(kind)) => receipt(&head, &kind, letter),
    }
}

/// A message that is itself, whatever its header says of certified mail.
fn message(raw: &[u8], limits: &Limits) -> Result<Letter, Unreadable> {
    let (head, body) = Head::of_message(raw);
    plain(&head, body, limits)
}

fn plain(head: &Head, body: &[u8], limits: &Limits) -> Result<Letter, Unreadable> {
    let mut walk = Walk::new(limits);
    let reading = walk.part(head, Media::of(head, "text/plain"), body, 0);
    let media = Media::of(head, "text/plain");
    let text = reading.as_text();
    let shown = reading.html.as_deref().and_then(|source| html::clean(source, &walk.files, limits));
    let (html, blocked_images) = shown.map_or((None, 0), |(html, blocked)| (Some(html), blocked));
    let (subject, odd_subject) = words::decode(head.first("subject").unwrap_or_default());
    let kind = match (bounce::of(&media, walk.report.as_deref(), &walk.files), automatic::why(head, &media)) {
        (Some(bounce), _) => Kind::Bounce(bounce),
        (None, Some(why)) => Kind::Automatic(why),
        (None, None) => Kind::Normal,
    };
    let mut references = head.ids("references");
    references.drain(..references.len().saturating_sub(LETTER_REFERENCES_MAX));
    let mut in_reply_to = head.ids("in-reply-to");
    in_reply_to.truncate(LETTER_REFERENCES_MAX);
    let letter = Letter {
        kind,
        message_id: head.ids("message-id").into_iter().next(),
        in_reply_to,
        references,
        from: head.addresses("from"),
        reply_to: head.addresses("reply-to"),
        to: head.addresses("to"),
        cc: head.addresses("cc"),
        subject,
        date: moments::date(head),
        received: moments::received(head),
        visible_text: quoted::visible(&text),
        text,
        html,
        blocked_images,
        files: walk.files,
        doubtful: reading.doubtful || head.doubtful || odd_subject,
        signed: walk.signature,
    };
    match (walk.too_many, walk.too_deep) {
        (true, _) => {
            crate::limits::hit("LETTER_PARTS_MAX");
            Err(Unreadable::TooManyParts(letter.into()))
        }
        (_, true) => {
            crate::limits::hit("LETTER_DEPTH_MAX");
            Err(Unreadable::TooDeep(letter.into()))
        }
        _ => Ok(letter),
    }
}

fn unwrapped(head: &Head, outer: Letter, limits: &Limits) -> Result<Letter, Unreadable> {
    let certificate = certified::certificate(&outer.files);
    let Some(file) = certified::inner(&outer.files) else {
        return Err(Unreadable::EmptyEnvelope(outer.into()));
    };
    let inner = Letter { received: outer.received, ..message(&file.bytes, limits)? };
    let certificate = match certificate {
        None => return Err(Unreadable::NoCertificate(inner.into())),
        Some(Err(why)) => return Err(Unreadable::BadCertificate(inner.into(), why)),
        Some(Ok(facts)) if facts.kind != "posta-certificata" => {
            return Err(Unreadable::BadCertificate(inner.into(), format!("it is for {:?}", facts.kind)));
        }
        Some(Ok(facts)) => facts,
    };
    let automatic = match inner.kind {
        _ if automatic::is_list(head) => Some(Automatic::List),
        Kind::Automatic(why) => Some(why),
        Kind::Bounce(_) => Some(Automatic::Report),
        _ => None,
    };
    let envelope = Envelope {
        message_id: outer.message_id,
        refers_to: head.ids("x-riferimento-message-id").into_iter().next(),
        certificate,
        signed: outer.signed,
        automatic,
    };
    Ok(Letter { kind: Kind::Certified(envelope.into()), ..inner })
}

fn receipt(head: &Head, kind: &str, letter: Letter) -> Result<Letter, Unreadable> {
    let Some(kind) = ReceiptKind::parse(kind) else {
        return Err(Unreadable::UnknownReceipt(letter.into(), kind.chars().take(60).collect()));
    };
    let certificate = match certified::certificate(&letter.files).transpose() {
        Err(why) => return Err(Unreadable::BadCertificate(letter.into(), why)),
        Ok(certificate) => certificate,
    };
    let receipt = Receipt::of(head, kind, certificate, letter.signed);
    Ok(Letter { kind: Kind::CertifiedReceipt(receipt.into()), ..letter })
}

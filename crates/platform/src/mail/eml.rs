//! The message as text (RFC 5322, MIME).

use std::time::SystemTime;

use lettre::{
    Address,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use sha2::{Digest, Sha256};

use super::{Answer, Enclosed, Message, SendError};
use crate::written::tidy;

/// Longest message id: it is a file name as well, and those end at 255 bytes.
const ID_CHARS_MAX: usize = 200;
/// Ids in `References`; longer threads lose the ones in the middle.
const REFERENCES_MAX: usize = 20;
/// RFC 5321 §4.5.3.1.3, without the angle brackets.
const ADDRESS_BYTES_MAX: usize = 254;

/// The message in the form in which it travels, lines ended by CR LF. Errors are permanent ones: address, id.
pub fn to_eml(message: &Message) -> Result<Vec<u8>, SendError> {
    Ok(build(message)?.formatted())
}

/// The same for a message that answers others.
pub(super) fn build_answer(answer: &Answer) -> Result<lettre::Message, SendError> {
    assemble(&answer.message, &answer.references, &answer.files)
}

pub(super) fn build(message: &Message) -> Result<lettre::Message, SendError> {
    assemble(message, &[], &[])
}

fn assemble(
    message: &Message,
    references: &[String],
    files: &[Enclosed],
) -> Result<lettre::Message, SendError> {
    check_id(&message.id)?;
    let mut builder = lettre::Message::builder()
        .from(mailbox(&message.from, message.from_name.as_deref())?)
        .to(mailbox(&message.to, message.to_name.as_deref())?)
        .subject(one_line(&message.subject))
        .message_id(Some(format!("<{}>", message.id)))
        .date(date(message.date));
    if let Some(address) = &message.reply_to {
        builder = builder.reply_to(mailbox(address, None)?);
    }
    if message.automatic {
        builder = builder.header(AutoSubmitted).header(ResponseSuppressed);
    }
    let references = foreign_ids(references);
    if let Some(answered) = references.last() {
        builder = builder.in_reply_to(answered.clone()).references(references.join(" "));
    }
    let text = SinglePart::plain(tidy(&message.text));
    if message.html.is_none() && message.calendar.is_none() && files.is_empty() {
        return builder.singlepart(text).map_err(SendError::permanent);
    }
    let mut readings = MultiPart::alternative().boundary(boundary(message, "a")).singlepart(text);
    if let Some(html) = &message.html {
        readings = readings.singlepart(SinglePart::html(tidy(html)));
    }
    if message.calendar.is_none() && files.is_empty() {
        return builder.multipart(readings).map_err(SendError::permanent);
    }
    let mut along = Vec::new();
    if let Some((name, ics)) = &message.calendar {
        readings = readings.singlepart(SinglePart::builder().header(calendar_type(ics)?).body(tidy(ics)));
        // Named application/ics, the copy is offered as a file and not acted on a second time.
        let file_type = ContentType::parse("application/ics").map_err(SendError::permanent)?;
        along.push(Attachment::new(file_name(name)).body(tidy(ics), file_type));
    }
    for file in files {
        let file_type = ContentType::parse(file.content_type).map_err(SendError::permanent)?;
        along.push(Attachment::new(file_name(&file.name)).body(file.bytes.clone(), file_type));
    }
    let mixed = MultiPart::mixed().boundary(boundary(message, "m")).multipart(readings);
    let mixed = along.into_iter().fold(mixed, MultiPart::singlepart);
    builder.multipart(mixed).map_err(SendError::permanent)
}

pub(super) fn check_id(id: &str) -> Result<(), SendError> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._-+=".contains(c);
    let fine = |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(allowed);
    match id.split_once('@') {
        Some((left, right)) if fine(left) && fine(right) && id.len() <= ID_CHARS_MAX => Ok(()),
        _ => Err(SendError::permanent("the message id is not of the form left@right")),
    }
}

/// Ids that others wrote, in angle brackets; what could end the field or stand for two is left out. The latest are
/// kept, and among them the first, which holds a thread together.
fn foreign_ids(ids: &[String]) -> Vec<String> {
    let fine = |id: &&String| {
        let plain = id.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b',' | b'"'));
        plain && id.contains('@') && id.len() <= ID_CHARS_MAX
    };
    let mut ids: Vec<String> = ids.iter().filter(fine).map(|id| format!("<{id}>")).collect();
    if ids.len() > REFERENCES_MAX {
        ids.drain(1..=ids.len() - REFERENCES_MAX);
    }
    ids
}

fn mailbox(address: &str, name: Option<&str>) -> Result<Mailbox, SendError> {
    // The library accepts quoted local parts; we do not, so that no white space, comma or angle bracket that
    // another program reads differently ever gets into an envelope.
    let odd = |c: char| c.is_control() || c.is_whitespace() || "\"(),:;<>[]\\".contains(c);
    if address.len() > ADDRESS_BYTES_MAX || address.contains(odd) {
        return Err(SendError::permanent("the address is malformed"));
    }
    let address: Address = address.parse().map_err(|_| SendError::permanent("the address is malformed"))?;
    let name = name.map(one_line).filter(|name| !name.is_empty());
    Ok(Mailbox::new(name, address))
}

/// Text for a header: whatever could end the line is a space.
fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.split(|c: char| breaks(c) || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn file_name(name: &str) -> String {
    let name = one_line(name).replace(['/', '\\', '"'], "-");
    if name.is_empty() { "event.ics".into() } else { name }
}

/// RFC 5545 §3.7.2 wants the METHOD of the calendar repeated here, or mail programs do not act on the part.
fn calendar_type(ics: &str) -> Result<ContentType, SendError> {
    let method = ics.lines().find_map(|line| line.trim().strip_prefix("METHOD:")).unwrap_or("PUBLISH");
    let method: String = method.chars().filter(char::is_ascii_alphabetic).collect();
    ContentType::parse(&format!("text/calendar; method={method}; charset=utf-8"))
        .map_err(SendError::permanent)
}

/// The library draws boundaries at random; ours follow from the id, so that attempts are byte for byte alike.
/// 128 bits keep them from occurring in a text.
fn boundary(message: &Message, part: &str) -> String {
    let hash = Sha256::digest(format!("{part} {}", message.id));
    crate::secrets::hex(&hash[..16])
}

/// The library's formatter panics outside 1970–9999.
fn date(time: jiff::Timestamp) -> SystemTime {
    SystemTime::from(time.max(jiff::Timestamp::UNIX_EPOCH))
}

/// [MS-OXCMAIL] 2.2.3.2.14: the programs that know it answer neither with absence notices nor with reports.
#[derive(Clone)]
struct ResponseSuppressed;

impl Header for ResponseSuppressed {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("X-Auto-Response-Suppress")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(ResponseSuppressed)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "All".into())
    }
}

/// RFC 3834 §5.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

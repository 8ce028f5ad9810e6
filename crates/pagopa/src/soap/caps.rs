//! A first, streaming look: what could make the tree costly is refused before the tree is built.
//!
//! Reading attributes and namespaces of one element takes time that grows with the square of their number, so
//! their number has its own cap.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::envelope::{EnvelopeError, Position, shown};

/// Elements one inside another; the deepest legal message has nine.
pub const DEPTH_MAX: usize = 32;
/// Elements, attributes, texts and comments together. The fullest legal receipt has some 1,400, and as many
/// texts of white space between them when it is indented.
pub const NODES_MAX: u32 = 8192;
/// Attributes and namespaces of one element.
pub const ATTRIBUTES_MAX: usize = 32;

pub(super) fn check(text: &str) -> Result<(), EnvelopeError> {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut nodes) = (0usize, 0u32);
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
            EnvelopeError::NotWellFormed { why: shown(&error.to_string()), at: Position::of_byte(text, at) }
        })?;
        let at = || Position::of_byte(text, start);
        nodes += 1;
        match &event {
            Event::Start(tag) => {
                depth += 1;
                nodes += attributes(tag, &at)?;
            }
            Event::Empty(tag) => {
                nodes += attributes(tag, &at)?;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(EnvelopeError::Dtd { at: at() }),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Err(EnvelopeError::TooDeep { at: at() });
        }
        if nodes > NODES_MAX {
            return Err(EnvelopeError::TooManyNodes { at: at() });
        }
    }
}

/// How many there are, or why they are refused.
fn attributes(tag: &BytesStart, at: &impl Fn() -> Position) -> Result<u32, EnvelopeError> {
    let mut count = 0;
    for attribute in tag.attributes().with_checks(false) {
        attribute
            .map_err(|error| EnvelopeError::NotWellFormed { why: shown(&error.to_string()), at: at() })?;
        count += 1;
        if count > ATTRIBUTES_MAX {
            return Err(EnvelopeError::TooManyAttributes { at: at() });
        }
    }
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

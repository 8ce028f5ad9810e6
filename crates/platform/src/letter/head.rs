//! The header of a message or part: fields on one line each, in the order in which they stand.

use mail_parser::{Addr, HeaderValue, parsers::MessageStream};

use super::limits::{
    LETTER_ADDRESSES_MAX, LETTER_FIELD_BYTES_MAX, LETTER_FIELDS_MAX, LETTER_HEADER_BYTES_MAX,
};
use super::{Address, charset, words};

#[derive(Debug, Default)]
pub(super) struct Head {
    /// Lower-case name and unfolded value.
    fields: Vec<(String, String)>,
    /// A field held bytes beyond ASCII that are not UTF-8.
    pub doubtful: bool,
}

impl Head {
    /// The header of a whole message; empty lines before it are an accident.
    pub fn of_message(raw: &[u8]) -> (Head, &[u8]) {
        Head::split(raw.trim_ascii_start())
    }

    /// The header of a part and what comes after it.
    pub fn split(raw: &[u8]) -> (Head, &[u8]) {
        let (mut head, mut room) = (Head::default(), LETTER_HEADER_BYTES_MAX);
        let body = fields(raw, |name, value| {
            let long = value.len() > LETTER_FIELD_BYTES_MAX || name.len() + value.len() > room;
            if head.fields.len() == LETTER_FIELDS_MAX || long {
                crate::limits::hit("LETTER_FIELDS_MAX");
                return;
            }
            room -= name.len() + value.len();
            let (value, doubtful) = charset::decode(&value, None);
            head.doubtful |= doubtful;
            head.fields.push((name, value.replace(['\r', '\n', '\0'], " ").trim().to_owned()));
        });
        (head, body)
    }

    /// Values of all fields of this lower-case name, the topmost first.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn first(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.first(name).is_some()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    /// Addresses of all fields of this name: a doubled `From` gives two.
    pub fn addresses(&self, name: &str) -> Vec<Address> {
        let mut addresses = Vec::new();
        for value in self.all(name) {
            let line = format!("{value}\n");
            if let HeaderValue::Address(list) = MessageStream::new(line.as_bytes()).parse_address() {
                addresses.extend(list.iter().filter_map(address).take(LETTER_ADDRESSES_MAX));
            }
        }
        addresses.truncate(LETTER_ADDRESSES_MAX);
        addresses
    }

    /// Message ids without angle brackets, in the order in which they stand.
    pub fn ids(&self, name: &str) -> Vec<String> {
        self.all(name).flat_map(ids).collect()
    }
}

fn address(found: &Addr<'_>) -> Option<Address> {
    let clean = |text: &str| words::decode(text).0;
    let address = found.address.as_deref().map(clean).unwrap_or_default();
    let name = found.name.as_deref().map(clean).filter(|name| !name.is_empty());
    (!address.is_empty() || name.is_some()).then_some(Address { name, address })
}

/// Ids in angle brackets; without brackets, words with an `@`.
pub(super) fn ids(value: &str) -> Vec<String> {
    let inside: Vec<&str> =
        value.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(id, _)| id).collect();
    let found = if inside.is_empty() {
        value.split([' ', '\t', ',']).filter(|word| word.contains('@')).collect()
    } else {
        inside
    };
    let clean = |id: &str| id.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(998).collect();
    found.into_iter().map(clean).filter(|id: &String| !id.is_empty()).collect()
}

/// Gives lower-case names and raw values, folding lines joined; returns the body.
pub(super) fn fields(raw: &[u8], mut each: impl FnMut(String, Vec<u8>)) -> &[u8] {
    let (mut rest, mut first, mut open) = (raw, true, None::<(String, Vec<u8>)>);
    loop {
        let end = rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        let text = line.trim_ascii_end();
        match (line.first(), &mut open) {
            (Some(b' ' | b'\t'), Some((_, value))) if !text.is_empty() => {
                value.push(b' ');
                value.extend_from_slice(text.trim_ascii_start());
            }
            _ => {
                if let Some((name, value)) = open.take() {
                    each(name, value);
                }
                match field(text) {
                    _ if line.is_empty() => return rest,
                    _ if text.is_empty() => return after,
                    Some((name, value)) => open = Some((name, value.trim_ascii().to_vec())),
                    // The separator line of mailbox files.
                    None if first && text.starts_with(b"From ") => {}
                    None => return rest,
                }
            }
        }
        (rest, first) = (after, false);
    }
}

fn field(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = line.iter().take(200).position(|b| *b == b':')?;
    let name = line[..colon].trim_ascii_end();
    let fine = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    fine.then(|| (String::from_utf8_lossy(name).to_ascii_lowercase(), &line[colon + 1..]))
}

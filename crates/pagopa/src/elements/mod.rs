//! The elements of an XML file one after the other, without holding the whole of it as a tree: settlement files
//! and journals carry a hundred thousand records.
//!
//! Namespaces are exact: an element of another namespace has no name here, so that it is never taken for one of
//! ours. A document type is refused (with it every entity of one's own), and so are too much depth and size.

mod decode;
mod node;
mod write;

pub use decode::decode;
pub use node::Node;
pub use write::Out;

use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::{Namespace, ResolveResult};

/// Half a million records of a settlement file.
pub const DOCUMENT_MAX_BYTES: usize = 256 << 20;
/// The deepest element of the files we know is the fifth.
pub const DEPTH_MAX: usize = 16;
/// Of one element; the longest text of a journal is a few hundred characters.
pub const TEXT_MAX_BYTES: usize = 64 << 10;
/// Children of one record, so that a record stays small.
pub const CHILDREN_MAX: usize = 256;

/// Why a file is no XML that we read. Lines count from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlError {
    /// More than [`DOCUMENT_MAX_BYTES`].
    TooLarge,
    /// Neither UTF-8 nor ISO-8859-1, or not what its first line claims.
    Encoding,
    /// Elements nested deeper than [`DEPTH_MAX`].
    TooDeep { line: u64 },
    /// A text above [`TEXT_MAX_BYTES`], or more than [`CHILDREN_MAX`] children in one record.
    TooLong { line: u64 },
    /// A document type: files of the platform have none, and attacks begin with one.
    DocumentType { line: u64 },
    /// A reference to an entity that XML itself does not define.
    Entity { line: u64 },
    /// Not well-formed, or cut off.
    Broken { line: u64 },
}

pub enum Step {
    Open(String),
    Close,
    End,
}

enum Token {
    Open(String),
    Close,
    Text(String),
    End,
}

pub struct Elements<'a> {
    text: &'a str,
    reader: NsReader<&'a [u8]>,
    namespace: Option<&'static str>,
    depth: usize,
    roots: usize,
    counted: usize,
    line: u64,
}

impl<'a> Elements<'a> {
    pub fn new(text: &'a str, namespace: Option<&'static str>) -> Elements<'a> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Elements { text, reader, namespace, depth: 0, roots: 0, counted: 0, line: 1 }
    }

    /// The next tag; the text between is passed over.
    pub fn step(&mut self) -> Result<Step, XmlError> {
        loop {
            match self.token()? {
                Token::Open(name) => return Ok(Step::Open(name)),
                Token::Close => return Ok(Step::Close),
                Token::End => return Ok(Step::End),
                Token::Text(_) => {}
            }
        }
    }

    /// The rest of the element that was just opened, with everything in it.
    pub fn node(&mut self, name: String) -> Result<Node, XmlError> {
        let mut node = Node { name, line: self.line, ..Node::default() };
        loop {
            match self.token()? {
                Token::Open(name) if node.children.len() < CHILDREN_MAX => {
                    let child = self.node(name)?;
                    node.children.push(child);
                }
                Token::Text(text) if node.text.len() + text.len() <= TEXT_MAX_BYTES => {
                    node.text.push_str(&text);
                }
                Token::Open(_) | Token::Text(_) => return Err(XmlError::TooLong { line: self.line }),
                Token::Close => return Ok(node),
                Token::End => return Err(XmlError::Broken { line: self.line }),
            }
        }
    }

    fn token(&mut self) -> Result<Token, XmlError> {
        loop {
            let read = self.reader.read_resolved_event();
            // the line is known only behind the event
            let token: Result<Option<Token>, fn(u64) -> XmlError> = match read {
                Err(_) | Ok((ResolveResult::Unknown(_), _)) => Err(|line| XmlError::Broken { line }),
                Ok((resolved, Event::Start(start))) => {
                    let ours = match resolved {
                        ResolveResult::Bound(Namespace(uri)) => self.namespace == Some(uri),
                        _ => self.namespace.is_none(),
                    };
                    let name = if ours { start.local_name().into_inner().to_owned() } else { String::new() };
                    Ok(Some(Token::Open(name)))
                }
                Ok((_, Event::End(_))) => Ok(Some(Token::Close)),
                Ok((_, Event::Text(text))) => Ok(Some(Token::Text(text.xml10_content().into_owned()))),
                Ok((_, Event::CData(text))) => Ok(Some(Token::Text(text.xml10_content().into_owned()))),
                Ok((_, Event::GeneralRef(name))) => match reference(&name) {
                    Some(letter) => Ok(Some(Token::Text(letter.to_string()))),
                    None => Err(|line| XmlError::Entity { line }),
                },
                Ok((_, Event::DocType(_))) => Err(|line| XmlError::DocumentType { line }),
                Ok((_, Event::Eof)) => Ok(Some(Token::End)),
                Ok((_, _)) => Ok(None),
            };
            self.count();
            match token {
                Ok(None) => {}
                Ok(Some(token)) => return self.placed(token),
                Err(error) => return Err(error(self.line)),
            }
        }
    }

    /// One root, nothing but blanks around it, closed at the end.
    fn placed(&mut self, token: Token) -> Result<Token, XmlError> {
        let line = self.line;
        match &token {
            Token::Open(_) => {
                self.depth += 1;
                self.roots += usize::from(self.depth == 1);
                if self.depth > DEPTH_MAX {
                    return Err(XmlError::TooDeep { line });
                }
                if self.roots > 1 {
                    return Err(XmlError::Broken { line });
                }
            }
            Token::Close => self.depth = self.depth.saturating_sub(1),
            Token::Text(text) if self.depth == 0 && !text.trim().is_empty() => {
                return Err(XmlError::Broken { line });
            }
            Token::End if self.depth > 0 || self.roots == 0 => return Err(XmlError::Broken { line }),
            Token::Text(_) | Token::End => {}
        }
        Ok(token)
    }

    fn count(&mut self) {
        let reached = usize::try_from(self.reader.buffer_position()).unwrap_or(0).min(self.text.len());
        let passed = self.text.as_bytes().get(self.counted..reached).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.counted = reached.max(self.counted);
    }
}

fn reference(name: &quick_xml::events::BytesRef) -> Option<char> {
    match &**name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}

//! The envelope of SOAP 1.1: from bytes to a message and back, and the faults of the envelope itself.

use roxmltree::{Document, Node, ParsingOptions};

use super::fields::{Fields, Order, SyntaxError, is};
pub use super::soap_fault::{FaultSide, SoapFault};
use super::text::Text;
use super::{NAMESPACE, NODES_MAX, Operation, Request, Response, caps, encoding};

pub(super) const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
/// SOAP 1.1, 4.2.2: such a header is meant for whoever receives it.
const ACTOR_NEXT: &str = "http://schemas.xmlsoap.org/soap/actor/next";

const SHOWN_CHARS_MAX: usize = 200;

/// Line and column, both from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Why the bytes are no message of the node's. Answered by a SOAP fault and HTTP 500.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnvelopeError {
    /// More bytes than [`super::BODY_BYTES_MAX`].
    TooLarge { bytes: usize },
    /// An encoding that is none of UTF-8, US-ASCII, ISO-8859-1.
    Encoding { name: String },
    /// A byte that the declared encoding does not know, counted after the mark of the encoding.
    Bytes { at: usize },
    /// No well-formed XML.
    NotWellFormed { why: String, at: Position },
    /// A document type: entities have no place in a message.
    Dtd { at: Position },
    /// Deeper than [`super::DEPTH_MAX`].
    TooDeep { at: Position },
    /// More than [`super::NODES_MAX`].
    TooManyNodes { at: Position },
    /// An element with more attributes than [`super::ATTRIBUTES_MAX`].
    TooManyAttributes { at: Position },
    /// The root is an envelope of another version of SOAP.
    Version { at: Position },
    /// The root is no envelope.
    NoEnvelope { at: Position },
    /// A header that must be understood, and nobody here understands headers.
    MustUnderstand { at: Position },
    /// No body, or several, or not exactly one element in it.
    Body { at: Position },
    /// The element in the body is no message known here.
    Unknown { root: String, at: Position },
}

/// Why there is no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Not a message at all.
    Envelope(EnvelopeError),
    /// A known message with a wrong field: answered in the operation's own form, with `idPA` where readable.
    Syntax { operation: Operation, body: Option<Text<35>>, error: SyntaxError },
    /// Only where an answer is read: the other side refused the envelope.
    Refused(SoapFault),
}

/// What the node asks. Strict, but for receipts: see the words at the head of [`crate::soap`].
pub fn read_request(bytes: &[u8]) -> Result<Request, ReadError> {
    read(bytes, Operation::of_request_root, Request::read)
}

/// What a body answers, for a program that plays the node.
pub fn read_response(bytes: &[u8]) -> Result<Response, ReadError> {
    read(bytes, Operation::of_response_root, Response::read)
}

fn read<T>(
    bytes: &[u8],
    operation_of: fn(&str) -> Option<Operation>,
    read: fn(Operation, &mut Fields) -> Result<T, SyntaxError>,
) -> Result<T, ReadError> {
    let text = encoding::decode(bytes).map_err(ReadError::Envelope)?;
    caps::check(&text).map_err(ReadError::Envelope)?;
    let document = parse(&text).map_err(ReadError::Envelope)?;
    let root = payload(&document).map_err(ReadError::Envelope)?;
    let name = root.tag_name();
    if name.namespace() == Some(SOAP) && name.name() == "Fault" {
        return Err(ReadError::Refused(SoapFault::of(root)));
    }
    let Some(operation) = operation_of(name.name()).filter(|_| name.namespace() == Some(NAMESPACE)) else {
        let unknown = EnvelopeError::Unknown { root: shown(name.name()), at: Position::of_node(root) };
        return Err(ReadError::Envelope(unknown));
    };
    let syntax = |error| ReadError::Syntax { operation, body: body_code(root), error };
    let mut fields = Fields::of(root, name.name().to_owned(), Order::Strict).map_err(syntax)?;
    let message = read(operation, &mut fields).map_err(syntax)?;
    fields.end().map_err(syntax)?;
    Ok(message)
}

fn parse(text: &str) -> Result<Document<'_>, EnvelopeError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES_MAX, ..Default::default() };
    Document::parse_with_options(text, options).map_err(|error| {
        let at = Position { line: error.pos().row, column: error.pos().col };
        match error {
            roxmltree::Error::DtdDetected => EnvelopeError::Dtd { at },
            roxmltree::Error::NodesLimitReached => EnvelopeError::TooManyNodes { at },
            error => EnvelopeError::NotWellFormed { why: shown(&error.to_string()), at },
        }
    })
}

/// The one element in the body.
fn payload<'a>(document: &'a Document<'a>) -> Result<Node<'a, 'a>, EnvelopeError> {
    let envelope = document.root_element();
    let at = Position::of_node(envelope);
    match (envelope.tag_name().name(), envelope.tag_name().namespace()) {
        ("Envelope", Some(SOAP)) => {}
        ("Envelope", _) => return Err(EnvelopeError::Version { at }),
        _ => return Err(EnvelopeError::NoEnvelope { at }),
    }
    let headers = children(envelope, "Header").flat_map(|header| header.children());
    if let Some(header) = headers.into_iter().find(must_be_understood) {
        return Err(EnvelopeError::MustUnderstand { at: Position::of_node(header) });
    }
    let only = |mut nodes: Vec<Node<'a, 'a>>| if nodes.len() == 1 { nodes.pop() } else { None };
    let body = only(children(envelope, "Body").collect()).ok_or(EnvelopeError::Body { at })?;
    let at = Position::of_node(body);
    only(body.children().filter(Node::is_element).collect()).ok_or(EnvelopeError::Body { at })
}

/// The leaves of the XML that a demand carries, by their local names: each service has a schema of its own, and
/// all of them are records of named texts.
pub fn demand_fields(content: &[u8]) -> Result<Vec<(String, String)>, EnvelopeError> {
    document(content, |document| {
        let leaves = document
            .root_element()
            .descendants()
            .skip(1)
            .filter(|node| node.is_element() && !node.children().any(|child| child.is_element()));
        let read = |leaf: Node| {
            let text = leaf.text().unwrap_or_default();
            (leaf.tag_name().name().to_owned(), super::value::trimmed(text).to_owned())
        };
        leaves.map(read).collect()
    })
}

/// A document that a message carries, under the same caps as the message.
pub(super) fn document<T>(bytes: &[u8], read: impl FnOnce(&Document) -> T) -> Result<T, EnvelopeError> {
    let text = encoding::decode(bytes)?;
    caps::check(&text)?;
    Ok(read(&parse(&text)?))
}

fn children<'a>(envelope: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    envelope.children().filter(move |child| child.has_tag_name((SOAP, name)))
}

fn must_be_understood(header: &Node) -> bool {
    let ours = header.attribute((SOAP, "actor")).is_none_or(|actor| actor == ACTOR_NEXT);
    ours && header.attribute((SOAP, "mustUnderstand")) == Some("1")
}

/// What is shown of a text that a stranger may have chosen.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARS_MAX).collect()
}

/// Whom the answer to a malformed question is for, as far as that can be read.
fn body_code(root: Node) -> Option<Text<35>> {
    root.children().find(|child| is(child, "idPA")).and_then(|child| child.text()).and_then(Text::cut)
}

impl Position {
    pub(super) fn of_byte(text: &str, at: usize) -> Position {
        let before = &text.as_bytes()[..at.min(text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: small(line), column: small(column) }
    }

    fn of_node(node: Node) -> Position {
        let at = node.document().text_pos_at(node.range().start);
        Position { line: at.row, column: at.col }
    }
}

//! Reading the fields of one element, and saying what is wrong and where.

use std::fmt;

use roxmltree::Node;

use super::value::{Value, trimmed};
use super::xml::Xml;

/// Why a field is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It must be there and is not.
    Missing,
    /// It is there twice.
    Repeated,
    /// The schema has no such element at this place.
    Unexpected,
    /// Elements where text belongs, or text where elements belong.
    Content,
    /// Too short or too long, counted in characters.
    Length { min: usize, max: usize, chars: usize },
    /// A character that XML 1.0 does not allow.
    Character,
    /// Not of the form that the schema prescribes.
    Form,
    /// No amount with two decimals, or outside its limits.
    Amount,
    /// No date.
    Date,
    /// No date and time.
    Time,
    /// Not base64.
    Base64,
    /// Neither or both of two that exclude each other.
    Choice,
    /// More or fewer entries than allowed.
    Count { min: usize, max: usize, found: usize },
    /// The amount is not the sum of its transfers.
    Sum,
    /// Two transfers with the same index.
    Index,
}

/// A message of the right root whose content the schema does not allow: `PAA_SINTASSI_EXTRAXSD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Names of elements from the root on, repeated ones with their place: `transferList/transfer[2]/IBAN`.
    pub path: String,
    pub why: Why,
}

/// Fields that stand one after another inside an element.
pub(super) trait Group: Sized {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError>;
    fn write(&self, xml: &mut Xml);
}

/// How strictly the order of the schema is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As the schema has it, and nothing beside.
    Strict,
    /// Receipts: any order, unknown fields passed over, empty optional texts count as absent.
    Any,
}

pub(super) struct Fields<'a> {
    left: Vec<Node<'a, 'a>>,
    path: String,
    order: Order,
}

/// What is shown of a name that a stranger chose.
const NAME_CHARS_MAX: usize = 64;

impl<'a> Fields<'a> {
    pub fn of(node: Node<'a, 'a>, path: String, order: Order) -> Result<Fields<'a>, SyntaxError> {
        let loose = |child: &Node| child.is_text() && !trimmed(child.text().unwrap_or_default()).is_empty();
        if order == Order::Strict && node.children().any(|child| loose(&child)) {
            return Err(SyntaxError { path, why: Why::Content });
        }
        Ok(Fields { left: node.children().filter(Node::is_element).collect(), path, order })
    }

    pub fn order(&mut self, order: Order) {
        self.order = order;
    }

    pub fn wrong(&self, name: &str, why: Why) -> SyntaxError {
        let name: String = name.chars().take(NAME_CHARS_MAX).collect();
        SyntaxError { path: format!("{}/{name}", self.path), why }
    }

    pub fn one<T: Value>(&mut self, name: &str) -> Result<T, SyntaxError> {
        let node = self.take(name)?.ok_or_else(|| self.absent(name))?;
        self.value(name, &text(node).map_err(|why| self.wrong(name, why))?)
    }

    pub fn maybe<T: Value>(&mut self, name: &str) -> Result<Option<T>, SyntaxError> {
        let Some(node) = self.take(name)? else { return Ok(None) };
        let text = text(node).map_err(|why| self.wrong(name, why))?;
        if self.order == Order::Any && text.is_empty() {
            return Ok(None);
        }
        self.value(name, &text).map(Some)
    }

    pub fn group<T: Group>(&mut self, name: &str) -> Result<T, SyntaxError> {
        self.maybe_group(name)?.ok_or_else(|| self.absent(name))
    }

    pub fn maybe_group<T: Group>(&mut self, name: &str) -> Result<Option<T>, SyntaxError> {
        let Some(node) = self.take(name)? else { return Ok(None) };
        if self.order == Order::Any && !node.has_children() {
            return Ok(None);
        }
        let path = format!("{}/{name}", self.path);
        Fields::of(node, path, self.order)?.whole().map(Some)
    }

    /// All elements of one name, with their place in the path.
    pub fn all<T: Group>(&mut self, name: &str, max: usize) -> Result<Vec<T>, SyntaxError> {
        let (mine, others): (Vec<_>, Vec<_>) = self.left.drain(..).partition(|node| is(node, name));
        self.left = others;
        if mine.is_empty() || mine.len() > max {
            return Err(self.wrong(name, Why::Count { min: 1, max, found: mine.len() }));
        }
        let read = |(place, node): (usize, Node<'a, 'a>)| {
            let path = format!("{}/{name}[{}]", self.path, place + 1);
            Fields::of(node, path, self.order)?.whole()
        };
        mine.into_iter().enumerate().map(read).collect()
    }

    /// The group, after which nothing may be left.
    pub fn whole<T: Group>(mut self) -> Result<T, SyntaxError> {
        let group = T::read(&mut self)?;
        self.end()?;
        Ok(group)
    }

    pub fn end(&self) -> Result<(), SyntaxError> {
        match self.left.first() {
            Some(node) if self.order == Order::Strict => {
                Err(self.wrong(node.tag_name().name(), Why::Unexpected))
            }
            _ => Ok(()),
        }
    }

    fn value<T: Value>(&self, name: &str, text: &str) -> Result<T, SyntaxError> {
        T::read(text).map_err(|why| self.wrong(name, why))
    }

    fn take(&mut self, name: &str) -> Result<Option<Node<'a, 'a>>, SyntaxError> {
        let place = match self.order {
            Order::Strict => self.left.first().filter(|node| is(node, name)).map(|_| 0),
            Order::Any => self.left.iter().position(|node| is(node, name)),
        };
        let Some(place) = place else { return Ok(None) };
        let node = self.left.remove(place);
        let again = match self.order {
            Order::Strict => self.left.first().is_some_and(|next| is(next, name)),
            Order::Any => self.left.iter().any(|next| is(next, name)),
        };
        if again { Err(self.wrong(name, Why::Repeated)) } else { Ok(Some(node)) }
    }

    /// The wanted element may follow further on: then the one before it is the wrong one.
    fn absent(&self, name: &str) -> SyntaxError {
        let later = self.left.iter().any(|node| is(node, name));
        match self.left.first() {
            Some(first) if later => self.wrong(first.tag_name().name(), Why::Unexpected),
            _ => self.wrong(name, Why::Missing),
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.path, self.why)
    }
}

/// Only the root of a message is qualified; `xmlns=""` takes a default namespace away again.
pub(super) fn is(node: &Node, name: &str) -> bool {
    node.tag_name().namespace().unwrap_or_default().is_empty() && node.tag_name().name() == name
}

fn text(node: Node) -> Result<String, Why> {
    if node.children().any(|child| child.is_element()) {
        return Err(Why::Content);
    }
    Ok(node.children().filter(|child| child.is_text()).filter_map(|child| child.text()).collect())
}

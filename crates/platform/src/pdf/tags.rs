//! What the pieces of a document mean: the tree that a screen reader reads, in the order in which it was drawn.

use std::num::NonZeroU16;

use krilla::tagging::{
    ArtifactType, BBox, ContentTag, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind,
};

use super::Area;

/// What an element of a document is.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    Section,
    /// From 1, which a document has once.
    Heading(u16),
    Paragraph,
    /// Rows of cells; the summary says what stands in them.
    Table {
        summary: String,
    },
    Row,
    HeaderCell(Scope),
    Cell,
    /// A picture, and what it says to somebody who does not see it.
    Figure {
        alternative: String,
    },
    /// Some words, when only their language differs.
    Span,
}

/// For which cells a header cell speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Row,
    Column,
}

/// Pieces that mean nothing by themselves, or say again what was said: they are not read aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// Lines, grounds, frames.
    Decoration,
    /// What stands at the head of every page.
    Header,
    /// What stands at the foot of every page.
    Footer,
}

/// An element with what is below it; for those who want to check what was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    pub role: Role,
    /// Where it differs from that of the element above.
    pub lang: Option<&'static str>,
    /// Its own words, without those of the elements below.
    pub text: String,
    pub children: Vec<Child>,
    pub(super) place: Option<(usize, Area)>,
}

/// What an element holds: elements, or pieces of pages (page, and place in its list).
#[derive(Clone, Debug, PartialEq)]
pub enum Child {
    Element(Element),
    Piece(usize, usize),
}

impl Element {
    pub(super) fn new(role: Role, lang: Option<&'static str>) -> Element {
        Element { role, lang, text: String::new(), children: Vec::new(), place: None }
    }

    /// Page and place of a figure.
    pub fn place(&self) -> Option<(usize, Area)> {
        self.place
    }

    /// This element and all below it, in reading order.
    pub fn all(&self) -> Vec<&Element> {
        let below = self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Piece(..) => None,
        });
        std::iter::once(self).chain(below.flat_map(Element::all)).collect()
    }

    /// The words of this element and of all below it.
    pub fn words(&self) -> String {
        let all = self.all();
        let words: Vec<&str> = all.iter().map(|e| e.text.trim()).filter(|text| !text.is_empty()).collect();
        words.join(" ")
    }

    /// The same some pages further on.
    pub(super) fn moved(&mut self, by: usize) {
        if let Some((page, _)) = &mut self.place {
            *page += by;
        }
        for child in &mut self.children {
            match child {
                Child::Element(element) => element.moved(by),
                Child::Piece(page, _) => *page += by,
            }
        }
    }

    fn tag(&self) -> TagKind {
        let kind: TagKind = match &self.role {
            Role::Section => Tag::Section.into(),
            Role::Heading(level) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(self.words())).into()
            }
            Role::Paragraph => Tag::P.into(),
            Role::Table { summary } => Tag::Table.with_summary(Some(summary.clone())).into(),
            Role::Row => Tag::TR.into(),
            Role::HeaderCell(Scope::Row) => Tag::TH(TableHeaderScope::Row).into(),
            Role::HeaderCell(Scope::Column) => Tag::TH(TableHeaderScope::Column).into(),
            Role::Cell => Tag::TD.into(),
            Role::Figure { alternative } => {
                let place = self.place.and_then(|(page, area)| Some(BBox::new(page, area.rect()?)));
                Tag::Figure(Some(alternative.clone())).with_bbox(place).into()
            }
            Role::Span => Tag::Span.into(),
        };
        kind.with_lang(self.lang.map(str::to_owned))
    }

    /// As the library wants it; `leaf` gives the mark of a piece.
    pub(super) fn group(&self, leaf: &dyn Fn(usize, usize) -> Option<Node>) -> TagGroup {
        let nodes = self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(Node::Group(element.group(leaf))),
            Child::Piece(page, at) => leaf(*page, *at),
        });
        TagGroup::with_children(self.tag(), nodes.collect())
    }
}

impl Artifact {
    pub(super) fn tag(self) -> ContentTag<'static> {
        let kind = match self {
            Artifact::Decoration => ArtifactType::Layout,
            Artifact::Header => ArtifactType::Header,
            Artifact::Footer => ArtifactType::Footer,
        };
        ContentTag::Artifact(krilla::tagging::Artifact::with_kind(kind))
    }
}

pub(super) fn content() -> ContentTag<'static> {
    ContentTag::Span(SpanTag::empty())
}

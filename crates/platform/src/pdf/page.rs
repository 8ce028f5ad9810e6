//! The pages of a document: what is drawn on them, and what can still be changed.

use super::face::Shaped;
use super::tags::{Child, Role};
use super::{Area, Artifact, Element, Ink, Paper, Style};
use crate::codes::Modules;

/// Something drawn.
pub(super) enum Mark {
    Text { x: f32, baseline: f32, style: Style, shaped: Shaped },
    Fill { area: Area, radius: f32, ink: Ink },
    Line { from: (f32, f32), to: (f32, f32), width: f32, ink: Ink, dashed: bool },
    Symbol { area: Area, modules: Modules },
}

/// Marks that mean one thing together.
pub(super) struct Piece {
    pub marks: Vec<Mark>,
    pub artifact: Option<Artifact>,
    pub area: Area,
}

pub(super) struct Page {
    pub width: f32,
    pub height: f32,
    pub pieces: Vec<Piece>,
}

/// A place kept for a ground whose size is known only when what stands on it is drawn.
pub struct Ground {
    page: usize,
    piece: usize,
}

/// How far a document was drawn, to take back what does not fit on a page.
pub struct Checkpoint {
    pieces: usize,
    children: usize,
}

impl Paper {
    /// Ends the page here: a roll is as long as what stands on it.
    pub fn cut_page_at(&mut self, height: f32) {
        if let Some(page) = self.pages.last_mut() {
            page.height = height;
        }
    }

    /// All of another document behind this one, as a part of its own in its own language: many letters for one
    /// print. Says on which page, from 0, it begins.
    pub fn append(&mut self, other: Paper) -> usize {
        let first = self.pages.len();
        let lang = other.about.lang;
        self.pages.extend(other.pages);
        let mut part = other.open.into_iter().next().unwrap_or_else(|| Element::new(Role::Section, None));
        part.moved(first);
        part.lang = (lang != self.about.lang).then(|| lang.code());
        if let Some(whole) = self.open.last_mut() {
            whole.children.push(Child::Element(part));
        }
        first
    }

    /// Goes back to a page, from 0, for what is known only at the end: the number of pages.
    pub fn on_page(&mut self, page: usize, draw: impl FnOnce(&mut Paper)) {
        let Some(later) = (page < self.pages.len()).then(|| self.pages.split_off(page + 1)) else { return };
        draw(self);
        self.pages.extend(later);
    }

    /// Keeps the place of a ground below all that is drawn from now on.
    pub fn ground(&mut self) -> Ground {
        self.aside(self.artifact.unwrap_or(Artifact::Decoration), |paper| {
            paper.put(Vec::new(), Area { x: 0.0, y: 0.0, width: 0.0, height: 0.0 }, String::new());
        });
        let page = self.pages.len().saturating_sub(1);
        Ground { page, piece: self.pages.last().map_or(0, |page| page.pieces.len().saturating_sub(1)) }
    }

    /// Fills a ground.
    pub fn spread(&mut self, ground: Ground, area: Area, radius: f32, ink: Ink) {
        let page = self.pages.get_mut(ground.page);
        if let Some(piece) = page.and_then(|page| page.pieces.get_mut(ground.piece)) {
            piece.marks = vec![Mark::Fill { area, radius, ink }];
            piece.area = area;
        }
    }

    /// Where the drawing is now, on this page and in the element that is open.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            pieces: self.pages.last().map_or(0, |page| page.pieces.len()),
            children: self.open.last().map_or(0, |element| element.children.len()),
        }
    }

    /// Takes back whole elements drawn since, on the same page.
    pub fn undo(&mut self, to: &Checkpoint) {
        if let (Some(page), Some(element)) = (self.pages.last_mut(), self.open.last_mut()) {
            page.pieces.truncate(to.pieces);
            element.children.truncate(to.children);
        }
    }
}

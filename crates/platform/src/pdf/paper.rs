//! A document while it is drawn: pieces on pages, and the element to which each belongs.

use super::face::{Face, Shaped};
use super::tags::{Artifact, Child, Element, Role};
use super::{About, PdfError, mm, text};
use crate::codes::Modules;
use crate::i18n::Lang;

/// The sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    A4,
    /// A roll of thermal paper, 80 mm wide and cut at this height.
    Roll {
        height: f32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// Colours of paper: what is said must survive a printer without colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Black,
    /// 70 per cent black.
    Grey,
    /// The dark blue of the public administration's design system.
    Deep,
    /// For lines that only part.
    Pale,
    /// For grounds under black text.
    Wash,
    White,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub face: Face,
    pub size: f32,
    /// Distance of the lines, in sizes.
    pub leading: f32,
    pub ink: Ink,
    /// 0 left, 0.5 centred, 1 right.
    pub align: f32,
    /// A longer text is cut, and says so.
    pub most_lines: Option<usize>,
}

impl Style {
    pub const fn new(face: Face, size: f32) -> Style {
        Style { face, size, leading: 1.25, ink: Ink::Black, align: 0.0, most_lines: None }
    }
    pub const fn ink(self, ink: Ink) -> Style {
        Style { ink, ..self }
    }
    pub const fn right(self) -> Style {
        Style { align: 1.0, ..self }
    }
    pub const fn centred(self) -> Style {
        Style { align: 0.5, ..self }
    }
    pub const fn lines(self, most: usize) -> Style {
        Style { most_lines: Some(most), ..self }
    }
    pub fn line_height(&self) -> f32 {
        self.size * self.leading
    }
}

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

pub struct Paper {
    pub(super) about: About,
    pub(super) pages: Vec<Page>,
    /// From the whole document down to the element that is open.
    open: Vec<Element>,
    lang: Lang,
    spoken: Vec<Lang>,
    artifact: Option<Artifact>,
}

impl Paper {
    pub fn new(about: About) -> Paper {
        let lang = about.lang;
        let whole = Element::new(Role::Section, None);
        Paper { about, pages: Vec::new(), open: vec![whole], lang, spoken: vec![lang], artifact: None }
    }

    pub fn page(&mut self, size: Size) {
        let (width, height) = match size {
            Size::A4 => (mm(210.0), mm(297.0)),
            Size::Roll { height } => (mm(80.0), height),
        };
        self.pages.push(Page { width, height, pieces: Vec::new() });
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Ends the page here: a roll is as long as what stands on it.
    pub fn cut_page_at(&mut self, height: f32) {
        if let Some(page) = self.pages.last_mut() {
            page.height = height;
        }
    }

    /// Goes back to a page, from 0, for what is known only at the end: the number of pages.
    pub fn on_page(&mut self, page: usize, draw: impl FnOnce(&mut Paper)) {
        let Some(later) = (page < self.pages.len()).then(|| self.pages.split_off(page + 1)) else { return };
        draw(self);
        self.pages.extend(later);
    }

    /// Everything drawn inside belongs to a new element.
    pub fn within<R>(&mut self, role: Role, draw: impl FnOnce(&mut Paper) -> R) -> R {
        let above = self.spoken.last().copied().unwrap_or(self.about.lang);
        self.open.push(Element::new(role, (self.lang != above).then(|| self.lang.code())));
        self.spoken.push(self.lang);
        let result = draw(self);
        self.spoken.pop();
        // The pieces of a repeated head belong to no element, and an empty element says nothing.
        if let (Some(done), Some(parent)) = (self.open.pop(), self.open.last_mut())
            && !done.children.is_empty()
        {
            parent.children.push(Child::Element(done));
        }
        result
    }

    /// Everything drawn inside is in this language.
    pub fn speaking<R>(&mut self, lang: Lang, draw: impl FnOnce(&mut Paper) -> R) -> R {
        let before = std::mem::replace(&mut self.lang, lang);
        let result = draw(self);
        self.lang = before;
        result
    }

    /// Everything drawn inside is not read aloud.
    pub fn aside<R>(&mut self, artifact: Artifact, draw: impl FnOnce(&mut Paper) -> R) -> R {
        let before = self.artifact.replace(artifact);
        let result = draw(self);
        self.artifact = before;
        result
    }

    /// The height that `write` would use.
    pub fn height(&self, style: &Style, width: f32, words: &str) -> Result<f32, PdfError> {
        let lines = text::lines(style.face.typeface()?, words, width / style.size, style.most_lines);
        Ok(lines.len() as f32 * style.line_height())
    }

    /// The width of a text in one line.
    pub fn width(&self, style: &Style, words: &str) -> Result<f32, PdfError> {
        Ok(style.face.typeface()?.shape(words).width * style.size)
    }

    /// Writes from `y` down, in lines no wider than `width`; says how high they are.
    pub fn write(&mut self, style: &Style, x: f32, y: f32, width: f32, words: &str) -> Result<f32, PdfError> {
        let lines = text::lines(style.face.typeface()?, words, width / style.size, style.most_lines);
        let high = lines.len() as f32 * style.line_height();
        let said: String = lines.iter().map(|line| line.text.as_str()).collect();
        let mut marks = Vec::new();
        let mut widest: f32 = 0.0;
        for (at, shaped) in lines.into_iter().enumerate() {
            let room = width - shaped.width * style.size;
            // Half of the height of capitals below the middle of the line.
            let baseline = y + (at as f32 + 0.5) * style.line_height() + 0.345 * style.size;
            widest = widest.max(shaped.width * style.size);
            marks.push(Mark::Text { x: x + room * style.align, baseline, style: *style, shaped });
        }
        let area = Area { x: x + (width - widest) * style.align, y, width: widest, height: high };
        if self.artifact.is_none() && self.spoken.last() != Some(&self.lang) {
            self.within(Role::Span, |paper| paper.put(marks, area, said));
        } else {
            self.put(marks, area, said);
        }
        Ok(high)
    }

    pub fn fill(&mut self, area: Area, radius: f32, ink: Ink) {
        self.decorate(Mark::Fill { area, radius, ink }, area);
    }

    /// A line from point to point; dashed where somebody may cut.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink, dashed: bool) {
        let area = Area { x: from.0, y: from.1, width: to.0 - from.0, height: to.1 - from.1 };
        self.decorate(Mark::Line { from, to, width, ink, dashed }, area);
    }

    /// A symbol of modules that fills the area, with what it says to somebody who does not see it.
    pub fn symbol(&mut self, area: Area, modules: Modules, alternative: String) {
        let page = self.pages.len().saturating_sub(1);
        self.within(Role::Figure { alternative }, |paper| {
            paper.put(vec![Mark::Symbol { area, modules }], area, String::new());
            if let Some(figure) = paper.open.last_mut() {
                figure.place = Some((page, area));
            }
        });
    }

    fn decorate(&mut self, mark: Mark, area: Area) {
        let kind = self.artifact.unwrap_or(Artifact::Decoration);
        self.aside(kind, |paper| paper.put(vec![mark], area, String::new()));
    }

    fn put(&mut self, marks: Vec<Mark>, area: Area, said: String) {
        let at = self.pages.len().saturating_sub(1);
        let Some(page) = self.pages.last_mut() else { return };
        page.pieces.push(Piece { marks, artifact: self.artifact, area });
        if self.artifact.is_none()
            && let Some(element) = self.open.last_mut()
        {
            element.children.push(Child::Piece(at, page.pieces.len() - 1));
            element.text.push_str(&said);
        }
    }

    /// The tree of what was drawn so far.
    pub fn tree(&self) -> &Element {
        &self.open[0]
    }

    /// Where the texts and symbols stand: page, place. For those who want to see that none covers another.
    pub fn places(&self) -> Vec<(usize, Area)> {
        let pages = self.pages.iter().enumerate();
        let pieces = pages.flat_map(|(at, page)| page.pieces.iter().map(move |piece| (at, piece)));
        let shown = pieces.filter(|(_, piece)| {
            piece.marks.iter().any(|mark| matches!(mark, Mark::Text { .. } | Mark::Symbol { .. }))
        });
        shown.map(|(at, piece)| (at, piece.area)).collect()
    }
}

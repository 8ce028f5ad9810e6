//! A document while it is drawn: pieces on pages, and the element to which each belongs.

use super::page::{Mark, Page, Piece};
use super::tags::{Artifact, Child, Element, Role};
use super::{About, Area, Ink, PdfError, Size, Style, mm, text};
use crate::codes::Modules;
use crate::i18n::Lang;

pub struct Paper {
    pub(super) about: About,
    pub(super) pages: Vec<Page>,
    /// From the whole document down to the element that is open.
    pub(super) open: Vec<Element>,
    lang: Lang,
    spoken: Vec<Lang>,
    pub(super) artifact: Option<Artifact>,
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

    pub(super) fn put(&mut self, marks: Vec<Mark>, area: Area, said: String) {
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

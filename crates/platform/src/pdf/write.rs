//! The file, by krilla: it refuses what breaks PDF/A-2a or PDF/UA-1.

use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Identifier, Node, TagTree};
use krilla::{Document, SerializeSettings};

use super::page::{Mark, Page};
use super::tags::{Child, Role, content};
use super::{About, Area, Element, Ink, Paper, PdfError};

impl Paper {
    /// The bytes of the file.
    pub fn finish(self) -> Result<Vec<u8>, PdfError> {
        if self.pages.is_empty() {
            return Err(PdfError::Empty);
        }
        let mut document = Document::new_with(settings()?);
        let mut marks: Vec<Vec<Option<Identifier>>> = Vec::new();
        for page in &self.pages {
            marks.push(draw(&mut document, page)?);
        }
        let leaf = |page: usize, piece: usize| marks.get(page)?.get(piece).copied().flatten().map(Node::Leaf);
        let mut tree = TagTree::new().with_lang(Some(self.about.lang.code().to_owned()));
        for node in self.tree().group(&leaf).children {
            tree.push(node);
        }
        document.set_tag_tree(tree);
        document.set_outline(self.outline());
        document.set_metadata(metadata(&self.about));
        document.finish().map_err(refused)
    }

    /// The headings, each with its place.
    fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        for element in self.tree().all() {
            if let (Role::Heading(_), Some((page, area))) = (&element.role, self.place_of(element)) {
                let target = XyzDestination::new(page, Point::from_xy(area.x, area.y));
                outline.push_child(OutlineNode::new(element.words(), target));
            }
        }
        outline
    }

    fn place_of(&self, element: &Element) -> Option<(usize, Area)> {
        element.all().iter().flat_map(|element| &element.children).find_map(|child| match child {
            Child::Piece(page, at) => Some((*page, self.pages.get(*page)?.pieces.get(*at)?.area)),
            Child::Element(_) => None,
        })
    }
}

fn settings() -> Result<SerializeSettings, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Rules(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() })
}

fn metadata(about: &About) -> Metadata {
    let at = about.made.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    // Each part of a civil date fits: none is negative, a year has four digits.
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let made = DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(about.title.clone())
        .description(about.subject.clone())
        .authors(vec![about.author.clone()])
        .creator("Sportello".to_owned())
        .language(about.lang.code().to_owned())
        .creation_date(made)
}

fn refused(error: KrillaError) -> PdfError {
    match error {
        KrillaError::Font(_, _) => PdfError::Font("of the document"),
        KrillaError::Validation(errors) => {
            let which: Vec<String> = errors.iter().map(|(error, _)| format!("{error:?}")).collect();
            PdfError::Rules(which.join(", "))
        }
        other => PdfError::Rules(other.to_string()),
    }
}

/// The marks of the pieces; artifacts have none.
fn draw(document: &mut Document, page: &Page) -> Result<Vec<Option<Identifier>>, PdfError> {
    let settings = PageSettings::from_wh(page.width, page.height).ok_or(PdfError::Empty)?;
    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    let mut marks = Vec::new();
    for piece in &page.pieces {
        let tag = piece.artifact.map_or_else(content, super::Artifact::tag);
        let identifier = surface.start_tagged(tag);
        for mark in &piece.marks {
            paint(&mut surface, mark)?;
        }
        surface.end_tagged();
        marks.push(piece.artifact.is_none().then_some(identifier));
    }
    surface.finish();
    sheet.finish();
    Ok(marks)
}

fn paint(surface: &mut Surface<'_>, mark: &Mark) -> Result<(), PdfError> {
    let (fill, stroke, path) = match mark {
        Mark::Text { x, baseline, style, shaped } => {
            surface.set_stroke(None);
            surface.set_fill(Some(Fill { paint: colour(style.ink).into(), ..Fill::default() }));
            let font = style.face.typeface()?.font.clone();
            let start = Point::from_xy(*x, *baseline);
            surface.draw_glyphs(start, &shaped.glyphs, font, &shaped.text, style.size, false);
            return Ok(());
        }
        Mark::Fill { area, radius, ink } => (Some(*ink), None, rounded(*area, *radius)),
        Mark::Line { from, to, width, ink, dashed } => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            let dash = dashed.then(|| StrokeDash { array: vec![3.0, 2.0], offset: 0.0 });
            let paint = colour(*ink).into();
            (None, Some(Stroke { paint, width: *width, dash, ..Stroke::default() }), path.finish())
        }
        Mark::Symbol { area, modules } => {
            let module = area.width / modules.side() as f32;
            let mut path = PathBuilder::new();
            for (x, y, run) in modules.runs() {
                let (left, top) = (area.x + x as f32 * module, area.y + y as f32 * module);
                if let Some(rect) = Rect::from_xywh(left, top, run as f32 * module, module) {
                    path.push_rect(rect);
                }
            }
            (Some(Ink::Black), None, path.finish())
        }
    };
    surface.set_fill(fill.map(|ink| Fill { paint: colour(ink).into(), ..Fill::default() }));
    surface.set_stroke(stroke);
    if let Some(path) = path {
        surface.draw_path(&path);
    }
    Ok(())
}

fn rounded(area: Area, radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (left, top) = (area.x, area.y);
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    if radius <= 0.0 {
        path.push_rect(area.rect()?);
        return path.finish();
    }
    path.move_to(left + radius, top);
    path.line_to(right - radius, top);
    path.quad_to(right, top, right, top + radius);
    path.line_to(right, bottom - radius);
    path.quad_to(right, bottom, right - radius, bottom);
    path.line_to(left + radius, bottom);
    path.quad_to(left, bottom, left, bottom - radius);
    path.line_to(left, top + radius);
    path.quad_to(left, top, left + radius, top);
    path.close();
    path.finish()
}

impl Area {
    pub(super) fn rect(self) -> Option<Rect> {
        Rect::from_xywh(self.x, self.y, self.width, self.height)
    }
}

fn colour(ink: Ink) -> rgb::Color {
    match ink {
        Ink::Black => rgb::Color::new(0, 0, 0),
        Ink::Grey => rgb::Color::new(77, 77, 77),
        Ink::Deep => rgb::Color::new(23, 50, 77),
        Ink::Pale => rgb::Color::new(185, 195, 205),
        Ink::Wash => rgb::Color::new(240, 243, 246),
        Ink::White => rgb::Color::new(255, 255, 255),
    }
}

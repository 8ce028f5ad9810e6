//! Lengths, colours and how a text looks.

use super::Face;

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

//! The fonts of paper: Titillium Web (SIL Open Font License 1.1) for words, Roboto Mono (Apache License 2.0) for
//! digits that people copy. Both may be embedded; each file carries only the shapes it uses.

use std::sync::OnceLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use unicode_normalization::UnicodeNormalization;

use super::PdfError;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Regular,
    SemiBold,
    Bold,
    Mono,
    MonoBold,
}

const FILES: [&str; 5] = [
    "fonts/titillium-400.ttf",
    "fonts/titillium-600.ttf",
    "fonts/titillium-700.ttf",
    "fonts/robotomono-400.ttf",
    "fonts/robotomono-700.ttf",
];

/// A font twice: as the file wants it, and as the shaper reads it.
pub(super) struct Typeface {
    pub font: Font,
    shaper: rustybuzz::Face<'static>,
}

/// A text as a row of glyphs; lengths for size 1.
#[derive(Clone, Debug)]
pub(super) struct Shaped {
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub width: f32,
}

impl Face {
    pub(super) fn typeface(self) -> Result<&'static Typeface, PdfError> {
        static FACES: OnceLock<Vec<Result<Typeface, PdfError>>> = OnceLock::new();
        let faces = FACES.get_or_init(|| FILES.into_iter().map(load).collect());
        faces[self as usize].as_ref().map_err(Clone::clone)
    }
}

fn load(name: &'static str) -> Result<Typeface, PdfError> {
    let broken = || PdfError::Font(name);
    // Embedded bytes live as long as the program; a development build, which reads the file, keeps them so once.
    let bytes: &'static [u8] = match crate::web::asset(name).ok_or_else(broken)? {
        std::borrow::Cow::Borrowed(bytes) => bytes,
        std::borrow::Cow::Owned(bytes) => bytes.leak(),
    };
    let font = Font::new(bytes.into(), 0).ok_or_else(broken)?;
    let shaper = rustybuzz::Face::from_slice(bytes, 0).ok_or_else(broken)?;
    Ok(Typeface { font, shaper })
}

impl Typeface {
    /// Shaped as it will be drawn: what is measured is what is seen.
    pub fn shape(&self, text: &str) -> Shaped {
        let text = self.spelt(text);
        let mut buffer = rustybuzz::UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(&self.shaper, &[], buffer);
        let em = self.font.units_per_em();
        let infos = shaped.glyph_infos();
        let mut width = 0.0;
        let mut glyphs = Vec::with_capacity(infos.len());
        for (at, (info, place)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            // Left to right, a cluster ends where the next one begins.
            let next = infos[at..].iter().map(|later| later.cluster as usize).find(|later| *later > start);
            let advance = place.x_advance as f32 / em;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                place.x_offset as f32 / em,
                place.y_offset as f32 / em,
                place.y_advance as f32 / em,
                start..next.unwrap_or(text.len()),
                None,
            ));
            width += advance;
        }
        Shaped { text, glyphs, width }
    }

    /// The text in letters that this font has: a letter it lacks loses its marks, and is a question mark when
    /// that does not help. A name in a foreign script must not keep a document from being printed.
    fn spelt(&self, text: &str) -> String {
        let known = |letter: char| self.shaper.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0);
        let mut spelt = String::with_capacity(text.len());
        for letter in text.nfc() {
            match letter {
                letter if known(letter) && !letter.is_control() => spelt.push(letter),
                letter if letter.is_whitespace() => spelt.push(' '),
                letter if letter.is_control() || is_invisible(letter) => {}
                letter => {
                    let plain = std::iter::once(letter).nfkd().find(|part| known(*part));
                    spelt.push(plain.unwrap_or('?'));
                }
            }
        }
        spelt
    }
}

/// Joiners, marks of direction, the soft hyphen: they have no shape, and a validator may refuse them.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

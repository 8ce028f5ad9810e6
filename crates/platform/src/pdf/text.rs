//! A text in lines no wider than asked, by its measured width.

use super::face::{Shaped, Typeface};

/// Where a text must stop, it says so.
const CUT: &str = "…";

/// The lines of `text`, none wider than `width` (for size 1). Breaks between words, and inside a word that is
/// wider than a line. Lines but the last end with a space: whoever reads aloud or copies must see the word end.
pub(super) fn lines(face: &Typeface, text: &str, width: f32, most: Option<usize>) -> Vec<Shaped> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split([' ', '\t', '\r']).filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if face.shape(&longer).width <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line) + " ");
            }
            line = broken(face, word, width, &mut lines);
        }
        lines.push(line);
    }
    let most = most.unwrap_or(usize::MAX).max(1);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(face, last, width);
        }
    }
    lines.iter().map(|line| face.shape(line)).collect()
}

/// What is left of a word after its full lines.
fn broken(face: &Typeface, word: &str, width: f32, lines: &mut Vec<String>) -> String {
    let mut piece = String::new();
    for letter in word.chars() {
        piece.push(letter);
        if piece.chars().count() > 1 && face.shape(&piece).width > width {
            piece.pop();
            lines.push(std::mem::replace(&mut piece, letter.to_string()));
        }
    }
    piece
}

fn cut(face: &Typeface, line: &str, width: f32) -> String {
    let mut kept = line.trim_end().to_owned();
    while !kept.is_empty() && face.shape(&format!("{kept}{CUT}")).width > width {
        kept.pop();
    }
    format!("{}{CUT}", kept.trim_end())
}

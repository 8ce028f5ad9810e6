//! What somebody has to say about a ticket.

use platform::web::Sentence;
use platform::written::lines;

use super::TEXT_MAX;

/// As it is kept; refused when nothing is left, or too much.
pub(crate) fn text(written: &str) -> Result<String, Sentence> {
    let text = lines(written);
    if text.is_empty() {
        return Err(Sentence::new("desk-error-empty"));
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Sentence::new("desk-error-long").with("most", TEXT_MAX));
    }
    Ok(text)
}

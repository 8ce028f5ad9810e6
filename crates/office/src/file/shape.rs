//! What the reader of TOML says of a text that has not the shape of an office file. It speaks English alone; what
//! administrators meet is said in their language, the rest is passed on beneath a sentence that is.

use platform::web::Sentence;

pub(super) fn said(message: &str) -> Sentence {
    let quoted = |text: &str| text.split('`').nth(1).map(str::to_owned);
    let starts = |beginning: &str| message.strip_prefix(beginning).and_then(quoted);
    // What would be right stands behind "expected", as the reader names it.
    let wanted = message.rsplit_once("expected ").map_or("", |(_, wanted)| wanted);
    let words = wanted.trim_start_matches("one of ").replace('`', "");
    if let Some(field) = starts("unknown field ") {
        Sentence::new("office-file-unknown-field").with("field", field).with("known", words)
    } else if let Some(word) = starts("unknown variant ") {
        Sentence::new("office-file-unknown-word").with("word", word).with("known", words)
    } else if let Some(field) = starts("missing field ") {
        Sentence::new("office-file-missing").with("field", field)
    } else if let Some(field) = starts("duplicate field ") {
        Sentence::new("office-file-twice").with("field", "").with("value", field)
    } else {
        Sentence::new("office-file-unreadable").with("parser", message)
    }
}

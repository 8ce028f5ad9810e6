//! What people write, as the program keeps it.

/// One kind of line end, and no control characters but tabs.
pub fn tidy(written: &str) -> String {
    let text = written.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// A text: lines stay lines, nothing blank stands around it.
pub fn lines(written: &str) -> String {
    tidy(written).trim().to_owned()
}

/// A title, a name, a reason: what breaks a line is taken out, and what turns it around or cannot be seen; nothing
/// blank stands around it.
pub fn line(written: &str) -> String {
    written.chars().filter(|c| !c.is_control() && !misleads(*c)).collect::<String>().trim().to_owned()
}

/// Marks that change the direction of what is read, and blanks of no width (Unicode technical report 36, 3.3). Those
/// that join letters stay: some scripts need them.
fn misleads(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// So many characters of it at most.
pub fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{cut, line, lines, tidy};

    #[test]
    fn control_characters_never_stay() {
        assert_eq!(tidy(" a\r\nb\rc\td\u{0}\u{7}\n"), " a\nb\nc\td\n");
        assert_eq!(lines("\n a\r\nb\t\u{1b}[31mc \r\n"), "a\nb\t[31mc");
        assert_eq!(line(" Guasti\u{7} da\n\tprendere\u{85} "), "Guasti daprendere");
    }

    #[test]
    fn nothing_turns_a_line_around() {
        assert_eq!(line("\u{202e}oiraM\u{202c} \u{feff}A"), "oiraM A");
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(cut("perché così", 6), "perché");
        assert_eq!(cut("perché così", 7), "perché", "nothing blank at the end");
    }
}

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

/// A title, a name, a reason: what breaks a line is taken out, nothing blank stands around it.
pub fn line(written: &str) -> String {
    written.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
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
    fn characters_are_counted_not_bytes() {
        assert_eq!(cut("perché così", 6), "perché");
        assert_eq!(cut("perché così", 7), "perché", "nothing blank at the end");
    }
}

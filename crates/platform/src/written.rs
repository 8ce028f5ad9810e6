//! What people write, as the program keeps it.

use unicode_normalization::char::is_combining_mark;

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
    readable(written).trim().to_owned()
}

/// Whether a line shows all that is in it, and reads as it is written: what is refused where [`line`] would mend.
pub fn is_readable(text: &str) -> bool {
    readable(text) == text
}

fn readable(written: &str) -> String {
    let (mut kept, mut marks) = (String::new(), 0);
    for letter in written.chars() {
        let before = kept.chars().next_back();
        let is_mark = is_combining_mark(letter);
        marks = if is_mark { marks + 1 } else { 0 };
        let lone = is_mark && before.is_none_or(char::is_whitespace);
        let odd = letter.is_control() || misleads(letter) || is_idle_joiner(letter, before);
        if !odd && !lone && marks <= MARKS_MAX {
            kept.push(letter);
        }
    }
    kept
}

/// Marks upon one letter: those of every script, and no tower of them over the line above.
const MARKS_MAX: usize = 4;

/// Joiners shape the letters of some scripts and the pictures of today; between Latin letters they are hidden signs.
fn is_idle_joiner(letter: char, before: Option<char>) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}') && before.is_none_or(|before| before < '\u{590}')
}

/// Marks that change the direction of what is read, blanks of no width and fillers, tags, ends of lines that are no
/// control characters, what each program shows in its own way (Unicode technical report 36, 3.3; private use).
fn misleads(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{e0000}'..='\u{10ffff}'
    )
}

/// So many characters of it at most.
pub fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{cut, is_readable, line, lines, tidy};

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
    fn what_is_not_seen_or_seen_otherwise_is_odd() {
        for odd in [
            "a\u{200b}b",
            "a\u{200d}b",
            "a\u{200f}b",
            "\u{202e}ab",
            "a\u{2066}b\u{2069}",
            "a\u{2028}b",
            "\u{feff}ab",
            "a\u{e0041}b",
            "a\u{e000}b",
            "a\u{f0000}b",
            "\u{301}ab",
            "ab \u{301}",
            "a\u{3164}b",
            "a\nb",
            "a\u{7}b",
            "a\u{301}\u{301}\u{301}\u{301}\u{301}b",
        ] {
            assert!(!is_readable(odd), "{odd:?}");
            assert!(is_readable(&line(odd)), "{odd:?}");
        }
        for plain in [
            "",
            "Mensa, perché e\u{300} così · n. 12/2026 – 45,00 €",
            "Straße Čampa 東京 עברית العربية",
            "نامه\u{200c}ای",
            "caffe\u{301} ❤️",
            "L\u{2019}ora d\u{a0}oro",
        ] {
            assert!(is_readable(plain), "{plain:?}");
        }
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(cut("perché così", 6), "perché");
        assert_eq!(cut("perché così", 7), "perché", "nothing blank at the end");
    }
}

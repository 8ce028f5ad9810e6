//! Why somebody did something, as he typed it: what is decided by hand stands under a name and a reason.

use crate::web::{Failed, Sentence};
use crate::written::line;

/// One line of at most so many characters, never empty, with nothing in it that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<const MOST: usize>(String);

/// Why what was typed is no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReason {
    Missing,
    Long { most: usize, found: usize },
}

impl<const MOST: usize> Reason<MOST> {
    /// Characters, for the field in which it is typed.
    pub const MOST: usize = MOST;

    pub fn parse(typed: &str) -> Result<Reason<MOST>, NoReason> {
        // Words that stood on two lines stay two words.
        let readable = line(&typed.replace(char::is_whitespace, " "));
        let text = readable.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.chars().count() {
            0 => Err(NoReason::Missing),
            found if found > MOST => Err(NoReason::Long { most: MOST, found }),
            _ => Ok(Reason(text)),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl NoReason {
    pub fn sentence(self) -> Sentence {
        match self {
            NoReason::Missing => Sentence::new("reason-missing"),
            NoReason::Long { most, found } => {
                Sentence::new("reason-long").with("most", most).with("found", found)
            }
        }
    }
}

impl From<NoReason> for Failed {
    fn from(error: NoReason) -> Failed {
        Failed::bad(error.sentence())
    }
}

#[cfg(test)]
mod tests {
    use super::{NoReason, Reason};

    fn read(typed: &str) -> Result<String, NoReason> {
        Reason::<12>::parse(typed).map(|reason| reason.as_str().to_owned())
    }

    #[test]
    fn a_reason_is_one_line_that_can_be_read() {
        for (typed, kept) in [
            ("  visto ", "visto"),
            ("visto\r\n\tal  bar", "visto al bar"),
            ("ok \u{7} \u{202e}sì", "ok sì"),
            ("èèèèèèèèèèèè", "èèèèèèèèèèèè"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(kept), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_reason_says_why() {
        for nothing in ["", " \n", "\u{200b}\u{7}"] {
            assert_eq!(read(nothing), Err(NoReason::Missing), "{nothing:?}");
        }
        assert_eq!(read("tredici lett."), Err(NoReason::Long { most: 12, found: 13 }));
    }
}

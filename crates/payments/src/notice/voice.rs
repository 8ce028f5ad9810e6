//! Sentences of a paper in the one or two languages that it speaks.

use platform::i18n::{Lang, Tr};
use platform::pdf::{Face, Ink, Paper, PdfError, Role, Scope, Style};

use super::sheet::{Draw, LABEL, Say};
use super::{Notice, NoticeError};

/// The languages of a notice.
#[derive(Clone, Copy)]
pub(super) struct Voice {
    pub first: Tr,
    second: Option<Tr>,
}

impl Voice {
    pub fn of(notice: &Notice) -> Voice {
        Voice { first: Tr(notice.lang), second: notice.second.map(Tr) }
    }

    /// One language alone.
    pub fn one(lang: Lang) -> Voice {
        Voice { first: Tr(lang), second: None }
    }

    /// In both languages: on one line where it fits, else one below the other. Says how high they are.
    pub fn write(
        self,
        paper: &mut Paper,
        style: &Style,
        (x, y): (f32, f32),
        width: f32,
        say: Say<'_>,
    ) -> Result<f32, PdfError> {
        let words = say(self.first);
        let second = self.second.map(|tr| (tr, say(tr))).filter(|(_, other)| *other != words);
        let Some((tr, other)) = second else { return paper.write(style, x, y, width, &words) };
        let quiet = if style.ink == Ink::White { Ink::White } else { Ink::Grey };
        let plain = Style { face: Face::Regular, ink: quiet, ..*style };
        let joined = format!("/ {other}");
        let begin = paper.width(style, &words)? + paper.width(style, "\u{a0}")?;
        let whole = begin + paper.width(&plain, &joined)?;
        // A hair more than measured, or the last word would wrap by a rounding.
        if whole + 1.0 <= width {
            let x = x + (width - whole - 1.0) * style.align;
            let (style, plain) = (Style { align: 0.0, ..*style }, Style { align: 0.0, ..plain });
            paper.write(&style, x, y, width, &words)?;
            return paper
                .speaking(tr.0, |paper| paper.write(&plain, x + begin, y, whole - begin + 1.0, &joined));
        }
        let high = paper.write(style, x, y, width, &words)?;
        Ok(high + paper.speaking(tr.0, |paper| paper.write(&plain, x, y + high, width, &other))?)
    }

    /// A row of a table: what it is, and below it the value. Says where it ends, with the air after it.
    pub fn row(
        self,
        paper: &mut Paper,
        (x, y): (f32, f32),
        width: f32,
        label: &str,
        value: Draw<'_>,
    ) -> Result<f32, NoticeError> {
        paper.within(Role::Row, |paper| {
            let high = paper.within(Role::HeaderCell(Scope::Row), |paper| {
                self.write(paper, &LABEL, (x, y), width, &|tr| tr.t(label))
            })?;
            Ok(paper.within(Role::Cell, |paper| value(paper, y + high))? + 4.5)
        })
    }
}

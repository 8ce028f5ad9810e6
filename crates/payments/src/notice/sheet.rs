//! A notice while it is drawn: where the pen stands, the head and foot of each page, sentences in two languages.

use platform::Moment;
use platform::i18n::Tr;
use platform::pdf::{About, Area, Artifact, Face, Ink, Paper, PdfError, Role, Size, Style};

use super::voice::Voice;
use super::{Notice, NoticeError};

/// The margins of an A4 page, in points.
pub(super) const LEFT: f32 = 42.5;
pub(super) const WIDTH: f32 = 510.0;
const TOP: f32 = 36.0;
/// Below it stands the foot.
const BOTTOM: f32 = 800.0;

pub(super) const LABEL: Style = Style::new(Face::Regular, 7.8).ink(Ink::Grey);
pub(super) const VALUE: Style = Style::new(Face::SemiBold, 9.5);
pub(super) const CODE: Style = Style::new(Face::MonoBold, 8.8);
pub(super) const BODY: Style = Style::new(Face::Regular, 9.0);
pub(super) const TITLE: Style = Style::new(Face::Bold, 11.5).ink(Ink::Deep);

/// A sentence in a language.
pub(super) type Say<'a> = &'a dyn Fn(Tr) -> String;
/// Draws from this height down, and says where it ended.
pub(super) type Draw<'a> = &'a dyn Fn(&mut Paper, f32) -> Result<f32, NoticeError>;

pub(super) struct Sheet<'a> {
    pub paper: Paper,
    pub voice: Voice,
    pub notice: &'a Notice,
    /// Where the next block begins.
    pub y: f32,
    /// Where the first block of this page began.
    top: f32,
}

pub(super) fn paper(notice: &Notice, now: Moment) -> Paper {
    Paper::new(About {
        title: format!("{}: {}", Tr(notice.lang).t("notice-title"), notice.subject),
        subject: notice.subject.clone(),
        author: notice.creditor.name.clone(),
        lang: notice.lang,
        made: now,
    })
}

impl<'a> Sheet<'a> {
    pub fn new(notice: &'a Notice, now: Moment) -> Result<Sheet<'a>, PdfError> {
        let (paper, voice) = (paper(notice, now), Voice::of(notice));
        let mut sheet = Sheet { paper, voice, notice, y: TOP, top: TOP };
        sheet.page()?;
        Ok(sheet)
    }

    /// A new page with the head; only the first is read aloud.
    pub fn page(&mut self) -> Result<(), PdfError> {
        self.paper.page(Size::A4);
        let (voice, notice) = (self.voice, self.notice);
        let mark = voice.first.t("notice-platform");
        let said = ("notice-title", mark.as_str(), notice.subject.as_str());
        self.y = if self.paper.pages() == 1 {
            head(&mut self.paper, voice, said, true)?
        } else {
            self.paper.aside(Artifact::Header, |paper| head(paper, voice, said, false))?
        };
        self.top = self.y;
        Ok(())
    }

    /// A block that is not torn: it goes to the next page whole.
    pub fn together(&mut self, draw: Draw<'_>) -> Result<(), NoticeError> {
        let before = self.paper.checkpoint();
        let end = draw(&mut self.paper, self.y)?;
        if end <= BOTTOM || self.y <= self.top {
            self.y = end;
            return Ok(());
        }
        self.paper.undo(&before);
        self.page()?;
        self.y = draw(&mut self.paper, self.y)?;
        Ok(())
    }

    /// The foot of each page, when their number is known.
    pub fn feet(&mut self) -> Result<(), PdfError> {
        let pages = self.paper.pages();
        let (first, creditor) = (self.voice.first, self.notice.creditor.name.clone());
        let mut all = Ok(());
        for page in 0..pages {
            let text = first.t2("notice-page", "page", page + 1, "pages", pages);
            self.paper.on_page(page, |paper| {
                let drawn = paper.aside(Artifact::Footer, |paper| {
                    paper.write(&LABEL.lines(1), LEFT, 812.0, 420.0, &creditor)?;
                    paper.write(&LABEL.right(), LEFT + 420.0, 812.0, WIDTH - 420.0, &text)
                });
                all = all.clone().and(drawn.map(|_| ()));
            });
        }
        all
    }
}

/// What it is, the mark beside it, and below what it is about.
pub(super) fn head(
    paper: &mut Paper,
    voice: Voice,
    (title_key, mark_text, about): (&str, &str, &str),
    first: bool,
) -> Result<f32, PdfError> {
    let size = if first { 22.0 } else { 13.0 };
    let title = Style { leading: 1.2, ..Style::new(Face::Bold, size).ink(Ink::Deep) };
    let mark = Style { leading: 1.2, ..title }.right();
    let high = paper.within(Role::Heading(1), |paper| {
        voice.write(paper, &title, (LEFT, TOP), 410.0, &|tr| tr.t(title_key))
    })?;
    if !mark_text.is_empty() {
        paper.within(Role::Paragraph, |paper| {
            paper.write(&mark, LEFT + 410.0, TOP, WIDTH - 410.0, mark_text)
        })?;
    }
    let mut y = TOP + high + 6.0;
    paper.line((LEFT, y), (LEFT + WIDTH, y), 1.5, Ink::Deep, false);
    y += 10.0;
    let subject = Style::new(Face::SemiBold, if first { 15.0 } else { 9.5 });
    y += paper.within(Role::Paragraph, |paper| paper.write(&subject, LEFT, y, WIDTH, about))?;
    Ok(y + if first { 14.0 } else { 10.0 })
}

/// A frame of thin lines.
pub(super) fn frame(paper: &mut Paper, area: Area) {
    let (left, top, right, bottom) = (area.x, area.y, area.x + area.width, area.y + area.height);
    for (from, to) in [
        ((left, top), (right, top)),
        ((right, top), (right, bottom)),
        ((left, bottom), (right, bottom)),
        ((left, top), (left, bottom)),
    ] {
        paper.line(from, to, 0.6, Ink::Pale, false);
    }
}

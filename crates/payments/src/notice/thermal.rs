//! The notice on a roll of thermal paper, as a counter or a totem hands it out: one column, as long as it needs.

use platform::Moment;
use platform::pdf::{Area, Face, Ink, Paper, PdfError, Role, Size, Style, mm};

use super::front::{fitted, say};
use super::offer::{Offer, QR_SIDE_MM, alternative, offers, symbol};
use super::panel::how;
use super::sheet::{BODY, LABEL, VALUE, paper};
use super::voice::Voice;
use super::{Notice, NoticeError, words};

const ROLL: f32 = 226.77;
const LEFT: f32 = 14.0;
const WIDTH: f32 = ROLL - 2.0 * LEFT;
/// Longer than any notice; the roll is cut where it ends.
const LONGEST: f32 = 14_000.0;
const TITLE: Style = Style { leading: 1.15, ..Style::new(Face::Bold, 16.0) };
const NAME: Style = Style::new(Face::SemiBold, 11.0);
const AMOUNT: Style = Style { leading: 1.15, ..Style::new(Face::Bold, 22.0) };
const CODE: Style = Style::new(Face::MonoBold, 11.0);

pub(super) fn draw(notice: &Notice, now: Moment) -> Result<Paper, NoticeError> {
    let mut paper = paper(notice, now);
    let voice = Voice::of(notice);
    paper.page(Size::Roll { height: LONGEST });
    let mut y = head(&mut paper, voice, notice)?;
    for offer in offers(&notice.asked) {
        y = paper.within(Role::Section, |paper| pay(paper, voice, notice, offer, y))?;
    }
    rule(&mut paper, y);
    y += 8.0;
    y += how(&mut paper, voice, (LEFT, y), WIDTH)? + 4.0;
    y += say(&mut paper, voice, &BODY, (LEFT, y), WIDTH, &|tr| tr.t("notice-may-change"))?;
    paper.cut_page_at(y + mm(6.0));
    Ok(paper)
}

fn head(paper: &mut Paper, voice: Voice, notice: &Notice) -> Result<f32, PdfError> {
    let mut y = mm(6.0);
    y += paper.within(Role::Heading(1), |paper| {
        voice.write(paper, &TITLE, (LEFT, y), WIDTH, &|tr| tr.t("notice-title"))
    })?;
    y += paper.within(Role::Paragraph, |paper| paper.write(&NAME, LEFT, y + 2.0, WIDTH, &notice.subject))?
        + 8.0;
    for (key, name, more) in [
        ("notice-creditor", &notice.creditor.name, &notice.creditor.office),
        ("notice-debtor", &notice.debtor.name, &notice.debtor.fiscal_code),
    ] {
        y += paper.within(Role::Heading(2), |paper| {
            voice.write(paper, &LABEL, (LEFT, y), WIDTH, &|tr| tr.t(key))
        })?;
        y += paper.within(Role::Paragraph, |paper| paper.write(&NAME, LEFT, y, WIDTH, name))?;
        if !more.is_empty() {
            y += paper.within(Role::Paragraph, |paper| paper.write(&BODY, LEFT, y, WIDTH, more))?;
        }
        y += 6.0;
    }
    Ok(y + 2.0)
}

/// One number: how much, by when, the code to scan and what to type.
fn pay(
    paper: &mut Paper,
    voice: Voice,
    notice: &Notice,
    offer: Offer<'_>,
    y: f32,
) -> Result<f32, NoticeError> {
    rule(paper, y);
    let mut y = y + 8.0;
    y += paper.within(Role::Heading(2), |paper| {
        voice.write(paper, &VALUE, (LEFT, y), WIDTH, &|tr| offer.title(tr))
    })?;
    let written = words::euro(offer.payment.amount);
    let style = fitted(paper, AMOUNT, &written, WIDTH)?;
    y += paper.within(Role::Paragraph, |paper| paper.write(&style, LEFT, y, WIDTH, &written))?;
    y += say(paper, voice, &VALUE, (LEFT, y), WIDTH, &|tr| words::by(tr, offer.payment.due))?;
    let side = mm(QR_SIDE_MM);
    let area = Area { x: (ROLL - side) / 2.0, y: y + 12.0, width: side, height: side };
    paper.symbol(area, symbol(notice, offer.payment)?, alternative(voice, offer.payment));
    y += side + 22.0;
    let summary = voice.first.t("notice-table");
    let y = paper.within(Role::Table { summary }, |paper| {
        let number = words::number(&offer.payment.number);
        let y = voice.row(paper, (LEFT, y), WIDTH, "notice-number", &|paper, y| {
            let style = fitted(paper, CODE, &number, WIDTH)?;
            Ok(y + paper.write(&style, LEFT, y, WIDTH, &number)?)
        })?;
        voice.row(paper, (LEFT, y), WIDTH, "notice-body-code", &|paper, y| {
            Ok(y + paper.write(&CODE, LEFT, y, WIDTH, notice.creditor.code.as_str())?)
        })
    })?;
    Ok(y + 4.0)
}

fn rule(paper: &mut Paper, y: f32) {
    paper.line((LEFT, y), (LEFT + WIDTH, y), 0.8, Ink::Black, true);
}

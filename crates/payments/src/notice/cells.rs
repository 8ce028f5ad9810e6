//! The rows of a panel: what to type, how much, who and what for.

use platform::pdf::{Face, Paper, Style};

use super::front::fitted;
use super::sheet::{CODE, VALUE};
use super::voice::Voice;
use super::{Notice, NoticeError, Payment, words};

/// What people type: larger than all but the amount.
const NUMBER: Style = Style::new(Face::MonoBold, 10.5);
const AMOUNT: Style = Style { leading: 1.15, ..Style::new(Face::Bold, 15.0) };

pub(super) fn amount(
    paper: &mut Paper,
    voice: Voice,
    payment: &Payment,
    at: (f32, f32),
    width: f32,
) -> Result<f32, NoticeError> {
    voice.row(paper, at, width, "notice-amount", &|paper, y| {
        let written = words::euro(payment.amount);
        let style = fitted(paper, AMOUNT, &written, width)?;
        Ok(y + paper.write(&style, at.0, y, width, &written)?)
    })
}

pub(super) fn numbers(
    paper: &mut Paper,
    voice: Voice,
    notice: &Notice,
    payment: &Payment,
    (x, y): (f32, f32),
    width: f32,
) -> Result<f32, NoticeError> {
    let number = words::number(&payment.number);
    let y = voice.row(paper, (x, y), width, "notice-number", &|paper, y| {
        let style = fitted(paper, NUMBER, &number, width)?;
        Ok(y + paper.write(&style, x, y, width, &number)?)
    })?;
    voice.row(paper, (x, y), width, "notice-body-code", &|paper, y| {
        Ok(y + paper.write(&CODE, x, y, width, notice.creditor.code.as_str())?)
    })
}

/// The code by which banks find the body, where it has one.
pub(super) fn interbank(
    paper: &mut Paper,
    voice: Voice,
    notice: &Notice,
    (x, y): (f32, f32),
    width: f32,
) -> Result<f32, NoticeError> {
    let Some(code) = &notice.creditor.interbank else { return Ok(y) };
    voice.row(paper, (x, y), width, "notice-interbank", &|paper, y| {
        Ok(y + paper.write(&CODE, x, y, width, code)?)
    })
}

pub(super) fn people(
    paper: &mut Paper,
    voice: Voice,
    notice: &Notice,
    (x, mut y): (f32, f32),
    width: f32,
) -> Result<f32, NoticeError> {
    let rows = [("notice-creditor", &notice.creditor.name), ("notice-debtor", &notice.debtor.name)];
    for (label, text) in rows {
        y = voice
            .row(paper, (x, y), width, label, &|paper, y| Ok(y + paper.write(&VALUE, x, y, width, text)?))?;
    }
    Ok(y)
}

pub(super) fn subject(
    paper: &mut Paper,
    voice: Voice,
    notice: &Notice,
    (x, y): (f32, f32),
    width: f32,
) -> Result<f32, NoticeError> {
    voice.row(paper, (x, y), width, "notice-subject", &|paper, y| {
        Ok(y + paper.write(&VALUE, x, y, width, &notice.subject)?)
    })
}

//! What to pay with: a panel for each number, with the code to scan, the amount and what to type.

use platform::pdf::{Area, Face, Ink, Paper, PdfError, Role, Style, mm};

use super::cells::{amount, interbank, numbers, people, subject};
use super::front::{heading, say};
use super::offer::{Offer, QR_SIDE_MM, Title, alternative, offers, symbol};
use super::sheet::{BODY, LEFT, Sheet, WIDTH, frame};
use super::voice::Voice;
use super::{Notice, NoticeError, words};

/// Four of 33 modules stay white around the symbol (ISO/IEC 18004).
const QUIET: f32 = 10.0;
const GAP: f32 = 10.0;
const BAND: Style = Style::new(Face::SemiBold, 9.5).ink(Ink::White);

pub(super) fn panels(sheet: &mut Sheet<'_>) -> Result<(), NoticeError> {
    let offers = offers(&sheet.notice.asked);
    let (alone, rest) =
        offers.split_at(usize::from(offers.first().is_some_and(|offer| offer.title == Title::Whole)));
    // Two and four fill rows of two; all others rows of three.
    let in_row = if matches!(rest.len(), 2 | 4) { 2 } else { 3 };
    let rows = alone.chunks(1).map(|row| (row, 1)).chain(rest.chunks(in_row).map(|row| (row, in_row)));
    let (voice, notice) = (sheet.voice, sheet.notice);
    for (at, (row, columns)) in rows.enumerate() {
        sheet.together(&|paper, y| {
            let y = if at == 0 { y + opening(paper, voice, notice, y)? } else { y };
            let width = (WIDTH - GAP * (columns as f32 - 1.0)) / columns as f32;
            let mut bottom = y;
            for (column, offer) in row.iter().enumerate() {
                let x = LEFT + column as f32 * (width + GAP);
                bottom = bottom.max(panel(paper, voice, notice, *offer, (x, y), width)?);
            }
            for column in 0..row.len() {
                let x = LEFT + column as f32 * (width + GAP);
                frame(paper, Area { x, y, width, height: bottom - y });
            }
            Ok(bottom + 12.0)
        })?;
    }
    Ok(())
}

fn opening(paper: &mut Paper, voice: Voice, notice: &Notice, y: f32) -> Result<f32, PdfError> {
    let key = if notice.checkout_only { "notice-online" } else { "notice-banks" };
    let high = heading(paper, voice, (LEFT, y), WIDTH, key)?;
    Ok(high + how(paper, voice, (LEFT, y + high), WIDTH)? + 6.0)
}

/// What to do with the code.
pub(super) fn how(paper: &mut Paper, voice: Voice, at: (f32, f32), width: f32) -> Result<f32, PdfError> {
    say(paper, voice, &BODY, at, width, &|tr| tr.t("notice-scan"))
}

fn panel(
    paper: &mut Paper,
    voice: Voice,
    notice: &Notice,
    offer: Offer<'_>,
    (x, y): (f32, f32),
    width: f32,
) -> Result<f32, NoticeError> {
    let modules = symbol(notice, offer.payment)?;
    paper.within(Role::Section, |paper| {
        let below = band(paper, voice, offer, (x, y), width)?;
        let top = below + QUIET;
        let side = mm(QR_SIDE_MM);
        let area = Area { x: x + QUIET, y: top, width: side, height: side };
        paper.symbol(area, modules, alternative(voice, offer.payment));
        let beside = x + 2.0 * QUIET + side;
        let wide = width > WIDTH * 0.6;
        let summary = voice.first.t("notice-table");
        paper.within(Role::Table { summary }, |paper| {
            let room = x + width - QUIET - beside;
            let lowest = top + side + QUIET;
            if wide {
                let half = (room - 16.0) / 2.0;
                let left = amount(paper, voice, offer.payment, (beside, top), half)?;
                let left = people(paper, voice, notice, (beside, left), half)?;
                let x = beside + half + 16.0;
                let right = numbers(paper, voice, notice, offer.payment, (x, top), half)?;
                let right = interbank(paper, voice, notice, (x, right), half)?;
                let right = subject(paper, voice, notice, (x, right), half)?;
                return Ok(left.max(right).max(lowest) + 4.0);
            }
            let next = amount(paper, voice, offer.payment, (beside, top), room)?;
            let (x, width) = (x + QUIET, width - 2.0 * QUIET);
            // In half a page there is room for the numbers beside the symbol, in a third only below it.
            let next = if room > width / 2.0 {
                let next = numbers(paper, voice, notice, offer.payment, (beside, next), room)?;
                interbank(paper, voice, notice, (beside, next), room)?.max(lowest)
            } else {
                let next = interbank(paper, voice, notice, (beside, next), room)?;
                numbers(paper, voice, notice, offer.payment, (x, next.max(lowest)), width)?
            };
            let next = people(paper, voice, notice, (x, next), width)?;
            Ok(subject(paper, voice, notice, (x, next), width)? + 4.0)
        })
    })
}

/// The title of a panel and by when, white on blue.
fn band(
    paper: &mut Paper,
    voice: Voice,
    offer: Offer<'_>,
    (x, y): (f32, f32),
    width: f32,
) -> Result<f32, PdfError> {
    let ground = paper.ground();
    let (inner, room) = (x + QUIET, width - 2.0 * QUIET);
    let mut end = y + 4.0;
    end += paper.within(Role::Heading(3), |paper| {
        voice.write(paper, &BAND, (inner, end), room, &|tr| offer.title(tr))
    })?;
    let thin = Style { face: Face::Regular, ..BAND };
    end += say(paper, voice, &thin, (inner, end), room, &|tr| words::by(tr, offer.payment.due))? + 4.0;
    paper.spread(ground, Area { x, y, width, height: end - y }, 0.0, Ink::Deep);
    Ok(end)
}

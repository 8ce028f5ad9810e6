//! The A4 notice from head to foot, and its upper part: creditor, addressee, how much and when, where to pay.

use pagopa::Cents;
use platform::Moment;
use platform::pdf::{Area, Face, Ink, Paper, PdfError, Role, Style};

use super::sheet::{BODY, CODE, LEFT, Say, Sheet, TITLE, VALUE, WIDTH};
use super::voice::Voice;
use super::{Asked, Creditor, Debtor, Notice, NoticeError, Payment, panel, slip, words};

const GAP: f32 = 18.0;
const HALF: f32 = (WIDTH - GAP) / 2.0;
const RIGHT: f32 = LEFT + HALF + GAP;
const LARGE: Style = Style { leading: 1.15, ..Style::new(Face::Bold, 24.0) };

pub(super) fn draw(notice: &Notice, now: Moment) -> Result<Paper, NoticeError> {
    let mut sheet = Sheet::new(notice, now)?;
    let voice = sheet.voice;
    sheet.together(&|paper, y| Ok(parties(paper, voice, (&notice.creditor, &notice.debtor), y)?))?;
    sheet.together(&|paper, y| asked(paper, voice, notice, y))?;
    panel::panels(&mut sheet)?;
    slip::slips(&mut sheet)?;
    sheet.feet()?;
    Ok(sheet.paper)
}

/// Creditor and addressee side by side.
pub(super) fn parties(
    paper: &mut Paper,
    voice: Voice,
    (creditor, debtor): (&Creditor, &Debtor),
    y: f32,
) -> Result<f32, PdfError> {
    let left = paper.within(Role::Section, |paper| {
        let data = [creditor.office.as_str(), creditor.contacts.as_str()];
        party(paper, voice, (LEFT, y), "notice-creditor", &creditor.name, creditor.code.as_str(), &data)
    })?;
    let right = paper.within(Role::Section, |paper| {
        let data = [debtor.address.as_str()];
        party(paper, voice, (RIGHT, y), "notice-debtor", &debtor.name, &debtor.fiscal_code, &data)
    })?;
    Ok(left.max(right) + 14.0)
}

fn party(
    paper: &mut Paper,
    voice: Voice,
    (x, mut y): (f32, f32),
    label: &str,
    name: &str,
    code: &str,
    data: &[&str],
) -> Result<f32, PdfError> {
    y += heading(paper, voice, (x, y), HALF, label)?;
    let bold = Style { leading: 1.15, ..Style::new(Face::SemiBold, 12.0) };
    y += paper.within(Role::Paragraph, |paper| paper.write(&bold, x, y, HALF, name))? + 2.0;
    if !code.is_empty() {
        y += paper.within(Role::Paragraph, |paper| {
            let label = format!("{}\u{a0}", voice.first.t("notice-fiscal-code"));
            let wide = paper.width(&BODY, &label)?;
            paper.write(&BODY, x, y, HALF, &label)?;
            let mono = Style { leading: BODY.line_height() / CODE.size, ..CODE };
            paper.write(&mono, x + wide, y, HALF - wide, code)
        })?;
    }
    for line in data.iter().filter(|line| !line.is_empty()) {
        y += paper.within(Role::Paragraph, |paper| paper.write(&BODY, x, y, HALF, line))?;
    }
    Ok(y)
}

pub(super) fn heading(
    paper: &mut Paper,
    voice: Voice,
    at: (f32, f32),
    width: f32,
    key: &str,
) -> Result<f32, PdfError> {
    let high =
        paper.within(Role::Heading(2), |paper| voice.write(paper, &TITLE, at, width, &|tr| tr.t(key)))?;
    Ok(high + 3.0)
}

/// How much and by when on a ground of its own; beside it where to pay.
fn asked(paper: &mut Paper, voice: Voice, notice: &Notice, y: f32) -> Result<f32, NoticeError> {
    const PAD: f32 = 12.0;
    let ground = paper.ground();
    let left = paper.within(Role::Section, |paper| {
        let (x, width) = (LEFT + PAD, HALF - 2.0 * PAD);
        let y = y + PAD - 2.0;
        let y = y + heading(paper, voice, (x, y), width, "notice-how-much")?;
        how_much(paper, voice, &notice.asked, (x, y), width)
    })?;
    let right = paper.within(Role::Section, |paper| {
        let mut y = y + PAD - 2.0;
        y += heading(paper, voice, (RIGHT, y), HALF, "notice-where")?;
        for (key, offered) in [
            ("notice-where-checkout", notice.checkout_only),
            ("notice-where-online", !notice.checkout_only),
            ("notice-where-place", !notice.checkout_only),
            ("notice-where-post", notice.postal.is_some()),
        ] {
            if offered {
                y += say(paper, voice, &BODY, (RIGHT, y), HALF, &|tr| tr.t(key))? + 4.0;
            }
        }
        Ok::<f32, PdfError>(y)
    })?;
    let bottom = left.max(right - 4.0) + PAD;
    paper.spread(ground, Area { x: LEFT, y, width: HALF, height: bottom - y }, 5.0, Ink::Wash);
    Ok(bottom + 16.0)
}

fn how_much(
    paper: &mut Paper,
    voice: Voice,
    asked: &Asked,
    (x, mut y): (f32, f32),
    width: f32,
) -> Result<f32, PdfError> {
    match asked {
        Asked::Once(payment) => y = large(paper, payment.amount, (x, y), width)?,
        Asked::Fine { discounted, reduced } => {
            for (payment, key) in [(discounted, "notice-discounted"), (reduced, "notice-reduced")] {
                y += say(paper, voice, &VALUE, (x, y), width, &|tr| tr.t(key))?;
                y = large(paper, payment.amount, (x, y), width)?;
                y += when(paper, voice, payment, (x, y), width)? + 6.0;
            }
            return Ok(y - 6.0);
        }
        Asked::InParts { whole, parts } => {
            let total = whole
                .as_ref()
                .map_or_else(|| parts.iter().map(|part| part.amount).sum(), |whole| whole.amount);
            y = large(paper, total, (x, y), width)?;
            if let Some(whole) = whole {
                let once: Say<'_> = &|tr| tr.t1("notice-at-once", "by", words::by(tr, whole.due));
                y += say(paper, voice, &VALUE, (x, y), width, once)?;
            }
            let count: Say<'_> = &|tr| tr.t1("notice-in-parts", "count", parts.len());
            y += say(paper, voice, &VALUE, (x, y), width, count)? + 4.0;
        }
    }
    if let Asked::Once(payment) = asked {
        y += when(paper, voice, payment, (x, y), width)? + 4.0;
    }
    Ok(y + say(paper, voice, &BODY, (x, y), width, &|tr| tr.t("notice-may-change"))?)
}

/// The amount as large as its box allows.
pub(super) fn large(
    paper: &mut Paper,
    amount: Cents,
    (x, y): (f32, f32),
    width: f32,
) -> Result<f32, PdfError> {
    let written = words::euro(amount);
    Ok(y + paper.within(Role::Paragraph, |paper| {
        let style = fitted(paper, LARGE, &written, width)?;
        paper.write(&style, x, y, width, &written)
    })?)
}

fn when(
    paper: &mut Paper,
    voice: Voice,
    payment: &Payment,
    at: (f32, f32),
    width: f32,
) -> Result<f32, PdfError> {
    say(paper, voice, &VALUE, at, width, &|tr| words::by(tr, payment.due))
}

/// A paragraph in the languages of the notice.
pub(super) fn say(
    paper: &mut Paper,
    voice: Voice,
    style: &Style,
    at: (f32, f32),
    width: f32,
    words: Say<'_>,
) -> Result<f32, PdfError> {
    paper.within(Role::Paragraph, |paper| voice.write(paper, style, at, width, words))
}

/// The style, smaller where the words would not fit on one line.
pub(super) fn fitted(paper: &Paper, style: Style, words: &str, width: f32) -> Result<Style, PdfError> {
    let wide = paper.width(&style, words)?;
    let smaller = if wide > width { style.size * width / wide * 0.99 } else { style.size };
    Ok(Style { size: smaller, ..style })
}

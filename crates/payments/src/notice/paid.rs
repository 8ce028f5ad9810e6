//! The receipt on paper: what was paid, to whom and for whom, when and through whom, as the body has recorded it.
//! Drawn with the notice's pens; the same payment gives the same bytes.

use office::Office;
use pagopa::{Cents, NoticeNumber};
use platform::Moment;
use platform::i18n::{Lang, Tr};
use platform::pdf::{About, Area, Face, Ink, Paper, PdfError, Role, Size, Style};

use super::front::{fitted, heading, large, parties, say};
use super::sheet::{BODY, CODE, LEFT, VALUE, WIDTH, head};
use super::voice::Voice;
use super::{Creditor, Debtor, NoticeError, rule, words};
use crate::position::{PaidBy, Payment, Position};
use crate::refunds::{Case, payer};
use crate::said;

/// What one receipt says.
#[derive(Clone, Debug)]
pub struct PaidPaper {
    creditor: Creditor,
    debtor: Debtor,
    subject: String,
    amount: Cents,
    at: String,
    number: NoticeNumber,
    reference: String,
    /// The platform's receipt, where it has come.
    receipt: Option<String>,
    /// Who took the money: the body itself where it was not paid through the platform.
    taker: String,
    way: PaidBy,
    method: String,
    /// Why it is too much; nothing of what was owed.
    extra: Option<String>,
    lang: Lang,
}

impl PaidPaper {
    /// Of the notice with this number, or of what was paid for it beside what was owed; [`NoticeError::Nothing`]
    /// while it is not paid.
    pub fn of(
        office: &Office,
        position: &Position,
        (nav, extra): (&NoticeNumber, Option<&Case>),
        lang: Lang,
    ) -> Result<PaidPaper, NoticeError> {
        let (option, part) = position.option_of(nav).ok_or(NoticeError::Nothing)?;
        let beside = extra.map(|case| of_case(case).ok_or(NoticeError::Nothing)).transpose()?;
        let payment = beside.as_ref().or(part.payment.as_ref()).ok_or(NoticeError::Nothing)?;
        Ok(PaidPaper {
            creditor: rule::creditor(&Creditor::of(office, position)?),
            debtor: rule::debtor(&Debtor::of(&option.debtor)),
            subject: match said::part(Tr(lang), option, part) {
                None => rule::subject(&part.description),
                Some(place) => format!("{} · {place}", rule::subject(&part.description)),
            },
            amount: payment.amount,
            at: words::paid_at(office, payment),
            number: nav.clone(),
            reference: part.iuv.as_str().to_owned(),
            receipt: payment.receipt.clone(),
            taker: payment.taker(position).to_owned(),
            way: payment.way,
            method: payment.method.clone(),
            extra: extra.map(|case| payer::why(Tr(lang), case)),
            lang,
        })
    }

    /// Label and value of each row, in their order.
    fn rows(&self, voice: Voice) -> Vec<(&'static str, String, &'static Style)> {
        let mut rows = vec![("pay-taker", self.taker.clone(), &VALUE)];
        if self.way == PaidBy::Elsewhere {
            let method = voice.first.t(&format!("due-method-{}", said::key(&self.method)));
            rows.push(("due-method", method, &VALUE));
        }
        rows.push(("notice-number", words::number(&self.number), &CODE));
        rows.push(("paid-paper-reference", self.reference.clone(), &CODE));
        if let (Some(receipt), PaidBy::Platform) = (&self.receipt, self.way) {
            rows.push(("paid-paper-receipt", receipt.clone(), &CODE));
        }
        rows
    }
}

/// The receipt as a PDF (PDF/A-2a and PDF/UA-1).
pub fn render(paid: &PaidPaper, now: Moment) -> Result<Vec<u8>, NoticeError> {
    Ok(draw(paid, now)?.finish()?)
}

fn draw(paid: &PaidPaper, now: Moment) -> Result<Paper, NoticeError> {
    let voice = Voice::one(paid.lang);
    let mut paper = Paper::new(About {
        title: format!("{}: {}", voice.first.t("paid-paper-title"), paid.subject),
        subject: paid.subject.clone(),
        author: paid.creditor.name.clone(),
        lang: paid.lang,
        made: now,
    });
    paper.page(Size::A4);
    let mark = if paid.way == PaidBy::Elsewhere { String::new() } else { voice.first.t("notice-platform") };
    let y = head(&mut paper, voice, ("paid-paper-title", &mark, &paid.subject), true)?;
    let y = parties(&mut paper, voice, (&paid.creditor, &paid.debtor), y)?;
    let y = amount(&mut paper, voice, paid, y)?;
    let summary = voice.first.t("paid-paper-table");
    let y = paper.within(Role::Table { summary }, |paper| {
        paid.rows(voice).into_iter().try_fold(y, |y, (label, value, style)| {
            voice.row(paper, (LEFT, y), WIDTH, label, &|paper, y| {
                let style = fitted(paper, *style, &value, WIDTH)?;
                Ok(y + paper.write(&style, LEFT, y, WIDTH, &value)?)
            })
        })
    })?;
    // The platform's receipt makes it final; until it comes the paper says so. What is too much settles nothing.
    let key = if paid.way == PaidBy::Flow { "paid-paper-awaited" } else { "paid-paper-says" };
    let text = |tr: Tr| paid.extra.clone().unwrap_or_else(|| tr.t(key));
    say(&mut paper, voice, &BODY, (LEFT, y + 6.0), WIDTH, &text)?;
    Ok(paper)
}

/// Money that was too much, as a payment; nothing while only a flow has told of it.
fn of_case(case: &Case) -> Option<Payment> {
    let (paid_at, provider) = case.paid.clone()?;
    Some(Payment {
        paid_at,
        recorded_at: case.opened_at,
        amount: case.paid_amount(),
        way: PaidBy::Platform,
        receipt: Some(case.receipt.clone()),
        method: String::new(),
        provider,
        actor: String::new(),
        reason: String::new(),
    })
}

/// How much and when, on a ground of its own.
fn amount(paper: &mut Paper, voice: Voice, paid: &PaidPaper, y: f32) -> Result<f32, PdfError> {
    const PAD: f32 = 12.0;
    const WHEN: Style = Style::new(Face::SemiBold, 11.0);
    let ground = paper.ground();
    let (x, width) = (LEFT + PAD, WIDTH - 2.0 * PAD);
    let bottom = paper.within(Role::Section, |paper| {
        let top = y + PAD - 2.0;
        let top = top + heading(paper, voice, (x, top), width, "paid-paper-amount")?;
        let top = large(paper, paid.amount, (x, top), width)?;
        Ok::<f32, PdfError>(
            top + say(paper, voice, &WHEN, (x, top), width, &|tr| tr.t1("own-paid-on", "date", &paid.at))?,
        )
    })? + PAD;
    paper.spread(ground, Area { x: LEFT, y, width: WIDTH, height: bottom - y }, 5.0, Ink::Wash);
    Ok(bottom + 16.0)
}

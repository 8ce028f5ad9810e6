//! The slip for the post office, always last: the account, the amount, and the symbol that its clerk scans.

use pagopa::symbol::{SLIP_LARGEST, SlipText};
use platform::codes::{Modules, data_matrix_modules};
use platform::pdf::{Area, Face, Ink, Paper, Role, Style, mm};

use super::front::{heading, say};
use super::offer::{Offer, offers};
use super::sheet::{CODE, LABEL, LEFT, Sheet, VALUE, WIDTH, frame};
use super::voice::Voice;
use super::{Notice, NoticeError, PostalAccount, words};

const DATA_MATRIX_SIDE_MM: f32 = 25.0;
const PAD: f32 = 10.0;
const BIG_CODE: Style = Style::new(Face::MonoBold, 12.0);

/// One for each number whose amount fits on a slip.
pub(super) fn slips(sheet: &mut Sheet<'_>) -> Result<(), NoticeError> {
    let (voice, notice) = (sheet.voice, sheet.notice);
    let Some(account) = &notice.postal else { return Ok(()) };
    for offer in offers(&notice.asked) {
        let amount = offer.payment.amount;
        if amount > SLIP_LARGEST {
            continue;
        }
        let text = SlipText {
            notice: offer.payment.number.clone(),
            account: account.number.clone(),
            amount,
            body: notice.creditor.code.clone(),
            debtor_code: notice.debtor.fiscal_code.clone(),
            debtor: notice.debtor.name.clone(),
            reason: notice.reason.clone(),
        };
        let text = text.write().map_err(|_| NoticeError::Symbol)?;
        let modules = data_matrix_modules(&text).map_err(|_| NoticeError::Symbol)?;
        let slip = Slip { notice, account, offer, amount: words::amount(amount), modules };
        sheet.together(&|paper, y| slip.draw(paper, voice, y))?;
    }
    Ok(())
}

/// One slip.
struct Slip<'a> {
    notice: &'a Notice,
    account: &'a PostalAccount,
    offer: Offer<'a>,
    amount: String,
    modules: Modules,
}

impl Slip<'_> {
    fn draw(&self, paper: &mut Paper, voice: Voice, y: f32) -> Result<f32, NoticeError> {
        // Here somebody cuts.
        paper.line((0.0, y), (LEFT * 2.0 + WIDTH, y), 0.6, Ink::Grey, true);
        paper.within(Role::Section, |paper| {
            let top = y + 10.0;
            let y = top + heading(paper, voice, (LEFT, top), WIDTH * 0.5, "notice-slip")?;
            let due = WIDTH * 0.5;
            let title = |tr| format!("{}, {}", self.offer.title(tr), words::by(tr, self.offer.payment.due));
            let high = say(paper, voice, &VALUE.right(), (LEFT + WIDTH - due, top + 2.0), due, &title)?;
            let y = y.max(top + high) + 4.0;
            let side = mm(DATA_MATRIX_SIDE_MM);
            let aside = side + 2.0 * PAD;
            let summary = voice.first.t("notice-table");
            let end = paper.within(Role::Table { summary }, |paper| self.rows(paper, voice, y + PAD))?;
            // The permit at 70 per cent black, as the post office wants it.
            let permit = format!("{}   {}", voice.first.t("notice-slip-kind"), self.account.permit);
            let end = end
                + paper.within(Role::Paragraph, |paper| {
                    paper.write(&LABEL, LEFT + PAD, end, WIDTH - aside - 2.0 * PAD, &permit)
                })?;
            let area = Area { x: LEFT + WIDTH - PAD - side, y: y + PAD, width: side, height: side };
            let alternative =
                voice.first.t1("notice-slip-code", "number", self.offer.payment.number.grouped());
            paper.symbol(area, self.modules.clone(), alternative);
            // The words keep off the frame as the symbol does.
            let (aside, edge) = (side + PAD, PAD / 2.0);
            let below = (LEFT + WIDTH - aside - edge, y + PAD + side + 4.0);
            let hint = Style { leading: 1.1, ..LABEL.centred() };
            let hint = say(paper, voice, &hint, below, aside, &|tr| tr.t("notice-slip-hint"))?;
            let bottom = end.max(below.1 + hint) + 4.0;
            frame(paper, Area { x: LEFT, y, width: WIDTH, height: bottom - y });
            Ok(bottom + 12.0)
        })
    }

    /// Two columns, read row by row.
    fn rows(&self, paper: &mut Paper, voice: Voice, y: f32) -> Result<f32, NoticeError> {
        let (notice, account) = (self.notice, self.account);
        let room = WIDTH - mm(DATA_MATRIX_SIDE_MM) - 4.0 * PAD - 12.0;
        let (left, half) = (LEFT + PAD, room / 2.0);
        let right = left + half + 12.0;
        let number = words::number(&self.offer.payment.number);
        let code = notice.creditor.code.to_string();
        let pairs = [
            [
                ("notice-slip-account", account.number.as_str(), BIG_CODE),
                ("notice-slip-euro", &self.amount, BIG_CODE),
            ],
            [("notice-slip-holder", &account.holder, VALUE), ("notice-debtor", &notice.debtor.name, VALUE)],
            [("notice-number", &number, CODE), ("notice-body-code", &code, CODE)],
        ];
        let mut y = y;
        for pair in pairs {
            let mut end = y;
            for ((label, text, style), x) in pair.into_iter().zip([left, right]) {
                end = end.max(voice.row(paper, (x, y), half, label, &|paper, y| {
                    Ok(y + paper.write(&style, x, y, half, text)?)
                })?);
            }
            y = end;
        }
        voice.row(paper, (left, y), room, "notice-subject", &|paper, y| {
            Ok(y + paper.write(&VALUE, left, y, room, &notice.subject)?)
        })
    }
}

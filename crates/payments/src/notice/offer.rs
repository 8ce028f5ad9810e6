//! The numbers to pay with, in the order of the paper, and the symbol that says the same to a phone.

use pagopa::symbol::QrText;
use platform::codes::{Modules, qr_modules};
use platform::i18n::Tr;

use super::voice::Voice;
use super::{Asked, Notice, NoticeError, Payment, words};

/// Version and side on paper are prescribed: docs.pagopa.it, "Avviso di pagamento", annex 2.
const QR_VERSION: u8 = 4;
pub(super) const QR_SIDE_MM: f32 = 25.0;

/// A number to pay with, and what it pays.
#[derive(Clone, Copy)]
pub(super) struct Offer<'a> {
    pub payment: &'a Payment,
    pub title: Title,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    Whole,
    Part { n: usize, of: usize },
    Discounted,
    Reduced,
}

impl Offer<'_> {
    pub fn title(&self, tr: Tr) -> String {
        match self.title {
            Title::Whole => tr.t("notice-single"),
            Title::Part { n, of } => tr.t2("notice-part", "n", n, "of", of),
            Title::Discounted => tr.t("notice-discounted"),
            Title::Reduced => tr.t("notice-reduced"),
        }
    }
}

/// All numbers of a notice, in the order of the paper.
pub(super) fn offers(asked: &Asked) -> Vec<Offer<'_>> {
    let offer = |payment, title| Offer { payment, title };
    match asked {
        Asked::Once(payment) => vec![offer(payment, Title::Whole)],
        Asked::Fine { discounted, reduced } => {
            vec![offer(discounted, Title::Discounted), offer(reduced, Title::Reduced)]
        }
        Asked::InParts { whole, parts } => {
            let of = parts.len();
            let parts = parts.iter().enumerate().map(|(at, part)| offer(part, Title::Part { n: at + 1, of }));
            whole.iter().map(|whole| offer(whole, Title::Whole)).chain(parts).collect()
        }
    }
}

/// The symbol to scan.
pub(super) fn symbol(notice: &Notice, payment: &Payment) -> Result<Modules, NoticeError> {
    let Payment { number, amount, .. } = payment;
    let text = QrText { notice: number.clone(), body: notice.creditor.code.clone(), amount: *amount };
    let text = text.write().map_err(|_| NoticeError::Symbol)?;
    qr_modules(&text, QR_VERSION).map_err(|_| NoticeError::Symbol)
}

/// What the symbol says, for who does not see it.
pub(super) fn alternative(voice: Voice, payment: &Payment) -> String {
    let amount = words::euro(payment.amount);
    voice.first.t2("notice-scan-code", "amount", amount, "number", payment.number.grouped())
}

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

/// Whether any amount is known: then there is something to scan, and it may change.
pub(super) fn some_known(asked: &Asked) -> bool {
    offers(asked).iter().any(|offer| offer.payment.amount.is_some())
}

/// The symbol to scan, where the amount is known.
pub(super) fn symbol(notice: &Notice, payment: &Payment) -> Result<Option<Modules>, NoticeError> {
    let Some(amount) = payment.amount else { return Ok(None) };
    let text = QrText { notice: payment.number.clone(), body: notice.creditor.code.clone(), amount };
    let text = text.write().map_err(|_| NoticeError::Symbol)?;
    qr_modules(&text, QR_VERSION).map(Some).map_err(|_| NoticeError::Symbol)
}

/// What the symbol says, for who does not see it.
pub(super) fn alternative(voice: Voice, payment: &Payment) -> String {
    let amount = payment.amount.map(words::euro).unwrap_or_default();
    voice.first.t2("notice-scan-code", "amount", amount, "number", payment.number.grouped())
}

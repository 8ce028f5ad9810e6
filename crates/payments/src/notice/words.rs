//! Amounts and dates as paper writes them, the same in every language: `999.999.999,99` and `dd/mm/yyyy`.

use jiff::civil::Date;
use office::Office;
use pagopa::{Cents, NoticeNumber};
use platform::i18n::{self, Tr};

use super::Due;
use crate::position::{PaidBy, Payment};

/// `1.234,56`.
pub(super) fn amount(amount: Cents) -> String {
    i18n::amount(amount.0)
}

/// `1.234,56 €`; the space does not break.
pub(crate) fn euro(of: Cents) -> String {
    i18n::euro_unbroken(of.0)
}

pub(crate) fn date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// When it was paid; of what was paid elsewhere only the day is known.
pub(crate) fn paid_at(office: &Office, payment: &Payment) -> String {
    let at = payment.paid_at.zoned(&office.zone);
    match payment.way {
        PaidBy::Platform => at.strftime("%d/%m/%Y, %H:%M").to_string(),
        PaidBy::Flow | PaidBy::Elsewhere => date(at.date()),
    }
}

/// «entro il 31/12/2026», «entro 5 giorni dalla notifica».
pub(super) fn by(tr: Tr, due: Due) -> String {
    match due {
        Due::Open => tr.t("notice-open"),
        Due::On(day) => tr.t1("notice-by", "date", date(day)),
        Due::AfterService { days } => tr.t1("notice-by-days", "days", days),
    }
}

/// The number in groups that stay together on a line.
pub(super) fn number(number: &NoticeNumber) -> String {
    number.grouped().replace(' ', "\u{a0}")
}

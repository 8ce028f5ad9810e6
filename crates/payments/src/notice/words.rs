//! Amounts and dates as paper writes them, the same in every language: `999.999.999,99` and `dd/mm/yyyy`.

use jiff::civil::Date;
use office::Office;
use pagopa::{Cents, NoticeNumber};
use platform::i18n::Tr;

use super::Due;
use crate::position::{PaidBy, Payment};

/// `1.234,56`.
pub(super) fn amount(amount: Cents) -> String {
    let (euro, cents) = (amount.0 / 100, amount.0 % 100);
    let digits = euro.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{grouped},{cents:02}")
}

/// `1.234,56 €`; the space does not break.
pub(crate) fn euro(of: Cents) -> String {
    format!("{}\u{a0}€", amount(of))
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

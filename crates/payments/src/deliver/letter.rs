//! The words of a notice that is sent: how much, by when and with which number first.

use office::{Ctx, Office};
use platform::Moment;
use platform::i18n::Tr;

use super::app_io::AppMessage;
use super::{Occasion, Sending};
use crate::notice::words::{date, euro};
use crate::position::{Instalment, PaymentOption, Position};
use crate::{pay_now, said};

/// What there is to pay.
pub(super) struct Offer<'a> {
    pub option: &'a PaymentOption,
    pub part: &'a Instalment,
    pub occasion: Occasion,
    /// It can be paid in other ways as well: in parts, or all at once.
    pub more: bool,
}

/// What there is to pay: the instalment of a reminder, else the whole at once, else the first part.
pub(super) fn offer(position: &Position, sending: Sending, now: Moment) -> Option<Offer<'_>> {
    // Of a position with several debtors each is told of what he owes himself.
    let whose = position.instalments().find(|(_, part)| part.id == sending.part);
    let whose = whose.map(|(option, _)| option.debtor.code.as_str());
    let payable = |(option, part): &(&PaymentOption, &Instalment)| {
        let wanted = match sending.occasion {
            Occasion::Before | Occasion::After => part.id == sending.part && part.due_at.ms() == sending.mark,
            Occasion::First | Occasion::Again => whose.is_none_or(|whose| option.debtor.code == whose),
            Occasion::Paid | Occasion::Surplus => false,
        };
        wanted && position.payable(&part.nav, now).is_ok_and(|(found, _)| found.place == option.place)
    };
    let all: Vec<_> = position.instalments().filter(payable).collect();
    let (option, part) = all.iter().min_by_key(|(option, part)| (!option.whole, part.due_at))?;
    Some(Offer { option, part, occasion: sending.occasion, more: all.len() > 1 })
}

pub(super) struct Letter {
    pub subject: String,
    pub text: String,
}

pub(super) fn write(
    ctx: &Ctx,
    office: &Office,
    position: &Position,
    offer: &Offer<'_>,
    now: Moment,
) -> Letter {
    let tr = Tr(position.lang);
    let mut text = essential(office, position, offer, now);
    text.push(tr.t1("deliver-link", "link", pay_now::address(ctx, office, &offer.part.nav)));
    text.extend([String::new(), tr.t("deliver-enclosed")]);
    if offer.more {
        text.push(tr.t("deliver-more"));
    }
    text.push(tr.t("deliver-paid-already"));
    text.extend(ending(office, position));
    Letter { subject: subject(office, position, offer), text: text.join("\n") + "\n" }
}

/// Who helps, and who writes.
pub(super) fn ending(office: &Office, position: &Position) -> Vec<String> {
    let mut text = Vec::new();
    let ways = [office.body.phone.as_str(), office.body.mail.as_str()];
    let ways: Vec<&str> = ways.into_iter().filter(|way| !way.is_empty()).collect();
    if !ways.is_empty() {
        text.extend([String::new(), Tr(position.lang).t1("mail-help", "ways", ways.join(", "))]);
    }
    text.extend([String::new(), position.company_name.clone()]);
    text
}

/// What, and by when.
fn subject(office: &Office, position: &Position, offer: &Offer<'_>) -> String {
    if said::undated(office, position.due) {
        return Tr(position.lang).t1("deliver-subject-open", "what", &offer.option.description);
    }
    let by = date(office.date_of(offer.part.due_at));
    let key = match offer.occasion {
        Occasion::First | Occasion::Again | Occasion::Paid | Occasion::Surplus => "deliver-subject",
        Occasion::Before => "deliver-subject-before",
        Occasion::After => "deliver-subject-after",
    };
    let tr = Tr(position.lang);
    tr.t2(key, "what", said::what(tr, offer.option, offer.part), "by", by)
}

fn essential(office: &Office, position: &Position, offer: &Offer<'_>, now: Moment) -> Vec<String> {
    let tr = Tr(position.lang);
    let creditor = office.fiscal_code().unwrap_or_default();
    let day = |at: Moment| date(office.date_of(at));
    let about = (position.due, offer.part);
    let by = match said::reduced(office, tr, about, day, now) {
        Some(reduced) => {
            let then = offer.part.later_prices(now).into_iter();
            let then =
                then.map(|(amount, until)| tr.t2("pay-less-then", "amount", euro(amount), "day", day(until)));
            std::iter::once(reduced).chain(then).collect()
        }
        None if said::undated(office, position.due) => Vec::new(),
        None => vec![tr.t1("deliver-by", "by", day(offer.part.due_at))],
    };
    let mut lines: Vec<String> = said::part(tr, offer.option, offer.part).into_iter().collect();
    lines.push(tr.t1("deliver-amount", "amount", euro(offer.part.price(now))));
    lines.extend(by);
    lines.push(tr.t1("deliver-number", "number", offer.part.nav.grouped()));
    lines.push(tr.t1("deliver-creditor", "code", creditor));
    lines
}

/// The same for the app, within its lengths.
pub(super) fn message(office: &Office, position: &Position, offer: &Offer<'_>, now: Moment) -> AppMessage {
    let tr = Tr(position.lang);
    let mut text = vec![tr.t2(
        "deliver-app",
        "creditor",
        &position.company_name,
        "what",
        said::what(tr, offer.option, offer.part),
    )];
    text.extend(essential(office, position, offer, now).into_iter().map(|line| format!("- {line}")));
    text.push(tr.t("deliver-paid-already"));
    AppMessage {
        subject: subject(office, position, offer),
        text: text.join("\n\n"),
        due_at: offer.part.due_at,
        number: offer.part.nav.clone(),
        amount: offer.part.price(now),
        ends: offer.option.switch_to_expired,
        creditor: office.fiscal_code().unwrap_or_default().to_owned(),
    }
}

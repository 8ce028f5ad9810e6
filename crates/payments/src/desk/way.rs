//! The ways of paying a position in words: instalments, what was paid of each, and to whom it goes.

use office::{Ctx, Office};
use platform::Moment;
use platform::web::Page;

use super::elsewhere::{Form, Kept};
use crate::position::{
    Debtor, Destination, Instalment, InstalmentState, PaidBy, Payment, PaymentOption, Position, Reduction,
    State, Transfer,
};
use crate::receipts::Filing;
use crate::{pay_now, said};

/// One way of paying.
pub(super) struct Way {
    pub heading: String,
    /// Who owes it, where the ways of a position are not all of the same.
    pub who: Option<Who>,
    /// Another way was chosen.
    pub other: bool,
    pub from: Option<String>,
    pub parts: Vec<Part>,
}

/// Who owes.
pub(super) struct Who {
    pub name: String,
    pub code: String,
    pub home: String,
    pub email: String,
}

impl Who {
    pub fn of(debtor: &Debtor) -> Who {
        let home = [
            format!("{} {}", debtor.street, debtor.civic),
            format!("{} {} {}", debtor.postcode, debtor.city, debtor.province),
        ];
        let home: Vec<&str> = home.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        Who {
            name: debtor.name.clone(),
            code: debtor.code.clone(),
            home: home.join(", "),
            email: debtor.email.clone().unwrap_or_default(),
        }
    }
}

pub(super) struct Part {
    pub place: i64,
    pub nav: String,
    pub nav_read: String,
    pub amount: String,
    pub fee: Option<String>,
    pub due: String,
    /// How much less is enough, and until when.
    pub less: Vec<String>,
    pub state: String,
    pub chip: &'static str,
    pub paid: Option<Paid>,
    pub shares: Vec<Share>,
    /// Where somebody may say that it was paid elsewhere.
    pub elsewhere: Option<Form>,
    pub printable: bool,
    /// The secret address for who owes; nothing for a draft.
    pub link: Option<String>,
}

pub(super) struct Paid {
    pub amount: String,
    pub at: String,
    pub how: String,
    pub who: Option<String>,
    /// Its number, unless it stands among the receipts of the position.
    pub receipt: Option<String>,
    pub reason: String,
}

pub(super) struct Share {
    pub amount: String,
    pub name: String,
    pub to: String,
    pub category: String,
    pub reported: Option<String>,
}

pub(super) fn way(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    (position, option, receipts): (&Position, &PaymentOption, &[Filing]),
    (kept, now): (Option<&Kept>, Moment),
) -> Way {
    let count = option.instalments.len();
    Way {
        heading: if option.whole { page.t("due-whole") } else { page.t1("due-plan", "count", count) },
        who: position.sole_debtor().is_none().then(|| Who::of(&option.debtor)),
        other: position.is_other(option),
        from: option.valid_from.filter(|from| *from > now).map(|from| said::day(office, page, from)),
        parts: option
            .instalments
            .iter()
            .map(|part| Part {
                paid: part.payment.as_ref().map(|payment| paid(office, page, payment, receipts)),
                ..of_part(ctx, office, page, (position, option, part), (kept, now))
            })
            .collect(),
    }
}

fn of_part(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    (position, option, part): (&Position, &PaymentOption, &Instalment),
    (kept, now): (Option<&Kept>, Moment),
) -> Part {
    let state = position.state(now);
    let other = position.is_other(option);
    let late = part.payment.is_none() && now > part.due_at && !said::undated(office, position.due);
    let (word, chip) = match position.part_state(part) {
        InstalmentState::Unpaid if state == State::Invalid => ("withdrawn", "chip-quiet"),
        InstalmentState::Unpaid if state == State::Draft => ("draft", "chip-quiet"),
        InstalmentState::Unpaid if other => ("not-needed", "chip-quiet"),
        InstalmentState::Unpaid if late => ("late", "chip-attention"),
        InstalmentState::Unpaid => ("unpaid", ""),
        InstalmentState::Paid => ("paid", "chip-done"),
        InstalmentState::PartiallyReported => ("partially-reported", "chip-done"),
        InstalmentState::Reported => ("reported", "chip-done"),
    };
    let paid_at = part.payment.as_ref().map(|payment| payment.paid_at);
    let elsewhere = position.may_be_elsewhere(option, part, now);
    let link = (position.published_at.is_some() && position.invalid_at.is_none() && !other)
        .then(|| pay_now::address(ctx, office, &part.nav));
    Part {
        place: part.place,
        nav: part.nav.as_str().to_owned(),
        nav_read: part.nav.grouped(),
        amount: said::euro(part.payment.as_ref().map_or(part.price(now), |payment| payment.amount)),
        fee: part.fee.is_positive().then(|| said::euro(part.fee)),
        due: said::within(office, page, position.due, said::short_day(office, part.due_at)),
        less: part.reductions.iter().map(|less| said_less(office, page, position.due, less)).collect(),
        state: match word {
            "late" => said::late(office, page, part.due_at, now),
            word => page.t(&format!("due-part-{word}")),
        },
        chip,
        paid: None,
        shares: part
            .transfers_at(paid_at.unwrap_or(now))
            .iter()
            .map(|transfer| share(office, page, transfer))
            .collect(),
        elsewhere: elsewhere.then(|| Form::of(office, page, part, kept, now)),
        printable: part.payment.is_none() && !other && position.may_be_printed(now),
        link,
    }
}

fn said_less(office: &Office, page: &Page, due: i64, less: &Reduction) -> String {
    let amount = said::euro(less.amount);
    let soon = said::days_from_service(office, due).map_or(0, |(soon, _)| soon);
    match less.until {
        Some(until) => page.t2("due-less", "day", said::short_day(office, until), "amount", amount),
        None => page.t2("due-less-served", "days", soon, "amount", amount),
    }
}

fn paid(office: &Office, page: &Page, payment: &Payment, receipts: &[Filing]) -> Paid {
    let how = match payment.way {
        PaidBy::Platform => page.t1("due-paid-platform", "provider", &payment.provider),
        PaidBy::Flow => page.t("due-paid-flow"),
        PaidBy::Elsewhere => page.t(&format!("due-method-{}", said::key(&payment.method))),
    };
    Paid {
        amount: said::euro(payment.amount),
        at: said::paid_at(office, page, payment),
        how,
        // That the platform told of what was paid over it goes without saying.
        who: (payment.way == PaidBy::Elsewhere).then(|| said::actor(office, page, &payment.actor)),
        receipt: payment.receipt.clone().filter(|id| receipts.iter().all(|receipt| receipt.number != *id)),
        reason: payment.reason.clone(),
    }
}

fn share(office: &Office, page: &Page, transfer: &Transfer) -> Share {
    let to = match &transfer.to {
        Destination::Account { iban, .. } => iban.grouped(),
        Destination::Told(account) => account.clone(),
        Destination::Stamp(_) => page.t("due-stamp"),
    };
    Share {
        amount: said::euro(transfer.amount),
        name: transfer.company_name.clone(),
        to,
        category: transfer.category.clone(),
        reported: transfer.reported_at.map(|at| said::short_day(office, at)),
    }
}

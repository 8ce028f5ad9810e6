//! One line of the list: what, how much, until when, how it stands; below it the parts, where there are several.

use office::{Ctx, Office};
use pagopa::Cents;
use platform::Moment;
use platform::web::Page;

use crate::notice::words::{date, euro};
use crate::position::{Instalment, PaymentOption, Position, State};
use crate::refunds::payer::{Extra, extras};
use crate::refunds::{self, Case};
use crate::{pay_now, said};

/// One number to pay with, or that was paid.
pub(super) struct Line {
    pub name: String,
    pub link: String,
    pub amount: String,
    pub by: String,
    /// On which day it was paid.
    pub paid: Option<String>,
}

pub(super) struct Entry {
    pub what: String,
    pub due: String,
    pub state: String,
    pub chip: &'static str,
    pub amount: String,
    /// When something of it falls due next; of what is paid, the day of the last payment.
    pub day: Option<String>,
    /// All of it is paid.
    pub over: bool,
    pub lines: Vec<Line>,
    /// What was paid beside what was owed, each with the page of its notice.
    pub extras: Vec<(Extra, String)>,
    /// Why nobody should pay just now; nothing where he may.
    pub wait: Option<String>,
    /// What is to be done first comes first.
    pub rank: (u8, Moment),
}

impl Entry {
    /// The only number there is: the whole line leads to it.
    pub fn only(&self) -> Option<&Line> {
        self.lines.first().filter(|_| self.lines.len() == 1)
    }
}

fn is_open(position: &Position, part: &Instalment, now: Moment) -> bool {
    part.payment.is_none() && position.payable(&part.nav, now).is_ok()
}

/// The way in which it is paid, or that the list speaks of: at once, where that can still be done.
fn way<'a>(position: &'a Position, code: &str, now: Moment) -> Option<&'a PaymentOption> {
    let open = |option: &&PaymentOption| option.instalments.iter().any(|part| is_open(position, part, now));
    let own = || position.options.iter().filter(|option| option.debtor.code == code);
    let used = position.in_use().filter(|option| option.debtor.code == code);
    used.or_else(|| own().filter(|option| option.whole).find(open))
        .or_else(|| own().find(open))
        .or_else(|| own().next())
}

/// Of a position what the debtor of this code owes: each of its options may have another one.
pub(super) fn entry(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    (position, code): (&Position, &str),
    (paying, cases): (bool, &[Case]),
    now: Moment,
) -> Entry {
    let is_open = |part: &Instalment| is_open(position, part, now);
    let way = way(position, code, now);
    let parts: Vec<&Instalment> = way.into_iter().flat_map(|option| &option.instalments).collect();
    let open: Vec<&Instalment> = parts.iter().copied().filter(|part| is_open(part)).collect();
    let paid: Vec<_> = parts.iter().filter_map(|part| part.payment.as_ref()).collect();
    let state = position.state(now);
    let over = matches!(state, State::Paid | State::Reported);
    let next = open.iter().map(|part| part.due_at).min();
    let last = paid.iter().map(|payment| payment.paid_at).max();
    let amount: Cents = match (over && !paid.is_empty(), open.is_empty()) {
        (true, _) => paid.iter().map(|payment| payment.amount).sum(),
        (false, true) => parts.iter().map(|part| part.amount).sum(),
        (false, false) => open.iter().map(|part| part.price(now)).sum(),
    };
    let late = next.is_some_and(|day| day < now) && !said::undated(office, position.due);
    let by = |part: &Instalment| by(office, page, (position.due, part), now);
    let first = open.iter().min_by_key(|part| part.due_at);
    let (key, chip) = match state {
        State::Draft | State::Published => ("own-later", ""),
        State::Valid | State::PartiallyPaid if late => ("own-late", "chip-attention"),
        State::Valid => ("own-to-pay", "chip-attention"),
        State::PartiallyPaid => ("own-partly", "chip-accent"),
        State::Paid | State::Reported => ("own-paid", "chip-done"),
        State::Expired => ("own-expired", "chip-quiet"),
        State::Invalid => ("own-withdrawn", "chip-quiet"),
    };
    let own = || position.instalments().filter(|(option, _)| option.debtor.code == code);
    let shown = own().filter(|(_, part)| part.payment.is_some() || is_open(part));
    let what = way.map_or("", |option| option.description.as_str());
    let due = office::by_id(&office.dues, position.due).map(|part| part.doc.name.say(page.lang()));
    let beside = |(_, part): (&PaymentOption, &Instalment)| {
        let link = link(ctx, office, page, part);
        extras(office, page, cases, &part.nav).into_iter().map(move |extra| (extra, link.clone()))
    };
    let hold = open.iter().any(|part| refunds::hold(cases, &part.nav));
    let wait = if hold { Some("pay-extra-hold") } else { paying.then_some("pay-under-way") };
    Entry {
        extras: own().flat_map(beside).collect(),
        wait: wait.filter(|_| !open.is_empty()).map(|key| page.t(key)),
        what: what.to_owned(),
        due: due.filter(|due| !what.starts_with(*due)).unwrap_or_default().to_owned(),
        state: page.t(key),
        chip,
        amount: euro(amount),
        day: if over { last.map(|day| paid_on(office, page, day)) } else { first.map(|part| by(part)) },
        over,
        lines: shown
            .map(|(option, part)| line(ctx, office, page, (position.due, option, part), now))
            .collect(),
        rank: match next {
            Some(day) => (0, day),
            None if over => (2, Moment(last.map_or(0, |at| -at.ms()))),
            None => (1, position.created_at),
        },
    }
}

fn link(ctx: &Ctx, office: &Office, page: &Page, part: &Instalment) -> String {
    page.at(&format!("pay/n/{}", pay_now::token(&ctx.key, office.id, &part.nav)))
}

fn line(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    (due, option, part): (i64, &PaymentOption, &Instalment),
    now: Moment,
) -> Line {
    let payment = part.payment.as_ref();
    Line {
        name: said::part_or_whole(page.tr, option, part),
        link: link(ctx, office, page, part),
        amount: euro(payment.map_or(part.price(now), |payment| payment.amount)),
        by: by(office, page, (due, part), now),
        paid: payment.map(|payment| paid_on(office, page, payment.paid_at)),
    }
}

fn by(office: &Office, page: &Page, about: (i64, &Instalment), now: Moment) -> String {
    said::by(office, page, about, |at| date(office.date_of(at)), now)
}

fn paid_on(office: &Office, page: &Page, at: Moment) -> String {
    page.t1("own-paid-on", "date", date(office.date_of(at)))
}

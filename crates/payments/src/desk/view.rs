//! A position in words.

use office::{Ctx, Office};
use pagopa::Cents;
use platform::Moment;
use platform::web::Page;

use super::act::METHODS;
use super::one::Whole;
use crate::position::{
    Destination, Instalment, InstalmentState, PaidBy, Payment, PaymentOption, Position, State, Tie, Transfer,
};
use crate::refunds::page::{Shown, shown};
use crate::{pay_now, said};

pub(super) struct Choice {
    pub value: String,
    pub name: String,
    pub chosen: bool,
}

pub(super) struct Detail {
    pub id: i64,
    pub version: i64,
    pub iupd: String,
    pub heading: String,
    pub due: String,
    pub origin: String,
    pub state: String,
    pub chip: &'static str,
    pub amount: String,
    pub tie: Option<String>,
    pub created: String,
    pub options: Vec<Way>,
    pub steps: Vec<(String, String, String)>,
    /// Whoever owes may have been written to.
    pub told: bool,
    pub cases: Vec<Shown>,
    /// What is odd about a stamp, and whose receipt says it.
    pub stamps: Vec<(String, String)>,
    pub today: String,
    /// Word, text, look of what the reader may do with it.
    pub deeds: Vec<(&'static str, &'static str, &'static str)>,
    pub may_edit: bool,
    pub methods: Vec<(&'static str, String)>,
}

/// One way of paying.
pub(super) struct Way {
    pub heading: String,
    pub debtor: String,
    pub code: String,
    pub home: String,
    pub email: String,
    pub from: Option<String>,
    pub parts: Vec<Part>,
}

pub(super) struct Part {
    pub place: i64,
    pub nav: String,
    pub nav_read: String,
    pub amount: String,
    pub fee: Option<String>,
    pub due: String,
    /// Less until a day.
    pub less: Vec<(String, String)>,
    pub state: String,
    pub chip: &'static str,
    pub paid: Option<Paid>,
    pub shares: Vec<Share>,
    /// Amounts that it was priced with, where somebody may say that it was paid elsewhere.
    pub prices: Vec<(String, String)>,
    pub printable: bool,
    /// The secret address for who owes; nothing for a draft.
    pub link: Option<String>,
}

pub(super) struct Paid {
    pub amount: String,
    pub at: String,
    pub how: String,
    pub who: String,
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

impl Detail {
    pub(super) fn of(
        ctx: &Ctx,
        office: &Office,
        page: &Page,
        whole: Whole,
        (reader, changes): (&str, bool),
        now: Moment,
    ) -> Detail {
        let Whole { position, steps, cases, stamps } = whole;
        let state = position.state(now);
        let untouched = position.instalments().all(|(_, part)| part.payment.is_none());
        Detail {
            id: position.id,
            version: position.version,
            iupd: position.iupd.clone(),
            heading: position.options.first().map_or_else(String::new, |option| option.description.clone()),
            due: said::due(office, page, position.due),
            origin: page.t(&format!("due-origin-{}", position.origin.word())),
            state: said::state(page, state),
            chip: said::state_chip(state),
            amount: said::euro(position.amount()),
            tie: position.tie.map(|tie| match tie {
                Tie::Appointment(_) => page.t("due-tie-appointment"),
                Tie::Ticket(_) => page.t("due-tie-ticket"),
            }),
            created: said::when(office, page, position.created_at),
            options: position
                .options
                .iter()
                .map(|option| way(ctx, office, page, &position, option, now))
                .collect(),
            steps: steps
                .iter()
                .map(|step| {
                    let what = page.t(&format!("due-step-{}", step.kind));
                    let amount = step.amount.map(|cents| format!(": {}", said::euro(Cents(cents))));
                    let at = said::when(office, page, step.at);
                    (what + &amount.unwrap_or_default(), said::actor(office, page, &step.actor), at)
                })
                .collect(),
            told: position.published_at.is_some(),
            cases: cases.iter().map(|case| shown(office, page, case, reader)).collect(),
            stamps: stamps
                .into_iter()
                .map(|(receipt, fault)| (page.t(&format!("due-odd-stamp-{}", fault.word())), receipt))
                .collect(),
            today: said::form_day(office, now),
            deeds: deeds(state, untouched).into_iter().filter(|_| changes).collect(),
            may_edit: changes && state.is_open(),
            methods: METHODS.iter().map(|word| (*word, page.t(&format!("due-method-{word}")))).collect(),
        }
    }
}

/// What its state lets somebody do; what nobody has been told of, or nobody can pay any more, may go for good.
fn deeds(state: State, untouched: bool) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut deeds = Vec::new();
    if state == State::Draft {
        deeds.push(("publish", "due-publish", "btn-primary"));
    }
    if matches!(state, State::Published | State::Valid) {
        deeds.push(("withdraw", "due-withdraw", "btn-plain"));
    }
    if untouched && matches!(state, State::Draft | State::Invalid | State::Expired) {
        deeds.push(("delete", "due-delete", "btn-plain"));
    }
    deeds
}

fn way(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    position: &Position,
    option: &PaymentOption,
    now: Moment,
) -> Way {
    let debtor = &option.debtor;
    let home = [
        format!("{} {}", debtor.street, debtor.civic),
        format!("{} {} {}", debtor.postcode, debtor.city, debtor.province),
    ];
    let home: Vec<&str> = home.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let count = option.instalments.len();
    Way {
        heading: if option.whole { page.t("due-whole") } else { page.t1("due-plan", "count", count) },
        debtor: debtor.name.clone(),
        code: debtor.code.clone(),
        home: home.join(", "),
        email: debtor.email.clone().unwrap_or_default(),
        from: option.valid_from.filter(|from| *from > now).map(|from| said::day(office, page, from)),
        parts: option
            .instalments
            .iter()
            .map(|part| of_part(ctx, office, page, (position, option, part), now))
            .collect(),
    }
}

fn of_part(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    (position, option, part): (&Position, &PaymentOption, &Instalment),
    now: Moment,
) -> Part {
    let state = position.state(now);
    let other = position.in_use().is_some_and(|used| used.place != option.place);
    let late = part.payment.is_none() && now > part.due_at;
    let (word, chip) = match position.part_state(part) {
        InstalmentState::Unpaid if other || state == State::Invalid => ("not-needed", "chip-quiet"),
        InstalmentState::Unpaid if late => ("late", "chip-attention"),
        InstalmentState::Unpaid => ("unpaid", ""),
        InstalmentState::Paid => ("paid", "chip-done"),
        InstalmentState::PartiallyReported => ("partially-reported", "chip-done"),
        InstalmentState::Reported => ("reported", "chip-done"),
    };
    let open = matches!(state, State::Published | State::Valid | State::Expired | State::PartiallyPaid)
        && part.payment.is_none()
        && !other;
    let mut prices = vec![part.amount];
    prices.extend(part.reductions.iter().map(|less| less.amount));
    // The price of the day first: it is the likely one.
    prices.sort_by_key(|price| *price != part.price(now));
    let link = (position.published_at.is_some() && position.invalid_at.is_none() && !other)
        .then(|| pay_now::address(ctx, office, &part.nav));
    Part {
        place: part.place,
        nav: part.nav.as_str().to_owned(),
        nav_read: part.nav.grouped(),
        amount: said::euro(part.price(now)),
        fee: part.fee.is_positive().then(|| said::euro(part.fee)),
        due: said::short_day(office, part.due_at),
        less: part
            .reductions
            .iter()
            .map(|less| (said::short_day(office, less.until), said::euro(less.amount)))
            .collect(),
        state: page.t(&format!("due-part-{word}")),
        chip,
        paid: part.payment.as_ref().map(|payment| paid(office, page, payment)),
        shares: part.transfers_at(now).iter().map(|transfer| share(office, page, transfer)).collect(),
        prices: if open {
            prices.into_iter().map(|price| (price.0.to_string(), said::euro(price))).collect()
        } else {
            Vec::new()
        },
        printable: part.payment.is_none() && !other && !matches!(state, State::Invalid | State::Expired),
        link,
    }
}

fn paid(office: &Office, page: &Page, payment: &Payment) -> Paid {
    let how = match payment.way {
        PaidBy::Platform => page.t1("due-paid-platform", "provider", &payment.provider),
        PaidBy::Flow => page.t("due-paid-flow"),
        PaidBy::Elsewhere => page.t(&format!("due-method-{}", said::key(&payment.method))),
    };
    Paid {
        amount: said::euro(payment.amount),
        at: said::when(office, page, payment.paid_at),
        how,
        who: said::actor(office, page, &payment.actor),
        receipt: payment.receipt.clone(),
        reason: payment.reason.clone(),
    }
}

fn share(office: &Office, page: &Page, transfer: &Transfer) -> Share {
    let to = match &transfer.to {
        Destination::Account { iban, .. } => {
            pagopa::Iban::parse(iban).map_or_else(|_| iban.clone(), |iban| iban.grouped())
        }
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

//! What the page of a notice says: what, to whom, how much now, until when, and the ways to pay it.

use office::{Ctx, Office};
use pagopa::{Cents, NoticeNumber, cart};
use platform::Moment;
use platform::web::Page;

use super::notice::BETWEEN;
use super::under_way::Beside;
use super::{Held, token, why_not};
use crate::desk::symbol;
use crate::position::Instalment;
use crate::refunds::payer::{Extra, extras};
use crate::{refunds, said};

/// One of the notices that are paid together.
pub(super) struct Chosen {
    description: String,
    nav: String,
    amount: String,
}

/// Another way or another part of the same position.
pub(super) struct Other {
    token: String,
    name: String,
    amount: String,
    until: String,
    paid: bool,
    /// Money came for it that was too much.
    extra: bool,
}

/// What was paid, when, and who took the money.
struct Settled {
    amount: String,
    day: String,
    taker: String,
}

#[derive(askama::Template)]
#[template(path = "pay_now/notice.html")]
pub(super) struct NoticePage {
    page: Page,
    token: String,
    /// Secrets of those that are paid with it.
    with: String,
    heading: String,
    /// Which instalment it is.
    part: Option<String>,
    name: String,
    creditor: String,
    office_name: String,
    nav: String,
    code: String,
    amount: String,
    /// Until when, at this price.
    when: String,
    /// What is due after a reduction: amount and last day.
    later: Vec<(String, String)>,
    qr: String,
    /// Why it cannot be paid; nothing where it can.
    state: Option<&'static str>,
    paid: Option<Settled>,
    /// What came under its number beside what was owed.
    extras: Vec<Extra>,
    /// Other money for the same is here, and it is not decided what becomes of it.
    hold: bool,
    from: Option<String>,
    late: bool,
    online: bool,
    /// Somebody may have paid already, and the receipt is on its way.
    paying: bool,
    chosen: Vec<Chosen>,
    total: String,
    full: bool,
    wrong: Option<String>,
    others: Vec<Other>,
}

/// The first of `all` is the notice of the page. `checkout`: carts can be sent; `wrong`: what did not work.
pub(super) fn shown(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    all: &[Held],
    (checkout, beside, wrong): (bool, Beside, Option<String>),
    now: Moment,
) -> NoticePage {
    let secret = |nav: &NoticeNumber| token(&ctx.key, office.id, nav);
    let Held { position, nav } = &all[0];
    let (option, part) = position.option_of(nav).unzip();
    let amount = part.map_or(Cents::ZERO, |part| part.price(now));
    let chosen = |held: &Held| {
        let part = held.position.option_of(&held.nav).map(|(_, part)| part);
        (part.map_or_else(String::new, |part| part.description.clone()), price(held, now))
    };
    let creditor = office.body.creditor.as_ref();
    let state = why_not(position, nav, "pay-state-other", now).or(beside.held.then_some("pay-held"));
    let payable = state.is_none();
    let late = payable && part.is_some_and(|part| now > part.due_at) && !said::undated(office, position.due);
    let hold = payable && refunds::hold(&beside.cases, nav);
    NoticePage {
        token: secret(nav),
        with: all[1..].iter().map(|held| secret(&held.nav)).collect::<Vec<_>>().join(BETWEEN),
        heading: chosen(&all[0]).0,
        part: option.zip(part).and_then(|(option, part)| said::part(page.tr, option, part)),
        name: option.map_or_else(String::new, |option| option.debtor.name.clone()),
        creditor: position.company_name.clone(),
        office_name: position.office_name.clone().unwrap_or_default(),
        nav: nav.grouped(),
        code: office.fiscal_code().unwrap_or_default().to_owned(),
        amount: said::euro(amount),
        when: part.map_or_else(String::new, |part| when(office, &page, (position.due, part), late, now)),
        later: part
            .map_or_else(Vec::new, |part| part.later_prices(now))
            .into_iter()
            .map(|(amount, until)| (said::euro(amount), said::short_day(office, until)))
            .collect(),
        qr: if payable {
            symbol(office, nav, amount, &page.t("pay-qr")).unwrap_or_default()
        } else {
            String::new()
        },
        state,
        paid: part.and_then(|part| part.payment.as_ref()).map(|payment| Settled {
            amount: said::euro(payment.amount),
            day: said::day(office, &page, payment.paid_at),
            taker: payment.taker(position).to_owned(),
        }),
        extras: extras(office, &page, &beside.cases, nav),
        hold,
        from: option
            .and_then(|option| option.valid_from)
            .filter(|from| now < *from)
            .map(|from| said::day(office, &page, from)),
        late,
        online: checkout && !hold && creditor.is_some_and(|creditor| !creditor.checkout.is_empty()),
        paying: beside.paying && payable,
        chosen: all
            .iter()
            .map(|held| {
                let (description, amount) = chosen(held);
                Chosen { description, nav: held.nav.grouped(), amount: said::euro(amount) }
            })
            .collect(),
        total: said::euro(all.iter().map(|held| price(held, now)).sum()),
        full: all.len() >= cart::NOTICES_MAX,
        wrong,
        others: others(ctx, office, &page, (&all[0], &beside), now),
        page,
    }
}

fn when(office: &Office, page: &Page, (due, part): (i64, &Instalment), late: bool, now: Moment) -> String {
    let day = |at: Moment| said::day(office, page, at);
    if late && said::reduced(office, page.tr, (due, part), day, now).is_none() {
        return page.t1("pay-late", "day", day(part.due_at));
    }
    said::by(office, page, (due, part), day, now)
}

fn price(held: &Held, now: Moment) -> Cents {
    held.position.option_of(&held.nav).map_or(Cents::ZERO, |(_, part)| part.price(now))
}

/// Other parts and ways of the same position, of the same debtor: they are on his paper too.
fn others(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    (held, beside): (&Held, &Beside),
    now: Moment,
) -> Vec<Other> {
    let extra = |nav: &NoticeNumber| beside.cases.iter().any(|case| case.is_of(nav));
    let Some(debtor) = held.debtor() else { return Vec::new() };
    let shown = held.position.instalments().filter(|(option, part)| {
        part.nav != held.nav
            && option.debtor.code == debtor.code
            && (part.payment.is_some() || extra(&part.nav) || held.position.payable(&part.nav, now).is_ok())
    });
    shown
        .map(|(option, part)| Other {
            token: token(&ctx.key, office.id, &part.nav),
            name: said::part_or_whole(page.tr, option, part),
            amount: said::euro(part.payment.as_ref().map_or(part.price(now), |payment| payment.amount)),
            until: {
                let day = |at: Moment| said::short_day(office, at);
                said::by(office, page, (held.position.due, part), day, now)
            },
            paid: part.payment.is_some(),
            extra: extra(&part.nav),
        })
        .collect()
}

//! Back from the checkout. Its word proves nothing: the page waits for the receipt, and shows it when it is there.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here};
use platform::live::View;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};
use platform::{Moment, events};

use super::notice::BETWEEN;
use super::{CART, Held, cart, token, told, under_way, unknown};
use crate::refunds::{self, Case};
use crate::said;

/// How somebody comes back; an unknown word says nothing of its own.
const WAYS: [&str; 4] = ["ok", "cancel", "error", "waiting"];
/// What the page waits for.
const NEWS: [&str; 2] = ["instalment-paid", "refund-case-opened"];
/// Without scripts the page asks again after so many seconds.
const AGAIN_SECONDS: i64 = 10;

struct Line {
    token: String,
    description: String,
    amount: String,
    paid: Option<String>,
    /// Its money is here, and is too much.
    extra: bool,
}

impl Line {
    fn is_here(&self) -> bool {
        self.paid.is_some() || self.extra
    }
}

#[derive(askama::Template)]
#[template(path = "pay_now/back_view.html")]
struct BackView {
    page: Page,
    how: &'static str,
    lines: Vec<Line>,
    number: i64,
}

impl BackView {
    fn settled(&self) -> bool {
        self.lines.iter().all(Line::is_here)
    }

    /// Somebody who broke off waits for nothing.
    fn waits(&self) -> bool {
        !self.settled() && matches!(self.how, "ok" | "waiting")
    }

    /// The notice of what is still to be paid, with the others of the cart; nothing for who waits.
    fn again(&self) -> Option<String> {
        let open: Vec<&str> =
            self.lines.iter().filter(|line| !line.is_here()).map(|line| line.token.as_str()).collect();
        let (first, others) = open.split_first().filter(|_| !self.waits())?;
        let with = if others.is_empty() { String::new() } else { format!("?with={}", others.join(BETWEEN)) };
        Some(format!("pay/n/{first}{with}"))
    }
}

#[derive(askama::Template)]
#[template(path = "pay_now/back.html")]
struct BackPage {
    page: Page,
    view: BackView,
    live: String,
    again_s: i64,
}

fn way(how: &str) -> &'static str {
    WAYS.into_iter().find(|way| *way == how).unwrap_or("waiting")
}

fn cart_of(ctx: &Ctx, body: i64, secret: &str) -> Option<i64> {
    ctx.key.opened(CART, body, identity::token::decode(secret).ok()?)
}

async fn read(
    ctx: &Ctx,
    body: i64,
    (cart, how): (Option<i64>, &'static str),
    page: Page,
    now: Moment,
) -> Result<Option<BackView>, StoreError> {
    let Some(id) = cart else { return Ok(None) };
    let Some(office) = ctx.offices.known(body) else { return Ok(None) };
    let look = move |tx: &mut Tx| {
        let mut all = Vec::new();
        for nav in cart::navs(tx, body, id)? {
            all.extend(told(tx, body, &nav, now)?);
        }
        let opened_at = cart::opened_at(tx, body, id)?;
        let mut cases = refunds::of_positions(tx, body, all.iter().map(|held: &Held| held.position.id))?;
        // What came before this cart is another payment.
        cases.retain(|case| opened_at.is_some_and(|at| at <= case.opened_at));
        Ok::<_, StoreError>((all, cases, events::last_number(tx, body)?))
    };
    let (all, cases, number): (Vec<Held>, Vec<Case>, i64) = ctx.db.read(look).await?;
    let line = |Held { position, nav }: &Held| {
        let (_, part) = position.option_of(nav)?;
        let payment = part.payment.as_ref();
        let extra = cases.iter().find(|case| case.is_of(nav)).filter(|_| payment.is_none());
        let due = extra.map_or(part.price(now), Case::paid_amount);
        Some(Line {
            token: token(&ctx.key, body, nav),
            description: part.description.clone(),
            amount: said::euro(payment.map_or(due, |payment| payment.amount)),
            paid: payment.map(|payment| said::paid_at(&office, &page, payment)),
            extra: extra.is_some(),
        })
    };
    let lines: Vec<Line> = all.iter().filter_map(line).collect();
    Ok((!lines.is_empty()).then_some(BackView { page, how, lines, number }))
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, secret, how)): Path<(String, String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let (cart, how) = (cart_of(&ctx, office.id, &secret), way(&how));
    let found = read(&ctx, office.id, (cart, how), page.clone(), now).await?;
    let view = found.ok_or_else(|| unknown(&ctx, &caller, now))?;
    // The page asks again six times a minute: more is none.
    let asked = format!("back {} {}", office.id, cart.unwrap_or_default());
    ctx.throttles.look_ups.attempt(&asked, now).map_err(Failed::too_many)?;
    if page.fragment {
        return Ok(html(&view));
    }
    if let Some(id) = cart {
        under_way::came_back(&ctx, office.id, id, how, now).await?;
    }
    let live = page.at(&format!("pay/back/{secret}/{how}/live"));
    Ok(html(&BackPage { page, view, live, again_s: AGAIN_SECONDS }))
}

pub(super) async fn live(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, secret, how)): Path<(String, String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    // The topic is named by the cart and a word of ours: one secret is spelt in many ways, and none opens another.
    let (body, how) = (office.id, way(&how));
    let cart = cart_of(&ctx, body, &secret);
    let found = read(&ctx, body, (cart, how), page.clone(), now).await?;
    found.ok_or_else(|| unknown(&ctx, &caller, now))?;
    let topic = format!("pay/{body}/{}/{how}/{}", cart.unwrap_or_default(), page.tr.lang());
    let inner = ctx.clone();
    let render = move || -> std::pin::Pin<Box<dyn Future<Output = Option<View>> + Send>> {
        let (ctx, page) = (inner.clone(), page.clone());
        Box::pin(async move {
            let now = ctx.clock.now();
            let view = read(&ctx, body, (cart, how), page, now).await.ok()??;
            let html = askama::Template::render(&view).ok()?;
            Some(View { number: view.number, html })
        })
    };
    ctx.hub
        .watch(
            &topic,
            &caller,
            move |event| event.body == body && NEWS.contains(&event.kind.as_ref()),
            render,
        )
        .await
}

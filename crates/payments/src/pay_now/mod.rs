//! Who owes pays: he finds his notice, sees what it is and how much, takes the paper or goes to the national
//! checkout, and comes back. Nothing here says that something is paid: the receipt does.

mod back;
mod cart;
mod checkout;
mod find;
mod notice;
mod online;
mod paper;
pub(crate) mod under_way;
mod view;
mod why;

use std::sync::Arc;

use office::{Ctx, Office};
use pagopa::NoticeNumber;
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Routes};

pub use checkout::{Checkout, CheckoutError};

pub(crate) use find::has_form_of_code;
pub(crate) use why::why_not;

use crate::position::{self, Debtor, Position, State};

/// Keys of the disguises of a notice's number and of a cart's id.
const NOTICE: &str = "notice";
const CART: &str = "cart";

/// Which checkout carts go to; nothing where the house has none.
pub type AtCheckout = Option<axum::Extension<Arc<dyn Checkout>>>;

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .get("/{body}/pay", Access::Public, find::show)
        .post("/{body}/pay", Access::Public, find::find)
        .get("/{body}/pay/n/{token}", Access::Public, notice::show)
        .get("/{body}/pay/n/{token}/notice.pdf", Access::Public, paper::own)
        .get("/{body}/pay/n/{token}/receipt.pdf", Access::Public, paper::receipt)
        .post("/{body}/pay/n/{token}/add", Access::Public, notice::add)
        .post("/{body}/pay/n/{token}/online", Access::Public, online::go)
        .get("/{body}/pay/back/{token}/{how}", Access::Public, back::show)
        .get("/{body}/pay/back/{token}/{how}/live", Access::Public, back::live)
        .get("/{body}/payments/{nav}/notice.pdf", Access::Right(office::rights::TAKE_PAYMENTS), paper::print)
}

/// The secret of a notice's address: its number in disguise, the same for ever, stored nowhere.
pub fn token(key: &MasterKey, body: i64, nav: &NoticeNumber) -> String {
    // Eighteen digits always fit.
    let number = nav.as_str().parse().unwrap_or_default();
    identity::token::encode(key.sealed(NOTICE, body, number))
}

/// The whole address, for mails and for the personal area.
pub fn address(ctx: &Ctx, office: &Office, nav: &NoticeNumber) -> String {
    format!("{}/{}/pay/n/{}", ctx.public_address, office.body.key, token(&ctx.key, office.id, nav))
}

/// The notice of a secret; wrong shapes find nothing, like wrong secrets.
fn opened(key: &MasterKey, body: i64, token: &str) -> Option<NoticeNumber> {
    let number = key.opened(NOTICE, body, identity::token::decode(token).ok()?)?;
    NoticeNumber::parse(&format!("{number:018}")).ok()
}

/// A notice that somebody holds in his hands.
#[derive(Clone)]
pub(crate) struct Held {
    pub position: Position,
    pub nav: NoticeNumber,
}

impl Held {
    fn debtor(&self) -> Option<&Debtor> {
        self.position.option_of(&self.nav).map(|(option, _)| &option.debtor)
    }
}

/// The notice as far as it was told to anybody: nobody outside knows of a draft, nor of what a change took away.
pub(crate) fn told(
    tx: &mut Tx,
    body: i64,
    nav: &NoticeNumber,
    now: Moment,
) -> Result<Option<Held>, StoreError> {
    let found = position::by_nav(tx, body, nav)?.filter(|found| found.state(now) != State::Draft);
    let found = found.filter(|found| found.option_of(nav).is_some());
    Ok(found.map(|position| Held { position, nav: nav.clone() }))
}

/// What somebody tries is counted, whoever he is.
fn counted(ctx: &Ctx, caller: &Caller, now: Moment) -> Result<(), Failed> {
    ctx.throttles.look_ups.attempt(&format!("notice {}", caller.name), now).map_err(Failed::too_many)
}

/// Of a wrong secret.
fn unknown(ctx: &Ctx, caller: &Caller, now: Moment) -> Failed {
    counted(ctx, caller, now).err().unwrap_or_else(Failed::not_found)
}

/// The notice of an address.
async fn at(ctx: &Ctx, body: i64, token: &str, caller: &Caller, now: Moment) -> Result<Held, Failed> {
    let nav = opened(&ctx.key, body, token).ok_or_else(|| unknown(ctx, caller, now))?;
    let found = ctx.db.read(move |tx| told(tx, body, &nav, now)).await?;
    found.ok_or_else(|| unknown(ctx, caller, now))
}

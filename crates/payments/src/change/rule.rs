//! The transactions of changing a position.

use office::Office;
use pagopa::cents::LARGEST;
use pagopa::{Cents, NoticeNumber};
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::fees::add_fee;
use super::told;
use crate::create::{NewOption, PositionError, brought, checked, numbered};
use crate::position::{self, Destination, Position};
use crate::proof::{May, Owing};
use crate::stand_in;

/// What replaces the former contents; numbers are kept place by place unless new ones are brought.
#[derive(Clone, Debug)]
pub struct Rewritten {
    pub due: i64,
    pub company_name: String,
    pub office_name: Option<String>,
    pub stand_in: bool,
    pub options: Vec<NewOption>,
}

/// Rewrites a position that is still open; it stays published, or a draft.
pub fn rewrite(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Owing>,
    position: &mut Position,
    wish: Rewritten,
    now: Moment,
) -> Result<(), PositionError> {
    open(position, now)?;
    if !clerk.dues.covers(wish.due) {
        return Err(PositionError::Due);
    }
    let options = checked(&wish.options, false, now)?;
    brought(tx, office, &options, Some(position))?;
    let before = position.clone();
    if !position::touch(tx, position)? {
        return Err(PositionError::Changed);
    }
    let kept: Vec<(i64, i64, NoticeNumber)> =
        position.instalments().map(|(option, part)| (option.place, part.place, part.nav.clone())).collect();
    position.options = numbered(tx, office, options, &kept)?;
    position::remove_options(tx, position)?;
    position.due = wish.due;
    if !wish.company_name.trim().is_empty() {
        position.company_name = wish.company_name;
    }
    position.office_name = wish.office_name;
    position.stand_in = wish.stand_in;
    if !position::put_options(tx, position)? {
        return Err(StoreError::Conflict.into());
    }
    let parts: Vec<_> = before.instalments().map(|(_, part)| part.clone()).collect();
    position::ended(tx, position, &parts, now)?;
    let after: Vec<String> = own_accounts(position);
    for account in own_accounts(&before).iter().filter(|account| !after.contains(account)) {
        position::account_ended(tx, position.body, account, now)?;
    }
    stand_in::changed(tx, office, &before, position, now)?;
    position::refresh(tx, position, now)?;
    let facts = serde_json::json!({
        "amount": position.amount().0,
        "parts": told::parts(&before, position),
        "revision": position.version,
    });
    clerk.note(tx, "position-changed", position.id, facts, now)?;
    Ok(())
}

/// What the notification cost is added to one instalment that is not paid, on its first transfer; a later call
/// replaces it. It is known only once the notice was served, so a part of a plan that is being paid takes it too
/// (payments reference, 6: the service of notification adds it after issue); a way of paying that another one left
/// aside does not.
pub fn set_fee(
    tx: &mut Tx,
    clerk: &May<Owing>,
    position: &mut Position,
    nav: &NoticeNumber,
    fee: Cents,
    now: Moment,
) -> Result<(), PositionError> {
    let state = position.state(now);
    let (option, found) = position.option_of(nav).ok_or(PositionError::Unknown)?;
    if found.payment.is_some() {
        return Err(PositionError::Paid);
    }
    let usable = position.invalid_at.is_none() && !position.is_other(option);
    let (place, found) = (option.place, found.clone());
    PositionError::unless(usable, state)?;
    let more = fee.0.saturating_sub(found.fee.0);
    let off = found.prices().map(|price| found.amount.0 - price.0).max().unwrap_or(0);
    let first = found.transfers.first().map_or(0, |first| first.amount.0 - off);
    // Beyond what a message carries, or less than a fee that was brought along and never stood there.
    if fee.0 < 0 || found.amount.0.saturating_add(more) > LARGEST.0 || first.saturating_add(more) <= 0 {
        return Err(PositionError::Amount);
    }
    if !position::touch(tx, position)? {
        return Err(PositionError::Changed);
    }
    for part in position.options.iter_mut().flat_map(|option| &mut option.instalments) {
        if part.id == found.id {
            let prices = (&mut part.amount, part.reductions.as_mut_slice());
            add_fee(&mut part.fee, prices, &mut part.transfers, more);
            position::rewrite_price(tx, position.body, position.id, part)?;
        }
    }
    position::ended(tx, position, std::slice::from_ref(&found), now)?;
    position::refresh(tx, position, now)?;
    let facts = serde_json::json!({ "option": place, "instalment": found.id, "fee": fee.0 });
    clerk.note(tx, "position-fee-set", position.id, facts, now)?;
    Ok(())
}

/// To which the transfers of our own go.
fn own_accounts(position: &Position) -> Vec<String> {
    let own = position.instalments().flat_map(|(_, part)| &part.transfers);
    let own = own.filter(|transfer| transfer.beneficiary == position.creditor);
    let accounts = own.filter_map(|transfer| match &transfer.to {
        Destination::Account { iban, postal } => Some(std::iter::once(*iban).chain(*postal)),
        Destination::Told(_) | Destination::Stamp(_) => None,
    });
    accounts.flatten().map(|iban| iban.as_str().to_owned()).collect()
}

fn open(position: &Position, now: Moment) -> Result<(), PositionError> {
    let state = position.state(now);
    PositionError::unless(state.is_open(), state)
}

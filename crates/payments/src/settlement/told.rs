//! A line without its receipt: what the flow alone is worth.

use jiff::civil::Date;
use office::Office;
use pagopa::settlement::PayStatus;
use pagopa::{Cents, Iuv, NoticeNumber};
use platform::events::Actor;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::fit::LineFact;
use super::settle::{Told, Verdict};
use crate::create::{own_share, told_of};
use crate::pay::{self, Arrived};
use crate::position::{
    self, Debtor, Destination, Instalment, Origin, PaidBy, Payment, PaymentOption, Position, Transfer,
};
use crate::said;

/// A notice of ours counts as paid, though its receipt is missing; without a notice, what no receipt will ever
/// explain becomes a position of its own.
pub(super) fn without_receipt(
    tx: &mut Tx,
    office: &Office,
    told: &Told,
    position: &mut Option<Position>,
    actor: &Actor,
    now: Moment,
) -> Result<Verdict, StoreError> {
    if let Some(position) = position {
        let made_here = position.origin == Origin::Flow;
        pay_by_flow(tx, office, told, position, actor, now)?;
        return Ok(if made_here { Verdict::Created } else { Verdict::Awaited });
    }
    // A receipt of this reference explains the position, if not the line: money of another kind.
    let receipts = tx.row(
        sql!("SELECT receipt_id FROM receipt WHERE body = ?1 AND iuv = ?2"),
        values![office.id, told.line.iuv.as_str()],
    )?;
    if told.status != PayStatus::NoRpt || receipts.is_some() {
        return Ok(Verdict::Unknown);
    }
    let Some(mut made) = from_line(tx, office, told, now) else { return Ok(Verdict::Unknown) };
    if !position::insert(tx, &made, now)? {
        return Ok(Verdict::Unknown);
    }
    told_of(tx, &made, actor, now)?;
    pay_by_flow(tx, office, told, &mut made, actor, now)?;
    *position = Some(made);
    Ok(Verdict::Created)
}

/// Writes the payment that a flow tells of, unless there is one, or the amount is none that was ever asked for:
/// then the position stays open, and the line says so.
fn pay_by_flow(
    tx: &mut Tx,
    office: &Office,
    told: &Told,
    position: &mut Position,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let of_line = |part: &&Instalment| part.iuv.as_str() == told.line.iuv;
    let part = position.instalments().map(|(_, part)| part).find(of_line);
    let Some(part) = part.filter(|part| part.payment.is_none()) else { return Ok(()) };
    let Some(amount) = whole(position, part, &told.line, day_of(office, told).unwrap_or(now)) else {
        return Ok(());
    };
    if position.invalid_at.is_some() {
        return Ok(());
    }
    let payment = Payment {
        paid_at: noon(office, &told.paid_on).unwrap_or(now),
        recorded_at: now,
        amount,
        way: PaidBy::Flow,
        receipt: Some(told.line.iur.clone()),
        method: String::new(),
        provider: String::new(),
        actor: actor.0.clone(),
        reason: String::new(),
    };
    let arrived = Arrived { nav: part.nav.clone(), payment };
    pay::record(tx, position, arrived, actor, now).map(|_| ())
}

/// The price of the instalment of which the line is one transfer, if it is one of any time.
fn whole(position: &Position, part: &Instalment, line: &LineFact, paid_at: Moment) -> Option<Cents> {
    let transfer = part.transfers.iter().find(|transfer| match line.place {
        0 => part.transfers.len() == 1,
        place => transfer.place == place,
    })?;
    let missing = transfer.amount.0 - line.amount;
    let price = if transfer.place == 1 { Cents(part.amount.0 - missing) } else { part.amount };
    let fits = if transfer.place == 1 { position.was_priced(part, price, paid_at) } else { missing == 0 };
    fits.then_some(price)
}

/// A position that only a flow knows of: of nobody in particular, of no kind of due, flagged by its origin.
fn from_line(tx: &Tx, office: &Office, told: &Told, now: Moment) -> Option<Position> {
    let creditor = office.body.creditor.as_ref()?;
    let iuv = Iuv::parse(&told.line.iuv).ok()?;
    // Seventeen digits are the end of a number that begins with 3, fifteen of one that begins with 0.
    let nav = NoticeNumber::of_iuv(&iuv).or_else(|_| NoticeNumber::parse(&format!("000{iuv}"))).ok()?;
    let (id, amount) = (tx.new_id(), Cents(told.line.amount));
    let description = format!("/RFB/{iuv}");
    let nowhere = Destination::Account { iban: String::new(), postal: None };
    let transfer = own_share(office, nowhere, "", amount, &description).ok()?;
    let (name, transfer) =
        (transfer.company_name.clone(), Transfer { place: told.line.place.max(1), ..transfer });
    let instalment = Instalment {
        id: tx.new_id(),
        place: 1,
        nav,
        iuv,
        amount,
        fee: Cents::ZERO,
        due_at: noon(office, &told.paid_on).unwrap_or(now),
        description: description.clone(),
        reductions: Vec::new(),
        metadata: Vec::new(),
        transfers: vec![transfer],
        payment: None,
    };
    let option = PaymentOption {
        place: 1,
        debtor: Debtor::anonymous(),
        description,
        valid_from: None,
        switch_to_expired: false,
        whole: true,
        instalments: vec![instalment],
    };
    Some(Position {
        body: office.id,
        id,
        iupd: format!("{}F{id}", creditor.fiscal_code),
        due: 0,
        origin: Origin::Flow,
        creditor: creditor.fiscal_code.clone(),
        company_name: name,
        office_name: None,
        stand_in: false,
        tie: None,
        lang: Lang::It,
        created_at: now,
        published_at: Some(now),
        invalid_at: None,
        version: 1,
        options: vec![option],
        former: Vec::new(),
    })
}

/// The beginning of the day on which it was paid: whatever was asked for during that day is a price.
fn day_of(office: &Office, told: &Told) -> Option<Moment> {
    said::begin_of(office, told.paid_on.parse().ok()?)
}

/// Flows say days: noon is within the day in every zone that matters.
fn noon(office: &Office, day: &str) -> Option<Moment> {
    let day: Date = day.parse().ok()?;
    let noon = day.at(12, 0, 0, 0).to_zoned(office.zone.clone()).ok()?;
    Some(noon.timestamp().into())
}

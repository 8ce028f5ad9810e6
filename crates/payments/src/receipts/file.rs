//! What a receipt means.

use std::collections::BTreeSet;

use office::Office;
use pagopa::Cents;
use pagopa::soap::{self, Outcome, Receipt};
use platform::Moment;
use platform::events::{NewEvent, append};
use platform::store::{StoreError, Tx};

use super::{Way, born, keep, stamps};
use crate::deliver;
use crate::node;
use crate::pay::{self, Arrived, PLATFORM_BEGAN, Paid, Surplus, TooMuch};
use crate::position::{self, Origin, PaidBy, Payment, Position};
use crate::settlement;

/// Where it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    pub verdict: Verdict,
    /// The position and the instalment that it speaks of.
    pub position: Option<(i64, i64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It pays an instalment of ours.
    Settled,
    /// A settlement flow had told it.
    Known,
    /// It is too much: a case of giving back was opened.
    Surplus(Surplus),
    /// It pays a notice that we never issued; a position was made for it.
    Born,
    /// The payment failed; nothing moved.
    Failed,
    /// No transfer in it is ours, or no number is left for a position: kept to be looked at.
    Foreign,
}

impl Verdict {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Settled => "settled",
            Verdict::Known => "known",
            Verdict::Surplus(surplus) => surplus.word(),
            Verdict::Born => "born",
            Verdict::Failed => "failed",
            Verdict::Foreign => "foreign",
        }
    }

    /// Whether it pays what it was for.
    pub fn pays(self) -> bool {
        matches!(self, Verdict::Settled | Verdict::Known | Verdict::Born)
    }

    pub fn parse(word: &str) -> Option<Verdict> {
        let plain = [Verdict::Settled, Verdict::Known, Verdict::Born, Verdict::Failed, Verdict::Foreign];
        let plain = plain.into_iter().find(|verdict| verdict.word() == word);
        plain.or_else(|| Surplus::parse(word).map(Verdict::Surplus))
    }
}

/// Files a receipt; a second time it is known, and nothing is done.
pub(super) fn file(
    tx: &mut Tx,
    office: &Office,
    receipt: &Receipt,
    way: &Way,
    now: Moment,
) -> Result<Filed, StoreError> {
    if let Some(filed) = keep::filed(tx, office.id, receipt.id.as_str())? {
        return Ok(filed);
    }
    let filed = meaning(tx, office, receipt, now)?;
    let faults = stamps::faults(tx, office.id, receipt, &filed)?;
    keep::insert(tx, office, receipt, way, (&filed, &faults), now)?;
    let stand_in = receipt.stand_in.unwrap_or(false);
    let odd: Vec<&str> = faults.iter().map(|(_, fault)| fault.word()).collect();
    let facts = serde_json::json!({ "verdict": filed.verdict.word(), "amount": receipt.amount.cents().0, "source": way.word(), "stand_in": stand_in, "odd_stamps": odd });
    let (actor, subject) = (node::platform(), filed.position.map_or(0, |(position, _)| position));
    append(
        tx,
        NewEvent { body: office.id, place: 0, kind: "receipt-filed", subject, actor: &actor, at: now, facts },
    )?;
    // A flow may have told of it already, and waits for it.
    let reference = BTreeSet::from([receipt.reference.to_string()]);
    settlement::settle(tx, office, &reference, &actor, now)?;
    match (filed.verdict, filed.position) {
        // Where nothing came to us there is nothing to give back.
        (Verdict::Surplus(cause), Some((position, part))) if ours(office, receipt).is_positive() => {
            let too_much =
                TooMuch { receipt: receipt.id.as_str(), position, amount: ours(office, receipt), cause };
            pay::open_case(tx, office.id, &too_much, now)?;
            let about = (position, part, receipt.id.as_str());
            deliver::surplus(tx, office.id, about, &actor, now)?;
        }
        _ => pay::groundless(tx, office.id, receipt.id.as_str(), now)?,
    }
    Ok(filed)
}

/// What of a receipt came to this body: others give back their own shares, and a stamp is the state's.
fn ours(office: &Office, receipt: &Receipt) -> Cents {
    let ours = office.fiscal_code().unwrap_or_default();
    let transfers = receipt.transfers();
    let came = transfers.as_slice().iter().filter(|part| part.body.as_str() == ours);
    came.filter(|part| matches!(part.credit.to, soap::Paid::Iban(_))).map(|part| part.amount.cents()).sum()
}

fn meaning(tx: &mut Tx, office: &Office, receipt: &Receipt, now: Moment) -> Result<Filed, StoreError> {
    if receipt.outcome == Outcome::Ko {
        return Ok(Filed { verdict: Verdict::Failed, position: None });
    }
    let ours = office.fiscal_code().unwrap_or_default();
    let transfers = born::transfers(receipt);
    if receipt.body.as_str() == ours {
        let number = receipt.notice.known();
        let position = number.as_ref().map_or(Ok(None), |nav| position::by_nav(tx, office.id, nav))?;
        if let Some(position) = position {
            return settle(tx, office, position, receipt, receipt.amount.cents(), now);
        }
        return unheard_of(tx, office, receipt, (Origin::Receipt, transfers, receipt.amount.cents()), now);
    }
    // A notice of another body: its numbers may be equal to ours and mean something else. Our share counts.
    let share: Vec<_> = transfers.into_iter().filter(|part| part.beneficiary == ours).collect();
    let amount = share.iter().map(|part| part.amount).sum();
    match share.is_empty() {
        true => Ok(Filed { verdict: Verdict::Foreign, position: None }),
        false => unheard_of(tx, office, receipt, (Origin::Secondary, share, amount), now),
    }
}

/// A position is made for it, and paid by it.
fn unheard_of(
    tx: &mut Tx,
    office: &Office,
    receipt: &Receipt,
    (origin, transfers, amount): (Origin, Vec<position::Transfer>, Cents),
    now: Moment,
) -> Result<Filed, StoreError> {
    let Some(position) = born::born(tx, office, receipt, origin, transfers, now)? else {
        return Ok(Filed { verdict: Verdict::Foreign, position: None });
    };
    let filed = settle(tx, office, position, receipt, amount, now)?;
    let verdict = if filed.verdict == Verdict::Settled { Verdict::Born } else { filed.verdict };
    Ok(Filed { verdict, ..filed })
}

fn settle(
    tx: &mut Tx,
    office: &Office,
    mut position: Position,
    receipt: &Receipt,
    amount: Cents,
    now: Moment,
) -> Result<Filed, StoreError> {
    // What was made for this receipt has one instalment, under a number that may not be the receipt's.
    let known =
        receipt.notice.known().filter(|nav| position.option_of(nav).is_some() || position.has_withdrawn(nav));
    let first = position.instalments().next().map(|(_, part)| part.nav.clone());
    let Some(nav) = known.or(first) else {
        return Err(StoreError::Shape(format!("position {} has no instalment", position.id)));
    };
    let instalment = position.option_of(&nav).map_or(0, |(_, part)| part.id);
    let payment = Payment {
        paid_at: paid_at(office, receipt, now),
        recorded_at: now,
        amount,
        way: PaidBy::Platform,
        receipt: Some(receipt.id.as_str().to_owned()),
        method: receipt.method.as_ref().map_or_else(String::new, |method| method.as_str().to_owned()),
        provider: receipt.psp.company.as_str().to_owned(),
        actor: node::platform().0,
        reason: String::new(),
    };
    let paid = pay::record(tx, &mut position, Arrived { nav, payment }, &node::platform(), now)?;
    let verdict = match paid {
        Paid::Settled => Verdict::Settled,
        Paid::Known => Verdict::Known,
        Paid::Surplus(cause) => Verdict::Surplus(cause),
    };
    Ok(Filed { verdict, position: Some((position.id, instalment)) })
}

/// When the citizen had paid; a zone that is not said is the body's.
pub(super) fn paid_at(office: &Office, receipt: &Receipt, now: Moment) -> Moment {
    let said = receipt.paid_at.and_then(|at| at.instant(&office.zone)).map(Moment::from);
    let day = || office.begin_of(receipt.applied_on?);
    // Nobody pays before there was a platform, or tomorrow: such a date is a mistake of its sender.
    let plausible = |at: &Moment| *at >= PLATFORM_BEGAN && *at <= now.plus_s(2 * 86_400);
    said.filter(plausible).or_else(|| day().filter(plausible)).unwrap_or(now)
}

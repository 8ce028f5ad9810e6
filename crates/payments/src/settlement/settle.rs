//! What all flows in force and all receipts say of one reference: which transfers are reported, what is paid
//! though its receipt is missing, what is still to be asked for. Computed from facts each time, so that it does
//! not matter which of them came first.

use std::collections::BTreeSet;

use office::Office;
use pagopa::settlement::PayStatus;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::weigh::{Facts, Told, Verdict};
use super::{pursue, told, too_much};
use crate::position::{self, Destination, Position};

/// What became of each line in force: flow and place of the line, and its verdict.
pub type Verdicts = Vec<((i64, i64), Verdict)>;

/// Looks at a reference again, after a flow or a receipt has come. Answers the verdict of each line in force.
pub fn settle_reference(
    tx: &mut Tx,
    office: &Office,
    iuv: &str,
    actor: &Actor,
    now: Moment,
) -> Result<Verdicts, StoreError> {
    let facts = Facts::of_reference(tx, office, iuv)?;
    let Facts { told, transfers, fitted } = &facts;
    let mut position = by_reference(tx, office.id, iuv)?;
    if let Some(position) = &mut position {
        told::take_back(tx, position, told, iuv, actor, now)?;
    }
    let under = told.iter().zip(fitted).filter_map(|(told, at)| Some((&told.line, &transfers[(*at)?])));
    too_much::received(tx, office.id, under)?;
    let mut surplus = Vec::new();
    let alone =
        |(told, fitted): &(&Told, &Option<usize>)| fitted.is_none() && told.status != PayStatus::Revoked;
    for (told, _) in told.iter().zip(fitted).filter(alone) {
        let cause = told::without_receipt(tx, office, told, &mut position, actor, now)?;
        surplus.extend(cause.map(|cause| (&told.line, cause)));
    }
    let origin = position.as_ref().map(|position| position.origin);
    let (mut verdicts, mut awaited) = (Vec::new(), BTreeSet::new());
    for (told, verdict) in facts.weighed(|_| origin) {
        if matches!(verdict, Verdict::Awaited | Verdict::Unknown) {
            awaited.insert(told.line.iur.as_str());
        }
        verdicts.push(((told.flow, told.place), verdict));
    }
    // A line of which only the transfer is missing in its receipt awaits nothing.
    awaited.retain(|iur| transfers.iter().all(|transfer| transfer.receipt != *iur));
    pursue::pursue(tx, office.id, iuv, &awaited, now)?;
    if let Some(position) = &mut position {
        too_much::settle(tx, position, iuv, &surplus, now)?;
        report(tx, position, iuv, told, now)?;
    }
    Ok(verdicts)
}

/// Writes which transfers of an instalment are reported, by flows or by a program, where that is another than before.
fn report(
    tx: &mut Tx,
    position: &mut Position,
    iuv: &str,
    told: &[Told],
    now: Moment,
) -> Result<(), StoreError> {
    let (body, id, mut changed) = (position.body, position.id, false);
    // A program may have said so itself (the register's `report`).
    let said = tx.numbers::<3>(
        sql!("SELECT instalment, place, said_reported_at FROM transfer WHERE body = ?1 AND position = ?2 AND said_reported_at IS NOT NULL"),
        values![body, id],
    )?;
    let parts = position.options.iter_mut().flat_map(|option| &mut option.instalments);
    for part in parts.filter(|part| part.iuv.as_str() == iuv) {
        // What a reduction took off was taken from the first transfer.
        let off = part.payment.as_ref().map_or(0, |paid| part.amount.0 - paid.amount.0);
        let alone = part.transfers.len() == 1;
        for transfer in &mut part.transfers {
            let amount = transfer.amount.0 - if transfer.place == 1 { off } else { 0 };
            let tells = |told: &&Told| {
                told.status != PayStatus::Revoked
                    && told.line.amount == amount
                    && (told.line.place == transfer.place || told.line.place == 0 || alone)
            };
            let account = matches!(transfer.to, Destination::Account { .. });
            let reported = told.iter().filter(tells).map(|told| told.kept_at).min().filter(|_| account);
            let by_program = said.iter().find(|[of, place, _]| (*of, *place) == (part.id, transfer.place));
            let reported = reported.or(by_program.map(|[.., at]| Moment(*at)));
            if reported != transfer.reported_at {
                transfer.reported_at = reported;
                changed = true;
                tx.execute(
                    sql!("UPDATE transfer SET reported_at = ?5 WHERE body = ?1 AND position = ?2 AND instalment = ?3 AND place = ?4"),
                    values![body, id, part.id, transfer.place, reported],
                )?;
            }
        }
    }
    if changed { position::refresh(tx, position, now) } else { Ok(()) }
}

fn by_reference(tx: &mut Tx, body: i64, iuv: &str) -> Result<Option<Position>, StoreError> {
    let row =
        tx.row(sql!("SELECT position FROM instalment WHERE body = ?1 AND iuv = ?2"), values![body, iuv])?;
    row.map_or(Ok(None), |row| position::load(tx, body, row.get(0)?))
}

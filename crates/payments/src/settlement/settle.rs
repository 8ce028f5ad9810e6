//! What all flows in force and all receipts say of one reference: which transfers are reported, what is paid
//! though its receipt is missing, what is still to be asked for. Computed from facts each time, so that it does
//! not matter which of them came first.

use std::collections::BTreeSet;

use office::Office;
use pagopa::settlement::PayStatus;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::fit::{LineFact, TransferFact, fit};
use super::{pursue, told, too_much};
use crate::position::{self, Destination, Position};

/// What a line meant when it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its receipt is here.
    Receipt,
    /// Its receipt is here, with another amount.
    Amount,
    /// No receipt: the notice of ours counts as paid, and its receipt is asked for.
    Awaited,
    /// No receipt can come: a position was made from the line.
    Created,
    /// No receipt, and no notice that it could be: asked for all the same.
    Unknown,
    /// The provider takes the payment back.
    Revoked,
    /// A later revision of the flow counts.
    Superseded,
}

#[derive(Clone, Debug)]
pub(super) struct Told {
    pub flow: i64,
    pub place: i64,
    pub status: PayStatus,
    pub kept_at: Moment,
    pub paid_on: String,
    pub line: LineFact,
}

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
    let told = lines_of(tx, office.id, iuv)?;
    let transfers = transfers_of(tx, office, iuv)?;
    let facts: Vec<LineFact> = told.iter().map(|told| told.line.clone()).collect();
    let fitted = fit(&facts, &transfers);
    let mut position = by_reference(tx, office.id, iuv)?;
    if let Some(position) = &mut position {
        told::take_back(tx, position, &told, iuv, actor, now)?;
    }
    let under = facts.iter().zip(&fitted).filter_map(|(line, at)| Some((line, &transfers[(*at)?])));
    too_much::received(tx, office.id, under)?;
    let (mut verdicts, mut awaited, mut surplus) = (Vec::new(), BTreeSet::new(), Vec::new());
    for (told, fitted) in told.iter().zip(&fitted) {
        let verdict = match (told.status, fitted) {
            (PayStatus::Revoked, _) => Verdict::Revoked,
            (_, Some(at)) if transfers[*at].amount == told.line.amount => Verdict::Receipt,
            (_, Some(_)) => Verdict::Amount,
            (_, None) => {
                let (verdict, cause) = told::without_receipt(tx, office, told, &mut position, actor, now)?;
                surplus.extend(cause.map(|cause| (&told.line, cause)));
                verdict
            }
        };
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
        report(tx, position, iuv, &told, now)?;
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

fn lines_of(tx: &mut Tx, body: i64, iuv: &str) -> Result<Vec<Told>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT l.flow, l.place, l.iur, l.transfer, l.amount, l.status, l.paid_on, f.kept_at FROM settlement_line l JOIN settlement_flow f ON f.body = l.body AND f.id = l.flow WHERE l.body = ?1 AND l.iuv = ?2 AND l.trouble IS NULL AND f.superseded_at IS NULL ORDER BY l.flow, l.place"),
        values![body, iuv],
    )?;
    rows.iter()
        .map(|row| {
            let status: String = row.get(5)?;
            let status = PayStatus::of_code(&status).ok_or(StoreError::Shape(format!("status {status}")))?;
            let line =
                LineFact { iuv: iuv.to_owned(), iur: row.get(2)?, place: row.get(3)?, amount: row.get(4)? };
            Ok(Told {
                flow: row.get(0)?,
                place: row.get(1)?,
                status,
                kept_at: Moment(row.get(7)?),
                paid_on: row.get(6)?,
                line,
            })
        })
        .collect()
}

fn transfers_of(tx: &mut Tx, office: &Office, iuv: &str) -> Result<Vec<TransferFact>, StoreError> {
    let ours = office.body.creditor.as_ref().map_or("", |creditor| &creditor.fiscal_code);
    let rows = tx.rows(
        sql!("SELECT r.receipt_id, t.place, t.amount FROM receipt r JOIN receipt_transfer t ON t.body = r.body AND t.receipt_id = r.receipt_id WHERE r.body = ?1 AND r.iuv = ?2 AND t.beneficiary = ?3 AND t.stamp = 0 ORDER BY r.receipt_id, t.place"),
        values![office.id, iuv, ours],
    )?;
    rows.iter()
        .map(|row| {
            let (receipt, place, amount) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(TransferFact { iuv: iuv.to_owned(), receipt, place, amount })
        })
        .collect()
}

fn by_reference(tx: &mut Tx, body: i64, iuv: &str) -> Result<Option<Position>, StoreError> {
    let row =
        tx.row(sql!("SELECT position FROM instalment WHERE body = ?1 AND iuv = ?2"), values![body, iuv])?;
    row.map_or(Ok(None), |row| position::load(tx, body, row.get(0)?))
}

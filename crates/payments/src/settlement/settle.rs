//! What all flows in force and all receipts say of references: which transfers are reported, what is paid though
//! its receipt is missing, what is still to be asked for. Computed from facts each time, so that it does not matter
//! which of them came first.

use std::collections::BTreeSet;

use office::Office;
use pagopa::settlement::PayStatus;
use platform::Moment;
use platform::events::Actor;
use platform::store::{StoreError, Tx};

use super::facts::{Facts, Told};
use super::known::Known;
use super::report::Reports;
use super::weigh::Verdict;
use super::{pursue, told, too_much};

/// So many references are held in memory at once.
const AT_ONCE: usize = 1_000;

/// Looks at references again, after a flow or a receipt has come. That a position is reported is no event of its own:
/// a flow of thousands of lines is one event with their number (`flow-kept`), and each transfer keeps the moment since
/// which it is reported.
pub fn settle(
    tx: &mut Tx,
    office: &Office,
    references: &BTreeSet<String>,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let references: Vec<&String> = references.iter().collect();
    for some in references.chunks(AT_ONCE) {
        let (mut known, mut reports) = (Known::of(tx, office, some)?, Reports::default());
        for iuv in some {
            one(tx, office, iuv, (&mut known, &mut reports), actor, now)?;
        }
        reports.write(tx, office.id, &known, now)?;
    }
    Ok(())
}

fn one(
    tx: &mut Tx,
    office: &Office,
    iuv: &str,
    (known, reports): (&mut Known, &mut Reports),
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let (facts, mut position) = (known.facts(iuv), known.take(iuv));
    let Facts { told, transfers, fitted, .. } = &facts;
    if let Some(position) = &mut position {
        told::take_back(tx, office, position, told, iuv, actor, now)?;
    }
    let under = told.iter().zip(fitted).filter_map(|(told, at)| Some((&told.line, &transfers[(*at)?])));
    too_much::received(tx, office.id, under)?;
    let mut surplus = Vec::new();
    let alone =
        |(told, fitted): &(&Told, &Option<usize>)| fitted.is_none() && told.status != PayStatus::Revoked;
    for (one, _) in told.iter().zip(fitted).filter(alone) {
        let cause = told::without_receipt(tx, office, (one, told), &mut position, actor, now)?;
        surplus.extend(cause.map(|cause| (&one.line, cause)));
    }
    let origin = position.as_ref().map(|position| position.origin);
    let waits = |(_, verdict): &(&Told, Verdict)| matches!(verdict, Verdict::Awaited | Verdict::Unknown);
    let mut awaited: BTreeSet<&str> =
        facts.weighed(origin).filter(waits).map(|(told, _)| told.line.iur.as_str()).collect();
    // A line of which only the transfer is missing in its receipt awaits nothing.
    awaited.retain(|iur| transfers.iter().all(|transfer| transfer.receipt != *iur));
    pursue::pursue(tx, office.id, iuv, known.pursued(iuv), &awaited, now)?;
    if let Some(mut position) = position {
        too_much::settle(tx, &position, &surplus, &known.cases(&facts, position.id), now)?;
        reports.look(&mut position, iuv, told, known);
        known.keep(position);
    }
    Ok(())
}

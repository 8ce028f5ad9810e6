//! Receipts: stored, then answered. A refusal is final for the node, so trouble of our own is never one: then
//! nothing is said in the form of the operation, and the node comes again.

use std::sync::Arc;

use office::Ctx;
use office::lanes::PAYMENTS;
use pagopa::soap::{Operation, Receipt, Response, Sender};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use super::Admitted;
use super::answer::{Answered, Unwell, refused};
use super::check::{self, Links};
use crate::receipts::{self, Arrival, Way};

pub(super) async fn receive(
    (ctx, admitted): (&Ctx, &Admitted),
    sender: Sender,
    receipt: Receipt,
    operation: Operation,
    raw: Vec<u8>,
    now: Moment,
) -> Result<Answered, Unwell> {
    let office = match check::addressed((ctx, admitted), &sender, |_| Links::All) {
        Ok(office) => office,
        Err(code) => {
            let fault = refused(code, sender.body.as_str(), "");
            return Ok(Answered { body: 0, response: Response::refusal(operation, fault) });
        }
    };
    let body = office.id;
    let way = Way::Station(sender.station.as_str().to_owned());
    let arrival = Arc::new(Arrival { way, raw: raw.into(), receipt });
    if let Err(error) = keep(ctx, body, arrival, now).await {
        tracing::error!(%error, "a receipt cannot be kept; the node will come again");
        return Err(Unwell(body));
    }
    let response = match operation {
        Operation::SendRt => Response::SendRt(Ok(())),
        _ => Response::SendRtV2(Ok(())),
    };
    Ok(Answered { body, response })
}

/// What should be a receipt of this body and cannot be read is for people; the answer is the same.
pub(super) async fn unread(ctx: &Ctx, body: i64, raw: Vec<u8>, why: String, now: Moment) {
    let keep = move |tx: &mut Tx| receipts::keep_unread(tx, body, &raw, &why, now);
    if let Err(error) = ctx.db.write(Lane::of(body, PAYMENTS), keep).await {
        tracing::error!(%error, body, "a message that is no receipt is not kept");
    }
}

async fn keep(ctx: &Ctx, body: i64, arrival: Arc<Arrival>, now: Moment) -> Result<(), StoreError> {
    let lane = Lane::of(body, PAYMENTS);
    let (offices, here) = (ctx.offices.clone(), arrival.clone());
    let whole = move |tx: &mut Tx| match offices.at(tx, body)? {
        Some(office) => receipts::take_in(tx, &office, &here, now).map(drop),
        None => Err(StoreError::Shape(format!("body {body} is gone"))),
    };
    let error = match ctx.db.write(lane, whole).await {
        Ok(()) => return Ok(()),
        Err(error @ (StoreError::Busy | StoreError::Unavailable(_) | StoreError::Conflict)) => {
            return Err(error);
        }
        Err(error) => error,
    };
    // What cannot be filed for a reason that would be there the next time too is kept all the same.
    tracing::error!(%error, "a receipt is kept and not filed");
    let (offices, why) = (ctx.offices.clone(), error.to_string());
    let kept = move |tx: &mut Tx| match offices.at(tx, body)? {
        Some(office) => receipts::keep_for_later(tx, &office, &arrival, &why, now),
        None => Err(StoreError::Shape(format!("body {body} is gone"))),
    };
    ctx.db.write(lane, kept).await
}

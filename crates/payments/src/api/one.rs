//! One position by the creditor's own name of it: read back, published, withdrawn, deleted.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use platform::store::Tx;
use platform::web::{Caller, Failed, nothing};
use platform::{Lane, Moment};

use super::answer::answer;
use super::find;
use crate::create::PositionError;
use crate::position::{self, Position};
use crate::proof::{May, Owing};
use crate::{publish as publishing, withdraw as withdrawing};

/// Which position somebody means who may change it.
pub(super) struct One {
    ctx: Ctx,
    office: Arc<Office>,
    clerk: May<Owing>,
    iupd: String,
    now: Moment,
}

impl FromRequestParts<Ctx> for One {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<One, Failed> {
        let Here(office) = Here::from_request_parts(parts, ctx).await?;
        let caller = Caller::from_request_parts(parts, ctx).await?;
        let now = Moment::from_request_parts(parts, ctx).await?;
        let clerk = May::prove(&caller, &office)?;
        let named = Path::<(String, String)>::from_request_parts(parts, ctx).await;
        let Path((_, iupd)) = named.map_err(|_| Failed::not_found())?;
        Ok(One { ctx: ctx.clone(), office, clerk, iupd, now })
    }
}

/// A step with a position, as the rooms of the steps have it.
type Rule = fn(&mut Tx, &Office, &May<Owing>, &mut Position, Moment) -> Result<(), PositionError>;

impl One {
    /// Finds the position and does one step with it; answers it with its new version.
    async fn step(self, rule: Rule) -> Result<Response, Failed> {
        let One { ctx, office, clerk, iupd, now } = self;
        let (body, known) = (office.id, office.clone());
        let work = move |tx: &mut Tx| {
            let mut position = find(tx, &clerk, &iupd)?;
            rule(tx, &known, &clerk, &mut position, now)?;
            let after = position::load(tx, clerk.body, position.id)?;
            Ok::<_, PositionError>(after.unwrap_or(position))
        };
        let done = ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
        Ok(axum::Json(answer(&done, &office, now)).into_response())
    }
}

pub(super) async fn read(one: One) -> Result<Response, Failed> {
    let One { ctx, office, clerk, iupd, now } = one;
    let found = ctx.db.read(move |tx| find(tx, &clerk, &iupd)).await?;
    Ok(axum::Json(answer(&found, &office, now)).into_response())
}

pub(super) async fn publish(one: One) -> Result<Response, Failed> {
    one.step(|tx, _, clerk, position, now| publishing::publish(tx, clerk, position, now)).await
}

pub(super) async fn withdraw(one: One) -> Result<Response, Failed> {
    one.step(|tx, _, clerk, position, now| withdrawing::invalidate(tx, clerk, position, now)).await
}

pub(super) async fn delete(one: One) -> Result<Response, Failed> {
    one.step(withdrawing::delete).await?;
    Ok(nothing())
}

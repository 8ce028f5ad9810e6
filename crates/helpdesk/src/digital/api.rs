//! The figures for programs that watch: of one customer, and of the whole desk.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Access, Caller, Failed, Routes};

use super::customer::AtCustomerDesk;
use super::figures::Promise;
use super::read;
use crate::list;
use crate::work::AtDesk;
use office::period::{Period, PeriodError};

pub(super) fn routes() -> Routes<Ctx> {
    Routes::new().get("/api/v1/{body}/customer/figures", Access::Right(rights::CUSTOMER_DESK), customer).get(
        "/api/v1/{body}/desk/figures",
        Access::Right(rights::TICKETS),
        desk,
    )
}

/// Civil days of the body; without them the running month.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Days {
    pub from: String,
    pub to: String,
}

impl Days {
    pub fn period(&self, office: &office::Office, now: Moment) -> Result<Period, PeriodError> {
        Period::parse(&self.from, &self.to, Period::month(office.date_of(now)))
    }
}

fn wrong(error: PeriodError) -> Failed {
    Failed::bad(error.sentence())
}

async fn customer(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    Query(days): Query<Days>,
) -> Result<Response, Failed> {
    let own = AtCustomerDesk::prove(&caller, &office)?;
    let period = days.period(&office, now).map_err(wrong)?;
    let here = office.clone();
    let figures = ctx.db.read(move |tx| read::figures(tx, &here, own.customer, period, now)).await?;
    let mut answer = serde_json::json!({
        "from": period.from.to_string(), "to": period.to.to_string(),
        "customer": office::by_id(&office.customers, own.customer).map(|part| part.doc.key.as_str()),
        "figures": figures,
    });
    answer["figures"]["promises"] = shares(&figures.promises);
    if let Some(seen) = figures.availability {
        answer["figures"]["availability"]["share"] = share(seen.hundredths());
    }
    Ok(axum::Json(answer).into_response())
}

async fn desk(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    Query(days): Query<Days>,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let period = days.period(&office, now).map_err(wrong)?;
    let (body, bounds) = (office.id, period.bounds(&office.zone).unwrap_or((now, now)));
    let read = ctx.db.read(move |tx| {
        let counts = list::counts(tx, body, 0, now)?;
        Ok::<_, StoreError>((counts, read::flow(tx, body, bounds, now)?))
    });
    let (counts, (opened, solved, promises)) = read.await?;
    let answer = serde_json::json!({
        "from": period.from.to_string(), "to": period.to.to_string(),
        "figures": { "open": counts.open, "late": counts.late, "opened": opened, "solved": solved, "promises": shares(&promises) },
    });
    Ok(axum::Json(answer).into_response())
}

fn shares(promises: &[Promise]) -> serde_json::Value {
    let one = |promise: &Promise| serde_json::json!({ "metric": promise.metric, "met": promise.met, "counted": promise.counted, "share": share(promise.share()) });
    promises.iter().map(one).collect()
}

/// A part of one, with four decimals.
fn share(hundredths: Option<i64>) -> serde_json::Value {
    serde_json::json!(hundredths.map(|share| share as f64 / 10_000.0))
}

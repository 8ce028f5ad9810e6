//! The same figures for programs.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here};
use platform::Moment;
use platform::web::{Caller, Failed};

use super::page::read;
use super::{DUE_MS, DUE_SHARE, Month, Op, PLANNED_HOURS_A_YEAR, UNPLANNED_HOURS_A_YEAR};
use crate::proof::{Joining, May};

pub(super) async fn figures(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    May::<Joining>::prove(&caller, &office)?;
    let (months, _) = read(&ctx, &office, now).await?;
    let month = |month: &Month| {
        let ops: serde_json::Map<String, serde_json::Value> = Op::ALL
            .into_iter()
            .zip(&month.reached)
            .map(|(op, reached)| {
                let figures = serde_json::json!({
                    "answers": reached.answers, "failures": reached.failures,
                    "p98_ms": reached.p98_ms, "in_time": reached.in_time, "limit_ms": op.limit_ms(),
                });
                (op.word().to_owned(), figures)
            })
            .collect();
        serde_json::json!({
            "month": month.first.strftime("%Y-%m").to_string(), "availability": month.availability,
            "planned_s": month.planned_s, "unplanned_s": month.unplanned_s, "operations": ops,
        })
    };
    let body = serde_json::json!({
        "due_ms": DUE_MS, "due_share": DUE_SHARE,
        "planned_hours_a_year": PLANNED_HOURS_A_YEAR, "unplanned_hours_a_year": UNPLANNED_HOURS_A_YEAR,
        "items": months.iter().map(month).collect::<Vec<_>>(),
    });
    Ok(axum::Json(body).into_response())
}

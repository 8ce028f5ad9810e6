//! Programs say what was paid: `POST /api/v1/{body}/payments/own-notices`.

use axum::Json as Answer;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, rights};
use pagopa::{Cents, Iuv};
use payments::proof::{Accounting, May};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Json, Routes};
use platform::{Lane, Moment};

use super::notices::{NoticeVerdict, OwnNotice, keep_notices};

pub fn routes() -> Routes<Ctx> {
    let act = Access::Right(rights::ACCOUNTS);
    Routes::new().post("/api/v1/{body}/payments/own-notices", act, keep)
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    notices: Vec<Row>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    iud: String,
    iuv: String,
    cents: i64,
    paid_on: String,
}

impl Row {
    fn read(&self) -> Result<OwnNotice, &'static str> {
        let iud = Some(&self.iud).filter(|iud| (1..=35).contains(&iud.len())).ok_or("iud")?;
        let iuv = Iuv::parse(&self.iuv).map_err(|_| "iuv")?;
        let amount = Some(Cents(self.cents)).filter(|amount| amount.is_positive()).ok_or("cents")?;
        let paid_on: Date = self.paid_on.parse().map_err(|_| "paid_on")?;
        Ok(OwnNotice { iud: iud.clone(), iuv, amount, paid_on })
    }
}

/// One verdict for each row, in their order; good rows are kept beside bad ones.
async fn keep(
    State(ctx): State<Ctx>,
    Here(office): Here,
    caller: Caller,
    now: Moment,
    Json(told): Json<Told>,
) -> Result<Response, Failed> {
    let (accountant, here): (May<Accounting>, _) = (May::prove_all(&caller, &office)?, office.clone());
    let rows: Vec<_> = told.notices.iter().map(Row::read).collect();
    let work = move |tx: &mut Tx| keep_notices(tx, &here, &accountant, &rows, now);
    let verdicts = ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    let items = verdicts.iter().map(|verdict| match verdict {
        NoticeVerdict::Kept => serde_json::json!({ "verdict": "kept" }),
        NoticeVerdict::Known => serde_json::json!({ "verdict": "known" }),
        NoticeVerdict::Changed => serde_json::json!({ "verdict": "changed" }),
        NoticeVerdict::Bad(field) => serde_json::json!({ "verdict": "bad", "field": field }),
    });
    let items: Vec<_> = items.collect();
    Ok(Answer(serde_json::json!({ "items": items })).into_response())
}

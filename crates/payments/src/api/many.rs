//! Many positions in one call: each is done whole or not at all, and says which; sent again, what is there
//! already is said to be.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Caller, Failed, Json, Page, Sentence};
use platform::{Lane, Moment};

use super::sent::Wish;
use crate::create::PositionError;
use crate::judge::{Outcome, judge};
use crate::position::Origin;
use crate::proof::{May, Owing};

/// Positions of one call.
const MANY: usize = 200;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wishes {
    items: Vec<Wish>,
}

#[derive(serde::Serialize)]
struct Item {
    iupd: String,
    outcome: &'static str,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    notices: Vec<String>,
}

pub(super) async fn add(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Json(wishes): Json<Wishes>,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    if wishes.items.is_empty() || wishes.items.len() > MANY {
        return Err(Failed::bad(Sentence::new("positions-count").with("most", MANY)));
    }
    let (inner, body, lang) = (ctx.clone(), office.id, page.lang());
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(PositionError::Unknown)?;
        let mut verdicts = Vec::new();
        for wish in &wishes.items {
            let iupd = wish.iupd.clone().unwrap_or_default();
            let verdict = match wish.plain() {
                Ok(plain) => judge(tx, &office, &clerk, &plain, (Origin::Program, lang, false), now)?,
                Err(failed) => Outcome::Refused(failed.sentence, None),
            };
            verdicts.push((iupd, verdict));
        }
        Ok::<_, PositionError>(verdicts)
    };
    let verdicts = ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    let item = |(iupd, outcome): (String, Outcome)| Item {
        iupd: outcome.position().map_or(iupd, |position| position.iupd.clone()),
        outcome: outcome.word(),
        detail: outcome.why().map(|why| why.say(page.tr)),
        notices: outcome.notices(),
    };
    let items: Vec<Item> = verdicts.into_iter().map(item).collect();
    Ok(axum::Json(serde_json::json!({ "items": items })).into_response())
}

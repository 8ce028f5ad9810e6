//! The buttons of the composer that send nothing: keep it, throw it away, insert a phrase. The script uses
//! them too, while somebody types.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, rights};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, nothing};
use platform::{Lane, Moment};

use super::keep;
use crate::phrases;
use crate::work::{self, AtDesk, WorkError};

pub fn routes() -> Routes<Ctx> {
    Routes::new().post("/{body}/desk/{ticket}/draft", Access::Right(rights::TICKETS), change)
}

#[derive(serde::Deserialize)]
struct Begun {
    #[serde(default)]
    text: String,
    version: i64,
    /// `keep`, `drop` or `insert`.
    what: String,
    /// A phrase to insert; empty or 0 for none.
    #[serde(default)]
    phrase: String,
}

async fn change(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(begun): Posted<Begun>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    desk.person()?;
    let (inner, body, script) = (ctx.clone(), office.id, page.fragment);
    let work = move |tx: &mut Tx| -> Result<Option<String>, WorkError> {
        let (office, ticket) = work::load(tx, &inner, body, id, None)?;
        let phrase = begun.phrase.parse().ok().filter(|_| begun.what == "insert");
        let filled = match phrase {
            Some(phrase) => phrases::filled(tx, &office, &ticket, &desk, phrase)?,
            None => None,
        };
        // The script puts the phrase where the cursor is, and keeps the whole afterwards.
        if script && begun.what == "insert" {
            return Ok(filled);
        }
        let text = match (begun.what.as_str(), &filled) {
            ("drop", _) => String::new(),
            (_, Some(filled)) if begun.text.trim().is_empty() => filled.clone(),
            (_, Some(filled)) => format!("{}\n\n{filled}", begun.text.trim_end()),
            (_, None) => begun.text.clone(),
        };
        keep(tx, &desk, (id, begun.version), &text, now).map(|()| filled)
    };
    let filled = ctx.db.write(Lane::of(body, HELPDESK), work).await?;
    Ok(match filled {
        Some(filled) if script => filled.into_response(),
        _ if script => nothing(),
        _ => Redirect::to(&page.at(&format!("desk/{id}#say-text"))).into_response(),
    })
}

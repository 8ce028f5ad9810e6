//! Articles offered while somebody writes: fragments of a page, for the answering desk and for a citizen.

use axum::extract::{Query, State};
use axum::response::Response;
use office::{Ctx, Here, rights};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::faq::{Asked, Item, item, some};
use super::{Editor, Readers, answering};

/// Articles offered at once.
const SUGGESTIONS_MAX: usize = 5;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/faq/suggest", Access::Public, to_citizen).get(
        "/{body}/desk/knowledge/suggest",
        Access::Right(rights::TICKETS),
        to_desk,
    )
}

#[derive(askama::Template)]
#[template(path = "knowledge/suggest.html")]
struct Fragment {
    page: Page,
    /// For the desk: the whole text, to be put into an answer.
    texts: Option<Vec<String>>,
    items: Vec<Item>,
    /// Below the tenant.
    place: &'static str,
}

async fn to_citizen(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let (body, question) = (office.id, asked.question());
    let read = move |tx: &mut platform::Tx| {
        let ids = answering(tx, body, Readers::Citizens, &question, SUGGESTIONS_MAX)?;
        some(tx, body, &ids, true)
    };
    let items = ctx.db.read(read).await?.iter().map(item).collect();
    Ok(html(&Fragment { page, texts: None, items, place: "faq/" }))
}

async fn to_desk(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    Editor::prove(&caller)?;
    let (body, question) = (office.id, asked.question());
    let read = move |tx: &mut platform::Tx| {
        let ids = answering(tx, body, Readers::Staff, &question, SUGGESTIONS_MAX)?;
        some(tx, body, &ids, false)
    };
    let found = ctx.db.read(read).await?;
    let texts = found.iter().map(|(_, version)| version.text.clone()).collect();
    let items = found.iter().map(item).collect();
    Ok(html(&Fragment { page, texts: Some(texts), items, place: "desk/knowledge/" }))
}

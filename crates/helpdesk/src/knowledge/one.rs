//! One article, for the desk: its text, what it did, its versions and where they stood.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use office::{Ctx, Here, Office};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};

use super::desk::{area_name, chip, staff_name};
use super::files::{Along, of_article};
use super::{Article, Block, Editor, Move, Span, Stands, Version, blocks, by_id, editions, history};

/// A version in the list of an article, with where it stood.
struct Past {
    version: i64,
    who: String,
    at: String,
    said: String,
}

#[derive(askama::Template)]
#[template(path = "knowledge/article.html")]
struct ArticlePage {
    page: Page,
    article: Article,
    version: Version,
    blocks: Vec<Block>,
    state: String,
    chip: &'static str,
    kind: String,
    area: String,
    audience: String,
    owner: String,
    review: String,
    versions: Vec<i64>,
    past: Vec<Past>,
    moves: Vec<(&'static str, String)>,
    files: Vec<Along>,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub(super) struct Which {
    version: Option<i64>,
}

pub(super) async fn one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    Query(which): Query<Which>,
) -> Result<Response, Failed> {
    Editor::prove(&caller)?;
    let body = office.id;
    let read = move |tx: &mut Tx| {
        let Some(article) = by_id(tx, body, id)? else { return Ok(None) };
        let files = of_article(tx, body, id)?;
        Ok::<_, StoreError>(Some((article, editions(tx, body, id)?, history(tx, body, id)?, files)))
    };
    let (article, all, stood, files) = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    let versions = all.iter().map(|each| each.version).collect();
    let wanted = which.version.unwrap_or(article.last);
    let version = all.into_iter().find(|each| each.version == wanted).ok_or_else(Failed::not_found)?;
    let moves = [
        ("submit", Move::Submit),
        ("publish", Move::Publish),
        ("return", Move::Return),
        ("withdraw", Move::Withdraw),
    ];
    let moves = moves.into_iter().filter(|(_, what)| what.fits(&article));
    let moves = moves.map(|(word, _)| (word, page.t(&format!("knowledge-do-{word}")))).collect();
    let past = stood.iter().rev().map(|stands| past(&office, &page, stands)).collect();
    Ok(html(&ArticlePage {
        blocks: blocks(&version.text),
        state: page.t(&format!("knowledge-state-{}", article.state.word())),
        chip: chip(article.state),
        kind: page.t(&format!("knowledge-kind-{}", version.kind.word())),
        area: area_name(&office, &page, version.area),
        audience: page.t(&format!("knowledge-audience-{}", version.audience.word())),
        owner: staff_name(&office, article.owner),
        review: platform::i18n::civil_date(page.lang(), article.review_on),
        versions,
        past,
        moves,
        files,
        article,
        version,
        page,
    }))
}

fn past(office: &Office, page: &Page, stands: &Stands) -> Past {
    Past {
        version: stands.version,
        who: staff_name(office, stands.staff),
        at: agenda::when::short(page.lang(), office, stands.at),
        said: page.t(&format!("knowledge-state-{}", stands.state.word())),
    }
}

//! What citizens read: questions and answers, by area, the most read first.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::KNOWLEDGE;
use office::{Ctx, Here, Office};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Failed, Page, Posted, Routes, html};
use platform::written::{cut, line};
use platform::{Lane, Moment};

use super::files::{Along, shown_with};
use super::{
    Block, Edition, KnowledgeError, Readers, Span, Visitor, answering, blocks, opening, published, shown,
    viewed, vote,
};

/// Longest question that is echoed, characters.
pub(super) const QUESTION_MAX: usize = 200;
/// Answers to a question.
const FOUND_MAX: usize = 30;
/// Characters of a text that lists show.
pub(super) const OPENING_CHARS: usize = 160;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/faq", Access::Public, list).get("/{body}/faq/{id}", Access::Public, one).post(
        "/{body}/faq/{id}/useful",
        Access::Public,
        useful,
    )
}

/// An article of a list.
pub(super) struct Item {
    pub id: i64,
    pub title: String,
    pub opening: String,
    pub lang: &'static str,
}

pub(super) fn item((article, version): &Edition) -> Item {
    Item {
        id: article.id,
        title: version.title.clone(),
        opening: opening(&version.text, OPENING_CHARS),
        lang: version.lang.code(),
    }
}

struct Group {
    name: String,
    items: Vec<Item>,
}

#[derive(askama::Template)]
#[template(path = "knowledge/faq.html")]
struct FaqPage {
    page: Page,
    question: String,
    groups: Vec<Group>,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    pub q: String,
    /// Key of an area.
    area: String,
}

impl Asked {
    pub fn question(&self) -> String {
        cut(&line(&self.q), QUESTION_MAX)
    }
}

async fn list(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let (body, question) = (office.id, asked.question());
    let area = office.areas.iter().find(|part| part.doc.key == asked.area).map_or(0, |part| part.id);
    let sought = question.clone();
    let mut found = ctx
        .db
        .read(move |tx| {
            if sought.is_empty() {
                return published(tx, body, area);
            }
            let ids = answering(tx, body, Readers::Citizens, &sought, FOUND_MAX)?;
            some(tx, body, &ids, true)
        })
        .await?;
    // What the reader can read comes first.
    found.sort_by_key(|(_, version)| version.lang != page.lang());
    let groups = if question.is_empty() {
        by_area(&office, &page, &found)
    } else {
        vec![Group { name: page.t("faq-found"), items: found.iter().map(item).collect() }]
    };
    Ok(html(&FaqPage { page, question, groups }))
}

/// The editions that readers may see, in the order of the ids.
pub(super) fn some(
    tx: &mut Tx,
    body: i64,
    ids: &[i64],
    public_only: bool,
) -> Result<Vec<Edition>, StoreError> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(shown(tx, body, *id, public_only)?);
    }
    Ok(found)
}

/// In the order of the office's areas; what has none comes last.
fn by_area(office: &Office, page: &Page, found: &[Edition]) -> Vec<Group> {
    let name = |id: i64| match office::by_id(&office.areas, id) {
        Some(part) => part.doc.name.say(page.lang()).to_owned(),
        None => page.t("faq-other"),
    };
    let known = office.areas.iter().map(|part| part.id);
    let of = |area: Option<i64>| -> Vec<Item> {
        let fits = |(_, version): &&Edition| match area {
            Some(area) => version.area == area,
            None => office::by_id(&office.areas, version.area).is_none(),
        };
        found.iter().filter(fits).map(item).collect()
    };
    let groups = known.map(|area| Group { name: name(area), items: of(Some(area)) });
    let rest = Group { name: name(0), items: of(None) };
    groups.chain([rest]).filter(|group| !group.items.is_empty()).collect()
}

#[derive(askama::Template)]
#[template(path = "knowledge/faq_one.html")]
struct OnePage {
    page: Page,
    id: i64,
    title: String,
    lang: &'static str,
    area: String,
    area_key: String,
    updated: String,
    blocks: Vec<Block>,
    thanked: bool,
    files: Vec<Along>,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct After {
    thanks: Option<String>,
}

async fn one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    now: Moment,
    Query(after): Query<After>,
) -> Result<Response, Failed> {
    let (body, visitor) = (office.id, Visitor::of(&ctx.key, &page, office.date_of(now)));
    let work = move |tx: &mut Tx| {
        let found = shown(tx, body, id, true)?.ok_or(KnowledgeError::Unknown)?;
        viewed(tx, body, id, &visitor)?;
        let files = shown_with(tx, &found.0)?;
        Ok::<_, KnowledgeError>((found.1, files))
    };
    let (version, files) = ctx.db.write(Lane::of(body, KNOWLEDGE), work).await?;
    let area = office::by_id(&office.areas, version.area);
    Ok(html(&OnePage {
        id,
        lang: version.lang.code(),
        area: area.map_or_else(String::new, |part| part.doc.name.say(page.lang()).to_owned()),
        area_key: area.map_or_else(String::new, |part| part.doc.key.clone()),
        updated: agenda::when::day(page.lang(), &office, version.at),
        blocks: blocks(&version.text),
        title: version.title,
        thanked: after.thanks.is_some(),
        files,
        page,
    }))
}

#[derive(serde::Deserialize)]
struct Useful {
    useful: String,
}

async fn useful(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    now: Moment,
    Posted(said): Posted<Useful>,
) -> Result<Response, Failed> {
    let (body, visitor) = (office.id, Visitor::of(&ctx.key, &page, office.date_of(now)));
    let yes = said.useful == "yes";
    let work = move |tx: &mut Tx| vote(tx, body, id, &visitor, yes);
    ctx.db.write(Lane::of(body, KNOWLEDGE), work).await?;
    Ok(Redirect::to(&page.at(&format!("faq/{id}?thanks=1"))).into_response())
}

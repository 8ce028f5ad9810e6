//! The list of phrases; who leads the desk writes them here.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::KNOWLEDGE;
use office::{Ctx, Here, Office, rights};
use platform::i18n::Lang;
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::{Draft, FIELDS, Phrase, PhraseError, TITLE_MAX, add, change, phrases, remove};
use crate::desk::Choice;
use crate::work::{AtDesk, Lead};

pub fn routes() -> Routes<Ctx> {
    let (tickets, leads) = (Access::Right(rights::TICKETS), Access::Right(rights::LEAD_DESK));
    Routes::new().get("/{body}/desk/phrases", tickets, show).post("/{body}/desk/phrases", leads, keep).post(
        "/{body}/desk/phrases/{phrase}/remove",
        leads,
        take_away,
    )
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Wanted {
    /// The phrase to change.
    edit: i64,
}

#[derive(askama::Template)]
#[template(path = "phrases/list.html")]
struct ListPage {
    page: Page,
    leads: bool,
    rows: Vec<(Phrase, String)>,
    edited: Option<Phrase>,
    areas: Vec<Choice>,
    langs: Vec<Choice>,
    fields: Vec<(String, String)>,
    title_max: usize,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let (body, leads) = (office.id, caller.may(rights::LEAD_DESK));
    let found = ctx.db.read(move |tx| phrases(tx, body)).await?;
    let edited = found.iter().find(|phrase| leads && phrase.id == wanted.edit).cloned();
    let named = |id: i64| area_name(&office, &page, id);
    let (area, lang) = edited.as_ref().map_or((0, page.lang()), |phrase| (phrase.area, phrase.lang));
    let areas = office.areas.iter().map(|part| Choice {
        value: part.id.to_string(),
        name: named(part.id),
        chosen: part.id == area,
    });
    let langs = office.languages().into_iter().map(|each| Choice {
        value: each.code().to_owned(),
        name: each.name().to_owned(),
        chosen: each == lang,
    });
    let field = |key: &&str| (format!("{{{}}}", page.t(key)), page.t(&format!("{key}-why")));
    Ok(html(&ListPage {
        areas: areas.collect(),
        langs: langs.collect(),
        fields: FIELDS.iter().map(field).collect(),
        rows: found.into_iter().map(|phrase| (phrase.clone(), named(phrase.area))).collect(),
        title_max: TITLE_MAX,
        edited,
        leads,
        page,
    }))
}

/// Empty for what stands for every area.
fn area_name(office: &Office, page: &Page, id: i64) -> String {
    office::by_id(&office.areas, id)
        .map_or_else(String::new, |part| part.doc.name.say(page.lang()).to_owned())
}

#[derive(serde::Deserialize)]
struct Written {
    /// The one to change, as its editor saw it; 0 for a new one.
    #[serde(default)]
    id: i64,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    area: i64,
    lang: String,
    title: String,
    text: String,
}

async fn keep(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(written): Posted<Written>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let lang = Lang::parse(&written.lang).ok_or(PhraseError::Whom)?;
    let draft = Draft { area: written.area, lang, title: written.title, text: written.text };
    let (seen, inner, body) = ((written.id, written.version), ctx.clone(), office.id);
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(PhraseError::Unknown)?;
        match seen {
            (0, _) => add(tx, &office, &lead, &draft, now).map(|_| ()),
            seen => change(tx, &office, &lead, seen, &draft, now),
        }
    };
    ctx.db.write(Lane::of(body, KNOWLEDGE), work).await?;
    Ok(Redirect::to(&page.at("desk/phrases")).into_response())
}

#[derive(serde::Deserialize)]
struct Nothing {}

async fn take_away(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    ctx.db.write(Lane::of(office.id, KNOWLEDGE), move |tx: &mut Tx| remove(tx, &lead, id, now)).await?;
    Ok(Redirect::to(&page.at("desk/phrases")).into_response())
}

//! The form of an article.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan;
use office::lanes::KNOWLEDGE;
use office::{Ctx, Here, Office};
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted, html};
use platform::{Lane, Moment};

use super::{
    Audience, Draft, Editor, Kind, KnowledgeError, OVERDUE_DAYS, TEXT_MAX, TITLE_MAX, by_id, editions, save,
};
use crate::work::is_able;

/// A number that a browser may also leave empty.
pub(super) fn number<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    let text: String = serde::Deserialize::deserialize(from)?;
    Ok(text.parse().unwrap_or(0))
}

/// As the browser sends it.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Form {
    /// The version that the editor saw; 0 for a new article.
    #[serde(deserialize_with = "number")]
    seen: i64,
    kind: String,
    #[serde(deserialize_with = "number")]
    area: i64,
    lang: String,
    audience: String,
    title: String,
    text: String,
    #[serde(deserialize_with = "number")]
    owner: i64,
    review_on: String,
}

impl Form {
    fn draft(&self) -> Result<Draft, KnowledgeError> {
        Ok(Draft {
            kind: self.kind.parse().map_err(|_| KnowledgeError::Whom)?,
            area: self.area,
            lang: Lang::parse(&self.lang).ok_or(KnowledgeError::Whom)?,
            audience: self.audience.parse().map_err(|_| KnowledgeError::Whom)?,
            title: self.title.clone(),
            text: self.text.clone(),
            owner: self.owner,
            review_on: self.review_on.parse().map_err(|_| KnowledgeError::Review)?,
        })
    }
}

struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

#[derive(askama::Template)]
#[template(path = "knowledge/edit.html")]
struct EditPage {
    page: Page,
    id: Option<i64>,
    form: Form,
    wrong: Option<String>,
    kinds: Vec<Choice>,
    areas: Vec<Choice>,
    langs: Vec<Choice>,
    audiences: Vec<Choice>,
    staff: Vec<Choice>,
    title_max: usize,
    text_max: usize,
}

fn show(office: &Office, page: Page, id: Option<i64>, form: Form, wrong: Option<String>) -> Response {
    let choice = |value: &str, name: String, is: bool| Choice { value: value.to_owned(), name, chosen: is };
    let kinds = Kind::ALL.iter().map(|kind| {
        choice(kind.word(), page.t(&format!("knowledge-kind-{}", kind.word())), form.kind == kind.word())
    });
    let audiences = Audience::ALL.iter().map(|each| {
        let name = page.t(&format!("knowledge-audience-{}", each.word()));
        choice(each.word(), name, form.audience == each.word())
    });
    let areas = office.areas.iter().map(|part| {
        choice(&part.id.to_string(), part.doc.name.say(page.lang()).to_owned(), part.id == form.area)
    });
    let langs = office.languages();
    let langs =
        langs.iter().map(|lang| choice(lang.code(), lang.name().to_owned(), form.lang == lang.code()));
    let able = office.staff.iter().filter(|part| is_able(office, part.id));
    let staff = able.map(|part| choice(&part.id.to_string(), part.doc.name.clone(), part.id == form.owner));
    let (kinds, audiences, areas) = (kinds.collect(), audiences.collect(), areas.collect());
    let (langs, staff) = (langs.collect(), staff.collect());
    let (title_max, text_max) = (TITLE_MAX, TEXT_MAX);
    html(&EditPage { page, id, form, wrong, kinds, areas, langs, audiences, staff, title_max, text_max })
}

/// What a proposal brings along.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub(super) struct Begun {
    title: String,
    #[serde(deserialize_with = "number")]
    area: i64,
}

pub(super) async fn new(
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(begun): Query<Begun>,
) -> Result<Response, Failed> {
    let editor = Editor::prove(&caller)?;
    let review = office.date_of(now).saturating_add(OVERDUE_DAYS.days());
    let form = Form {
        lang: page.lang().code().to_owned(),
        audience: Audience::Internal.word().to_owned(),
        title: begun.title.chars().take(TITLE_MAX).collect(),
        area: begun.area,
        owner: editor.desk.staff,
        review_on: review.to_string(),
        ..Form::default()
    };
    Ok(show(&office, page, None, form, None))
}

pub(super) async fn change(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    Editor::prove(&caller)?;
    let body = office.id;
    let read = move |tx: &mut Tx| {
        let newest = editions(tx, body, id)?.into_iter().next();
        Ok::<_, StoreError>(by_id(tx, body, id)?.zip(newest))
    };
    let (article, version) = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    let form = Form {
        seen: article.last,
        kind: version.kind.word().to_owned(),
        area: version.area,
        lang: version.lang.code().to_owned(),
        audience: version.audience.word().to_owned(),
        title: version.title,
        text: version.text,
        owner: article.owner,
        review_on: article.review_on.to_string(),
    };
    Ok(show(&office, page, Some(id), form, None))
}

pub(super) async fn create(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<Form>,
) -> Result<Response, Failed> {
    write(&ctx, &office, page, &caller, now, None, form).await
}

pub(super) async fn keep(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<Form>,
) -> Result<Response, Failed> {
    write(&ctx, &office, page, &caller, now, Some(id), form).await
}

async fn write(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    caller: &Caller,
    now: Moment,
    id: Option<i64>,
    form: Form,
) -> Result<Response, Failed> {
    let editor = Editor::prove(caller)?;
    let (inner, body, sent) = (ctx.clone(), office.id, form.clone());
    let work = move |tx: &mut Tx| {
        let office = inner.offices.at(tx, body)?.ok_or(KnowledgeError::Unknown)?;
        save(tx, &office, &editor, (id, sent.seen), &sent.draft()?, now)
    };
    match ctx.db.write(Lane::of(body, KNOWLEDGE), work).await {
        Ok(id) => Ok(Redirect::to(&page.at(&format!("desk/knowledge/{id}"))).into_response()),
        // What somebody wrote is not lost to a wrong field.
        Err(error @ (KnowledgeError::Title | KnowledgeError::Text | KnowledgeError::Review)) => {
            let wrong = Failed::from(error).sentence.say(page.tr);
            Ok(show(office, page, id, form, Some(wrong)))
        }
        Err(error) => Err(error.into()),
    }
}

//! The desk's own list, with what is to be written and looked at again.

use axum::extract::{Query, State};
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::{Editor, Line, Proposal, Readers, State as Stand, act, answering, edit, lines, one, proposals};

/// Articles that answer a search.
const FOUND_MAX: usize = 50;

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new()
        .get("/{body}/desk/knowledge", tickets, list)
        .get("/{body}/desk/knowledge/new", tickets, edit::new)
        .post("/{body}/desk/knowledge/new", tickets, edit::create)
        .get("/{body}/desk/knowledge/{id}", tickets, one::one)
        .get("/{body}/desk/knowledge/{id}/edit", tickets, edit::change)
        .post("/{body}/desk/knowledge/{id}/save", tickets, edit::keep)
        .post("/{body}/desk/knowledge/{id}/act", tickets, act::act)
        .post("/{body}/desk/knowledge/{id}/use", tickets, act::use_in_answer)
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Wanted {
    q: String,
    state: String,
    #[serde(deserialize_with = "edit::number")]
    area: i64,
}

/// A line of the list, in words.
struct Row {
    id: i64,
    title: String,
    kind: String,
    area: String,
    lang: &'static str,
    state: String,
    chip: &'static str,
    internal: bool,
    owner: String,
    review: String,
    overdue: bool,
    views: i64,
    useful: i64,
    useless: i64,
    uses: i64,
    solved: i64,
}

struct Wish {
    proposal: Proposal,
    area: String,
}

/// A filter of the list.
struct Tab {
    word: &'static str,
    name: String,
    current: bool,
}

#[derive(askama::Template)]
#[template(path = "knowledge/list.html")]
struct ListPage {
    page: Page,
    question: String,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    wishes: Vec<Wish>,
}

pub(super) fn area_name(office: &Office, page: &Page, id: i64) -> String {
    office::by_id(&office.areas, id)
        .map_or_else(String::new, |part| part.doc.name.say(page.lang()).to_owned())
}

pub(super) fn staff_name(office: &Office, id: i64) -> String {
    office::by_id(&office.staff, id).map_or_else(|| "–".to_owned(), |part| part.doc.name.clone())
}

async fn list(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    Editor::prove(&caller)?;
    let (body, area, question) = (office.id, wanted.area, wanted.q.trim().to_owned());
    let (state, sought) = (wanted.state.parse::<Stand>().ok(), question.clone());
    let (found, wishes) = ctx
        .db
        .read(move |tx| {
            let all = lines(tx, body, state, area)?;
            Ok::<_, StoreError>((narrowed(tx, body, &sought, all)?, proposals(tx, body, now)?))
        })
        .await?;
    let today = office.date_of(now);
    let rows = found.iter().map(|line| row(&office, &page, line, today)).collect();
    let wish = |proposal: Proposal| Wish { area: area_name(&office, &page, proposal.area), proposal };
    let mut tabs = vec![Tab { word: "", name: page.t("knowledge-state-all"), current: state.is_none() }];
    tabs.extend(Stand::ALL.iter().map(|each| Tab {
        word: each.word(),
        name: page.t(&format!("knowledge-state-{}", each.word())),
        current: state == Some(*each),
    }));
    let wishes = wishes.into_iter().map(wish).collect();
    Ok(html(&ListPage { page, question, tabs, rows, wishes }))
}

/// Those that answer the question, best first.
fn narrowed(tx: &mut Tx, body: i64, question: &str, all: Vec<Line>) -> Result<Vec<Line>, StoreError> {
    if question.is_empty() {
        return Ok(all);
    }
    let ids = answering(tx, body, Readers::Desk, question, FOUND_MAX)?;
    let line = |id: &i64| all.iter().find(|line| line.edition.0.id == *id).cloned();
    Ok(ids.iter().filter_map(line).collect())
}

fn row(office: &Office, page: &Page, line: &Line, today: jiff::civil::Date) -> Row {
    let (article, version) = &line.edition;
    Row {
        id: article.id,
        title: version.title.clone(),
        kind: page.t(&format!("knowledge-kind-{}", version.kind.word())),
        area: area_name(office, page, version.area),
        lang: version.lang.code(),
        state: page.t(&format!("knowledge-state-{}", article.state.word())),
        chip: chip(article.state),
        internal: version.audience == super::Audience::Internal,
        owner: staff_name(office, article.owner),
        review: platform::i18n::civil_date(page.lang(), article.review_on),
        overdue: article.review_on < today && article.state != Stand::Withdrawn,
        views: article.views,
        useful: article.useful,
        useless: article.useless,
        uses: line.uses,
        solved: line.solved,
    }
}

pub(super) fn chip(state: Stand) -> &'static str {
    match state {
        Stand::Draft => "chip-quiet",
        Stand::Review => "chip-attention",
        Stand::Published => "chip-done",
        Stand::Withdrawn => "chip-broken",
    }
}

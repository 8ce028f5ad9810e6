//! The citizens' home and the sheet of a service.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use office::docs::ServiceDoc;
use office::{Ctx, Here, Part};
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Access, Failed, Page, Routes, html};
use platform::written::{cut, line};

use super::{Place, bookable};
use crate::book::first_free;
use crate::{choose_time, when};

/// Longest search that is echoed.
const QUERY_MAX: usize = 100;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/", Access::Public, home).get("/{body}", Access::Public, home).get(
        "/{body}/services/{key}",
        Access::Public,
        sheet,
    )
}

/// One line of the home.
struct Line {
    key: String,
    name: String,
    /// Words that find it, beyond those shown.
    also: String,
    first: Option<String>,
    bookable: bool,
}

/// A service and its first free start, in words.
type Found = (Part<ServiceDoc>, Option<String>);

struct Group {
    name: String,
    icon: String,
    lines: Vec<Line>,
}

#[derive(askama::Template)]
#[template(path = "services/home.html")]
struct Home {
    page: Page,
    query: String,
    groups: Vec<Group>,
    /// The body collects: notices are paid on a page of their own.
    pays: bool,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Search {
    q: String,
}

async fn home(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    Query(search): Query<Search>,
    now: Moment,
) -> Result<Response, Failed> {
    let query = cut(&line(&search.q), QUERY_MAX);
    let (lang, tr, wanted) = (page.lang(), page.tr, folded(&query));
    let found: Vec<Part<ServiceDoc>> = office
        .services
        .iter()
        .filter(|part| part.doc.given.at_counter())
        .filter(|part| {
            let doc = &part.doc;
            let text =
                folded(&format!("{} {} {}", doc.name.say(lang), doc.category, doc.description.say(lang)));
            wanted.split_whitespace().all(|word| text.contains(word))
        })
        .cloned()
        .collect();
    let at = office.clone();
    let read = move |tx: &mut platform::Tx| -> Result<Vec<Found>, StoreError> {
        let mut lines = Vec::new();
        for part in &found {
            let shortest = choose_time::shortest(&part.doc).filter(|_| bookable(&part.doc));
            let first =
                shortest.map(|offering| first_free(tx, &at, part, offering, now)).transpose()?.flatten();
            lines.push((part.clone(), first.map(|start| when::brief(tr, &at, start, now))));
        }
        Ok(lines)
    };
    let mut groups: Vec<Group> = Vec::new();
    for (part, first) in ctx.db.read(read).await? {
        let doc = part.doc;
        let name = if doc.category.is_empty() { page.t("services-other") } else { doc.category.clone() };
        let line = Line {
            name: doc.name.say(lang).to_owned(),
            also: doc.description.say(lang).to_owned(),
            first,
            bookable: bookable(&doc),
            key: doc.key,
        };
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group { name, icon: doc.icon, lines: vec![line] }),
        }
    }
    Ok(html(&Home { page, query, groups, pays: office.body.creditor.is_some() }))
}

/// For comparing: lower case, without the accents of our five languages.
pub(crate) fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'â' | 'ä' | 'á' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'î' | 'ï' | 'í' => 'i',
        'ò' | 'ô' | 'ö' | 'ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ç' | 'č' | 'ć' => 'c',
        'š' => 's',
        'ž' => 'z',
        '’' => '\'',
        c => c,
    };
    text.to_lowercase().chars().map(plain).collect()
}

#[derive(askama::Template)]
#[template(path = "services/sheet.html")]
struct Sheet {
    page: Page,
    key: String,
    name: String,
    category: String,
    description: String,
    notes: Vec<String>,
    /// Name and minutes.
    offerings: Vec<(String, i64)>,
    place: Place,
    bookable: bool,
    walk_in: bool,
    promise_appointment: i64,
    promise_walk_in: i64,
    first: Option<String>,
}

async fn sheet(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, key)): Path<(String, String)>,
    page: Page,
    now: Moment,
) -> Result<Response, Failed> {
    let part = office.service_by_key(&key).cloned().ok_or_else(Failed::not_found)?;
    let (at, asked, tr) = (office.clone(), part.clone(), page.tr);
    let read = move |tx: &mut platform::Tx| -> Result<Option<Moment>, StoreError> {
        let shortest = choose_time::shortest(&asked.doc).filter(|_| bookable(&asked.doc));
        shortest.map_or(Ok(None), |offering| first_free(tx, &at, &asked, offering, now))
    };
    let first = ctx.db.read(read).await?.map(|start| when::near(tr, &office, start, now));
    let (doc, lang) = (part.doc, page.lang());
    Ok(html(&Sheet {
        name: doc.name.say(lang).to_owned(),
        category: doc.category.clone(),
        description: doc.description.say(lang).to_owned(),
        notes: lines(doc.notes.say(lang)),
        offerings: doc.offering.iter().map(|each| (each.name.say(lang).to_owned(), each.minutes)).collect(),
        place: Place::of(&office, &doc, lang, now),
        bookable: bookable(&doc),
        walk_in: doc.walk_in,
        promise_appointment: doc.promise_min.appointment,
        promise_walk_in: doc.promise_min.walk_in,
        first,
        key: doc.key,
        page,
    }))
}

/// The lines of a text that the office wrote, blank ones left out.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

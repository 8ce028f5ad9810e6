//! The list.

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office, rights};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};
use platform::{Lane, Moment};

use super::list::{self, Filter, Line, Search, lines};
use super::view::Choice;
use super::{act, beside, edit, elsewhere, new, shown};
use crate::position::State as Stands;
use crate::proof::{Dues, May, Seeing};
use crate::said;

pub fn routes() -> Routes<Ctx> {
    let see = Access::Right(rights::SEE_PAYMENTS);
    let owe = Access::Right(rights::POSITIONS);
    Routes::new()
        .get("/{body}/payments", see, show)
        .get("/{body}/payments/new", owe, new::form)
        .post("/{body}/payments/new", owe, new::send)
        .get("/{body}/payments/of/{kind}/{id}", see, beside::page)
        .get("/{body}/payments/{position}", see, shown::one)
        .post("/{body}/payments/{position}/act", owe, act::act)
        .get("/{body}/payments/{position}/edit", owe, edit::form)
        .post("/{body}/payments/{position}/edit", owe, edit::send)
        .post("/{body}/payments/{position}/elsewhere", Access::Right(rights::TAKE_PAYMENTS), elsewhere::send)
}

#[derive(Clone, serde::Deserialize, Default)]
#[serde(default)]
struct Wanted {
    q: String,
    state: String,
    due: i64,
    from: String,
    to: String,
    after: Option<i64>,
}

/// A line of the list in words.
pub(super) struct Row {
    pub id: i64,
    pub name: String,
    pub description: String,
    pub due: String,
    pub state: String,
    pub chip: &'static str,
    pub amount: String,
    pub until: String,
    /// For how long it has been waited for beyond its day.
    pub late: Option<String>,
}

impl Row {
    pub(super) fn of(office: &Office, page: &Page, line: &Line, now: Moment) -> Row {
        let waited = line.waited_at.unwrap_or(line.first_due_at);
        Row {
            id: line.id,
            name: line.name.clone(),
            description: line.description.clone(),
            due: said::due(office, page, line.due),
            state: said::state(page, line.state),
            chip: said::state_chip(line.state),
            amount: said::euro(line.amount),
            until: said::short_day(office, waited),
            late: line.is_late(now).then(|| said::late(office, page, waited, now)),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "desk/payments.html")]
struct ListPage {
    page: Page,
    wanted: Wanted,
    rows: Vec<Row>,
    states: Vec<Choice>,
    dues: Vec<Choice>,
    /// Something is looked for: an empty list says so, and there may be a next page.
    filtered: bool,
    /// Too little was typed to look for.
    short: bool,
    more: Option<String>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let reader: May<Seeing> = May::prove(&caller, &office)?;
    let filter = wanted.filter(&office);
    let (asked, seeing) = (filter.clone(), reader.clone());
    let short = !wanted.q.trim().is_empty() && filter.search.is_none();
    let work = move |tx: &mut Tx| {
        let found = lines(tx, &seeing, &asked, now)?;
        // Whoever looks for somebody leaves a trace, without whom he looked for.
        if let Some(search) = &asked.search {
            let by = if matches!(search, Search::Name(_)) { "name" } else { "code" };
            let facts = serde_json::json!({ "by": by, "found": found.len() });
            seeing.note(tx, "positions-searched", 0, facts, now)?;
        }
        Ok::<_, StoreError>(found)
    };
    let found = if short { Vec::new() } else { ctx.db.write(Lane::of(office.id, PAYMENTS), work).await? };
    let filtered = !filter.is_empty();
    let last = found.last().filter(|_| filtered && found.len() as i64 == list::PAGE);
    Ok(html(&ListPage {
        more: last.map(|line| wanted.after(&page, line.id)),
        rows: found.iter().map(|line| Row::of(&office, &page, line, now)).collect(),
        states: states(&page, &wanted.state),
        dues: dues(&office, &page, &reader.dues, wanted.due),
        filtered,
        short,
        wanted,
        page,
    }))
}

impl Wanted {
    fn filter(&self, office: &Office) -> Filter {
        let day = |text: &str| text.parse::<Date>().ok();
        Filter {
            search: Search::parse(&self.q),
            state: Stands::parse(&self.state),
            late: self.state == LATE,
            due: self.due,
            from: day(&self.from).and_then(|day| office.begin_of(day)),
            until: day(&self.to).and_then(|day| office.begin_of(day.tomorrow().ok()?)),
            after: self.after,
        }
    }

    fn after(&self, page: &Page, id: i64) -> String {
        let (due, after) = (self.due.to_string(), id.to_string());
        let pairs = [
            ("q", self.q.as_str()),
            ("state", &self.state),
            ("due", &due),
            ("from", &self.from),
            ("to", &self.to),
            ("after", &after),
        ];
        let query: Vec<String> = pairs
            .into_iter()
            .filter(|(name, value)| !value.is_empty() && (*name, *value) != ("due", "0"))
            .map(|(name, value)| format!("{name}={}", escaped(value)))
            .collect();
        format!("{}?{}", page.at("payments"), query.join("&"))
    }
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// Among the states, what is no state of its own: waited for beyond its day.
const LATE: &str = "late";

fn states(page: &Page, chosen: &str) -> Vec<Choice> {
    let choice = |state: &Stands| Choice {
        value: state.word().to_owned(),
        name: said::state(page, *state),
        chosen: state.word() == chosen,
    };
    let late = Choice { value: LATE.into(), name: page.t("due-late-all"), chosen: chosen == LATE };
    std::iter::once(late).chain(Stands::ALL.iter().map(choice)).collect()
}

/// The kinds of due that somebody deals with.
pub(super) fn dues(office: &Office, page: &Page, held: &Dues, chosen: i64) -> Vec<Choice> {
    let choice = |part: &office::Part<office::docs::DueDoc>| Choice {
        value: part.id.to_string(),
        name: part.doc.name.say(page.lang()).to_owned(),
        chosen: part.id == chosen,
    };
    office.dues.iter().filter(|part| held.covers(part.id)).map(choice).collect()
}

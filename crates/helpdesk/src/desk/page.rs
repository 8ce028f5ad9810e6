//! The three panes.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::view::{Detail, Row, Tab};
use super::{act, new};
use crate::alerts;
use crate::list::{self, Counts, Filter, Line};
use crate::ticket::{Level, State as Stands, by_id};
use crate::work::AtDesk;

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new()
        .get("/{body}/desk", tickets, show)
        .get("/{body}/desk/new", tickets, new::form)
        .post("/{body}/desk/new", tickets, new::send)
        .get("/{body}/desk/{ticket}", tickets, one)
        .post("/{body}/desk/{ticket}/say", tickets, act::say)
        .post("/{body}/desk/{ticket}/act", tickets, act::act)
}

/// What the address says of the list.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Wanted {
    pub view: String,
    pub q: String,
    /// The page after this ticket.
    pub after: Option<i64>,
}

impl Wanted {
    /// The name of the view: the first that there is.
    pub fn view(&self) -> &str {
        if VIEWS.contains(&self.view.as_str()) { &self.view } else { VIEWS[0] }
    }

    fn filter(&self, staff: i64, now: Moment) -> Filter {
        let all = Filter::default();
        match self.view() {
            "mine" => Filter { holder: Some(staff), ..all },
            "nobodys" => Filter { holder: Some(0), ..all },
            "late" => Filter { due_before: Some(now), ..all },
            "organisation" => Filter { level: Some(Level::Organisation), ..all },
            "technical" => Filter { level: Some(Level::Technical), ..all },
            "supplier" => Filter { level: Some(Level::Supplier), ..all },
            "waiting" => Filter { state: Some(Stands::WaitingRequester), ..all },
            _ => all,
        }
    }
}

/// In the order of the menu.
pub const VIEWS: [&str; 9] =
    ["open", "mine", "nobodys", "late", "organisation", "technical", "supplier", "waiting", "solved"];

#[derive(askama::Template)]
#[template(path = "desk/desk.html")]
struct DeskPage {
    page: Page,
    wanted: Wanted,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    /// Where the next page begins.
    more: Option<i64>,
    detail: Option<Detail>,
    /// Alerts of one's own that are still to be looked at.
    alerts: i64,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    // A code typed into the search opens its ticket at once.
    if let Ok(code) = identity::TicketCode::parse(&wanted.q) {
        let body = office.id;
        let found = ctx.db.read(move |tx| crate::ticket::by_code(tx, body, code.as_str())).await?;
        if let Some(ticket) = found {
            return Ok(Redirect::to(&page.at(&format!("desk/{}", ticket.id))).into_response());
        }
    }
    render(&ctx, &office, page, &desk, now, wanted, None).await
}

async fn one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    render(&ctx, &office, page, &desk, now, wanted, Some(id)).await
}

async fn render(
    ctx: &Ctx,
    office: &office::Office,
    page: Page,
    desk: &AtDesk,
    now: Moment,
    wanted: Wanted,
    ticket: Option<i64>,
) -> Result<Response, Failed> {
    let (body, staff, asked, inner) = (office.id, desk.staff, wanted.clone(), ctx.clone());
    let (counts, lines, detail, alerts) = ctx
        .db
        .read(move |tx| {
            let lines = lines(tx, body, staff, &asked, now)?;
            let counts = list::counts(tx, body, staff, now)?;
            let detail = match ticket {
                Some(id) => Detail::read(tx, &inner, body, id, now)?,
                None => None,
            };
            Ok::<_, StoreError>((counts, lines, detail, alerts::unseen(tx, body, staff)?))
        })
        .await?;
    if ticket.is_some() && detail.is_none() {
        return Err(Failed::not_found());
    }
    let more = lines.last().filter(|_| lines.len() as i64 == list::PAGE).map(|line| line.ticket.id);
    let rows = lines.iter().map(|line| Row::of(office, &page, line, now)).collect();
    let detail = detail.map(|read| Detail::of(office, &page, read, now));
    Ok(html(&DeskPage { tabs: tabs(&page, &wanted, &counts), page, wanted, rows, more, detail, alerts }))
}

fn lines(tx: &mut Tx, body: i64, staff: i64, asked: &Wanted, now: Moment) -> Result<Vec<Line>, StoreError> {
    if !asked.q.trim().is_empty() {
        return list::find(tx, body, None, &asked.q, asked.after);
    }
    if asked.view() == "solved" {
        return list::solved(tx, body, asked.after);
    }
    let last = match asked.after {
        Some(id) => by_id(tx, body, id)?.map(|ticket| (ticket.due_at, ticket.id)),
        None => None,
    };
    list::lines(tx, body, &Filter { after: last, ..asked.filter(staff, now) })
}

fn tabs(page: &Page, wanted: &Wanted, counts: &Counts) -> Vec<Tab> {
    let of = |view: &str| match view {
        "open" => Some(counts.open),
        "mine" => Some(counts.mine),
        "nobodys" => Some(counts.nobodys),
        "late" => Some(counts.late),
        "organisation" => Some(counts.organisation),
        "technical" => Some(counts.technical),
        "supplier" => Some(counts.supplier),
        "waiting" => Some(counts.waiting),
        _ => None,
    };
    let tab = |view: &&'static str| Tab {
        view,
        name: page.t(&format!("desk-view-{view}")),
        count: of(view),
        current: wanted.q.is_empty() && wanted.view() == *view,
        alarming: *view == "late" && counts.late > 0,
    };
    VIEWS.iter().map(tab).collect()
}

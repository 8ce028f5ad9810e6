//! The three panes.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::ctx::Doing;
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::beside::Beside;
use super::read::Read;
use super::row::{Row, Tab};
use super::view::{Detail, Unsent};
use super::wanted::{VIEWS, Wanted};
use super::{act, new, say};
use crate::alerts;
use crate::list::{self, Counts, Filter, Line};
use crate::presence;
use crate::ticket::by_id;
use crate::views::{self, Wish};
use crate::work::AtDesk;

pub fn routes() -> Routes<Ctx> {
    let tickets = Access::Right(rights::TICKETS);
    Routes::new()
        .get("/{body}/desk", tickets, show)
        .get("/{body}/desk/new", tickets, new::form)
        .post("/{body}/desk/new", tickets, new::send)
        .get("/{body}/desk/{ticket}", tickets, one)
        .post("/{body}/desk/{ticket}/say", tickets, say::say)
        .post("/{body}/desk/{ticket}/act", tickets, act::act)
}

#[derive(askama::Template)]
#[template(path = "desk/desk.html")]
struct DeskPage {
    page: Page,
    wanted: Wanted,
    tabs: Vec<Tab>,
    beside: Beside,
    /// Addresses of the same list.
    same: Vec<(&'static str, String)>,
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

/// The ticket with what could not be sent, still in its place.
pub(super) async fn again(
    ctx: &Ctx,
    office: &office::Office,
    page: Page,
    desk: &AtDesk,
    now: Moment,
    (id, unsent): (i64, Unsent),
) -> Result<Response, Failed> {
    let mut response = render(ctx, office, page, desk, now, Wanted::default(), Some((id, unsent))).await?;
    *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    Ok(response)
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
    render(&ctx, &office, page, &desk, now, wanted, Some((id, Unsent::default()))).await
}

async fn render(
    ctx: &Ctx,
    office: &office::Office,
    page: Page,
    desk: &AtDesk,
    now: Moment,
    wanted: Wanted,
    ticket: Option<(i64, Unsent)>,
) -> Result<Response, Failed> {
    let (ticket, unsent) = ticket.map_or((None, None), |(id, unsent)| (Some(id), Some(unsent)));
    let (body, asked, inner, reader) = (office.id, wanted.clone(), ctx.clone(), desk.clone());
    let lang = page.lang();
    let (counts, kept, lines, detail, alerts) = ctx
        .db
        .read(move |tx| {
            let kept = views::seen_by(tx, body, reader.staff)?;
            let mut lines = lines(tx, &reader, &asked, asked.wish(&kept), now)?;
            if let Some(office) = inner.offices.at(tx, body)? {
                list::at_this_moment(tx, &office, &mut lines, now)?;
            }
            let counts = list::counts(tx, body, reader.staff, now)?;
            let detail = match ticket {
                Some(id) => Read::of(tx, &inner, &reader, (id, lang), now)?,
                None => None,
            };
            let unseen = alerts::unseen(tx, body, reader.staff)?;
            Ok::<_, StoreError>((counts, kept, lines, detail, unseen))
        })
        .await?;
    if ticket.is_some() && detail.is_none() {
        return Err(Failed::not_found());
    }
    let more = lines.last().filter(|_| lines.len() as i64 == list::PAGE).map(|line| line.ticket.id);
    let mut rows: Vec<Row> = lines.iter().map(|line| Row::of(office, &page, line, now)).collect();
    give_keys(&mut rows, ticket);
    let detail = detail.map(|read| {
        let here = presence::others(ctx, office, desk, (ticket.unwrap_or_default(), Doing::Reading), now);
        let detail = Detail::of(office, &page, read, (desk, here), now);
        Detail { unsent: unsent.unwrap_or_default(), ..detail }
    });
    let (wish, shown) = (wanted.wish(&kept), wanted.kept(&kept).map(|view| view.id));
    Ok(html(&DeskPage {
        tabs: tabs(&page, &wanted, &counts, wish.is_some()),
        same: wanted.pairs(wish.as_ref()),
        beside: Beside::of(office, &page, kept, shown, wish),
        page,
        wanted,
        rows,
        more,
        detail,
        alerts,
    }))
}

/// `j` opens the row below the open one, `k` the one above; without an open one `j` opens the first.
fn give_keys(rows: &mut [Row], open: Option<i64>) {
    let place = rows.iter().position(|row| Some(row.id) == open);
    if let Some(row) = rows.get_mut(place.map_or(0, |place| place + 1)) {
        row.key = "j";
    }
    if let Some(row) = place.and_then(|place| place.checked_sub(1)).and_then(|above| rows.get_mut(above)) {
        row.key = "k";
    }
}

fn lines(
    tx: &mut Tx,
    desk: &AtDesk,
    asked: &Wanted,
    wish: Option<Wish>,
    now: Moment,
) -> Result<Vec<Line>, StoreError> {
    let body = desk.body;
    if !asked.q.trim().is_empty() {
        return list::find(tx, body, None, &asked.q, asked.after);
    }
    if let Some(wish) = wish.as_ref().filter(|wish| !wish.words.is_empty()) {
        return list::find_open(tx, body, &wish.filter(desk.staff, now), &wish.words, asked.after);
    }
    if wish.is_none() && asked.view() == "solved" {
        return list::solved(tx, body, asked.after);
    }
    let last = match asked.after {
        Some(id) => by_id(tx, body, id)?.map(|ticket| (ticket.due_at, ticket.id)),
        None => None,
    };
    let filter = match wish {
        Some(wish) => wish.filter(desk.staff, now),
        None => asked.filter(desk.staff, now),
    };
    list::lines(tx, body, &Filter { after: last, ..filter })
}

fn tabs(page: &Page, wanted: &Wanted, counts: &Counts, wished: bool) -> Vec<Tab> {
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
        current: wanted.q.is_empty() && !wished && wanted.view() == *view,
        alarming: *view == "late" && counts.late > 0,
    };
    VIEWS.iter().map(tab).collect()
}

//! The three panes.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::ctx::Doing;
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::beside::Beside;
use super::view::{Detail, Row, Tab};
use super::{act, new};
use crate::list::{self, Counts, Filter, Line};
use crate::presence;
use crate::ticket::{Level, State as Stands, by_id};
use crate::views::{self, Wish};
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
    /// What the filter's form says, in the view of that name.
    #[serde(flatten)]
    pub wish: Wish,
}

/// The view that shows what the filter's form says.
const FILTER: &str = "filter";

impl Wanted {
    /// The name of the view: the first that there is.
    pub fn view(&self) -> &str {
        if VIEWS.contains(&self.view.as_str()) { &self.view } else { VIEWS[0] }
    }

    /// What a kept view or the filter's form asks for; nothing in a fixed view.
    fn wish(&self, kept: &[views::Kept]) -> Option<Wish> {
        if self.view == FILTER {
            return Some(self.wish.cleaned());
        }
        self.kept(kept).map(|view| view.wish.clone())
    }

    fn kept<'a>(&self, kept: &'a [views::Kept]) -> Option<&'a views::Kept> {
        let id: i64 = self.view.parse().ok()?;
        kept.iter().find(|view| view.id == id)
    }

    /// For addresses of the same list.
    fn pairs(&self, wish: Option<&Wish>) -> Vec<(&'static str, String)> {
        let view = if wish.is_some() { &self.view } else { self.view() };
        let mut pairs = vec![("view", view.to_owned())];
        if self.view == FILTER {
            let asked = wish.map(Wish::pairs).unwrap_or_default();
            pairs.extend(asked.into_iter().map(|(name, word)| (name, word.to_owned())));
        }
        pairs
    }

    fn filter(&self, staff: i64, now: Moment) -> Filter {
        let all = Filter::default();
        match self.view() {
            "mine" => Filter { holder: Some(staff), ..all },
            "watched" => Filter { watcher: Some(staff), ..all },
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
pub const VIEWS: [&str; 10] = [
    "open",
    "mine",
    "watched",
    "nobodys",
    "late",
    "organisation",
    "technical",
    "supplier",
    "waiting",
    "solved",
];

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
    let (body, asked, inner, reader) = (office.id, wanted.clone(), ctx.clone(), desk.clone());
    let (counts, kept, lines, detail) = ctx
        .db
        .read(move |tx| {
            let kept = views::seen_by(tx, body, reader.staff)?;
            let lines = lines(tx, &reader, &asked, asked.wish(&kept), now)?;
            let counts = list::counts(tx, body, reader.staff, now)?;
            let detail = match ticket {
                Some(id) => Detail::read(tx, &inner, &reader, id, now)?,
                None => None,
            };
            Ok::<_, StoreError>((counts, kept, lines, detail))
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
        Detail::of(office, &page, read, (desk, here), now)
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
